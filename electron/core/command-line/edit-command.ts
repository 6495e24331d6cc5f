import { z } from 'zod'
import { ok, type Result } from '../../../shared/fault.ts'
import { viewJob } from '../outbox/job-views.ts'
import type { CommandContext } from './command.ts'
import { badInput, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

const told = '--not-arrived'

/** `outbox edit <job>`: prints the job that took its place, then the links that wait for that. */
export async function editJob(
  words: readonly string[],
  input: string | null,
  { counter, ports }: Pick<CommandContext, 'counter' | 'ports'>,
): Promise<Result<CommandOutcome>> {
  const [id, ...others] = words.filter((word) => word !== told)
  if (id === undefined || others.length > 0) {
    return badInput('job', 'give the id of one job; "outbox list" shows them')
  }
  const changes = parseInput(z.record(z.string(), z.unknown()), input)
  if (!changes.ok) return changes
  const edit = { changes: changes.value, notArrived: words.includes(told) }
  const made = await counter.outbox.edit(id, edit)
  if (!made.ok) return made
  const ids = [made.value.job, ...made.value.links].map((job) => job.id)
  await counter.outbox.deliver(ids)
  const views = ids.flatMap((one) => ports.database.jobs.get(one) ?? []).map(viewJob)
  return ok({ status: statusOfJobs(views), json: views, text: JSON.stringify(views, null, 2) })
}
