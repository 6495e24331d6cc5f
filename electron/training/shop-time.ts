/** The shop's clock is on the wall in Amsterdam: the POS writes local times, leads an offset. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function wallClock(at: number): { date: string; time: string } {
  const written = new Map(parts.formatToParts(at).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => written.get(type) ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  }
}

/** `2026-03-01`. */
export function shopDate(at: number): string {
  return wallClock(at).date
}

/** `2026-03-01 12:34:33`. */
export function shopDateTime(at: number): string {
  const { date, time } = wallClock(at)
  return `${date} ${time}`
}

/** `2026-03-01T12:34:33+01:00`. */
export function shopIsoTime(at: number): string {
  const { date, time } = wallClock(at)
  const offset = Math.round((Date.parse(`${date}T${time}Z`) - at) / 3_600_000)
  return `${date}T${time}+${String(offset).padStart(2, '0')}:00`
}

/** `2026-01-01T12:00:00Z`, as the registry writes it. */
export function registryTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
