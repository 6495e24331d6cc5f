import { resolve } from 'node:path'
import { app } from 'electron'
import { handOverScheme, isHandOverLink } from '../../shared/hand-over.ts'

/** How many links of one start are heard. */
const most = 5

/**
 * Links of other programs. macOS tells them through `open-url`, also at a cold start and before
 * `ready`; elsewhere they are words of the command line, at a running counter in any order among
 * Chromium's own. Before `ready`. What comes before somebody listens is kept.
 */
export function hearLinks(): { to(listener: (link: string) => void): void } {
  let listen: ((link: string) => void) | null = null
  let kept = linksIn(process.argv)
  const hear = (link: string): void => {
    if (listen === null) kept = [...kept, link].slice(0, most)
    else listen(link)
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hear(url)
  })
  app.on('second-instance', (_event, argv) => {
    for (const link of linksIn(argv)) hear(link)
  })
  return {
    to(listener) {
      listen = listener
      for (const link of kept.splice(0)) listener(link)
    },
  }
}

/**
 * Asks the system to bring our links here. Windows' installer and AppImage do not; while it is being
 * developed the program is Electron itself, which must be told what to run.
 */
export function claimLinks(): boolean {
  const [, main] = process.argv
  // Behind `--` nothing is a switch of Chromium's, whatever a link brings along (Windows only).
  const words = app.isPackaged || main === undefined ? ['--'] : [resolve(main), '--']
  return app.setAsDefaultProtocolClient(handOverScheme, process.execPath, words)
}

function linksIn(argv: readonly string[]): string[] {
  return argv.filter(isHandOverLink).slice(0, most)
}
