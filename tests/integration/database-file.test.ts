import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyKey } from '../../electron/adapters/database/encryption.ts'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { restoreDatabase } from '../../electron/adapters/database/restore-database.ts'
import { openHandle } from '../../electron/adapters/database/sqlite.ts'
import { createWrite } from '../../electron/adapters/database/transactions.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import type { Database } from '../../electron/core/ports.ts'
import { asOrdinaryUser, ordinaryUser } from '../support/as-another-user.ts'
import { storedJob } from '../support/stored-job.ts'

const STEPS = join(import.meta.dirname, '../support/database-steps.ts')
const FRAME_NUMBER = 'WBK7QX91442Z'
const noon = () => Date.UTC(2026, 10, 22, 12)

let folder: string
let path: string
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-file-'))
  path = join(folder, 'counter.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function open(steps = migrations): Database {
  const opened = openDatabase({ path, key, steps })
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
  return opened.value
}

function fill(jobs: number, steps = migrations): void {
  const database = open(steps)
  database.write(() => {
    for (let n = 0; n < jobs; n += 1) {
      database.jobs.add(storedJob({ frameNumber: FRAME_NUMBER, payload: FRAME_NUMBER.repeat(20) }))
    }
  })
  database.close()
}

/** No page is free: a change in a page that holds nothing is no damage. */
function compact(): void {
  const handle = openHandle(path, 0)
  applyKey(handle, key)
  handle.exec('VACUUM')
  handle.close()
}

/** The database as a power cut leaves it: the last changes only in the log. */
function fillAndCutPower(): void {
  fill(3)
  const database = open()
  database.write(() => {
    database.jobs.add(storedJob({ frameNumber: FRAME_NUMBER }))
  })
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, `${path}${suffix}.kept`)
  database.close()
  for (const suffix of ['', '-wal']) {
    copyFileSync(`${path}${suffix}.kept`, path + suffix)
    rmSync(`${path}${suffix}.kept`)
  }
}

function flip(offset: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 0xff, offset)
  writeFileSync(path, bytes)
}

function contents(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'))
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

describe('what lies on the disk', () => {
  it('contains no frame number in any of its files, while open, cut off and closed', () => {
    const database = open()
    for (let n = 0; n < 50; n += 1) {
      database.write(() => {
        database.jobs.add(storedJob({ frameNumber: FRAME_NUMBER, payload: FRAME_NUMBER }))
        database.settings.write(`key ${String(n)}`, FRAME_NUMBER)
      })
    }
    const whileOpen = readdirSync(folder)
    expect(whileOpen.sort()).toEqual(['counter.db', 'counter.db-shm', 'counter.db-wal'])
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(100_000)
    const look = () => {
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name)).toString('latin1').toUpperCase()
        expect(bytes.includes(FRAME_NUMBER), name).toBe(false)
        expect(bytes.includes('CREATE TABLE'), name).toBe(false)
      }
    }
    look()
    database.close()
    look()
    expect(
      open().jobs.page({ states: [], kinds: [], search: FRAME_NUMBER, after: null, limit: 1 })
        .total,
    ).toBe(50)
  })

  it('is readable by this user alone', () => {
    fill(1)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('cannot be read by SQLite without the key', () => {
    fill(1)
    const handle = new Sqlite(path, { timeout: 0 })
    expect(() => handle.prepare('SELECT * FROM jobs')).toThrow(/not a database/)
    handle.close()
  })
})

describe('the key', () => {
  it('that is another is refused, and the files stay byte for byte as they were', () => {
    fillAndCutPower()
    const before = contents()
    expect(openDatabase({ path, key: randomBytes(32) })).toEqual({
      ok: false,
      fault: { kind: 'database-key-wrong', path },
    })
    expect(contents()).toEqual(before)
    expect(open().jobs.counts().waiting).toBe(4)
  })
})

