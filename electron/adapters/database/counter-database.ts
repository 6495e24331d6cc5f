import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Database, Keychain } from '../../core/ports.ts'
import { writeWhole } from '../write-whole.ts'
import {
  keyFromText,
  keyToText,
  newDatabaseKey,
  unwrapKey,
  WrappedKey,
  wrapKey,
} from './database-key.ts'
import { fileBelongs } from './encryption.ts'
import { restoreDatabase, type Restored, type Settle } from './restore-database.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { orStorageFault } from './storage-faults.ts'
import { readJson } from './stored-json.ts'
import { recoveryPath, whatLiesBeside } from './what-lies-beside.ts'
import { isThere } from '../is-there.ts'

/** The counter's data lies in this folder; its lock is held by the caller (`lockDataFolder`). */
export type CounterDataPlace = { folder: string; keychain: Keychain }

/** How a damaged database is mended; without it there is only the fault. */
type Mending = Pick<OpenDatabase, 'settle' | 'mended' | 'keep'>

export function databasePath(folder: string): string {
  return join(folder, 'counter.db')
}

/**
 * Opens the counter's database with the key of the keychain. The very first time it makes both: the
 * key is in the keychain and read back before there is anything it has to open. A database whose key
 * is gone is `database-key-missing` and stays as it is: only the recovery code opens it. So does what
 * is left of a database that is gone itself.
 */
export async function openCounterDatabase(
  place: CounterDataPlace,
  mending: Mending = {},
): Promise<Result<Database>> {
  const path = databasePath(place.folder)
  const stored = await place.keychain.read('database-key')
  if (!stored.ok) return stored
  if (stored.value !== null) {
    const key = keyFromText(stored.value)
    return key
      ? openDatabase({ ...mending, path, key })
      : failed({ kind: 'database-key-wrong', path })
  }
  const beside = orStorageFault(path, () => ({
    ...whatLiesBeside(path, null),
    isThere: isThere(path),
  }))
  if (!beside.ok) return beside
  const { copies, setAside, names } = beside.value
  if (beside.value.isThere) return failed({ kind: 'database-key-missing', path })
  // What only the recovery code opens is no reason to begin anew beside it.
  if (copies.length + setAside.length > 0) return failed({ kind: 'database-key-missing', path })
  if (names.length > 0) return failed({ kind: 'database-missing', path, found: names })
  const key = newDatabaseKey()
  const kept = await keepKey(place.keychain, key)
  return kept.ok ? openDatabase({ path, key }) : kept
}

/**
 * Opens the database with the code the owner printed, and puts its key back into the keychain. The
 * keychain is changed only when the key has opened the database.
 */
export async function openWithRecoveryCode(
  place: CounterDataPlace & { code: string },
  mending: Mending = {},
): Promise<Result<Database>> {
  const path = databasePath(place.folder)
  const locked = readWrappedKey(place.folder)
  if (!locked.ok) return locked
  const key = await unwrapKey(locked.value, place.code)
  if (key === null) return failed({ kind: 'recovery-code-wrong' })
  const beside = orStorageFault(path, () => ({
    ...whatLiesBeside(path, key),
    isThere: isThere(path),
  }))
  if (!beside.ok) return beside
  const { copies, setAside, strays } = beside.value
  if (!beside.value.isThere && copies.length + setAside.length + strays.length === 0) {
    return failed({ kind: 'not-found', what: path })
  }
  const opened = openDatabase({ ...mending, path, key })
  if (!opened.ok) return opened
  const kept = await keepKey(place.keychain, key)
  if (kept.ok) return opened
  opened.value.close()
  return kept
}

/** Whether this is the code that was made last: it opens the key that is locked with it. */
export async function isRecoveryCode(folder: string, code: string): Promise<Result<boolean>> {
  const locked = readWrappedKey(folder)
  return locked.ok ? ok((await unwrapKey(locked.value, code)) !== null) : locked
}

/**
 * Puts a copy in the place of the database, for whoever holds the folder's lock. The key must be in the
 * keychain: the recovery code puts it there.
 */
export async function restoreCounterDatabase(
  place: CounterDataPlace,
  { backup, settle, keep }: { backup: string; settle: Settle; keep?: OpenDatabase['keep'] },
): Promise<Result<Restored>> {
  const path = databasePath(place.folder)
  const stored = await place.keychain.read('database-key')
  if (!stored.ok) return stored
  if (stored.value === null) return failed({ kind: 'database-key-missing', path: backup })
  const key = keyFromText(stored.value)
  if (key === null) return failed({ kind: 'database-key-wrong', path: backup })
  const belongs = orStorageFault(backup, () => fileBelongs(backup, key))
  if (!belongs.ok) return belongs
  if (belongs.value === 'foreign') return failed({ kind: 'database-key-wrong', path: backup })
  return restoreDatabase({ path, key, backup, now: Date.now(), settle, keep })
}

/**
 * Makes a new recovery code and answers it, once: it is kept nowhere. The code made before stops
 * working.
 */
export async function makeRecoveryCode(place: CounterDataPlace): Promise<Result<string>> {
  const path = databasePath(place.folder)
  const stored = await place.keychain.read('database-key')
  if (!stored.ok) return stored
  if (stored.value === null) return failed({ kind: 'database-key-missing', path })
  const key = keyFromText(stored.value)
  if (key === null) return failed({ kind: 'database-key-wrong', path })
  const code = newRecoveryCode()
  const text = `${JSON.stringify(await wrapKey(key, code), null, 2)}\n`
  const written = orStorageFault(recoveryPath(place.folder), () => {
    writeWhole(recoveryPath(place.folder), text)
  })
  return written.ok ? ok(code) : written
}

/** Whether a recovery code was ever made for the data in this folder; where nobody can tell, not. */
export function recoveryCodeMade(folder: string): boolean {
  const made = orStorageFault(folder, () => isThere(recoveryPath(folder)))
  return made.ok && made.value
}

function readWrappedKey(folder: string): Result<WrappedKey> {
  const path = recoveryPath(folder)
  const text = orStorageFault(path, () => (isThere(path) ? readFileSync(path, 'utf8') : null))
  if (!text.ok) return text
  if (text.value === null) return failed({ kind: 'recovery-code-never-made' })
  const locked = readJson(text.value, WrappedKey)
  return locked ? ok(locked) : failed({ kind: 'database-damaged', path, setAside: null })
}

/** A keychain that says yes and keeps nothing would cost the shop its database: read it back. */
async function keepKey(keychain: Keychain, key: Uint8Array): Promise<Result<void>> {
  const text = keyToText(key)
  const written = await keychain.write('database-key', text)
  if (!written.ok) return written
  const readBack = await keychain.read('database-key')
  if (!readBack.ok) return readBack
  if (readBack.value === text) return ok(undefined)
  return failed({
    kind: 'keychain-failed',
    detail: 'The stored database key reads back differently.',
  })
}
