import { app } from 'electron'
import type { Log } from '../core/ports.ts'
import { delay } from '../core/timers.ts'

/** What is on disk is safe; this is how long the rest may take to close. */
const patienceMs = 5_000

/** Closes the counter once all windows are gone, and only then lets the process end. */
export function closeBeforeQuitting(counter: { close(): Promise<void> }, log: Log): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void Promise.race([counter.close(), delay(patienceMs)])
      .catch((error: unknown) => {
        log.error('The counter did not close well', { error: String(error) })
      })
      .then(() => {
        state = 'closed'
        app.quit()
      })
  })
}
