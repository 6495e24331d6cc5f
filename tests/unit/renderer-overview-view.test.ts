import { expect, it } from 'vitest'
import {
  confirmedOn,
  dayBeside,
  dayFormatsOf,
  heightsOf,
  isEmpty,
  isWeekend,
  sumOf,
} from '../../renderer/screens/overview/overview-view.ts'
import type { DayFigures } from '../../shared/overview.ts'

function aDay(day: string, about: Partial<DayFigures> = {}): DayFigures {
  return { day, registered: 0, onTheirWay: 0, attention: 0, toRegister: 0, leads: 0, ...about }
}

const days = [
  aDay('2026-11-24', { registered: 8, onTheirWay: 2, attention: 2, leads: 1 }),
  aDay('2026-11-25', { toRegister: 3 }),
  aDay('2026-11-26', { registered: 1, toRegister: 1, leads: 4 }),
] as const

it('a bike is as high in the row of the registered as in that of those to register', () => {
  const heights = heightsOf(days)
  const upper = 2
  const lower = 1
  expect(heights.registrations(days[2], 'registered') * upper).toBeCloseTo(
    heights.toRegister(days[2]) * lower,
  )
})

it('no bar leaves its row, and a single bike does not fill it', () => {
  const { registrations, toRegister, leads } = heightsOf(days)
  for (const day of days) {
    const stack = (['registered', 'onTheirWay', 'attention'] as const).map((part) =>
      registrations(day, part),
    )
    expect(stack.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(1)
    expect(toRegister(day)).toBeLessThanOrEqual(1)
    expect(leads(day)).toBeLessThanOrEqual(1)
  }
  expect(heightsOf([days[2]]).registrations(days[2], 'registered')).toBeLessThan(0.5)
})

it('what stands over a bar is all that was confirmed that day, wherever it is', () => {
  expect(days.map(confirmedOn)).toEqual([12, 0, 1])
  expect(sumOf(days, 'leads')).toBe(5)
  expect(isEmpty(days)).toBe(false)
  expect(isEmpty([aDay('2026-11-26')])).toBe(true)
})

it('a step stays within the days', () => {
  expect(dayBeside(days, days[1], -1)).toBe(days[0])
  expect(dayBeside(days, days[0], -1)).toBe(days[0])
  expect(dayBeside(days, days[2], 1)).toBe(days[2])
})

it('a day of the calendar is that day in every language and zone', () => {
  expect(dayFormatsOf('nl').whole('2026-11-26')).toBe('donderdag 26 november')
  expect(dayFormatsOf('en').whole('2026-11-01')).toBe('Sunday 1 November')
  expect(dayFormatsOf('de').whole('2026-03-29')).toBe('Sonntag, 29. März')
  expect(dayFormatsOf('fr').whole('2026-10-25')).toBe('dimanche 25 octobre')
  expect([isWeekend('2026-11-28'), isWeekend('2026-11-27')]).toEqual([true, false])
})
