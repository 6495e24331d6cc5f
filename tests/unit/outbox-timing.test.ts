import { jobKinds } from '../../shared/job-kinds.ts'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import {
  backOffMilliseconds,
  lateCommitMilliseconds,
  leastSince,
  untilNextLook,
} from '../../electron/core/outbox/back-off.ts'
import { createBudget } from '../../electron/core/outbox/budget.ts'
import type { AnswerSeen, RateLimits } from '../../electron/core/ports.ts'

const clockAt = (time: { now: number }) => ({
  now: () => time.now,
  elapsed: () => time.now,
  after: () => () => undefined,
})

describe('The back-off', () => {
  it('is full jitter: from nothing up to twice as much each time, at most five minutes', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (tries, random) => {
          const wait = backOffMilliseconds(tries, () => random)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(Math.min(300_000, 2_000 * 2 ** Math.min(tries, 20)))
        },
      ),
    )
    expect(backOffMilliseconds(0, () => 0.5)).toBe(1_000)
    expect(backOffMilliseconds(3, () => 0.5)).toBe(8_000)
    expect(backOffMilliseconds(50, () => 0.999_999)).toBe(300_000)
  })
})

describe('Looking what became of a request', () => {
  it('goes forward in time, and its last look is a minute after the send or later', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 200_000 }), (looks, since) => {
        const wait = untilNextLook(since, looks)
        expect(wait).toBeGreaterThan(0)
        if (looks >= 4) expect(since + wait).toBeGreaterThanOrEqual(lateCommitMilliseconds)
      }),
    )
  })

  it('looks after 3, 10, 30 and 60 seconds when nothing is found', () => {
    const looks: number[] = []
    let now = 0
    for (let look = 1; look <= 4; look += 1) {
      now += untilNextLook(now, look)
      looks.push(now)
    }
    expect(looks).toEqual([3_000, 10_000, 30_000, 60_000])
  })

  it('never believes that more time went by than did, however often the computer was started anew', () => {
    const up = fc.nat({ max: 10_000_000 })
    fc.assert(
      fc.property(up, fc.nat({ max: 100_000 }), fc.option(up), (sent, went, startedAnew) => {
        // Off since the send for as long as it takes, then up for `startedAnew`.
        const truth = startedAnew === null ? went : went + startedAnew
        expect(leastSince(sent, startedAnew ?? sent + went)).toBeLessThanOrEqual(truth)
        if (startedAnew === null) expect(leastSince(sent, sent + went)).toBe(went)
      }),
    )
    expect(leastSince(9_000_000, 61_000)).toBe(61_000)
  })
})

