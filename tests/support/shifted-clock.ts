import process from 'node:process'
import type { Clock } from '../../electron/core/ports.ts'

/** Real time that can be moved. */
export type ShiftedClock = Clock & {
  /** As if so much time went by: what was due in between happens at once. */
  moveOn(milliseconds: number): void
  /** Somebody sets the clock on the wall; no time goes by. */
  jump(milliseconds: number): void
}

export function createShiftedClock(): ShiftedClock {
  let moved = 0
  let jumped = 0
  /** `at` is elapsed time: a timer does not care what the clock on the wall says. */
  const planned = new Set<{ at: number; run: () => void; timer: NodeJS.Timeout }>()
  const elapsed = (): number => Number(process.hrtime.bigint() / 1_000_000n) + moved
  return {
    now: () => Date.now() + moved + jumped,
    elapsed,
    after(milliseconds, run) {
      const plan = {
        at: elapsed() + milliseconds,
        run,
        timer: setTimeout(() => {
          planned.delete(plan)
          run()
        }, milliseconds),
      }
      plan.timer.unref()
      planned.add(plan)
      return () => {
        clearTimeout(plan.timer)
        planned.delete(plan)
      }
    },
    moveOn(milliseconds) {
      moved += milliseconds
      for (const plan of [...planned].toSorted((one, other) => one.at - other.at)) {
        if (plan.at > elapsed()) continue
        clearTimeout(plan.timer)
        planned.delete(plan)
        plan.run()
      }
    },
    jump(milliseconds) {
      jumped += milliseconds
    },
  }
}
