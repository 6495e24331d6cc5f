import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { decidedOneByOne } from '../../../shared/job.ts'
import { everyPage, exportedJob } from '../outbox/export.ts'
import { viewJob, viewJobDetail } from '../outbox/job-views.ts'
import type { StoredJob } from '../ports.ts'
import { outcomeOf, printed, textOf, type CommandContext } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput, statusOfJobs } from './outcome.ts'
import { parseInput } from './parse-input.ts'

/** What waits to be delivered, and what became of it. */
export const outboxCommands: readonly CommandDeclaration[] = [
  {
    form: 'sync',
    flags: { '--timeout <seconds>': { says: 'at most so long, 30 unless said' } },
    does: 'delivers what can be delivered',
    input: null,
    answers: '`Synced`',
    async run({ flags }, _request, { counter, ports }) {
      const seconds = Number(flags['timeout'] ?? 30)
      if (!Number.isFinite(seconds) || seconds < 0) return badInput('timeout', 'must be seconds')
      await counter.outbox.drain({ deadline: ports.clock.now() + seconds * 1_000 })
      const { done, held, waiting, sending, unknown, parked } = ports.database.jobs.counts()
      const left = { done, waiting: held + waiting, unknown: unknown + sending, parked }
      const status = parked > 0 ? 4 : left.waiting + left.unknown > 0 ? 3 : 0
      const counted = Object.entries(left)
        .map(([state, n]) => `${state} ${String(n)}`)
        .join(', ')
      const elsewhere = left.waiting + left.unknown > 0 ? waitForAccount({ counter, ports }) : []
      return ok({ status, json: left, text: [counted, ...elsewhere].join('\n') })
    },
  },
  {
    form: 'outbox list',
    does: 'every job',
    input: null,
    answers: '`Job[]`, newest first',
    run: (_given, _request, { ports }) => printed([...everyPage(ports)].flat().map(viewJob)),
  },
  {
    form: 'outbox show <job>',
    does: 'all that is known of one',
    input: null,
    answers: '`JobDetail`',
    run({ args: [id = ''] }, _request, { ports }) {
      const { jobs } = ports.database
      const job = jobs.get(id)
      return job === null ? noJob(id) : printed(viewJobDetail(job, jobs))
    },
  },
  {
    form: 'outbox retry <job or all>',
    does: 'tries again now',
    input: null,
    answers: '`Job[]`, those that were tried',
    async run({ args: [id = ''] }, _request, { counter, ports }) {
      const { jobs } = ports.database
      const ids = id === 'all' ? retriable(jobs.inStates(['parked', 'waiting', 'unknown'])) : [id]
      for (const one of ids) {
        const retried = counter.outbox.retry(one)
        if (!retried.ok) return retried
      }
      await counter.outbox.deliver(ids)
      const now = ids.flatMap((one) => jobs.get(one) ?? [])
      const views = now.map(viewJob)
      return ok({ ...outcomeOf(views), status: statusOfJobs(views) })
    },
  },
  {
    form: 'outbox edit <job>',
    flags: { '--not-arrived': { says: 'somebody looked: the service does not have it' } },
    does: 'makes a new job in its place',
    input: '`Changes`',
    answers: '`Job[]`, the new ones',
    // The job that took its place, then the links that wait for that.
    async run({ args: [id = ''], flags }, { input }, { counter, ports }) {
      const changes = parseInput(z.record(z.string(), z.unknown()), input)
      if (!changes.ok) return changes
      const edit = { changes: changes.value, notArrived: flags['notArrived'] === true }
      const made = await counter.outbox.edit(id, edit)
      if (!made.ok) return made
      const ids = [made.value.job, ...made.value.links].map((job) => job.id)
      await counter.outbox.deliver(ids)
      const views = ids.flatMap((one) => ports.database.jobs.get(one) ?? []).map(viewJob)
      return ok({ ...outcomeOf(views), status: statusOfJobs(views) })
    },
  },
  {
    form: 'outbox discard <job>',
    flags: { '--reason <why>': { says: 'the row keeps it' } },
    does: 'gives one up',
    input: null,
    answers: '`Job[]`, the one',
    run({ args: [id = ''], flags }, _request, { counter }) {
      const reason = textOf(flags['reason'])?.trim() ?? ''
      if (reason.length < 3) return badInput('reason', 'say why with --reason, the row keeps it')
      const discarded = counter.outbox.discard(id, reason)
      return discarded.ok ? printed([viewJob(discarded.value)]) : discarded
    },
  },
  {
    form: 'outbox export',
    does: 'every job with all that is known of it',
    input: null,
    answers: '`ExportedJob[]`',
    run: (_given, _request, { ports }) =>
      printed([...everyPage(ports)].flat().map((job) => exportedJob(job, ports))),
  },
]

/** A job goes out under the account it was made under and no other, so some wait for a person. */
function waitForAccount({ counter, ports }: Pick<CommandContext, 'counter' | 'ports'>): string[] {
  const waiting = new Map<string, number>()
  for (const job of ports.database.jobs.inStates(['held', 'waiting', 'sending', 'unknown'])) {
    if (job.account === counter.accounts.current(job.service)) continue
    const account = `the ${job.service} account ${job.account}`
    waiting.set(account, (waiting.get(account) ?? 0) + 1)
  }
  return [...waiting].map(([account, n]) => {
    const jobs = n === 1 ? '1 job waits' : `${String(n)} jobs wait`
    return `${jobs} for ${account}, which is not signed in: counter login`
  })
}

/** A link whose registration was given up can only be discarded: "all" passes it by. */
function retriable(jobs: readonly StoredJob[]): string[] {
  return jobs.filter((job) => !decidedOneByOne.has(job.parkedBecause)).map(({ id }) => id)
}

function noJob(id: string): Result<never> {
  return failed({ kind: 'not-found', what: `job ${id}` })
}
