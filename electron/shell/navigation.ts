import { app } from 'electron'
import type { WebContents } from 'electron'
import type { Log } from '../core/ports.ts'

/**
 * Pages stay where the main process put them: no navigation, no second window, no guest page.
 * Attached to every page as it is made, so that none is forgotten. A page may reload itself.
 */
export function guardNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && event.url === contents.getURL()) return
      event.preventDefault()
      refused(log, 'a navigation', event.url)
    })
    contents.on('will-redirect', (event) => {
      event.preventDefault()
      refused(log, 'a redirection', event.url)
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      refused(log, 'a window', url)
      return { action: 'deny' }
    })
    reportTrouble(contents, log)
  })
}

/** Without the query: it may hold what a customer typed. */
function refused(log: Log, what: string, url: string): void {
  log.warn(`The page was refused ${what}`, { to: url.split(/[?#]/)[0] })
}

/** A page that throws, and a preload that did not run, would otherwise be silent. */
function reportTrouble(contents: WebContents, log: Log): void {
  contents.on('preload-error', (_event, path, error) => {
    log.error('The preload failed: the page has no counter', { path, error: error.stack })
  })
  contents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
    if (level === 'error')
      log.error('The page reports', { message, at: `${sourceId}:${lineNumber}` })
  })
}
