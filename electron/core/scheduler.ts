import { defectDetails } from './defect.ts'
import { createOpenWork } from './open-work.ts'
import type { Clock, Log, Undo } from './ports.ts'

/** What becomes of timers and background work: named, so that a throw can be found and seen. */
export type Scheduler = {
  /**
   * The clock of one task: a timer that throws, or whose work does, is logged under the task's name and
   * reported, and nothing else stops for it.
   */
  clock(task: string): Clock
  /** Runs again and again, so many milliseconds after the last run was over, whatever became of it. */
  every(task: string, milliseconds: number | (() => number), run: () => unknown): Undo
  /** Work that nobody waits for. */
  inBackground(task: string, work: () => unknown): void
  /** From here on nothing runs any more: what it would work on is closed. */
  close(): void
}

/** Told of a task that threw, and of one that threw before and went well now. */
export type TaskWatch = { failed: (task: string) => void; recovered: (task: string) => void }

/** What runs while nothing may go wrong twice: a rest that cannot be told. */
const unknownRest = 60_000

/**
 * The one place where timers and background work are started (DESIGN.md, "Nothing dies silently").
 *
 * @param open counts what is not over yet
 */
export function createScheduler(
  { clock, log }: { clock: Clock; log: Log },
  watch: TaskWatch,
  open = createOpenWork(),
): Scheduler {
  const failing = new Set<string>()
  let isClosed = false

  function failed(task: string, defect: unknown): void {
    if (isClosed) return
    log.error('A background task failed', { task, ...defectDetails(defect) })
    failing.add(task)
    watch.failed(task)
  }

  function succeeded(task: string): void {
    if (failing.delete(task) && !isClosed) watch.recovered(task)
  }

  /** Never throws and never rejects. */
  async function run(task: string, work: () => unknown): Promise<void> {
    try {
      await work()
      succeeded(task)
    } catch (defect) {
      failed(task, defect)
    }
  }

  function inBackground(task: string, work: () => unknown): void {
    if (!isClosed) void open.follow(task, run(task, work))
  }

  return {
    clock: (task) => ({
      ...clock,
      after: (milliseconds, work) =>
        clock.after(milliseconds, () => {
          inBackground(task, work)
        }),
    }),
    every(task, milliseconds, work) {
      let isOver = false
      let cancel: Undo = () => undefined
      const rest = (): number => {
        try {
          return typeof milliseconds === 'number' ? milliseconds : milliseconds()
        } catch (defect) {
          failed(task, defect)
          return unknownRest
        }
      }
      const plan = (): void => {
        if (isOver) return
        cancel = clock.after(rest(), () => {
          if (!isClosed) void open.follow(task, run(task, work)).then(plan)
        })
      }
      plan()
      return () => {
        isOver = true
        cancel()
      }
    },
    inBackground,
    close() {
      isClosed = true
    },
  }
}
