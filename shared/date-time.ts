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
