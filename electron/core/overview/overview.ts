import type { JobKindFacts, JobKinds } from '../../../shared/job-kinds.ts'
import type { JobState } from '../../../shared/job.ts'
import type { DayFigures, Overview } from '../../../shared/overview.ts'
import type { Clock, Database, JobsOfDay } from '../ports.ts'
import { standingOf } from '../sold-bikes/standing.ts'
import { dayOf, startsOfDays } from './days.ts'

const onTheirWay: ReadonlySet<JobState> = new Set(['held', 'waiting', 'sending', 'unknown'])

/**
 * What the last `days` days came to, from this computer's own records. `accounts` are those that are
 * signed in: what another account sold at the till is another shop's.
 */
export function overviewOf(
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
  {
    days,
    accounts,
    kinds,
  }: {
    days: number
    accounts: { registry: string | null; till: string | null }
    kinds: JobKinds
  },
): Overview {
  const starts = startsOfDays(clock.now(), days)
  const counted = kinds.where(({ overview }) => overview !== null)
  const jobs = database.jobs.perDay({ kinds: counted, starts })
  const toRegister = bikesToRegister(database, accounts)
  return {
    days: starts.slice(0, -1).map((start, place): DayFigures => {
      const until = starts[place + 1] ?? Infinity
      const ofDay = jobs.filter(({ day }) => day === place)
      const of = (figure: JobKindFacts['overview']): JobsOfDay[] =>
        ofDay.filter(({ kind }) => kinds.of(kind).overview === figure)
      const registrations = of('registrations')
      return {
        day: dayOf(start),
        registered: total(registrations, (state) => state === 'done'),
        onTheirWay: total(registrations, (state) => onTheirWay.has(state)),
        attention: total(registrations, (state) => state === 'parked'),
        toRegister: toRegister.filter((soldAt) => soldAt >= start && soldAt < until).length,
        leads: total(of('leads'), (state) => state !== 'discarded' && state !== 'undone'),
      }
    }),
    knowsTill: accounts.till !== null,
  }
}

function total(jobs: readonly JobsOfDay[], counts: (state: JobState) => boolean): number {
  return jobs.reduce((sum, { state, total }) => sum + (counts(state) ? total : 0), 0)
}

/** When each bike was sold that is still open on the worklist. */
function bikesToRegister(
  database: Database,
  { registry, till }: { registry: string | null; till: string | null },
): number[] {
  const unsettled = till === null ? [] : database.soldBikes.unsettled(till)
  return unsettled
    .filter((bike) => standingOf(bike, database, registry).state === 'open')
    .map(({ soldAt }) => soldAt)
}
