import type { Clock } from '../core/ports.ts'

/** `setTimeout` holds 31 bits of milliseconds, about 24 days; what is longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1

/** The computer's clock. Its timers never keep the process alive. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    after(milliseconds, run) {
      let timer: NodeJS.Timeout
      const wait = (left: number) => {
        const step = Math.min(Math.max(left, 0), LONGEST_TIMER)
        timer = setTimeout(() => {
          if (left > LONGEST_TIMER) wait(left - LONGEST_TIMER)
          else run()
        }, step)
        timer.unref()
      }
      wait(milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
  }
}
