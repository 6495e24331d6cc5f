import type { Log, Undo } from '../core/ports.ts'
import { later } from '../core/timers.ts'

/** A command may hold the data for as long as its service takes to answer; the command line waits as long. */
const longest = 45_000
const pause = 250

export type Patience = {
  /** Starts trying, or starts counting anew. */
  start(): void
  isTrying(): boolean
  stop(): void
}

/**
 * Tries something again by itself, four times a second for 45 s. `tryAgain` answers whether to go
 * on; `ended` is called when that is over, however it ended, but not after `stop`.
 */
export function createPatience(
  tryAgain: () => Promise<boolean>,
  { ended, log }: { ended: () => void; log: Log },
): Patience {
  let until = 0
  let timer: Undo | null = null

  function plan(): void {
    timer = later(pause, () => {
      tryAgain().then(
        (goOn) => {
          if (timer === null) return
          if (goOn && Date.now() < until) plan()
          else end()
        },
        (defect: unknown) => {
          log.error('The counter did not open', { defect: String(defect) })
          end()
        },
      )
    })
  }

  function end(): void {
    if (timer === null) return
    timer = null
    ended()
  }

  return {
    start() {
      until = Date.now() + longest
      if (timer === null) plan()
    },
    isTrying: () => timer !== null,
    stop() {
      timer?.()
      timer = null
    },
  }
}
