import type { Clock } from '../../electron/core/ports.ts'

/** Real time that can be moved on: what was due in between happens at once. */
export type ShiftedClock = Clock & { moveOn(milliseconds: number): void }

export function createShiftedClock(): ShiftedClock {
  let offset = 0
  const planned = new Set<{ at: number; run: () => void; timer: NodeJS.Timeout }>()
  const now = (): number => Date.now() + offset
  return {
    now,
    after(milliseconds, run) {
      const plan = {
        at: now() + milliseconds,
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
      offset += milliseconds
      for (const plan of [...planned].toSorted((one, other) => one.at - other.at)) {
        if (plan.at > now()) continue
        clearTimeout(plan.timer)
        planned.delete(plan)
        plan.run()
      }
    },
  }
}