describe('The allowance', () => {
  const seen = (limits: Partial<RateLimits>): AnswerSeen => ({
    service: 'cyclesoftware',
    call: 'stock',
    status: 200,
    serviceTime: null,
    faultKind: null,
    certificateDate: false,
    limits: {
      minutelyLimit: null,
      minutelyRemaining: null,
      dailyLimit: null,
      dailyRemaining: null,
      dailyReset: null,
      ...limits,
    },
  })

  it('without limits the queue goes at once', () => {
    const time = { now: 5_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(5_000)
  })

  it('leaves a fifth to people, and goes on when what was spent is a minute old', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1_000 }), fc.nat({ max: 1_000 }), (limit, left) => {
        const remaining = Math.min(limit, left)
        const time = { now: 1_000_000 }
        const budget = createBudget(clockAt(time), jobKinds)
        budget.saw(seen({ minutelyLimit: limit, minutelyRemaining: remaining }))
        const at = budget.queueMayGoAt('cyclesoftware')
        // Three requests are the most a step makes, and after them a fifth is still there.
        const mayGo = remaining - 3 >= limit * 0.2 || remaining === limit
        expect(at <= time.now).toBe(mayGo)
        if (!mayGo) expect(at).toBe(time.now + 60_000)
        expect(budget.queueMayGoAt('cicopass')).toBe(time.now)
      }),
    )
  })

  it('what was spent bit by bit comes back bit by bit', () => {
    const time = { now: 1_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    for (let used = 1; used <= 8; used += 1) {
      budget.saw(seen({ minutelyLimit: 10, minutelyRemaining: 10 - used }))
      time.now += 1_000
    }
    // The first three of the eight have to leave before a step of three fits beside the fifth.
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(1_000_000 + 2_000 + 60_000)
  })

  it('whatever a header says neither fills the memory nor holds the queue for longer than an hour', () => {
    const absurd = fc.constantFrom(0, 1, 359, 2_147_483_647, 999_999_999_999_999)
    fc.assert(
      fc.property(fc.array(fc.tuple(absurd, absurd, absurd, absurd, absurd)), (answers) => {
        const time = { now: 1_000_000 }
        const budget = createBudget(clockAt(time), jobKinds)
        for (const [
          minutelyLimit,
          minutelyRemaining,
          dailyLimit,
          dailyRemaining,
          reset,
        ] of answers) {
          const daily = { dailyLimit, dailyRemaining, dailyReset: reset * 1_000 }
          budget.saw(seen({ minutelyLimit, minutelyRemaining, ...daily }))
          expect(budget.queueMayGoAt('cyclesoftware')).toBeLessThanOrEqual(time.now + 60 * 60_000)
          time.now += 1_000
        }
      }),
    )
  })

  it('an allowance of one a minute is used, and not waited for for ever', () => {
    const time = { now: 1_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    budget.saw(seen({ minutelyLimit: 1, minutelyRemaining: 0 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(1_060_000)
    budget.saw(seen({ minutelyLimit: 1, minutelyRemaining: 1 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(1_000_000)
  })

  it('another counter that spends it is noticed in the next answer', () => {
    const time = { now: 1_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    budget.saw(seen({ minutelyLimit: 360, minutelyRemaining: 359 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now)
    time.now += 20_000
    budget.saw(seen({ minutelyLimit: 360, minutelyRemaining: 40 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now + 60_000)
  })

  it('a list that refreshes itself leaves the queue its room', () => {
    const time = { now: 1_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    budget.saw(seen({ minutelyLimit: 100, minutelyRemaining: 41 }))
    expect(budget.pollingMayGoAt('cyclesoftware')).toBe(time.now)
    budget.saw(seen({ minutelyLimit: 100, minutelyRemaining: 40 }))
    expect(budget.pollingMayGoAt('cyclesoftware')).toBe(time.now + 60_000)
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now)
    budget.saw(seen({ dailyLimit: 100, dailyRemaining: 40, dailyReset: 9_000_000 }))
    expect(budget.pollingMayGoAt('cyclesoftware')).toBe(9_000_000)
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now)
  })

  it('a day that is spent waits for its reset', () => {
    const time = { now: 1_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    budget.saw(seen({ dailyLimit: 100, dailyRemaining: 20, dailyReset: 9_000_000 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(9_000_000)
    time.now = 9_000_001
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(9_000_001)
  })

  it('counts the moving minute by time that goes by, whatever the clock on the wall is set to', () => {
    const wall = { now: 90_000_000 }
    const budget = createBudget({ ...clockAt(wall), elapsed: () => 1_000 }, jobKinds)
    budget.saw(seen({ minutelyLimit: 60, minutelyRemaining: 0 }))
    wall.now -= 86_400_000
    expect(budget.queueMayGoAt('cyclesoftware') - wall.now).toBeLessThanOrEqual(60_000)
  })

  it('a reset further ahead than a day is none: an hour is waited instead', () => {
    const time = { now: 5_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    budget.saw(seen({ dailyLimit: 100, dailyRemaining: 0, dailyReset: 100_060_000 }))
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now + 3_600_000)
  })

  it('a reset is told by the clock of the service: ours may be years off', () => {
    const time = { now: 5_000_000 }
    const budget = createBudget(clockAt(time), jobKinds)
    const today = { dailyLimit: 100, dailyRemaining: 0, dailyReset: 900_060_000 }
    budget.saw({ ...seen(today), serviceTime: 900_000_000 })
    expect(budget.queueMayGoAt('cyclesoftware')).toBe(time.now + 60_000)
  })
})
