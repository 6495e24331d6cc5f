/** What an account may ask: per moving minute and per day. `null` for a side without a limit. */
export interface Limits {
  minutely: number
  daily: number
}

/** CycleSoftware's published defaults. */
export const publishedLimits: Limits = { minutely: 360, daily: 15_000 }

interface Spent {
  /** When each request of the last minute arrived, in epoch milliseconds. */
  lastMinute: number[]
  day: number
  today: number
}

const minute = 60_000
const day = 86_400_000

/**
 * Counts requests per account. The headers are CycleSoftware's; no `Retry-After` is published, so
 * none is sent.
 */
export class Allowance {
  readonly #now: () => number
  readonly #spent = new Map<string, Spent>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes one request off the account's allowance; `allowed` is false when it is spent. */
  take(account: string, limits: Limits): { allowed: boolean; headers: Record<string, string> } {
    const spent = this.#current(account)
    const allowed = spent.lastMinute.length < limits.minutely && spent.today < limits.daily
    if (allowed) {
      spent.lastMinute.push(this.#now())
      spent.today += 1
    }
    return { allowed, headers: this.#headers(spent, limits) }
  }

  /** Someone else of the same account asked this often: two counters share one limit. */
  spend(account: string, requests: number): void {
    const spent = this.#current(account)
    for (let count = 0; count < requests; count += 1) spent.lastMinute.push(this.#now())
    spent.today += requests
  }

  #current(account: string): Spent {
    const now = this.#now()
    const today = Math.floor(now / day)
    const known = this.#spent.get(account)
    const spent = known ?? { lastMinute: [], day: today, today: 0 }
    if (known === undefined) this.#spent.set(account, spent)
    spent.lastMinute = spent.lastMinute.filter((at) => at > now - minute)
    if (spent.day !== today) {
      spent.day = today
      spent.today = 0
    }
    return spent
  }

  #headers(spent: Spent, limits: Limits): Record<string, string> {
    return {
      'X-RateLimit-Minutely-Limit': String(limits.minutely),
      'X-RateLimit-Minutely-Remaining': String(
        Math.max(0, limits.minutely - spent.lastMinute.length),
      ),
      'X-RateLimit-Daily-Limit': String(limits.daily),
      'X-RateLimit-Daily-Remaining': String(Math.max(0, limits.daily - spent.today)),
      'X-RateLimit-Daily-Reset': String(((spent.day + 1) * day) / 1000),
    }
  }
}
