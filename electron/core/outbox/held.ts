import type { Ports, StoredJob } from '../ports.ts'

/** How long what was confirmed in the window can be undone (DESIGN.md, "The outbox"). */
export const undoMilliseconds = 5_000
/** Computers set their clocks by this much all the time; an undo does not end for it. */
const smallCorrection = 1_000

export type HeldJobs = {
  /** Makes jobs whose undo is over waiting ones, whatever their service is doing; false: disk refused. */
  release(): boolean
  /** When the next undo is over, in epoch milliseconds, or null. */
  nextEnd(): number | null
}

/**
 * Confirmed sales that can still be undone. The end of the undo is a promise to staff, so it does not
 * wait until the network is there and the job's turn has come.
 */
export function createHeldJobs(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  changed: (job: StoredJob) => void,
): HeldJobs {
  const { jobs } = database
  return {
    release() {
      const over = jobs.inStates(['held']).filter((job) => isOver(job, clock.now()))
      if (over.length === 0) return true
      const written = database.write(() => {
        for (const job of over) {
          job.state = 'waiting'
          jobs.save(job)
        }
      })
      if (written.ok) for (const job of over) changed(job)
      else log.warn('Held jobs were not released', { fault: written.fault.kind })
      return written.ok
    },
    nextEnd() {
      const ends = jobs.inStates(['held']).map(({ nextAt }) => nextAt)
      return ends.length === 0 ? null : Math.min(...ends)
    },
  }
}

/** A clock that was put back behind the confirmation does not make the undo longer. */
function isOver({ createdAt, nextAt }: StoredJob, now: number): boolean {
  return nextAt <= now || createdAt > now + smallCorrection
}