describe('a damaged database', () => {
  const aside = 'counter.damaged-2026-11-22T12-00-00.000Z.db'

  it.each([
    [
      'its first page is changed',
      () => {
        flip(100)
      },
    ],
    [
      'its header is changed, where nothing is encrypted',
      () => {
        flip(18)
      },
    ],
    [
      'a page in the middle is changed',
      () => {
        flip(Math.floor(statSync(path).size / 2))
      },
    ],
    [
      'its last page is changed',
      () => {
        compact()
        flip(statSync(path).size - 10)
      },
    ],
    [
      'it is cut off in the middle',
      () => {
        truncateSync(path, 4096 * 5)
      },
    ],
    [
      'it is cut off within its first page',
      () => {
        truncateSync(path, 1_000)
      },
    ],
    [
      'it is empty',
      () => {
        truncateSync(path, 0)
      },
    ],
    [
      'its start is wiped',
      () => {
        writeFileSync(path, Buffer.alloc(4096 * 10))
      },
    ],
    [
      'it is no encrypted database',
      () => {
        writeFileSync(path, 'SQLite format 3\0'.padEnd(8192))
      },
    ],
  ])('is set aside as it is when %s', (_how, damage) => {
    fill(200)
    damage()
    const bytes = readFileSync(path)
    expect(openDatabase({ path, key, now: noon })).toEqual({
      ok: false,
      fault: { kind: 'database-damaged', path, setAside: join(folder, aside) },
    })
    expect(existsSync(path)).toBe(false)
    expect(readFileSync(join(folder, aside)).equals(bytes)).toBe(true)
  })

  it('is set aside beside the one of the same moment, and none begins anew beside them', () => {
    for (let n = 0; n < 2; n += 1) {
      writeFileSync(path, `damaged ${String(n)}`)
      expect(openDatabase({ path, key, now: noon })).toMatchObject({ ok: false })
    }
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('damaged 0')
    expect(readFileSync(join(folder, aside.replace('Z.db', 'Z-2.db')), 'utf8')).toBe('damaged 1')
    const both = [aside, aside.replace('Z.db', 'Z-2.db')].toSorted()
    const missing = { kind: 'database-missing', path, found: both }
    expect(openDatabase({ path, key })).toEqual({ ok: false, fault: missing })
    // Nor where it may be mended: there is nothing in them.
    expect(openDatabase({ path, key, settle: settleAfterRestore })).toEqual({
      ok: false,
      fault: missing,
    })
    expect(existsSync(path)).toBe(false)
  })

  it('takes its log with it, and what both hold takes its place', () => {
    fillAndCutPower()
    flip(100)
    expect(openDatabase({ path, key, now: noon })).toMatchObject({
      fault: { kind: 'database-damaged' },
    })
    expect(existsSync(`${path}-wal`)).toBe(false)
    const mended = openDatabase({ path, key, settle: settleAfterRestore })
    if (!mended.ok) throw new Error(mended.fault.kind)
    expect(mended.value.jobs.counts().unknown).toBe(4)
    mended.value.close()
  })

  it('leaves a log whose database is gone where it is, and says so', () => {
    fillAndCutPower()
    const log = readFileSync(`${path}-wal`)
    rmSync(path)
    expect(openDatabase({ path, key, settle: settleAfterRestore })).toEqual({
      ok: false,
      fault: { kind: 'database-missing', path, found: ['counter.db-wal'] },
    })
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true)
    expect(existsSync(path)).toBe(false)
  })
})

