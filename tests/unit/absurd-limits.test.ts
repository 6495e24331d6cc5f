import { describe, expect, it } from 'vitest'
import { createBudget } from '../../electron/core/outbox/budget.ts'
import { rateLimitsOf } from '../../electron/services/meaning.ts'
import { untidyLimits } from '../../electron/training/untidy.ts'
import { jobKinds } from '../../shared/job-kinds.ts'
import { fc } from '../support/random.ts'

// What proxies and gateways write in the headers of a rate limit must not keep a sale from being sent.

const clock = {
  now: () => 1_000_000,
  elapsed: () => 1_000_000,
  after: () => () => undefined,
}

function goesAt(headers: Record<string, string>): number {
  const budget = createBudget(clock, jobKinds)
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const answer = {
    status: 200,
    headers: Object.fromEntries(lower) as Record<string, string>,
    text: '',
    tooLong: false,
  }
  budget.saw({
    service: 'cicopass',
    call: 'lookup',
    limits: rateLimitsOf(answer),
    status: 200,
    serviceTime: null,
    faultKind: null,
    certificateDate: false,
  })
  return budget.queueMayGoAt('cicopass')
}

describe('The allowance of a service', () => {
  it('is not spent by headers that mean nothing', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      expect([seed, goesAt(untidyLimits(seed)) <= clock.now()]).toEqual([seed, true])
    }
  })

  it('is waited for no longer than a day and an hour, whatever they say', () => {
    const value = fc.oneof(
      fc.nat().map(String),
      fc.constantFrom('0', '-1', '2147483647', '9'.repeat(15)),
    )
    const names = [
      'Minutely-Limit',
      'Minutely-Remaining',
      'Daily-Limit',
      'Daily-Remaining',
      'Daily-Reset',
    ]
    fc.assert(
      fc.property(fc.tuple(value, value, value, value, value), (values) => {
        const headers = Object.fromEntries(
          names.map((name, place) => [`X-RateLimit-${name}`, values[place] ?? '']),
        )
        expect(goesAt(headers) - clock.now()).toBeLessThanOrEqual(25 * 3_600_000)
      }),
    )
  })
})
