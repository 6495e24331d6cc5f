import type { ServiceName } from '../../shared/fault.ts'
import type { ClockStatus } from '../../shared/status.ts'
import type { AnswerSeen, Clock } from './ports.ts'

/** A slow answer and a header in whole seconds make some of it; nobody's day is hurt by the rest. */
const tolerated = 2 * 60_000
/** The two clocks of this computer drift apart by less than this unless one of them was set. */
const drift = 5_000

export type ClockWatch = {
  saw(answer: AnswerSeen): void
  read(): ClockStatus
  /** The computer slept, which its other clock may not have counted: what was measured is void. */
  forget(): void
}

type Measured = { serviceTime: number; wall: number; elapsed: number }

/**
 * Whether the clock of this computer is right, by the `Date` header of the services' own answers. It
 * is wrong when every service that answered says so: one alone may itself be wrong. A clock that is
 * set right is noticed without asking anybody, by the clock that cannot be set.
 */
export function createClockWatch(clock: Clock): ClockWatch {
  const measured = new Map<ServiceName, Measured>()
  const refusedByDate = new Set<ServiceName>()

  /** How far this computer is ahead of the service now; null when only a new answer can tell. */
  function aheadOf({ serviceTime, wall, elapsed }: Measured): number | null {
    const set = clock.now() - wall - (clock.elapsed() - elapsed)
    const ahead = wall - serviceTime + set
    return Math.abs(set) <= drift || Math.abs(ahead) <= tolerated ? ahead : null
  }

  return {
    saw({ service, serviceTime, faultKind, certificateDate }) {
      if (certificateDate) refusedByDate.add(service)
      // A captive portal and a proxy have clocks of their own.
      if (serviceTime === null || faultKind === 'unreadable-answer') return
      refusedByDate.delete(service)
      measured.set(service, { serviceTime, wall: clock.now(), elapsed: clock.elapsed() })
    },
    read() {
      const all = [...measured.values()].flatMap((one) => aheadOf(one) ?? [])
      const nearest = all.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0]
      if (nearest !== undefined) {
        return Math.abs(nearest) <= tolerated
          ? { state: 'right', aheadMs: null }
          : { state: 'wrong', aheadMs: Math.round(nearest) }
      }
      return { state: refusedByDate.size > 0 ? 'doubtful' : 'unknown', aheadMs: null }
    },
    forget() {
      measured.clear()
    },
  }
}
