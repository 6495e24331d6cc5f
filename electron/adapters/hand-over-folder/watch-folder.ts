import { randomUUID } from 'node:crypto'
import { watch, type FSWatcher } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault, Result } from '../../../shared/fault.ts'
import { isWholeJson } from '../../../shared/hand-over.ts'
import type { Clock, Log, Undo } from '../../core/ports.ts'
import { storageFault } from '../database/storage-faults.ts'
import { makePlaces, moveTo, removeOlderThan, shortened, writeReason } from './file-places.ts'
import { readStrangersFile } from './read-file.ts'

export type HandOverFolder = {
  /** Looks now, as it does by itself. Answers when everything that was there is settled. */
  look(): Promise<void>
  /** Why nothing can be taken from it, or null. */
  fault(): Fault | null
  stop(): Promise<void>
}

export type FolderWatch = {
  /** Absolute. */
  folder: string
  /** This counter's own sign: its claims begin with it, so that two may watch one folder. */
  sign: string
  clock: Clock
  log: Log
  /** A fault: not now, ask again. `refused` says why it goes to `refused/`, null that it was taken. */
  take: (text: string, claim: string) => Result<{ refused: string | null }>
  changed: () => void
}

/** The system tells of changes, but not on every network drive: so it is looked as well. */
const lookEvery = 2_000
/** A file that is not whole JSON and that nobody writes to any more will not become it. */
const patience = 10_000
/** DESIGN.md, "Data". */
const keptFor = 30 * 24 * 60 * 60_000
const tidyEvery = 6 * 60 * 60_000
const mostAtOnce = 100

/**
 * Takes each `.json` file of a folder once. It is first moved to `taking/` under a name of our own,
 * then handed over, then moved to `done/` or `refused/`: whoever is killed in between finds its claim
 * again, and the core knows whether it was taken.
 */
export function watchHandOverFolder(options: FolderWatch): HandOverFolder {
  const { folder, sign, clock, log, take, changed } = options
  const waitingFor = new Map<string, { stamp: string; since: number }>()
  let watcher: FSWatcher | null = null
  let fault: Fault | null = null
  let next: Undo | null = null
  let looking: Promise<void> | null = null
  let tidiedAt: number | null = null
  let isStopped = false

  function lookLater(milliseconds: number): void {
    next?.()
    if (isStopped) return
    next = clock.after(milliseconds, () => void look())
  }

  function look(): Promise<void> {
    looking ??= settleAll().finally(() => {
      looking = null
      lookLater(lookEvery)
    })
    return looking
  }

  async function settleAll(): Promise<void> {
    try {
      if (!(await lstat(folder)).isDirectory()) throw notAFolder(folder)
      await makePlaces(folder)
      startWatching()
      await settleClaims()
      for (const name of await newFiles()) await claim(name)
      await tidy()
      became(null)
    } catch (error) {
      watcher?.close()
      watcher = null
      const known = storageFault(error, folder)
      if (known === null) log.error('The folder of the till failed', { error: String(error) })
      became(known ?? { kind: 'folder-not-writable', path: folder })
    }
  }

  function became(now: Fault | null): void {
    const isNews = JSON.stringify(fault) !== JSON.stringify(now)
    fault = now
    if (!isNews) return
    if (now !== null) log.warn('The folder of the till cannot be used', { fault: now.kind })
    changed()
  }

  function startWatching(): void {
    if (watcher !== null || isStopped) return
    watcher = watch(folder, { persistent: false }, () => lookLater(50))
    watcher.on('error', () => {
      watcher?.close()
      watcher = null // what it can no longer tell, the next look sees
    })
  }

  async function newFiles(): Promise<string[]> {
    const names = (await readdir(folder)).filter((name) => /^[^.~].*\.json$/i.test(name)).toSorted()
    for (const known of waitingFor.keys()) if (!names.includes(known)) waitingFor.delete(known)
    return names.slice(0, mostAtOnce)
  }

  /** Claims a file that is whole, or that will not become it. */
  async function claim(name: string): Promise<void> {
    const from = join(folder, name)
    const read = await readStrangersFile(from)
    if (read.kind === 'gone') return
    const isWhole = read.kind === 'refused' || (read.kind === 'text' && isWholeJson(read.text))
    if (!isWhole && stillGrows(name, read.stamp)) return
    waitingFor.delete(name)
    const claimed = `${sign}.${randomUUID()}.${shortened(name)}`
    const at = await moveTo(folder, { from, place: 'taking', name: claimed })
    if (at !== null) await settle(at)
  }

  function stillGrows(name: string, stamp: string): boolean {
    const before = waitingFor.get(name)
    if (before?.stamp === stamp) return clock.elapsed() - before.since < patience
    waitingFor.set(name, { stamp, since: clock.elapsed() })
    return true
  }

  /** What was claimed and not settled: the disk was full, or the counter was killed. */
  async function settleClaims(): Promise<void> {
    const left = await readdir(join(folder, 'taking'))
    for (const at of left.filter((name) => name.startsWith(`${sign}.`))) await settle(at)
  }

  async function settle(at: string): Promise<void> {
    const from = join(folder, 'taking', at)
    const [, claimId = at, ...rest] = at.split('.')
    const name = rest.join('.') || 'without-a-name.json'
    const read = await readStrangersFile(from)
    if (read.kind === 'gone') return
    let refused = 'It could not be read.'
    if (read.kind === 'refused') refused = read.why
    if (read.kind === 'text') {
      const taken = take(read.text, claimId)
      if (!taken.ok) {
        log.warn('A file of the till waits', { fault: taken.fault.kind })
        return
      }
      if (taken.value.refused === null) {
        await moveTo(folder, { from, place: 'done', name })
        return
      }
      refused = taken.value.refused
    }
    const moved = await moveTo(folder, { from, place: 'refused', name })
    if (moved !== null) await writeReason(folder, moved, refused)
  }

  async function tidy(): Promise<void> {
    if (tidiedAt !== null && clock.elapsed() - tidiedAt < tidyEvery) return
    tidiedAt = clock.elapsed()
    await removeOlderThan(folder, clock.now() - keptFor)
  }

  lookLater(0)
  return {
    look,
    fault: () => fault,
    async stop() {
      isStopped = true
      next?.()
      watcher?.close()
      watcher = null
      await looking
      next?.()
    },
  }
}

function notAFolder(path: string): Error {
  return Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
}
