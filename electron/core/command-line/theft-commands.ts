import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { RecoveryReport, TheftReport } from '../../../shared/theft.ts'
import { viewJob } from '../outbox/job-views.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newRecovery, newTheft } from '../outbox/other-jobs.ts'
import type { StoredJob } from '../ports.ts'
import {
  lineOf,
  queueAndDeliver,
  readBikeId,
  type Command,
  type CommandContext,
} from './command.ts'
import { badInput, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

/** The fields of the call as published; `status` may be given and says nothing new. */
const StolenInput = TheftReport.extend({ status: z.literal('Stolen').optional() }).strict()
const FoundInput = RecoveryReport.extend({ status: z.literal('Found').optional() }).strict()

/** Marks a bike stolen; nothing is stolen tomorrow. */
export const stolen: Command = async (words, { input }, context) => {
  const bikeId = readBikeId(words[0])
  if (!bikeId.ok) return bikeId
  const given = parseInput(StolenInput, input)
  if (!given.ok) return given
  const { ports } = context
  if (Date.parse(given.value.stolenDateTime) > ports.clock.now()) {
    return badInput('stolenDateTime', 'lies in the future')
  }
  const report = TheftReport.parse(given.value)
  return send(context, (origin) => newTheft(bikeId.value, report, origin))
}

export const found: Command = async (words, { input }, context) => {
  const bikeId = readBikeId(words[0])
  if (!bikeId.ok) return bikeId
  const given = parseInput(FoundInput, input)
  if (!given.ok) return given
  if (Date.parse(given.value.foundDateTime) > context.ports.clock.now()) {
    return badInput('foundDateTime', 'lies in the future')
  }
  const report = RecoveryReport.parse(given.value)
  return send(context, (origin) => newRecovery(bikeId.value, report, origin))
}

async function send(
  context: CommandContext,
  make: (origin: JobOrigin) => StoredJob,
): Promise<Result<CommandOutcome>> {
  const account = context.counter.accounts.current('cicopass')
  if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
  const now = context.ports.clock.now()
  const job = await queueAndDeliver(
    context,
    make({ account, now, heldUntil: null, operator: null }),
  )
  if (!job.ok) return job
  const jobs = [viewJob(job.value)]
  return ok({ status: statusOfJobs(jobs), json: { jobs }, text: lineOf(job.value) })
}
