import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import type { LeaveReason } from '../../shared/leaving.ts'
import type { Workplace } from '../workplace/workplace.ts'
import { shellWords } from './words.ts'

/** In a box of the system's own, when no page is there to ask in. */
export async function askNatively(reason: LeaveReason): Promise<boolean> {
  const { unsent, stay, go } = (await shellWords()).leaving
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Cicopass Counter',
    message: unsent,
    buttons: [stay, go[reason]],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/**
 * The computer shuts down or somebody signs out: with unsent jobs it waits for a person's answer, as
 * long as the system allows. Windows asks the window (`query-session-end`; none of the events of
 * quitting come then), Linux and macOS the power monitor. Whoever asks must hear "wait" at once, so
 * what is unsent is read first and the question asked after.
 */
export function askBeforeShutdown(
  window: BrowserWindow,
  workplace: Pick<Workplace, 'leaving' | 'unsent'>,
): void {
  const ask = (event: { preventDefault: () => void }): void => {
    if ((workplace.unsent()?.total ?? 0) === 0) return
    event.preventDefault()
    void workplace.leaving
      .mayLeave('shutdown', () => askNatively('shutdown'))
      .then((go) => {
        if (go) app.quit()
      })
  }
  window.on('query-session-end', ask)
  // Electron's types leave out the event that its documentation speaks of.
  powerMonitor.on('shutdown', (event?: { preventDefault: () => void }) => {
    if (event !== undefined) ask(event)
  })
}
