import type { Clock } from '../../electron/core/ports.ts'

/** A clock whose waits are so many times shorter, and what each would have been, in milliseconds. */
export function hurriedClock(times: number): { clock: Clock; waits: number[] } {
  const waits: number[] = []
  const clock: Clock = {
    now: Date.now,
    elapsed: () => Math.floor(performance.now()),
    after(milliseconds, run) {
      waits.push(milliseconds)
      const timer = setTimeout(run, milliseconds / times).unref()
      return () => clearTimeout(timer)
    },
  }
  return { clock, waits }
}
