import { createShiftedClock, type ShiftedClock } from './shifted-clock.ts'

/** Today's noon where the test runs, and on from there: no test meets a midnight. */
export function clockAtNoon(): ShiftedClock {
  const clock = createShiftedClock()
  const now = new Date(clock.now())
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12)
  clock.jump(noon.getTime() - now.getTime())
  return clock
}
