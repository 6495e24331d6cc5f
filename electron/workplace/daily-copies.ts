import { defectDetails } from '../core/defect.ts'
import type { Database, Log, Undo } from '../core/ports.ts'
import type { Scheduler } from '../core/scheduler.ts'

/** The window is up and the first customers are served before anything is copied. */
const firstAfter = 20_000
const lookEvery = 60 * 60_000

/** Makes the day's copy of the database while the counter is open; answers how to stop. */
export function keepDailyCopies(
  {
    counter: { scheduler },
    ports: { database },
  }: { counter: { scheduler: Scheduler }; ports: { database: Database } },
  log: Log,
): Undo {
  let isFirst = true
  const wait = (): number => {
    const first = isFirst
    isFirst = false
    return first ? firstAfter : lookEvery
  }
  return scheduler.every('daily copy', wait, () => copyIfDue(database, log))
}

/** A copy that cannot be made keeps nobody from selling; the log tells. */
export async function copyIfDue(database: Database, log: Log): Promise<void> {
  try {
    const made = await database.backups.makeIfDue()
    if (!made.ok) log.warn('The daily copy was not made', { fault: made.fault.kind })
    else if (made.value !== null) log.info('The daily copy was made', { name: made.value })
  } catch (defect) {
    log.error('The daily copy was not made', defectDetails(defect))
  }
}
