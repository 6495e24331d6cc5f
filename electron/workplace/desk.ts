import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Desk, DeskSettings } from '../../shared/desk.ts'
import { reasonForFile } from '../../shared/hand-over.ts'
import { failed, ok, type Fault, type Result } from '../../shared/fault.ts'
import { createClock } from '../adapters/clock.ts'
import { storageFault } from '../adapters/database/storage-faults.ts'
import {
  watchHandOverFolder,
  type HandOverFolder,
} from '../adapters/hand-over-folder/watch-folder.ts'
import { isOnAnotherMachine } from '../adapters/hand-over-folder/other-machine.ts'
import { isOwnFolder } from '../adapters/hand-over-folder/own-folder.ts'
import { createPlacedFiles } from '../adapters/hand-over-folder/placed-files.ts'
import type { Counter } from '../core/counter.ts'
import type { Log } from '../core/ports.ts'
import type { ItConfiguration } from '../core/settings/configuration.ts'
import { fileSchema } from '../core/settings/settings-files.ts'
import { inboundFilesList, placesIn } from './environment.ts'
import { settingsFile } from './settings-file.ts'

/** What only the desktop's own system can do; the shell does it. */
export type Desktop = {
  /** False: another program has it, or the system does not give any. Null lets go. */
  useGlobalKey(key: string | null): boolean
  /** False: this system did not take it. */
  startAtSignIn(on: boolean): boolean
  useTray(on: boolean): void
}

export type DeskKeeper = {
  get(): Desk
  set(settings: DeskSettings): Promise<Result<Desk>>
  /** A link may come before there is a counter: it waits for one. */
  receiveLink(link: string): void
  /** From now on this counter takes what comes. In training the till's files wait for the shop. */
  serve(counter: Counter, takesFiles: boolean): void
  stopServing(): Promise<void>
}

/** Links that wait while nobody chose where to work yet. */
const mostLinks = 20

/**
 * The desk settings in `desk.json`, which are the computer's and no secret, and what follows from
 * them: the global key, the start at sign-in, the tray, the till's folder.
 */
export function createDesk(around: {
  dataFolder: string
  /** What holds until somebody sets it otherwise. */
  configured: ItConfiguration['desk']
  desktop: Desktop
  log: Log
  changed: (desk: Desk) => void
}): DeskKeeper {
  const { dataFolder, configured, desktop, log, changed } = around
  const file = settingsFile('desk.json', { dataFolder, log })
  /** Claims of this counter, told from those of another computer on the same folder. */
  const sign = createHash('sha256').update(`${hostname()}|${dataFolder}`).digest('hex').slice(0, 8)
  const kept = file.read()
  let settings: DeskSettings = kept ?? fileSchema('desk.json').parse(configured ?? {})
  let links: string[] = []
  let counter: Counter | null = null
  let takesFiles = false
  let folder: HandOverFolder | null = null
  let globalKeyWorks = desktop.useGlobalKey(settings.globalKey)
  // What was set by hand was told the system then.
  let startAtSignInWorks =
    kept !== null || !settings.startAtSignIn || desktop.startAtSignIn(settings.startAtSignIn)
  desktop.useTray(settings.inTray)

  function get(): Desk {
    return {
      settings,
      globalKeyWorks,
      startAtSignInWorks,
      folderFault: folder?.fault() ?? notToBeUsed(settings.handOverFolder),
      usualFolder: join(dataFolder, 'from-the-till'),
    }
  }

  /** A share of another machine is used only where IT's own file names it, and a folder of our own never. */
  function notToBeUsed(path: string | null): Fault | null {
    if (path === null) return null
    if (isOnAnotherMachine(path)) {
      return path === configured?.handOverFolder ? null : { kind: 'folder-on-network', path }
    }
    try {
      const isOwn =
        isAbsolute(path) && isOwnFolder(path, { dataFolder, places: placesIn(dataFolder) })
      return isOwn ? { kind: 'folder-not-writable', path } : null
    } catch (error) {
      const fault = storageFault(error, path)
      if (fault === null) throw error
      return fault
    }
  }

  function watch(): void {
    const { handOverFolder } = settings
    const mine = counter
    if (folder !== null || handOverFolder === null || mine === null || !takesFiles) return
    if (notToBeUsed(handOverFolder) !== null) return
    folder = watchHandOverFolder({
      folder: handOverFolder,
      sign,
      clock: createClock(),
      log,
      placed: createPlacedFiles(inboundFilesList(dataFolder)),
      take(text, claim) {
        const received = mine.handOvers.receiveFile(text, claim)
        if (!received.ok) return received
        const { outcome, problems } = received.value
        return ok({ refused: outcome === 'refused' ? reasonForFile(problems) : null })
      },
      changed: () => changed(get()),
    })
  }

  async function stopWatching(): Promise<void> {
    const watched = folder
    folder = null
    await watched?.stop()
  }

  function receive(link: string): void {
    if (counter === null) {
      links = [...links, link].slice(-mostLinks)
      return
    }
    const received = counter.handOvers.receiveLink(link)
    if (!received.ok) log.error('A link was not taken', { fault: received.fault.kind })
  }

  return {
    get,
    receiveLink: receive,

    async set(wanted) {
      const { handOverFolder } = wanted
      const refused = notToBeUsed(handOverFolder)
      if (refused !== null) return failed(refused)
      if (handOverFolder !== null) {
        const made = makeFolder(handOverFolder)
        if (!made.ok) return made
      }
      const written = file.write(wanted)
      if (!written.ok) return written
      const before = settings
      settings = wanted
      if (wanted.globalKey !== before.globalKey || !globalKeyWorks) {
        globalKeyWorks = desktop.useGlobalKey(wanted.globalKey)
      }
      if (wanted.startAtSignIn !== before.startAtSignIn || !startAtSignInWorks) {
        startAtSignInWorks = desktop.startAtSignIn(wanted.startAtSignIn)
      }
      desktop.useTray(wanted.inTray)
      if (handOverFolder !== before.handOverFolder) {
        await stopWatching()
        watch()
      }
      changed(get())
      return ok(get())
    },

    serve(serving, files) {
      counter = serving
      takesFiles = files
      watch()
      for (const link of links.splice(0)) receive(link)
    },

    async stopServing() {
      counter = null
      await stopWatching()
    },
  }
}

function makeFolder(folder: string): Result<void> {
  if (!isAbsolute(folder)) {
    const problems = [{ field: 'handOverFolder', reason: 'is not a whole path' }]
    return failed({ kind: 'bad-input', problems })
  }
  try {
    mkdirSync(folder, { recursive: true })
    return ok(undefined)
  } catch (error) {
    const fault = storageFault(error, folder)
    if (fault === null) throw error
    return failed(fault)
  }
}
