import { join } from 'node:path'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { listBackups } from '../adapters/database/backups.ts'
import { restoreCounterDatabase } from '../adapters/database/counter-database.ts'
import { storageFault } from '../adapters/database/storage-faults.ts'
import { lockDataFolder } from '../adapters/data-folder.ts'
import { createKeychain } from '../adapters/keychain.ts'
import { badInput, outcomeOfFault, type CommandOutcome } from '../core/command-line/outcome.ts'
import type { Backup } from '../core/ports.ts'
import { settleAfterRestore } from '../core/outbox/after-restore.ts'

/**
 * `counter restore`: lists the copies, or puts one back. Not a command of an open counter: it needs the
 * data for itself, so no window may be open.
 */
export async function restoreCommand(
  words: readonly string[],
  place: { folder: string; keychainService: string },
): Promise<CommandOutcome> {
  const [name, ...more] = words
  if (more.length > 0) return outcomeOfFault(badInput('', 'one backup, by its name').fault)
  const backups = backupsIn(place.folder)
  if (!backups.ok) return outcomeOfFault(backups.fault)
  if (name === undefined) return listed(backups.value)
  const restored = await restore(name, { ...place, backups: backups.value })
  return restored.ok ? restored.value : outcomeOfFault(restored.fault)
}

function backupsIn(folder: string): Result<Backup[]> {
  try {
    return ok(listBackups(folder))
  } catch (error) {
    const fault = storageFault(error, folder)
    if (fault === null) throw error
    return failed(fault)
  }
}

function listed(found: readonly Backup[]): CommandOutcome {
  const backups = found.map(({ name, madeAt, bytes, kind }) => ({
    name,
    madeAt: new Date(madeAt).toISOString(),
    bytes,
    kind,
  }))
  const lines = backups.map(({ name, bytes }) => `${name}  ${String(Math.ceil(bytes / 1024))} kB`)
  const text = lines.length === 0 ? 'There are no backups yet.' : lines.join('\n')
  return { status: 0, json: { backups }, text }
}

async function restore(
  name: string,
  {
    folder,
    keychainService,
    backups,
  }: { folder: string; keychainService: string; backups: readonly Backup[] },
): Promise<Result<CommandOutcome>> {
  const backup = backups.find((one) => one.name === name)
  if (backup === undefined)
    return failed({ kind: 'not-found', what: join(folder, 'backups', name) })
  const lock = lockDataFolder(folder)
  if (!lock.ok) {
    const { fault } = lock
    return fault.kind === 'counter-already-open'
      ? failed({ ...fault, detail: 'close the window first, then restore' })
      : lock
  }
  try {
    const keychain = createKeychain({ service: keychainService })
    const restored = await restoreCounterDatabase(
      { folder, keychain },
      { backup: backup.path, settle: (database, known) => settleAfterRestore(database, known) },
    )
    if (!restored.ok) return restored
    const { keptAs, carriedOver, unreadable, unreadableOf, lookedUp, asked } = restored.value
    const text = [
      `Restored ${name}.`,
      keptAs === null
        ? null
        : `What lay there is kept as ${keptAs}; its ${String(carriedOver)} readable jobs were carried over.`,
      unreadable > 0
        ? `${String(unreadable)} rows could not be read: ${byTable(unreadableOf)}.`
        : null,
      `${String(lookedUp)} jobs may have been done since: each is looked up before anything is sent.`,
      asked > 0
        ? `${String(asked)} jobs nobody can look up: open the queue and say what became of them.`
        : null,
      lookedUp > 0 || asked > 0
        ? 'What only the copy knew of is not sent by itself: it may have been undone or given up since. It is listed in the queue.'
        : null,
    ]
    const jobs = { carriedOver, unreadable, unreadableOf, lookedUp, asked }
    const lines = text.filter((line) => line !== null)
    return ok({ status: 0, json: { restored: name, keptAs, jobs }, text: lines.join('\n') })
  } finally {
    lock.value.release()
  }
}

/** `jobs 3, leads 1` */
function byTable(rows: Readonly<Record<string, number>>): string {
  return Object.entries(rows)
    .map(([table, lost]) => `${table} ${String(lost)}`)
    .join(', ')
}
