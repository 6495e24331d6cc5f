import type { Database, Log, Undo } from '../core/ports.ts'

/** The window is up and the first customers are served before anything is copied. */
const firstAfter = 20_000
const lookEvery = 60 * 60_000

/** Makes the day's copy of the database while the counter is open; answers how to stop. */
export function keepDailyCopies(database: Database, log: Log): Undo {
  const look = (): void => {
    void copyIfDue(database, log)
  }
  const first = setTimeout(look, firstAfter)
  const again = setInterval(look, lookEvery)
  first.unref()
  again.unref()
  return () => {
    clearTimeout(first)
    clearInterval(again)
  }
}

/** A copy that cannot be made keeps nobody from selling; the log tells. */
export async function copyIfDue(database: Database, log: Log): Promise<void> {
  try {
    const made = await database.backups.makeIfDue()
    if (!made.ok) log.warn('The daily copy was not made', { fault: made.fault.kind })
    else if (made.value !== null) log.info('The daily copy was made', { name: made.value })
  } catch (defect) {
    log.error('The daily copy was not made', { defect: String(defect) })
  }
}
