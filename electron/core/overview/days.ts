/**
 * When the last `count` days began at the counter's own place, today last, and when tomorrow begins.
 * By the calendar and not by hours: where the clock is put forward or back a day has 23 or 25.
 */
export function startsOfDays(now: number, count: number): number[] {
  const today = new Date(now)
  return Array.from({ length: count + 1 }, (_, place) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1 + place).getTime(),
  )
}

/** The calendar day at the counter's own place, as `2026-11-26`. */
export function dayOf(at: number): string {
  const time = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}
