import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type {
  Release,
  UpdateDesk as DeskView,
  UpdateSettings,
  UpdatesOff,
  UpdateStage,
} from '../../../shared/update.ts'
import type { Clock, Log, Undo, Updater } from '../ports.ts'
import type { ItConfiguration } from '../settings/configuration.ts'
import { standsInTheWay, type Doing, type Word } from './may-install.ts'

/** What whoever looks after the shop's computers decided. */
export type ConfiguredUpdates = NonNullable<ItConfiguration['updates']>

export type UpdateDesk = {
  get(): DeskView
  set(settings: UpdateSettings): Result<DeskView>
  look(): Promise<Result<DeskView>>
  /** Begins; `changed` tells how far it is. */
  download(): Result<DeskView>
  cancel(): DeskView
  /** On a person's word. */
  install(): Promise<Result<DeskView>>
  stop(): void
}

export type UpdateSurroundings = {
  updater: Updater
  clock: Clock
  log: Log
  configured: ConfiguredUpdates
  /** Null: nobody set anything yet. */
  kept: UpdateSettings | null
  /** Throws nothing: a disk that does not take it is a fault. */
  keep(settings: UpdateSettings): Result<void>
  /** Whether this may be an update server. */
  isServer(written: string): Result<unknown>
  doing(): Doing
  /** Asks a person about what is unsent; true: go. */
  mayLeave(): Promise<boolean>
  /** Puts everything on disk and lets go of it, runs this, and opens again if it failed. */
  closedDuring(install: () => Promise<Result<void>>): Promise<Result<void>>
  changed(view: DeskView): void
}

/** How often the hour is looked at, in milliseconds. */
const everyMs = 5 * 60_000

/**
 * Brings the counter up to date: on a person's word, one step after another, or all by itself in the
 * hour that was set for it.
 */
export function createUpdateDesk(around: UpdateSurroundings): UpdateDesk {
  const { updater, clock, log, configured } = around
  let settings = around.kept ?? { server: null, quietHour: configured.quietHour ?? null }
  let stage: UpdateStage = { kind: 'idle', isNewest: false }
  let fault: Fault | null = null
  let downloading: AbortController | null = null
  /** The night on which nothing newer was found: it is not asked for again in the same hour. */
  let lookedOn: string | null = null
  let next: Undo = clock.after(everyMs, tick)

  const server = (): string | null => settings.server ?? configured.server ?? null

  function off(): UpdatesOff | null {
    if (configured.off === true) return 'by-it'
    return updater.cannot() ?? (server() === null ? 'no-server' : null)
  }

  function get(): DeskView {
    return {
      off: off(),
      settings,
      server: server(),
      needsPerson: updater.needsPerson(),
      stage,
      fault,
    }
  }

  function tell(): DeskView {
    const view = get()
    around.changed(view)
    return view
  }

  function enter(now: UpdateStage, why: Fault | null = null): void {
    stage = now
    fault = why
    tell()
  }

  async function look(): Promise<Result<Release | null>> {
    const from = server()
    if (off() !== null || from === null) return failed({ kind: 'update-off' })
    enter({ kind: 'looking' })
    const found = await updater.look(from)
    if (!found.ok) {
      log.warn('The update server was asked in vain', { fault: found.fault.kind })
      enter({ kind: 'idle', isNewest: false }, found.fault)
    } else if (found.value === null) enter({ kind: 'idle', isNewest: true })
    else enter({ kind: 'found', release: found.value })
    return found
  }

  async function fetchIt(release: Release): Promise<Result<void>> {
    const stopping = new AbortController()
    downloading = stopping
    enter({ kind: 'downloading', release, received: 0 })
    let telling: Undo | null = null
    const fetched = await updater.download({
      signal: stopping.signal,
      received(bytes) {
        stage = { kind: 'downloading', release, received: bytes }
        // The page follows a few times a second, not at every piece.
        telling ??= clock.after(200, () => {
          telling = null
          tell()
        })
      },
    })
    stopTelling(telling)
    downloading = null
    if (fetched.ok) {
      log.info('A new version is ready', { version: release.version })
      enter({ kind: 'ready', release })
    } else if (stopping.signal.aborted) enter({ kind: 'found', release })
    else {
      log.warn('A new version was not fetched', { fault: fetched.fault.kind })
      enter({ kind: 'found', release }, fetched.fault)
    }
    return fetched
  }

  /** A function: what a callback sets, the compiler takes for what it was before. */
  function stopTelling(telling: Undo | null): void {
    telling?.()
  }

  async function install(word: Word, release: Release): Promise<Result<void>> {
    const because = standsInTheWay(word, around.doing())
    if (because.length > 0) return failed({ kind: 'update-waits', because })
    if (word.by === 'person' && !(await around.mayLeave())) return ok(undefined)
    // A customer may have come while somebody thought about it.
    const now = standsInTheWay(word, around.doing())
    if (now.length > 0) return failed({ kind: 'update-waits', because: now })
    enter({ kind: 'installing', release })
    log.info('The counter is replaced', { version: release.version, by: word.by })
    const installed = await around.closedDuring(() => updater.install())
    if (!installed.ok) enter({ kind: 'found', release }, installed.fault)
    return installed
  }

  /** Nobody is there: looks, fetches and installs, and tries again until the hour is over. */
  async function byItself(word: Extract<Word, { by: 'hour' }>, night: string): Promise<void> {
    if (stage.kind === 'idle') {
      if (lookedOn === night) return
      lookedOn = night
      await look()
    }
    if (stage.kind === 'found') await fetchIt(stage.release)
    if (stage.kind === 'ready') {
      const done = await install(word, stage.release)
      if (!done.ok) log.info('The counter is not replaced now', { fault: done.fault.kind })
    }
  }

  function tick(): void {
    const now = new Date(clock.now())
    const word = { by: 'hour', quietHour: settings.quietHour, hour: now.getHours() } as const
    const mayNow = word.hour === word.quietHour && off() === null && !updater.needsPerson()
    void (mayNow ? byItself(word, now.toDateString()) : Promise.resolve())
      .catch((defect: unknown) => {
        log.error('The counter was not brought up to date', { defect: String(defect) })
      })
      .finally(() => {
        next = clock.after(everyMs, tick)
      })
  }

  return {
    get,
    set(wanted) {
      if (configured.off === true) return failed({ kind: 'update-off' })
      const isServer = wanted.server === null ? ok(undefined) : around.isServer(wanted.server)
      if (!isServer.ok) return isServer
      const kept = around.keep(wanted)
      if (!kept.ok) return kept
      const isOther = wanted.server !== settings.server
      settings = wanted
      // What was found at another server counts no more.
      if (isOther && (stage.kind === 'found' || stage.kind === 'ready')) {
        stage = { kind: 'idle', isNewest: false }
      }
      fault = null
      return ok(tell())
    },
    async look() {
      if (stage.kind !== 'idle' && stage.kind !== 'found') return ok(get())
      const found = await look()
      return found.ok ? ok(get()) : found
    },
    download() {
      if (off() !== null) return failed({ kind: 'update-off' })
      if (stage.kind !== 'found') return ok(get())
      void fetchIt(stage.release)
      return ok(get())
    },
    cancel() {
      downloading?.abort()
      return get()
    },
    async install() {
      if (off() !== null) return failed({ kind: 'update-off' })
      if (stage.kind !== 'ready') return ok(get())
      const done = await install({ by: 'person' }, stage.release)
      return done.ok ? ok(get()) : done
    },
    stop() {
      next()
      downloading?.abort()
    },
  }
}
