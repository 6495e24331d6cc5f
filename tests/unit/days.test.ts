import { fc } from '../support/random.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { dayOf, startsOfDays } from '../../electron/core/overview/days.ts'

const hour = 3_600_000
const zoneOfThisMachine = process.env['TZ']
afterEach(() => {
  if (zoneOfThisMachine === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneOfThisMachine
})

/** Where the clock is put forward at 02:00, at midnight, by half an hour, and not at all. */
const zones = [
  ...['Europe/Amsterdam', 'America/New_York', 'Africa/Cairo', 'America/Havana'],
  ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'],
]

describe('the days of the overview', () => {
  it.each([
    ['an hour is left out in spring', '2026-03-29T12:00:00', 23],
    ['an hour comes twice in autumn', '2026-10-25T12:00:00', 25],
    ['nothing happens', '2026-11-26T12:00:00', 24],
  ])('are as long as the clock on the wall makes them: %s', (_why, noon, hours) => {
    process.env['TZ'] = 'Europe/Amsterdam'
    const [start = 0, end = 0] = startsOfDays(new Date(noon).getTime(), 1)
    expect((end - start) / hour).toBe(hours)
    expect(new Date(start).getHours()).toBe(0)
    expect(dayOf(start)).toBe(noon.slice(0, 10))
    expect(dayOf(end - 1)).toBe(noon.slice(0, 10))
  })

  it('follow each other without a gap, and every moment is in the one its calendar says', () => {
    for (const zone of zones) {
      process.env['TZ'] = zone
      const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
      fc.assert(
        fc.property(
          fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2032, 0) }),
          fc.integer({ min: 1, max: 92 }),
          fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          (now, count, share) => {
            const starts = startsOfDays(now, count)
            expect(starts).toHaveLength(count + 1)
            expect(starts.at(-2) ?? Infinity).toBeLessThanOrEqual(now)
            expect(starts.at(-1) ?? 0).toBeGreaterThan(now)
            const days = starts.slice(0, -1).map((start, place) => {
              const end = starts[place + 1] ?? 0
              const moment = Math.floor(start + share * (end - start))
              expect(dayOf(moment)).toBe(calendar.format(moment))
              expect(dayOf(start - 1)).not.toBe(dayOf(start))
              return dayOf(moment)
            })
            expect(new Set(days).size).toBe(count)
            expect(days.toSorted()).toEqual(days)
          },
        ),
        { numRuns: 40 },
      )
    }
  })
})