describe('the form of the database', () => {
  const next = { version: migrations.length + 1, sql: 'CREATE TABLE later (a TEXT) STRICT' }

  it('from a newer counter is refused and not touched', () => {
    const newer = openDatabase({ path, key, steps: [...migrations, next] })
    if (!newer.ok) throw new Error(newer.fault.kind)
    newer.value.close()
    const before = contents()
    expect(openDatabase({ path, key })).toEqual({
      ok: false,
      fault: {
        kind: 'database-from-future',
        found: next.version,
        known: migrations.length,
        backup: null,
      },
    })
    expect(contents()).toEqual(before)
  })

  it('from a newer counter that brought this very file up to date names the copy of before', () => {
    fill(3)
    const newer = openDatabase({ path, key, steps: [...migrations, next] })
    if (!newer.ok) throw new Error(newer.fault.kind)
    newer.value.close()
    fill(2, [...migrations, next])
    const refused = openDatabase({ path, key })
    if (refused.ok || refused.fault.kind !== 'database-from-future') throw new Error('it opened')
    const { backup } = refused.fault
    const copy = openDatabase({ path: String(backup), key })
    if (!copy.ok) throw new Error(copy.fault.kind)
    expect(copy.value.jobs.counts().waiting).toBe(3)
    copy.value.close()

    // Going back with that copy loses nothing that was confirmed with the newer counter.
    const restored = restoreDatabase({
      path,
      key,
      backup,
      now: noon(),
      settle: settleAfterRestore,
    })
    expect(restored).toMatchObject({ ok: true, value: { carriedOver: 5, unreadable: 0 } })
    const back = openDatabase({ path, key })
    if (!back.ok) throw new Error(back.fault.kind)
    expect(back.value.jobs.counts()).toMatchObject({ waiting: 5 })
    back.value.close()
  })

  it('is brought up to date and keeps what is in it', () => {
    fill(3)
    const updated = openDatabase({ path, key, steps: [...migrations, next] })
    if (!updated.ok) throw new Error(updated.fault.kind)
    expect(updated.value.jobs.counts().waiting).toBe(3)
    updated.value.close()
  })

  it('stays as it was when a step fails halfway', () => {
    fill(3)
    const broken = { ...next, sql: 'DROP TABLE job_events; CREATE TABLE jobs (a)' }
    expect(() => openDatabase({ path, key, steps: [...migrations, broken] })).toThrow(
      /already exists/,
    )
    const database = open()
    expect(database.jobs.counts().waiting).toBe(3)
    expect(database.jobs.events('none')).toEqual([])
    database.close()
  })

  it('is numbered without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, n) => n + 1))
  })
})

describe('what the machine does', () => {
  it('has every job on disk that was confirmed before the process was killed', async () => {
    open().close()
    const child = spawn(process.execPath, [STEPS, 'commit', path, key.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const confirmed: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      confirmed.push(String(JSON.parse(line)))
      if (confirmed.length === 300) child.kill('SIGKILL')
    }
    const database = open()
    for (const id of confirmed) expect(database.jobs.get(id)?.id).toBe(id)
    database.close()
  })

  it('answers a full disk as a fault, changes nothing, and goes on when there is room', () => {
    const handle = openHandle(join(folder, 'small.db'), 0)
    handle.exec('CREATE TABLE t (a); PRAGMA max_page_count = 20')
    const write = createWrite(handle, path)
    const big = 'x'.repeat(200_000)
    const insert = (text: string) => handle.prepare('INSERT INTO t VALUES (?)').run(text)
    const full = { ok: false, fault: { kind: 'disk-full', path } }
    const both = write(() => {
      insert('small')
      const inner = write(() => insert(big))
      expect(inner).toEqual(full)
      return 'the inner change failed, so this must not be taken for done'
    })
    expect(both).toEqual(full)
    expect(handle.prepare('SELECT * FROM t').all()).toEqual([])
    handle.exec('PRAGMA max_page_count = 1000')
    expect(write(() => insert(big).changes)).toEqual({ ok: true, value: 1 })
    handle.close()
  })

  it('says so when the folder is not there, is a file, or may not be written', async () => {
    const fault = (at: string) => ({ ok: false, fault: { kind: 'folder-not-writable', path: at } })
    const nowhere = join(folder, 'none', 'counter.db')
    expect(openDatabase({ path: nowhere, key })).toEqual(fault(nowhere))
    writeFileSync(join(folder, 'file'), '')
    const inFile = join(folder, 'file', 'counter.db')
    expect(openDatabase({ path: inFile, key })).toEqual(fault(inFile))
    const mayNot = join(folder, 'read-only')
    mkdirSync(mayNot)
    chmodSync(folder, 0o755)
    const { uid, gid } = ordinaryUser()
    chownSync(mayNot, uid, gid)
    chmodSync(mayNot, 0o500)
    const there = join(mayNot, 'counter.db')
    expect(await asUser('open', there)).toEqual({ kind: 'folder-not-writable', path: there })
    chmodSync(mayNot, 0o700)
  })
})

async function asUser(what: string, at: string): Promise<unknown> {
  const child = spawn(process.execPath, [STEPS, what, at, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...asOrdinaryUser(),
  })
  for await (const line of createInterface({ input: child.stdout }))
    return JSON.parse(line) as unknown
  throw new Error('It said nothing.')
}
