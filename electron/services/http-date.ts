import { readDateTime } from '../../shared/date-time.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date in a header, as epoch milliseconds: in the three forms of HTTP (RFC 9110, 5.6.7), all of them
 * UTC, or in ISO 8601. Null for everything else.
 */
export function readHttpDate(written: string): number | null {
  const text = written.trim()
  if (text.length > 60) return null
  const day = '(?:[a-z]{3,9},?\\s+)?'
  const time = '(\\d{2}:\\d{2}:\\d{2})'
  const fixed = new RegExp(
    `^${day}(\\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\\d{2}|\\d{4})\\s+${time}`,
    'i',
  )
  const asctime = new RegExp(`^${day}([a-z]{3})\\s+(\\d{1,2})\\s+${time}\\s+(\\d{4})$`, 'i')
  const old = asctime.exec(text)
  if (old !== null) return utc({ day: old[2], month: old[1], year: old[4], time: old[3] })
  const now = fixed.exec(text)
  if (now === null) return readDateTime(text, 'UTC')
  const zone = text.slice(now[0].length).trim()
  return /^(?:|GMT|UTC|Z|[+-]0000)$/i.test(zone)
    ? utc({ day: now[1], month: now[2], year: now[3], time: now[4] })
    : null
}

function utc(parts: Record<'day' | 'month' | 'year' | 'time', string | undefined>): number | null {
  const { day = '', month = '', year = '', time = '' } = parts
  const number = months.indexOf(month.toLowerCase()) + 1
  // Two digits are of this century, as 94 is of the last one.
  const whole = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  const date = `${whole}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return readDateTime(`${date}T${time}Z`, 'UTC')
}
