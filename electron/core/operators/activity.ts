import type { Clock, Undo } from '../ports.ts'

/**
 * How long nobody did anything at the counter, by main's own clocks: what the page says is that somebody
 * did, never that nobody did. Either clock ends it: the one that nobody can set may not count sleep, and
 * the one on the wall does.
 */
export function createActivity(
  clock: Pick<Clock, 'now' | 'elapsed' | 'after'>,
  options: { minutes: () => number; over: () => void },
) {
  let last: { now: number; elapsed: number } | null = null
  let timer: Undo | null = null

  function left(): number {
    if (last === null) return Number.POSITIVE_INFINITY
    const passed = Math.max(clock.now() - last.now, clock.elapsed() - last.elapsed)
    return options.minutes() * 60_000 - passed
  }

  function look(): void {
    timer = null
    if (last === null) return
    if (left() <= 0) options.over()
    else timer = clock.after(left(), look)
  }

  return {
    seen(): void {
      last = { now: clock.now(), elapsed: clock.elapsed() }
      timer ??= clock.after(left(), look)
    },
    isOver: () => left() <= 0,
    /** Nobody is there whom it could be over for. */
    ended: (): void => {
      last = null
      timer?.()
      timer = null
    },
  }
}
