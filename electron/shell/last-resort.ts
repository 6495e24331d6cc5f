import process from 'node:process'
import { app } from 'electron'
import { defectDetails } from '../core/defect.ts'
import type { Log } from '../core/ports.ts'

/**
 * What nobody caught is logged, told to staff as a background task that failed, and the counter goes on
 * (DESIGN.md, "Nothing dies silently"). Without these handlers Electron shows a stack in a box of its
 * own, and a rejection is a line on a standard error that Windows programs do not have (ELECTRON.md).
 */
export function reportWhatNobodyCaught(log: Log, report: (task: string) => void): void {
  const failed = (task: string, details: Record<string, unknown>): void => {
    log.error('Nobody caught it', { task, ...details })
    report(task)
  }
  process.on('uncaughtException', (defect) => {
    failed('uncaught exception', defectDetails(defect))
  })
  process.on('unhandledRejection', (defect) => {
    failed('unhandled rejection', defectDetails(defect))
  })
  // Chromium starts its own helpers again; one that keeps dying is what staff would call "it flickers".
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason === 'clean-exit' || reason === 'killed') return
    failed(`${type} process`, { reason, exitCode, name })
  })
}
