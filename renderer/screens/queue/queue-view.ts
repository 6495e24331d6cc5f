import { isForPersonToTell } from '../../../shared/editable.ts'
import type { ServiceName } from '../../../shared/fault.ts'
import { jobKinds, type JobKinds } from '../../../shared/job-kinds.ts'
import type { JobKind, JobState, QueuedJob } from '../../../shared/job.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import type { Tone } from '../../components/pill.tsx'

/** The filters in staff's words, each with the states it shows. */
export const filters = {
  open: ['held', 'waiting', 'sending', 'unknown', 'parked'],
  attention: ['parked'],
  done: ['done', 'undone', 'discarded'],
  all: [],
} as const satisfies Record<string, readonly JobState[]>

export type Filter = keyof typeof filters
export const filterNames = ['open', 'attention', 'done', 'all'] as const satisfies Filter[]

/** Everything, what goes to one service, or one kind of work. */
export type KindFilter = 'all' | ServiceName | JobKind

const kindsOfService = (name: ServiceName, kinds: JobKinds): JobKind[] =>
  kinds.where(({ service }) => service === name)

/** Service by service, in the order in which the kinds have them. */
export function kindFiltersOf(kinds: JobKinds): readonly KindFilter[] {
  const services = new Set(kinds.names.map((kind) => kinds.of(kind).service))
  return ['all', ...[...services].flatMap((name) => [name, ...kindsOfService(name, kinds)])]
}

export const kindFilters = kindFiltersOf(jobKinds)

/** None: all of them. */
export function kindsOf(filter: KindFilter, kinds: JobKinds = jobKinds): JobKind[] {
  if (filter === 'all') return []
  if (filter === registryName || filter === posName) return kindsOfService(filter, kinds)
  return [filter]
}

const everyState: readonly JobState[] = [
  'held',
  'waiting',
  'sending',
  'unknown',
  'done',
  'parked',
  'undone',
  'discarded',
]

export function statesOf(filter: Filter): JobState[] {
  return filter === 'all' ? [...everyState] : [...filters[filter]]
}

export function toneOf(state: JobState): Tone {
  switch (state) {
    case 'held':
    case 'waiting':
    case 'sending':
      return 'wait'
    case 'unknown':
      return 'look'
    case 'parked':
      return 'stop'
    case 'done':
      return 'go'
    case 'undone':
    case 'discarded':
      return 'quiet'
  }
}

/** Why a job that stands ready does not go by itself; null when it does. */
export type Obstacle = 'account' | 'person' | 'paused' | null

/**
 * `waitedFor`: the job it waits for, where it waits for one. `account`: who is signed in now. `isPaused`:
 * somebody has to sign in again, or open the keychain, before anything goes to this service.
 */
export function obstacleOf(
  job: Pick<QueuedJob, 'state' | 'account' | 'waitsFor'>,
  {
    account,
    waitedFor,
    isPaused,
  }: { account: string | null; waitedFor: JobState | undefined; isPaused: boolean },
): Obstacle {
  const isReady = job.state === 'held' || job.state === 'waiting' || job.state === 'unknown'
  if (!isReady) return null
  if (job.waitsFor !== null && waitedFor === 'parked') return 'person'
  if (job.account !== account) return 'account'
  return isPaused ? 'paused' : null
}

/** Whether a person may ask for another try now. */
export function canRetry(job: Pick<QueuedJob, 'kind' | 'state' | 'parkedBecause'>): boolean {
  const { state, parkedBecause } = job
  // What it waited for was given up: it would wait for ever.
  if (isForPersonToTell(job) || parkedBecause === 'dependency-gone') return false
  return state === 'waiting' || state === 'unknown' || state === 'parked'
}

/** Whether a person may give it up; one that is on the wire first has to come back. */
export function canDiscard({ state }: Pick<QueuedJob, 'state'>): boolean {
  return state === 'waiting' || state === 'unknown' || state === 'parked'
}

/** The words of ours an attempt may come with, as keys of `queue.outcome`. */
export function outcomeKey(outcome: string) {
  switch (outcome) {
    case 'clear':
    case 'registered':
    case 'stolen':
    case 'unknown':
    case 'arrived':
      return outcome
    case 'not-checked':
      return 'notChecked'
    case 'not-arrived':
      return 'notArrived'
    default:
      return null
  }
}
