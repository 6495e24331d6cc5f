import { randomUUID } from 'node:crypto'
import { watch, type FSWatcher } from 'node:fs'
import { access, constants, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Fault, Result } from '../../../shared/fault.ts'
import { isWholeJson } from '../../../shared/hand-over.ts'
import type { Clock, Log, Undo } from '../../core/ports.ts'
import { errorCode, storageFault } from '../database/storage-faults.ts'
import { checkPlace, makePlaces, moveTo, shortened, writeReason } from './file-places.ts'
import { olderFiles } from './older-files.ts'
import { createPlacedFiles, type PlacedFiles } from './placed-files.ts'
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
  /** Where is kept which files the counter put there; without it they are forgotten at `stop`. */
  placed?: PlacedFiles
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
  const placed = options.placed ?? createPlacedFiles(null)
  /** Names of files that another program holds, or that failed by themselves: each is said once. */
  const saidOf = new Set<string>()
  const waitingFor = new Map<string, { stamp: string; since: number }>()
  let watcher: FSWatcher | null = null
  let fault: Fault | null = null
  let next: Undo | null = null
  let looking: Promise<void> | null = null
  let tidiedAt: number | null = null
  let isStopped = false
  let looksOnly = false
  let olderAreKnown = false

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
      await access(folder, constants.W_OK)
      startWatching()
      await rememberOlder()
      for (const at of await claims()) await alone(at, () => settle(at))
      let claimed = 0
      for (const name of await newFiles()) {
        if (claimed === mostAtOnce) break
        if (await alone(name, () => claim(name))) claimed += 1
      }
      await alone('', tidy)
      became(null)
    } catch (error) {
      watcher?.close()
      watcher = null
      const known = storageFault(error, folder)
      if (known === null) log.error('The folder of the till failed', { error: String(error) })
      became(known ?? { kind: 'folder-not-writable', path: folder })
    }
  }

  /**
   * One file that another program holds, or that nobody can move, waits while the others go on. What
   * holds them all (a full disk, a place that is no longer ours) is thrown on.
   */
  async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS' || code === 'ENOTDIR') {
        throw error
      }
      for (const place of ['taking', 'done', 'refused'] as const) await checkPlace(folder, place)
      say(name, code ?? String(error))
      return null
    }
  }

  /** Without the file's name, which may be a customer's. */
  function say(name: string, why: string): void {
    if (saidOf.has(name)) return
    if (saidOf.size >= mostAtOnce) saidOf.clear()
    saidOf.add(name)
    log.warn('A file of the till waits while the others go on', { why })
  }

  function became(now: Fault | null): void {
    const isNews = !isDeepStrictEqual(fault, now)
    fault = now
    if (!isNews) return
    if (now !== null) log.warn('The folder of the till cannot be used', { fault: now.kind })
    changed()
  }

  /** Where the system tells of no changes (a network drive, its limit of watches) looking is enough. */
  function startWatching(): void {
    if (watcher !== null || isStopped || looksOnly) return
    try {
      watcher = watch(folder, { persistent: false }, () => lookLater(50))
    } catch (error) {
      if (errorCode(error) === null) throw error
      looksOnly = true
      log.info('The folder of the till is looked at, not watched', { why: errorCode(error) })
      return
    }
    watcher.on('error', () => {
      watcher?.close()
      watcher = null // what it can no longer tell, the next look sees
    })
  }

  async function rememberOlder(): Promise<void> {
    if (olderAreKnown) return
    // Once for each folder: whatever else comes there later was put there by somebody else.
    if (!placed.knows(folder)) {
      for (const file of await olderFiles(folder)) if (!placed.has(file.path)) placed.add(file)
      placed.note(folder)
    }
    olderAreKnown = true
  }

  async function newFiles(): Promise<string[]> {
    const names = (await readdir(folder)).filter((name) => /^[^.~].*\.json$/i.test(name)).toSorted()
    for (const known of waitingFor.keys()) if (!names.includes(known)) waitingFor.delete(known)
    return names
  }

  /**
   * Claims a file that is whole, or that will not become it. One that another program holds waits for
   * as long as it is held.
   */
  async function claim(name: string): Promise<boolean> {
    const from = join(folder, name)
    const read = await readStrangersFile(from)
    if (read.kind === 'gone') return false
    if (read.kind === 'not-yet') {
      if (!stillGrows(name, read.stamp)) say(name, read.stamp)
      return false
    }
    const isWhole = read.kind === 'refused' || (read.kind === 'text' && isWholeJson(read.text))
    if (!isWhole && stillGrows(name, read.stamp)) return false
    const claimed = `${sign}.${randomUUID()}.${shortened(name)}`
    const at = await moveTo(folder, { from, place: 'taking', name: claimed })
    waitingFor.delete(name)
    saidOf.delete(name)
    if (at !== null) await settle(at)
    return at !== null
  }

  function stillGrows(name: string, stamp: string): boolean {
    const before = waitingFor.get(name)
    if (before?.stamp === stamp) return clock.elapsed() - before.since < patience
    waitingFor.set(name, { stamp, since: clock.elapsed() })
    return true
  }

  /** What was claimed and not settled: the disk was full, or the counter was killed. */
  async function claims(): Promise<string[]> {
    const left = await readdir(join(folder, 'taking'))
    return left.filter((name) => name.startsWith(`${sign}.`))
  }

  async function settle(at: string): Promise<void> {
    const from = join(folder, 'taking', at)
    const [, claimId = at, ...rest] = at.split('.')
    const name = rest.join('.') || 'without-a-name.json'
    const read = await readStrangersFile(from)
    if (read.kind === 'gone') return
    if (read.kind === 'not-yet') {
      say(at, read.stamp)
      return
    }
    let refused = read.kind === 'text' ? null : read.why
    if (read.kind === 'text') {
      const taken = take(read.text, claimId)
      if (!taken.ok) {
        log.warn('A file of the till waits', { fault: taken.fault.kind })
        return
      }
      refused = taken.value.refused
    }
    saidOf.delete(at)
    const { size } = await lstat(from)
    const known = 'digest' in read ? { size, digest: read.digest } : { size }
    const place = refused === null ? 'done' : 'refused'
    const moved = await moveTo(folder, { from, place, name }, (placing) => {
      placed.add({ path: join(folder, place, placing), ...known, at: clock.now() })
    })
    if (moved === null || refused === null) return
    await writeReason(folder, { name: moved, why: refused }, (placing, about) => {
      placed.add({ path: join(folder, 'refused', placing), ...about, at: clock.now() })
    })
  }

  async function tidy(): Promise<void> {
    if (tidiedAt !== null && clock.elapsed() - tidiedAt < tidyEvery) return
    tidiedAt = clock.elapsed()
    await Promise.resolve()
    placed.removeOlderThan(clock.now() - keptFor)
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
