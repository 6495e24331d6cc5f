import type { JobCounts } from '../../../shared/job.ts'
import type {
  ClockStatus,
  CounterStatus,
  ServiceStatus,
  ShownScanner,
} from '../../../shared/status.ts'

/** `go` all is well · `look` amber, with a reason · `off` not set up. */
export type Lamp = 'go' | 'look' | 'off'

export type ScannerWord =
  'ready' | 'scannerNotChosen' | 'scannerOpening' | 'scannerLost' | 'scannerSilent'
export type ServiceWord =
  'ready' | 'offline' | 'notSetUp' | 'paused' | 'limited' | 'asking' | 'missingRight'

export function scannerView(scanner: ShownScanner): { lamp: Lamp; word: ScannerWord } {
  switch (scanner.state) {
    case 'ready':
      return scanner.isSilent
        ? { lamp: 'look', word: 'scannerSilent' }
        : { lamp: 'go', word: 'ready' }
    case 'not-chosen':
      return { lamp: 'off', word: 'scannerNotChosen' }
    case 'opening':
      return { lamp: 'look', word: 'scannerOpening' }
    case 'lost':
      return { lamp: 'look', word: 'scannerLost' }
  }
}

export function serviceView(service: ServiceStatus): { lamp: Lamp; word: ServiceWord } {
  switch (service.state) {
    case 'not-set-up':
      return { lamp: 'off', word: 'notSetUp' }
    case 'unknown':
      // An earlier process was told so: nothing is asked before it is over.
      return isSpent(service) ? { lamp: 'look', word: 'limited' } : { lamp: 'off', word: 'asking' }
    case 'offline':
      return { lamp: 'look', word: 'offline' }
    case 'paused':
      return { lamp: 'look', word: 'paused' }
    case 'online':
      if (isSpent(service)) return { lamp: 'look', word: 'limited' }
      return service.missingScopes.length > 0
        ? { lamp: 'look', word: 'missingRight' }
        : { lamp: 'go', word: 'ready' }
  }
}

function isSpent({ fault }: ServiceStatus): boolean {
  return fault?.kind === 'rate-limited'
}

/** Jobs on their way without anybody's help. */
export function waitingJobs(jobs: JobCounts): number {
  return jobs.held + jobs.waiting + jobs.sending + jobs.unknown
}

export function openJobs(jobs: JobCounts): number {
  return waitingJobs(jobs) + jobs.parked
}

export function jobsView(jobs: JobCounts): { lamp: Lamp; word: 'none' | 'waiting' | 'attention' } {
  if (jobs.parked > 0) return { lamp: 'look', word: 'attention' }
  return waitingJobs(jobs) > 0 ? { lamp: 'look', word: 'waiting' } : { lamp: 'go', word: 'none' }
}

/** How long ago, in its largest unit; `since` ISO 8601, `now` epoch milliseconds. */
export function lasting(since: string, now: number): Duration | null {
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000))
  return Number.isFinite(seconds) ? inLargestUnit(seconds) : null
}

/** Nothing when the clock is right or nobody can tell. */
export function clockView({
  state,
  aheadMs,
}: ClockStatus): null | { word: 'clockDoubtful' } | ClockOff {
  if (state === 'doubtful') return { word: 'clockDoubtful' }
  if (state !== 'wrong' || aheadMs === null) return null
  const by = inLargestUnit(Math.round(Math.abs(aheadMs) / 1000))
  return { word: aheadMs > 0 ? 'clockAhead' : 'clockBehind', by }
}

type ClockOff = { word: 'clockAhead' | 'clockBehind'; by: Duration }

function inLargestUnit(seconds: number): Duration {
  if (seconds < 60) return { unit: 'seconds', count: seconds }
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 48 * 3600) return { unit: 'hours', count: Math.floor(seconds / 3600) }
  return { unit: 'days', count: Math.floor(seconds / 86_400) }
}

type Duration = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }

/** Operator and shop, for the right end of the strip. */
export function whoAndWhere(status: CounterStatus): string | null {
  return [status.operator, status.shop].filter(Boolean).join(' · ') || null
}
