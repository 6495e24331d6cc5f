import type { ServiceName } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { AnswerSeen, Clock } from '../ports.ts'

/** Whoever is not a person leaves this share of an allowance to people at the counter. */
const keptForPeople = 0.2
/** Lists that refresh themselves leave the queue its room too. */
const keptFromPolling = 0.4
const minute = 60_000
/** A day's allowance comes back within a day. */
export const longestLimit = 25 * 60 * minute

export interface Budget {
  /** Learns from the headers of an answer, people's answers too: the allowance is the account's. */
  saw(answer: AnswerSeen): void
  /** Whose allowance it was is not signed in any more. */
  forget(service: ServiceName): void
  /** When the queue may take its next step at this service; `now` or earlier means at once. */
  queueMayGoAt(service: ServiceName): number
  /** The same for one request of a list that refreshes itself. */
  pollingMayGoAt(service: ServiceName): number
}

/** Times are `Clock.elapsed`: how long ago something was must not depend on a clock that is set. */
type Minutely = {
  limit: number
  /** When how many requests of the last minute were made at the latest, the oldest first. */
  spent: Spent[]
}
/** Counted, not listed: a header may say anything. */
type Spent = { at: number; requests: number }
type Daily = { limit: number; remaining: number; resetAt: number }

/**
 * The rate limits of a service, as its own headers tell them, and never counted by ourselves: another
 * counter may spend the same allowance. The minutely window moves, so what was spent in a burst comes
 * back in a burst, a minute later; the daily one comes back at its reset.
 */
export function createBudget(clock: Clock, kinds: JobKinds): Budget {
  const minutely = new Map<ServiceName, Minutely>()
  const daily = new Map<ServiceName, Daily>()

  function minuteFreeAt(service: ServiceName, { kept, need }: Claim): number {
    const known = minutely.get(service)
    if (known === undefined) return -Infinity
    const { limit, spent } = known
    // A whole minute's allowance always lets somebody go, however small it is.
    let room = Math.max(0, Math.floor(limit * (1 - kept)) - need)
    const leaving = spent.findLast(({ requests }) => {
      room -= requests
      return room < 0
    })
    return leaving === undefined ? -Infinity : leaving.at + minute
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
      // A service that answered has a limit above nought, whatever it says.
      if (minutelyLimit && minutelyRemaining !== null) {
        const known = minutely.get(service)?.spent.filter(({ at }) => at > seenAt - minute) ?? []
        const used = Math.max(0, minutelyLimit - minutelyRemaining)
        minutely.set(service, { limit: minutelyLimit, spent: spentNow(known, used, seenAt) })
      }
      if (dailyLimit && dailyRemaining !== null) {
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
    forget(service) {
      minutely.delete(service)
      daily.delete(service)
    },
    queueMayGoAt: (service) =>
      freeAt(service, { kept: keptForPeople, need: longestStep(service, kinds) }),
    pollingMayGoAt: (service) => freeAt(service, { kept: keptFromPolling, need: 1 }),
  }
}

/** So many requests that any step which is begun at this service can be ended. */
function longestStep(service: ServiceName, { names, of }: JobKinds): number {
  const there = names.map(of).filter((facts) => facts.service === service)
  return Math.max(0, ...there.map((facts) => facts.longestStep))
}

/** The newest `used` requests; what we did not know of was spent just now at the latest. */
function spentNow(known: readonly Spent[], used: number, now: number): Spent[] {
  const unheard = used - known.reduce((sum, { requests }) => sum + requests, 0)
  const spent = unheard > 0 ? [...known, { at: now, requests: unheard }] : [...known]
  let tooMany = Math.max(0, -unheard)
  return spent.flatMap((one) => {
    const left = Math.max(0, one.requests - tooMany)
    tooMany -= one.requests - left
    return left === 0 ? [] : [{ ...one, requests: left }]
  })
}

type Claim = { kept: number; need: number }
