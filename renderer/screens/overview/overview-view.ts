import type { DayFigures } from '../../../shared/overview.ts'
import { languageOf, firstSpoken } from '../../../shared/language.ts'

/** The kinds of bar, in the order they stand on each other. */
export const registrationParts = ['registered', 'onTheirWay', 'attention'] as const
export type RegistrationPart = (typeof registrationParts)[number]

/** Every figure of a day, in the order of the table. */
export const figures = [...registrationParts, 'toRegister', 'leads'] as const
export type Figure = (typeof figures)[number]

/** With less than this the highest bar would look like a good day. */
const leastHigh = 6

/**
 * How high a bar is, as a part of its row. Bikes have one measure in both of their rows: the upper row
 * is twice as high as the lower one, so that a bike is as high in either. Leads are counted otherwise
 * and have their own.
 */
export function heightsOf(days: readonly DayFigures[]): {
  registrations: (day: DayFigures, part: RegistrationPart) => number
  toRegister: (day: DayFigures) => number
  leads: (day: DayFigures) => number
} {
  const bikes = Math.max(
    leastHigh,
    ...days.map(confirmedOn),
    ...days.map(({ toRegister }) => toRegister * 2),
  )
  const leads = Math.max(leastHigh / 2, ...days.map((day) => day.leads))
  return {
    registrations: (day, part) => day[part] / bikes,
    toRegister: (day) => (day.toRegister * 2) / bikes,
    leads: (day) => day.leads / leads,
  }
}

/** Every bike that was confirmed that day, wherever its registration is. */
export function confirmedOn(day: DayFigures): number {
  return registrationParts.reduce((sum, part) => sum + day[part], 0)
}

export function sumOf(days: readonly DayFigures[], figure: Figure): number {
  return days.reduce((sum, day) => sum + day[figure], 0)
}

export function isEmpty(days: readonly DayFigures[]): boolean {
  return figures.every((figure) => sumOf(days, figure) === 0)
}

/** Where a step from the chosen day leads; at an end it stays. */
export function dayBeside(
  days: readonly DayFigures[],
  chosen: DayFigures,
  step: -1 | 1,
): DayFigures {
  return days[days.indexOf(chosen) + step] ?? chosen
}

/** How this language writes a day of the calendar. Each takes `2026-11-26`. */
export function dayFormatsOf(language: string) {
  const locale = languageOf[firstSpoken([language]) ?? 'nl'].locale
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, options)
    return (day: string) => written.format(noonOf(day))
  }
  return {
    whole: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    weekday: format({ weekday: 'short' }),
    letter: format({ weekday: 'narrow' }),
    ofMonth: (day: string) => String(noonOf(day).getDate()),
    month: format({ month: 'short' }),
  }
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(noonOf(day).getDay())
}

/** Noon is on that day whatever the clock does at midnight. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`)
}
