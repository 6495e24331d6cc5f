import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { failed, ok } from '../../../shared/fault.ts'
import type { Backup, Backups } from '../../core/ports.ts'
import { flushFolder } from '../flush-folder.ts'
import { orStorageFault, storageFault } from './storage-faults.ts'
import { isThere } from '../is-there.ts'

/** A week of days, so that what was noticed after the weekend can still be undone. */
const DAILY_KEPT = 7
const BEFORE_UPDATE_KEPT = 3
/** Older ones that hold more than these. */
const FULLER_KEPT = 3
const DAY = 24 * 60 * 60_000
/** A day's copy is due when the last is this old: a shop does not open at the same minute each day. */
const DUE_AFTER = DAY - 4 * 60 * 60_000

const NAME =
  /^counter-(daily|before-update-(?<from>\d+)-to-\d+)-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)\.(\d{3})Z\.db$/

export function backupFolder(folder: string): string {
  return join(folder, 'backups')
}

/** Made before the database is brought to a newer form, and named for whoever goes back. */
export function beforeUpdatePath(
  folder: string,
  step: { from: number; to: number; at: number },
): string {
  const what = `before-update-${String(step.from)}-to-${String(step.to)}`
  return join(backupFolder(folder), nameOf(what, step.at))
}

function nameOf(what: string, at: number): string {
  // A colon may not be in a file name of Windows.
  return `counter-${what}-${new Date(at).toISOString().replaceAll(':', '-')}.db`
}

/** The backups in a counter's folder, the newest first. */
export function listBackups(folder: string): Backup[] {
  const place = backupFolder(folder)
  if (!isThere(place)) return []
  return readdirSync(place)
    .flatMap((name) => {
      const parts = NAME.exec(name)
      if (parts === null) return []
      const [, what = '', , time = '', millis = ''] = parts
      const madeAt = Date.parse(
        `${time.slice(0, 10)}T${time.slice(11).replaceAll('-', ':')}.${millis}Z`,
      )
      const path = join(place, name)
      const kind = what === 'daily' ? ('daily' as const) : ('before-update' as const)
      const found = statSync(path, { throwIfNoEntry: false })
      return found?.isFile() === true ? [{ name, path, madeAt, bytes: found.size, kind }] : []
    })
    .toSorted((one, other) => other.madeAt - one.madeAt)
}

/**
 * The newest copy that a counter of this form can read, made before a newer counter changed it; null
 * when there is none.
 */
export function backupForForm(folder: string, form: number): string | null {
  const before = listBackups(folder).find(({ name }) => {
    const from = NAME.exec(name)?.groups?.['from']
    return from !== undefined && Number(from) <= form
  })
  return before?.path ?? null
}

/**
 * Keeps the newest of each kind, and older ones that hold more than every newer one: jobs and sales are
 * never deleted, so what was copied since had lost some. One that seems to come from the future was made
 * by a wrong clock and is older than it says.
 *
 * @param around.held how many jobs and sales a copy holds, or null when it cannot be read
 */
export function dropOldBackups(
  folder: string,
  { now, held }: { now: number; held: (path: string) => number | null },
): void {
  const kept = { daily: DAILY_KEPT, 'before-update': BEFORE_UPDATE_KEPT }
  const age = ({ madeAt }: Backup): number => (madeAt > now + DAY ? -1 : madeAt)
  for (const kind of ['daily', 'before-update'] as const) {
    const all = listBackups(folder).filter((one) => one.kind === kind)
    const newestFirst = all.toSorted((one, other) => age(other) - age(one))
    const old = newestFirst.slice(kept[kind])
    if (old.length === 0) continue
    let most = Math.max(...newestFirst.slice(0, kept[kind]).map(({ path }) => held(path) ?? 0))
    let fuller = 0
    for (const { path } of old) {
      const holds = held(path) ?? 0
      if (holds > most && fuller < FULLER_KEPT) {
        most = holds
        fuller += 1
      } else rmSync(path, { force: true })
    }
  }
}

/** Takes away what a process left that was killed while it copied: each is as large as the database. */
function removeCutShort(place: string): void {
  if (!isThere(place)) return
  for (const name of readdirSync(place)) {
    const copy = name.replace(/(?:\.[0-9a-f]{8})?\.new$/, '')
    if (copy !== name && NAME.test(copy)) rmSync(join(place, name), { force: true })
  }
}

/** Puts a copy that `write` makes under its name once it is whole and on disk, or leaves nothing. */
async function keepWhole(path: string, write: (beside: string) => Promise<void>): Promise<void> {
  const beside = `${path}.new`
  try {
    await write(beside)
    const handle = await open(beside, 'r+')
    try {
      await handle.chmod(0o600)
      await handle.sync()
    } finally {
      await handle.close()
    }
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

/**
 * The day's copies of an open database. The file is copied as it lies, so a copy is encrypted with the
 * same key and opens with the same recovery code (docs/decisions/backups.md).
 */
export function createBackups(around: {
  folder: string
  now: () => number
  /** Runs the copying while the database file stands still. */
  still: <T>(copy: (source: string) => Promise<T>) => Promise<T>
  /** How many jobs and sales a copy holds; null: it is none. */
  held: (path: string) => number | null
}): Backups {
  const { folder, now, still, held } = around
  return {
    list: () => orStorageFault(backupFolder(folder), () => listBackups(folder)),
    async makeIfDue() {
      const place = backupFolder(folder)
      const path = join(place, nameOf('daily', now()))
      try {
        removeCutShort(place)
        const last = listBackups(folder).find(
          ({ kind, madeAt }) => kind === 'daily' && madeAt <= now(),
        )
        if (last !== undefined && now() - last.madeAt < DUE_AFTER) return ok(null)
        mkdirSync(place, { recursive: true, mode: 0o700 })
        await still((source) => keepWhole(path, (beside) => copyFile(source, beside)))
        flushFolder(place)
        if (held(path) === null) {
          // What cannot be read is no copy, and pushes none out.
          rmSync(path, { force: true })
          return failed({ kind: 'database-damaged', path, setAside: null })
        }
        dropOldBackups(folder, { now: now(), held })
      } catch (error) {
        const fault = storageFault(error, place)
        if (fault === null) throw error
        return failed(fault)
      }
      return ok(basename(path))
    },
  }
}
