import type { ServiceName } from '../../../shared/fault.ts'
import type { AnswerSeen, Clock } from '../ports.ts'

/** The queue leaves this share of an allowance to people at the counter. */
const keptForPeople = 0.2
const minute = 60_000
/** A day's allowance comes back within a day. */
export const longestLimit = 25 * 60 * minute

export interface Budget {
  /** Learns from the headers of an answer, people's answers too: the allowance is the account's. */
  saw(answer: AnswerSeen): void
  /** When the queue may send its next request to this service; `now` or earlier means at once. */
  queueMayGoAt(service: ServiceName): number
}

/** `seenAt` is `Clock.elapsed`: how long ago it was seen must not depend on a clock that is set. */
type Allowance = { limit: number; remaining: number; seenAt: number }

/**
 * The rate limits of a service, as its own headers tell them. The minutely window moves, so one
 * request's worth comes back each `minute / limit`; the daily one comes back at its reset.
 */
export function createBudget(clock: Clock): Budget {
  const minutely = new Map<ServiceName, Allowance>()
  const daily = new Map<ServiceName, Allowance & { reset: number | null }>()

  return {
    saw({ service, limits }) {
      if (limits === null) return
      const seenAt = clock.elapsed()
      if (limits.minutelyLimit !== null && limits.minutelyRemaining !== null) {
        const { minutelyLimit: limit, minutelyRemaining: remaining } = limits
        minutely.set(service, { limit, remaining, seenAt })
      }
      if (limits.dailyLimit !== null && limits.dailyRemaining !== null) {
        const { dailyLimit: limit, dailyRemaining: remaining, dailyReset: reset } = limits
        daily.set(service, { limit, remaining, seenAt, reset })
      }
    },
    queueMayGoAt(service) {
      const now = clock.now()
      const today = daily.get(service)
      if (today !== undefined && today.remaining <= today.limit * keptForPeople) {
        const reset = today.reset ?? now + today.seenAt + 60 * minute - clock.elapsed()
        if (reset > now && reset <= now + longestLimit) return reset
        daily.delete(service)
      }
      const allowance = minutely.get(service)
      if (allowance === undefined) return now
      const short = allowance.limit * keptForPeople - allowance.remaining + 1
      if (short <= 0) return now
      const ago = clock.elapsed() - allowance.seenAt
      return now - ago + Math.ceil((short * minute) / Math.max(1, allowance.limit))
    },
  }
}
