import type { Fault, ServiceName } from '../../../shared/fault.ts'

/** What one service's delivery is doing, kept in memory: the jobs themselves are on disk. */
export type Lane = {
  readonly service: ServiceName
  /** Nothing is sent before this, unless somebody says "try now": offline. Epoch milliseconds. */
  restUntil: number
  /** Nothing is sent before this, whoever says so: the service said that the allowance is spent. */
  limitedUntil: number
  /** Failures in a row that concern the service and not one job. */
  failuresInARow: number
  /** Somebody has to sign in or open the keychain first; ask `pauseOf`, for it may be over. */
  pausedBy: Fault | null
}

/** A lane as an earlier process left it: only a spent allowance outlives one. */
export function createLane(service: ServiceName, limitedUntil: number): Lane {
  return { service, restUntil: 0, limitedUntil, failuresInARow: 0, pausedBy: null }
}

/** When the lane may go on by itself: 0 where nothing pauses it, null where a person has to come first. */
export function pauseEndsAt({ pausedBy }: Lane): number | null {
  if (pausedBy === null) return 0
  return pausedBy.kind === 'sign-in-refused' ? pausedBy.retryAt : null
}

/** What pauses the lane now. A refusal that may have been a fault of the service's ends by itself. */
export function pauseOf(lane: Lane, now: number): Fault | null {
  const end = pauseEndsAt(lane)
  return end === null || end > now ? lane.pausedBy : null
}

/** When something may be sent again, as far as the lane itself goes. */
export function laneFreeAt(lane: Lane): number {
  return Math.max(lane.restUntil, lane.limitedUntil)
}

/** A person, a reconnect or the end of sleep says: try now. A spent allowance stays spent. */
export function wakeLane(lane: Lane): void {
  lane.restUntil = 0
  lane.failuresInARow = 0
  lane.pausedBy = null
}

/** The clock was put back by `milliseconds`: what is to be waited for stays as long as it was. */
export function putBackLane(lane: Lane, milliseconds: number): void {
  lane.restUntil -= milliseconds
  lane.limitedUntil -= milliseconds
  const { pausedBy } = lane
  if (pausedBy?.kind === 'sign-in-refused' && pausedBy.retryAt !== null) {
    lane.pausedBy = { ...pausedBy, retryAt: pausedBy.retryAt - milliseconds }
  }
}
