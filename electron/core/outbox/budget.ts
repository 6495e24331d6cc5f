import type { ServiceName } from '../../../shared/fault.ts'
import type { AnswerSeen, Clock } from '../ports.ts'

/** Whoever is not a person leaves this share of an allowance to people at the counter. */
const keptForPeople = 0.2
/** Lists that refresh themselves leave the queue its room too. */
const keptFromPolling = 0.4
/** The most requests that one step of a job makes, so that a step that was begun can be ended. */
const longestStep: Readonly<Record<ServiceName, number>> = { cicopass: 5, cyclesoftware: 3 }
const minute = 60_000
/** A day's allowance comes back within a day. */
export const longestLimit = 25 * 60 * minute

export interface Budget {
  /** Learns from the headers of an answer, people's answers too: the allowance is the account's. */
  saw(answer: AnswerSeen): void
  /** When the queue may take its next step at this service; `now` or earlier means at once. */
  queueMayGoAt(service: ServiceName): number
  /** The same for one request of a list that refreshes itself. */
  pollingMayGoAt(service: ServiceName): number
}

/** Times are `Clock.elapsed`: how long ago something was must not depend on a clock that is set. */
type Minutely = {
  limit: number
  /** When each request of the last minute was made at the latest, the oldest first. */
  spentAt: number[]
}
type Daily = { limit: number; remaining: number; resetAt: number }

/**
 * The rate limits of a service, as its own headers tell them, and never counted by ourselves: another
 * counter may spend the same allowance. The minutely window moves, so what was spent in a burst comes
 * back in a burst, a minute later; the daily one comes back at its reset.
 */
export function createBudget(clock: Clock): Budget {
  const minutely = new Map<ServiceName, Minutely>()
  const daily = new Map<ServiceName, Daily>()

  function minuteFreeAt(service: ServiceName, { kept, need }: Claim): number {
    const known = minutely.get(service)
    if (known === undefined) return -Infinity
    const { limit, spentAt } = known
    // A whole minute's allowance always lets somebody go, however small it is.
    const room = Math.max(0, Math.floor(limit * (1 - kept)) - need)
    const leaving = spentAt[spentAt.length - room - 1]
    return leaving === undefined ? -Infinity : leaving + minute
  }

  function dayFreeAt(service: ServiceName, { kept }: Claim): number {
    const known = daily.get(service)
    if (known === undefined || known.remaining > known.limit * kept) return -Infinity
    return known.resetAt
  }

  function freeAt(service: ServiceName, claim: Claim): number {
    const at = Math.max(minuteFreeAt(service, claim), dayFreeAt(service, claim))
    return clock.now() + Math.max(0, at - clock.elapsed())
  }

  return {
    saw({ service, limits, serviceTime }) {
      if (limits === null) return
      const { minutelyLimit, minutelyRemaining, dailyLimit, dailyRemaining, dailyReset } = limits
      const seenAt = clock.elapsed()
      if (minutelyLimit !== null && minutelyRemaining !== null) {
        const known = minutely.get(service)?.spentAt.filter((at) => at > seenAt - minute) ?? []
        const used = Math.max(0, minutelyLimit - minutelyRemaining)
        // What we did not know of was spent just now at the latest.
        const unheard = Array.from({ length: used - known.length }, () => seenAt)
        const spentAt = used === 0 ? [] : [...known, ...unheard].slice(-used)
        minutely.set(service, { limit: minutelyLimit, spentAt })
      }
      if (dailyLimit !== null && dailyRemaining !== null) {
        // Both by the service's clock where it tells: ours may be hours off.
        const left = dailyReset === null ? null : dailyReset - (serviceTime ?? clock.now())
        const resetIn = left === null || left > longestLimit ? 60 * minute : left
        daily.set(service, {
          limit: dailyLimit,
          remaining: dailyRemaining,
          resetAt: seenAt + resetIn,
        })
      }
    },
    queueMayGoAt: (service) => freeAt(service, { kept: keptForPeople, need: longestStep[service] }),
    pollingMayGoAt: (service) => freeAt(service, { kept: keptFromPolling, need: 1 }),
  }
}

type Claim = { kept: number; need: number }
