import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { restoreCounterDatabase } from '../../electron/adapters/database/counter-database.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import { ok, type Fault, type Result } from '../../shared/fault.ts'
import { damagePages, fillEveryTable, opened, openMending } from './full-shop.ts'

// The states of the data folder (ARCHITECTURE.md), each as something that happens in one: what lies
// there before, and what a start, a command or the clock does then.

export type Scenario = {
  name: string
  key: Uint8Array
  /** Makes the folder as it is before. */
  prepare(folder: string): Promise<void>
  /** What is done in it; the answer is null when it went well. */
  run(folder: string): Fault | null | Promise<Fault | null>
  /** Jobs of an older copy may not be on their way by themselves in any state that follows. */
  isOlder: boolean
}

/** The function as it was before anybody watched it: the name of a copy is the test's own question. */
const unwatched = readdirSync
const fixtures = join(import.meta.dirname, '../fixtures/databases')
const fixtureKey = Buffer.alloc(32, 7)
const file = (folder: string): string => join(folder, 'counter.db')

async function shop(folder: string, key: Uint8Array, rows = 4): Promise<void> {
  opened(file(folder), key).close()
  fillEveryTable(file(folder), key, rows)
  const database = opened(file(folder), key)
  const copied = await database.backups.makeIfDue()
  database.close()
  if (!copied.ok) throw new Error(copied.fault.kind)
  fillEveryTable(file(folder), key, rows)
}

/** As a process leaves it that was killed: its last changes are in the log. */
function cutOff(folder: string, key: Uint8Array): void {
  const database = opened(file(folder), key)
  database.write(() => {
    database.settings.write('cut.off', '"in the log"')
  })
  const kept = join(folder, 'kept')
  mkdirSync(kept)
  for (const suffix of ['', '-wal']) copyFileSync(file(folder) + suffix, join(kept, `db${suffix}`))
  database.close()
  for (const suffix of ['', '-wal']) renameSync(join(kept, `db${suffix}`), file(folder) + suffix)
  rmSync(kept, { recursive: true })
}

function faultOf(answer: Result<{ close(): void }>): Fault | null {
  if (!answer.ok) return answer.fault
  answer.value.close()
  return null
}

function middle(folder: string): number[] {
  const pages = Math.floor(statSync(file(folder)).size / 4096)
  return [Math.floor(pages / 2), Math.floor(pages / 3)]
}

export function makeScenarios(key: Uint8Array = randomBytes(32)): Scenario[] {
  const start = (folder: string): Fault | null => faultOf(openMending(file(folder), key))
  return [
    { name: 'new', key, isOlder: false, prepare: () => Promise.resolve(), run: start },
    {
      name: 'open',
      key,
      isOlder: false,
      async prepare(folder) {
        await shop(folder, key)
        cutOff(folder, key)
      },
      run: start,
    },
    {
      name: 'damaged, mending',
      key,
      isOlder: true,
      async prepare(folder) {
        await shop(folder, key)
        cutOff(folder, key)
        damagePages(file(folder), middle(folder))
      },
      run: start,
    },
    {
      name: 'missing, mending',
      key,
      isOlder: true,
      async prepare(folder) {
        await shop(folder, key)
        cutOff(folder, key)
        damagePages(file(folder), middle(folder))
        // As an earlier version left it.
        const aside = join(folder, 'counter.damaged-2026-11-22T07-58-03.123Z.db')
        for (const suffix of ['', '-wal']) renameSync(file(folder) + suffix, aside + suffix)
      },
      run: start,
    },
    {
      name: 'restoring over a whole database',
      key,
      isOlder: false,
      async prepare(folder) {
        await shop(folder, key)
        cutOff(folder, key)
      },
      run: (folder) => restoreIn(folder, key),
    },
    {
      name: 'restoring where none is',
      key,
      isOlder: true,
      async prepare(folder) {
        await shop(folder, key)
        rmSync(file(folder))
      },
      run: (folder) => restoreIn(folder, key),
    },
    {
      name: 'migrating',
      key: fixtureKey,
      isOlder: false,
      prepare: (folder) => fixture(folder, 'form-13.db'),
      run: (folder) => faultOf(openMending(file(folder), fixtureKey)),
    },
    {
      name: 're-encrypting',
      key: fixtureKey,
      isOlder: false,
      prepare: (folder) => fixture(folder, 'form-2.db'),
      run: (folder) => faultOf(openMending(file(folder), fixtureKey)),
    },
    {
      name: 'backup',
      key,
      isOlder: false,
      async prepare(folder) {
        await shop(folder, key)
        rmSync(join(folder, 'backups'), { recursive: true })
      },
      async run(folder) {
        const database = openMending(file(folder), key)
        if (!database.ok) return database.fault
        const made = await database.value.backups.makeIfDue()
        database.value.close()
        return made.ok ? null : made.fault
      },
    },
  ]
}

/** As `counter restore` does, which is told by the keychain which key it is. */
async function restoreIn(folder: string, key: Uint8Array): Promise<Fault | null> {
  const [name = ''] = unwatched(join(folder, 'backups')).filter((one) => one.endsWith('.db'))
  const keychain = {
    read: () => Promise.resolve(ok(Buffer.from(key).toString('base64'))),
    write: () => Promise.resolve(ok(undefined)),
    remove: () => Promise.resolve(ok(undefined)),
  }
  const restored = await restoreCounterDatabase(
    { folder, keychain },
    { backup: join(folder, 'backups', name), settle: settleAfterRestore },
  )
  return restored.ok ? null : restored.fault
}

function fixture(folder: string, name: string): Promise<void> {
  copyFileSync(join(fixtures, name), file(folder))
  return Promise.resolve()
}

/** What is wrong with the folder once a start without any fault was made in it; null: nothing. */
export function wrongAfterStart(
  folder: string,
  {
    scenario,
    expected,
    rows,
  }: {
    scenario: Scenario
    expected: ReadonlySet<string>
    rows: (path: string) => ReadonlySet<string>
  },
): string | null {
  const path = file(folder)
  const started = openDatabase({ path, key: scenario.key, settle: settleAfterRestore })
  if (!started.ok) return `did not start: ${JSON.stringify(started.fault)}`
  const counts = started.value.jobs.counts()
  started.value.close()
  if (scenario.isOlder && counts.waiting + counts.held > 0) {
    return `${String(counts.waiting + counts.held)} jobs of an older copy would be sent by themselves`
  }
  const found = rows(path)
  const lost = [...expected].filter((row) => !found.has(row))
  if (lost.length > 0) return `${String(lost.length)} rows are gone, as ${String(lost[0])}`
  const left = readdirSync(folder).filter((name) => /restoring|reading|\.ready|\.new/.test(name))
  return left.length > 0 ? `${left.join()} was left` : null
}
