import { fileURLToPath } from 'node:url'
import { app, powerMonitor } from 'electron'
import { sayAndEnd, sayWhyNot } from './cannot-start.ts'
import { PrintDocuments, registerAppScheme, serveApp } from './app-protocol.ts'
import { keepCrashReports, tidyCrashReports } from './crash-reports.ts'
import { useDataFolder } from './data-folder.ts'
import { createDesktop } from './desktop.ts'
import { claimLinks, hearLinks } from './hand-over-links.ts'
import { answerCalls, sendEvents } from './ipc.ts'
import { reportWhatNobodyCaught } from './last-resort.ts'
import { setKeyMenu } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { cutOffPages } from './no-network.ts'
import { limitPermissions } from './permissions.ts'
import { printFonts } from './print-fonts.ts'
import { createPrinter } from './printer.ts'
import { askBeforeShutdown, askNatively } from './leaving.ts'
import { closeBeforeQuitting } from './quitting.ts'
import { startedAtSignIn } from './start-at-sign-in.ts'
import { createTray, followJobs } from './tray.ts'
import { trayPictures } from './tray-pictures.ts'
import { updateShell } from './updates.ts'
import { bringForward, openWindow } from './window.ts'
import { openLog, openWorkplace } from './workplace.ts'

// The order is Electron's: all of this before `ready`, and nothing here may await it, since `ready`
// itself waits for this module.
const folder = useDataFolder()
keepCrashReports(folder)
registerAppScheme()
app.enableSandbox()

/** Until the counter is there, and where it never comes, the log has it. */
let report = (_task: string): void => undefined

// A lost lock does not stop the module, so nothing is opened but in the else.
if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  const log = openLog(folder)
  reportWhatNobodyCaught(log, (task) => {
    report(task)
  })
  guardNavigation(log)
  tidyCrashReports(folder, log)
  const links = hearLinks()
  app
    .whenReady()
    .then(cutOffPages)
    .then(
      () => openCounter(log, links),
      (error: unknown) => sayWhyNot(error),
    )
}

function openCounter(log: ReturnType<typeof openLog>, links: ReturnType<typeof hearLinks>): void {
  let staysInTray = false
  const documents = new PrintDocuments()
  serveApp(fileURLToPath(new URL('../renderer/', import.meta.url)), documents)
  limitPermissions(log)
  setKeyMenu()

  if (!claimLinks()) log.info('The system does not bring links of other programs here')
  const tray = createTray({
    pictures: trayPictures,
    open: () => bringForward(window),
    quit: () => app.quit(),
  })
  const desktop = createDesktop({
    log,
    tray,
    open() {
      bringForward(window)
      void opening.then(({ events }) => events.emit('desk.called', {}))
    },
    trayUsed(on) {
      staysInTray = on
    },
  })

  // The window loads while the counter opens; calls made meanwhile wait for it.
  const opening = openWorkplace({
    printer: createPrinter(documents, printFonts),
    folder,
    version: app.getVersion(),
    languages: app.getPreferredSystemLanguages(),
    log,
    desktop,
    updates: updateShell(folder),
  })
  answerCalls(
    opening.then(({ handlers }) => handlers),
    log,
  )
  const window = openWindow({
    log,
    startsHidden: startedAtSignIn(),
    staysInTray: () => staysInTray,
    mayClose: async () => (await opening).leaving.mayLeave('quit', () => askNatively('quit')),
    gaveUp: () => void sayAndEnd('pageDied'),
  })
  app.on('second-instance', () => bringForward(window))
  app.on('activate', () => bringForward(window))
  app.on('window-all-closed', () => app.quit())

  opening.then(
    (workplace) => {
      sendEvents(workplace.events, log)
      report = (task) => workplace.taskFailed(task)
      followJobs(tray, workplace)
      workplace.events.on('handOvers.arrived', () => bringForward(window))
      links.to((link) => workplace.receiveLink(link))
      powerMonitor.on('resume', () => workplace.wake())
      askBeforeShutdown(window, workplace)
      closeBeforeQuitting(workplace, log)
    },
    (error: unknown) => {
      log.error('The counter did not open', { error: String(error) })
      void sayAndEnd('didNotOpen')
    },
  )
}
