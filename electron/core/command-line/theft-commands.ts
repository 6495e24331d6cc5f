import { z } from 'zod'
import type { NamedBike } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { RecoveryReport, TheftReport, WrittenMoment } from '../../../shared/theft.ts'
import { registryName } from '../../../shared/service-name.ts'
import { viewJob } from '../outbox/job-views.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import type { StoredJob } from '../ports.ts'
import { newRecovery } from '../jobs/theft-recover.ts'
import { newTheft } from '../jobs/theft-report.ts'
import { lineOf, queueAndDeliver, readBikeId, type CommandContext } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

/** The fields of the call as published; `status` may be given and says nothing new. */
const StolenInput = TheftReport.extend({
  status: z.literal('Stolen').optional(),
  stolenDateTime: WrittenMoment,
}).strict()
const FoundInput = RecoveryReport.extend({
  status: z.literal('Found').optional(),
  foundDateTime: WrittenMoment,
}).strict()

/** Marking a bike. */
export const theftCommands: readonly CommandDeclaration[] = [
  {
    form: 'stolen <bikeId>',
    does: 'reports it stolen',
    input: '`Theft`',
    answers: '`Reported`',
    async run({ args }, { input }, context) {
      const bikeId = readBikeId(args[0])
      if (!bikeId.ok) return bikeId
      const given = parseInput(StolenInput, input)
      if (!given.ok) return given
      const report = TheftReport.parse(given.value)
      return send(context, (origin) => newTheft(unnamed(bikeId.value), report, origin))
    },
  },
  {
    form: 'found <bikeId>',
    does: 'reports that it was found',
    input: '`Recovery`',
    answers: '`Reported`',
    async run({ args }, { input }, context) {
      const bikeId = readBikeId(args[0])
      if (!bikeId.ok) return bikeId
      const given = parseInput(FoundInput, input)
      if (!given.ok) return given
      const report = RecoveryReport.parse(given.value)
      return send(context, (origin) => newRecovery(unnamed(bikeId.value), report, origin))
    },
  },
]

function unnamed(id: number): NamedBike {
  return { id, title: null, frameNumber: null }
}

async function send(
  context: CommandContext,
  make: (origin: JobOrigin) => Result<StoredJob>,
): Promise<Result<CommandOutcome>> {
  const account = context.counter.accounts.current(registryName)
  if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
  const now = context.ports.clock.now()
  const made = make({ account, now, heldUntil: null, operator: null })
  if (!made.ok) return made
  const job = await queueAndDeliver(context, made.value)
  if (!job.ok) return job
  const jobs = [viewJob(job.value)]
  return ok({ status: statusOfJobs(jobs), json: { jobs }, text: lineOf(job.value) })
}
