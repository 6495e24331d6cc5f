import type { Fault, ServiceName } from '../../../shared/fault.ts'

/** What one service's delivery is doing, kept in memory: the jobs themselves are on disk. */
export type Lane = {
  readonly service: ServiceName
  /** Nothing is sent before this: offline, or the allowance is spent. Epoch milliseconds. */
  restUntil: number
  /** Failures in a row that concern the service and not one job. */
  failuresInARow: number
  /** Somebody has to sign in or open the keychain first. */
  pausedBy: Fault | null
}

export function createLane(service: ServiceName): Lane {
  return { service, restUntil: 0, failuresInARow: 0, pausedBy: null }
}

/** A person, a reconnect or the end of sleep says: try now. */
export function wakeLane(lane: Lane): void {
  lane.restUntil = 0
  lane.failuresInARow = 0
  lane.pausedBy = null
}
