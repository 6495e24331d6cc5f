/**
 * The one reader of a moment. Forms: `yyyy-mm-dd hh:mm`, seconds and any number of decimals if there
 * are any, `T` or white space between day and time, an offset (`Z`, `UTC`, `+01:00`, `+0100`, `+01`)
 * with or without white space before it. Without an offset it is `timeZone`'s (an IANA name). Answers
 * epoch milliseconds, or null for what is no moment: nobody takes such a one for now.
 */
export function readDateTime(value: unknown, timeZone: string): number | null {
  if (typeof value !== 'string' || value.length > 60) return null
  const written =
    /^\s*(\d{4})-(\d{2})-(\d{2})(?:[Tt]|\s{1,4})(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s*([Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i.exec(
      value,
    )
  if (written === null) return null
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = ''] = written
  const asIfUtc = momentOf({ year, month, day, hour, minute, second })
  if (asIfUtc === null) return null
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  if (offset === '') return inZone(asIfUtc, timeZone) + milliseconds
  const ahead = offsetMinutes(offset)
  return ahead === null ? null : asIfUtc - ahead * 60_000 + milliseconds
}

/** The middle of a day, `yyyy-mm-dd` on the calendar of `timeZone`, as epoch milliseconds; or null. */
export function readDay(value: unknown, timeZone: string): number | null {
  return typeof value === 'string' && /^\s*\d{4}-\d{2}-\d{2}\s*$/.test(value)
    ? readDateTime(`${value.trim()} 12:00`, timeZone)
    : null
}

/** The day on the calendar of `timeZone`, `yyyy-mm-dd`, of epoch milliseconds. */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** `unclear`: `03/04/2026` is two days, and of two digits nobody can tell which one is the year. */
export type DayRefusal = 'no-day' | 'unclear' | 'impossible'

export type DayReading = { is: 'day'; day: string } | { is: 'refused'; reason: DayRefusal }

const refusedDay = (reason: DayRefusal): DayReading => ({ is: 'refused', reason })

/**
 * The one reader of a day that people and programs write: `2026-11-30`, `2026/11/30`, `30-11-2026`,
 * `30.11.2026`, `30.11.26`, `30/11/2026`. The day stands first, as in every country of the shops; where
 * another order would be a day too (`03/04/2026`, `03-04-26`) it is refused. Answers `yyyy-mm-dd`.
 */
export function readWrittenDay(written: string): DayReading {
  if (written.length > 60) return refusedDay('no-day')
  const text = written
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[3], yearFirst[4])
  const dayFirst = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(text)
  if (dayFirst === null) return refusedDay('no-day')
  const [, day = '', sign, month = '', year = ''] = dayFirst
  const isAmerican = sign === '/' && Number(day) <= 12 && Number(day) !== Number(month)
  if (isAmerican && Number(month) <= 12) return refusedDay('unclear')
  // Only with points is the day first wherever it is written.
  if (year.length === 2 && sign !== '.') return refusedDay('unclear')
  return dayOf(year.length === 2 ? `20${year}` : year, month, day)
}

function dayOf(year = '', month = '', day = ''): DayReading {
  const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')]
  const isDay =
    momentOf({ year, month: mm, day: dd, hour: '12', minute: '0', second: '0' }) !== null
  return isDay ? { is: 'day', day: `${year}-${mm}-${dd}` } : refusedDay('impossible')
}

export type MomentReading =
  { is: 'moment'; at: number } | { is: 'refused'; reason: DayRefusal | 'no-time' }

/**
 * The one reader of a moment that people and programs write: every form of `readDateTime`, and a day of
 * `readWrittenDay` with a time behind it. Without an offset it is `timeZone`'s. A day alone is none.
 */
export function readWrittenMoment(written: string, timeZone: string): MomentReading {
  const at = readDateTime(written, timeZone)
  if (at !== null) return { is: 'moment', at }
  const parts = /^(.{6,14}?)(?:[Tt]|,?\s{1,4})(\d{1,2}:\d{2}.{0,30})$/su.exec(written.trim())
  const day = readWrittenDay(parts?.[1] ?? written)
  if (day.is === 'refused') return day
  if (parts === null) return { is: 'refused', reason: 'no-time' }
  const time = (parts[2] ?? '').replace(/^\d:/, (hour) => `0${hour}`)
  const then = readDateTime(`${day.day} ${time}`, timeZone)
  return then === null ? { is: 'refused', reason: 'impossible' } : { is: 'moment', at: then }
}

/** Why a text is no day or no moment, for who wrote it. */
export const dayRefusals: Record<DayRefusal | 'no-time', string> = {
  'no-day': 'is not a date: write 2026-11-30',
  unclear: 'may be two dates: write it with the year first, as 2026-11-30',
  impossible: 'is a date or time that does not exist',
  'no-time': 'has no time: write 2026-11-30T14:05',
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string | undefined>

/** Null for a day or time that no calendar and no clock has, and for the years programs write for "none". */
function momentOf(parts: Parts): number | null {
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)]
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)]
  if (year < 1900 || year > 2200 || hour > 23 || minute > 59 || second > 59) return null
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(time)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null
}

function offsetMinutes(offset: string): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? []
  if (sign === undefined) return 0 // Z, UTC, GMT
  if (Number(hours) > 18 || Number(minutes) > 59) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function inZone(asIfUtc: number, timeZone: string): number {
  // The zone's offset changes twice a year: take it at the first guess, then at the better one.
  const guess = asIfUtc - zoneOffset(asIfUtc, timeZone)
  return asIfUtc - zoneOffset(guess, timeZone)
}

/** Milliseconds the zone's clocks are ahead of UTC at a moment. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
