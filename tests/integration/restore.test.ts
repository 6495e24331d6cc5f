import { randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups } from '../../electron/adapters/database/backups.ts'
import { applyKey } from '../../electron/adapters/database/encryption.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import {
  restoreDatabase,
  type Restored,
} from '../../electron/adapters/database/restore-database.ts'
import { openHandle } from '../../electron/adapters/database/sqlite.ts'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import type { Database } from '../../electron/core/ports.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { refusal, watchDisk } from '../support/disk-watch.ts'
import { damagePages, fillEveryTable, rowsOf } from '../support/full-shop.ts'
import { command, register } from '../support/handed-over.ts'
import { noiseFor } from '../support/random.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { storedJob } from '../support/stored-job.ts'

// A copy is older than what happened. Nothing is lost and nothing doubled when it is put back: judged by
// what the simulated services received.

const key = randomBytes(32)
let folder: string
let path: string
let training: Training
/** How far the clock of the services is ahead. */
let servicesAhead = 0
const open: TestCounter[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counter-restore-'))
  path = join(folder, 'counter.db')
  servicesAhead = 0
  training = await startTraining({ now: () => Date.now() + servicesAhead })
})
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
  await training.stop()
  rmSync(folder, { recursive: true })
})

function opened(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Database {
  const answer = openDatabase({ path, key, ...options })
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

async function counterOn(database: Database): Promise<TestCounter> {
  const here = await openTestCounter({ training, database })
  open.push(here)
  return here
}

async function closed(here: TestCounter): Promise<void> {
  open.splice(open.indexOf(here), 1)
  await here.close()
}

async function copyNow(database: Database): Promise<string> {
  const made = await database.backups.makeIfDue()
  if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
  return join(folder, 'backups', made.value)
}

/** A page in the middle cannot be read any more. */
function damagedInside(whole: Buffer): Buffer {
  const at = Math.floor(whole.length / 2 / 4096) * 4096 + 1_000
  return Buffer.concat([whole.subarray(0, at), randomBytes(64), whole.subarray(at + 64)])
}

function putBack(backup: string | null): Restored {
  const restored = restoreDatabase({
    path,
    key,
    backup,
    now: Date.now(),
    settle: settleAfterRestore,
  })
  if (!restored.ok) throw new Error(JSON.stringify(restored.fault))
  return restored.value
}

/** One of every kind that can wait, unsent. */
async function queueEverything(here: TestCounter): Promise<void> {
  await training.cicopass.goOffline()
  await training.cyclesoftware.goOffline()
  await register(here, { shieldCode: training.freeShield(1) })
  await command(here, ['lead', 'create'], {
    type: 'test_ride',
    title: 'Test ride',
    message: 'On Saturday',
    customer: { name: 'J. de Vries', phone_number: '0612345678' },
  })
  await command(here, ['order', '25'])
  await training.cicopass.goOnline()
  await training.cyclesoftware.goOnline()
}

async function syncUntilSettled(here: TestCounter): Promise<void> {
  await command(here, ['sync', '--timeout', '3'])
  here.clock.moveOn(61_000)
  await command(here, ['sync', '--timeout', '60'])
}

describe('A copy that is put back', () => {
  it('sends nothing again that was done after it was made, whatever kind it is', async () => {
    const first = await counterOn(opened())
    await queueEverything(first)
    const backup = await copyNow(first.ports.database)
    await command(first, ['sync', '--timeout', '60'])
    expect(training.cicopass.registrations).toHaveLength(1)
    await closed(first)
    rmSync(path) // the computer died: only the copy is left

    expect(putBack(backup)).toMatchObject({ keptAs: null, lookedUp: 1, asked: 3 })
    const second = await counterOn(opened())
    await syncUntilSettled(second)
    expect(training.cicopass.registrations).toHaveLength(1)
    expect(training.cicopass.linksMade).toHaveLength(1)
    expect(training.cyclesoftware.receivedOf('createLead')).toHaveLength(1)
    expect(training.cicopass.receivedOf('orderShields')).toHaveLength(1)
    const { jobs } = second.ports.database
    const states = Object.fromEntries(
      jobs
        .inStates(['done', 'parked', 'unknown', 'waiting'])
        .map((job) => [job.kind, job.parkedBecause ?? job.state]),
    )
    expect(states).toEqual({
      'bike.register': 'done',
      'shield.link': 'older-copy',
      'lead.create': 'cannot-tell',
      'shields.order': 'cannot-tell',
    })
    // "Retry all" does not send them either: only a person's word does.
    await command(second, ['outbox', 'retry', 'all'])
    await syncUntilSettled(second)
    expect(training.cyclesoftware.receivedOf('createLead')).toHaveLength(1)
    expect(training.cicopass.receivedOf('orderShields')).toHaveLength(1)
  })

  it('lists what was never done, and sends it once when a person says so', async () => {
    const first = await counterOn(opened())
    await queueEverything(first)
    const backup = await copyNow(first.ports.database)
    await closed(first)
    rmSync(path)
    putBack(backup)
    const second = await counterOn(opened())
    await syncUntilSettled(second)
    await syncUntilSettled(second)
    // "Try all" is no word about any of them.
    await command(second, ['outbox', 'retry', 'all'])
    await syncUntilSettled(second)
    expect(training.cicopass.registrations).toEqual([])
    expect(training.cicopass.linksMade).toEqual([])
    const { jobs } = second.ports.database
    const asked = jobs.inStates(['parked']).filter((job) => job.parkedBecause === 'older-copy')
    expect(asked.map(({ kind }) => kind)).toEqual(['bike.register', 'shield.link'])
    for (const { id } of asked) await command(second, ['outbox', 'retry', id])
    await syncUntilSettled(second)
    await syncUntilSettled(second)
    expect(training.cicopass.registrations).toHaveLength(1)
    expect(training.cicopass.linksMade).toHaveLength(1)
  })

  it.each(['undone', 'given up'])(
    'sends nothing that was %s after it was made, unless a person says so',
    async (how) => {
      const first = await counterOn(opened())
      await queueEverything(first)
      const backup = await copyNow(first.ports.database)
      const { database } = first.ports
      for (const job of database.jobs.inStates(['waiting'])) {
        if (how === 'given up')
          await command(first, ['outbox', 'discard', job.id, '--reason', 'no'])
        else
          database.write(() => {
            database.jobs.save({ ...job, state: 'undone', endedAt: 1 })
          })
      }
      await closed(first)
      rmSync(path)
      putBack(backup)
      const second = await counterOn(opened())
      for (let n = 0; n < 3; n += 1) await syncUntilSettled(second)
      expect(training.cicopass.registrations).toEqual([])
      expect(training.cicopass.linksMade).toEqual([])
      expect(training.cyclesoftware.receivedOf('createLead')).toEqual([])
      expect(training.cicopass.receivedOf('orderShields')).toEqual([])
      expect(second.ports.database.jobs.counts()).toMatchObject({
        parked: 4,
        waiting: 0,
        unknown: 0,
      })
    },
    60_000,
  )

  it('loses no sale that was confirmed after it was made, and keeps what lay there', async () => {
    const first = await counterOn(opened())
    const backup = await copyNow(first.ports.database)
    await queueEverything(first)
    await closed(first)
    const restored = putBack(backup)
    expect(restored).toMatchObject({ carriedOver: 4, unreadable: 0, lookedUp: 0, asked: 0 })
    expect(statSync(restored.keptAs ?? '').size).toBeGreaterThan(0)
    const second = await counterOn(opened())
    await command(second, ['sync', '--timeout', '60'])
    expect(training.cicopass.registrations).toHaveLength(1)
    expect(training.cyclesoftware.receivedOf('createLead')).toHaveLength(1)
    expect(training.cicopass.receivedOf('orderShields')).toHaveLength(1)
    const view = await command<{ state: string }[]>(second, ['outbox', 'list'])
    expect(view.json.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
  })

  it('does not take a bike for its own that somebody else registered before the sale', async () => {
    const first = await counterOn(opened())
    const other = await openTestCounter({ training })
    open.push(other)
    // The registry tells whole seconds.
    servicesAhead = -1_100
    await register(other)
    servicesAhead = 0
    await training.cicopass.goOffline()
    await register(first)
    const backup = await copyNow(first.ports.database)
    await closed(first)
    rmSync(path)
    await training.cicopass.goOnline()
    putBack(backup)
    const second = await counterOn(opened())
    await syncUntilSettled(second)
    expect(training.cicopass.registrations).toHaveLength(1)
    const [job] = second.ports.database.jobs.inStates(['parked'])
    expect(job).toMatchObject({ kind: 'bike.register', parkedBecause: 'registered' })
  })
})

describe('The daily copy', () => {
  it('is encrypted, opens with the same key, holds what was just written, and is made once a day', async () => {
    const database = opened()
    const job = storedJob({ frameNumber: 'WBK7QX91442Z', title: 'WBK7QX91442Z' })
    database.write(() => {
      database.jobs.add(job)
    })
    const backup = await copyNow(database)
    expect(await database.backups.makeIfDue()).toEqual({ ok: true, value: null })
    expect(readFileSync(backup).includes('WBK7QX91442Z')).toBe(false)
    expect(statSync(backup).mode & 0o077).toBe(0)
    database.close()
    copyFileSync(backup, join(folder, 'looked-at.db'))
    const copy = opened({ path: join(folder, 'looked-at.db') })
    expect(copy.jobs.get(job.id)?.title).toBe('WBK7QX91442Z')
    copy.close()
  })

  it('is named by the doctor: when and where, and that none was made for days', async () => {
    const here = await counterOn(opened())
    const told = async (): Promise<{ name: string; status: string; detail: string }> => {
      const { json } = await command<{
        checks: { name: string; status: string; detail: string }[]
      }>(here, ['doctor'])
      return json.checks.find(({ name }) => name === 'backup') ?? expect.fail('no such check')
    }
    expect(await told()).toMatchObject({ status: 'warn', detail: 'there is no daily copy yet' })
    const copy = await copyNow(here.ports.database)
    const [listed] = listBackups(folder)
    const made = new Date(listed?.madeAt ?? 0).toISOString()
    expect(await told()).toMatchObject({
      status: 'ok',
      detail: `the last daily copy is of ${made}: ${copy}`,
    })
    here.clock.moveOn(47 * 60 * 60_000)
    expect((await told()).status).toBe('ok')
    here.clock.moveOn(2 * 60 * 60_000)
    expect(await told()).toMatchObject({
      status: 'warn',
      remedy: expect.stringContaining('each day') as string,
    })
  })

  it('takes away what was left of copies that were cut short by a kill, and nothing else', async () => {
    const database = opened()
    await copyNow(database)
    const place = join(folder, 'backups')
    const [whole = ''] = readdirSync(place)
    const day = 'counter-daily-2026-11-01T10-00-00.000Z.db'
    const others = ['mine.new', 'counter-daily-yesterday.db.new', `${day}.old`]
    const cutShort = [
      `${day}.new`,
      'counter-before-update-1-to-2-2026-11-01T10-00-00.000Z.db.0af39b2c.new',
    ]
    for (const name of [...others, ...cutShort]) writeFileSync(join(place, name), 'half')
    expect(await database.backups.makeIfDue()).toEqual({ ok: true, value: null })
    expect(readdirSync(place).toSorted()).toEqual([...others, whole].toSorted())
    database.close()
  })

  it('is whole while sale after sale is written beside it', async () => {
    const database = opened()
    const add = (): void => {
      database.write(() => {
        for (let n = 0; n < 200; n += 1) database.jobs.add(storedJob())
      })
    }
    for (let n = 0; n < 10; n += 1) add()
    const making = copyNow(database)
    for (let n = 0; n < 10; n += 1) {
      add()
      await new Promise((resolve) => setImmediate(resolve))
    }
    copyFileSync(await making, join(folder, 'looked-at.db'))
    database.close()
    const copy = opened({ path: join(folder, 'looked-at.db') })
    expect(copy.jobs.counts().waiting).toBeGreaterThanOrEqual(2_000)
    copy.close()
  })

  it('is kept for seven days, also by a clock that was wrong for a while', async () => {
    let now = Date.UTC(2026, 10, 1)
    const database = opened({ now: () => now })
    const day = 24 * 60 * 60_000
    await copyNow(database)
    now += 365 * day
    await copyNow(database)
    now -= 364 * day
    for (let n = 0; n < 8; n += 1) {
      await copyNow(database)
      now += day
    }
    database.close()
    const left = listBackups(folder).map(({ madeAt }) =>
      new Date(madeAt).toISOString().slice(0, 10),
    )
    expect(left).toEqual(['09', '08', '07', '06', '05', '04', '03'].map((d) => `2026-11-${d}`))
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('comes before an update, under a name that says from which form to which', () => {
    opened({ steps: migrations.slice(0, 1) }).close()
    opened().close()
    const [copy] = listBackups(folder)
    expect(copy).toMatchObject({ kind: 'before-update' })
    expect(copy?.name).toMatch(/^counter-before-update-1-to-\d+-/)
    const before = openDatabase({ path: copy?.path ?? '', key, steps: migrations.slice(0, 1) })
    expect(before.ok).toBe(true)
    if (before.ok) before.value.close()
  })
})

describe('A database whose first page is gone', () => {
  const wrecks: [string, (page: Buffer) => void][] = [
    ['wiped', (page) => page.fill(0)],
    [
      'overwritten behind its first bytes',
      (page) => void noiseFor('first page', 4_080).copy(page, 16),
    ],
  ]
  it.each(wrecks)(
    '%s: not a sale since the copy is lost, and the file is kept',
    async (_, wreck) => {
      const database = opened()
      const early = Array.from({ length: 40 }, () => storedJob())
      const late = Array.from({ length: 400 }, () => storedJob({ payload: 'y'.repeat(400) }))
      database.write(() => {
        for (const job of early) database.jobs.add(job)
      })
      await copyNow(database)
      database.write(() => {
        for (const job of late) database.jobs.add(job)
      })
      database.close()
      const bytes = readFileSync(path)
      wreck(bytes.subarray(0, 4096))
      writeFileSync(path, bytes)

      let told: Restored | null = null
      const mended = opened({ settle: settleAfterRestore, mended: (restored) => (told = restored) })
      const restored = told as Restored | null
      expect(restored).toMatchObject({ carriedOver: 440, unreadable: 0 })
      expect(readFileSync(restored?.keptAs ?? '').equals(bytes)).toBe(true)
      expect([...early, ...late].every(({ id }) => mended.jobs.get(id) !== null)).toBe(true)
      // How old its rows are nobody knows: nothing goes out unseen.
      expect(mended.jobs.counts()).toMatchObject({ waiting: 0, unknown: 440 })
      expect(readdirSync(folder).filter((name) => /reading|restored|lender/.test(name))).toEqual([])
      mended.close()
    },
  )

  it('is not read with a page of another form: what the copy holds goes on', async () => {
    const another = [...migrations, { version: migrations.length + 1, sql: 'SELECT 1' }]
    const database = opened({ steps: another })
    const job = storedJob()
    database.write(() => {
      database.jobs.add(job)
    })
    await copyNow(database)
    database.close()
    const bytes = readFileSync(path)
    bytes.fill(0, 0, 4096)
    writeFileSync(path, bytes)
    const mended = opened({ steps: another, settle: settleAfterRestore })
    expect(mended.jobs.get(job.id)).toMatchObject({ state: 'unknown' })
    mended.close()
  })
})

describe('A database with a damaged page', () => {
  it('is mended: what can be read goes on, the rest comes from the copy, the file is kept', async () => {
    const database = opened()
    const early = Array.from({ length: 300 }, () => storedJob({ payload: 'x'.repeat(400) }))
    const late = Array.from({ length: 300 }, () => storedJob({ payload: 'y'.repeat(400) }))
    database.write(() => {
      for (const job of early) database.jobs.add(job)
    })
    await copyNow(database)
    database.write(() => {
      for (const job of late) database.jobs.add(job)
    })
    database.close()
    const size = statSync(path).size
    const file = openSync(path, 'r+')
    writeSync(file, noiseFor('page', 64), 0, 64, Math.floor(size / 2 / 4096) * 4096 + 1_000)
    closeSync(file)
    const damagedBytes = readFileSync(path)

    let told: Restored | null = null
    const mended = opened({ settle: settleAfterRestore, mended: (restored) => (told = restored) })
    const restored = told as Restored | null
    expect(restored?.keptAs).not.toBeNull()
    expect(readFileSync(restored?.keptAs ?? '').equals(damagedBytes)).toBe(true)
    const found = [...early, ...late].filter(({ id }) => mended.jobs.get(id) !== null)
    expect(found.length).toBeGreaterThanOrEqual(600 - 60)
    expect(early.every(({ id }) => mended.jobs.get(id) !== null)).toBe(true)
    // Nobody knows how old a row of it is: nothing goes out unseen.
    expect(mended.jobs.counts()).toMatchObject({ waiting: 0, held: 0 })
    mended.close()
  })
})

describe('Many days of copies', () => {
  it('of an empty database do not push out the copy that holds the sales', async () => {
    let now = Date.UTC(2026, 10, 1)
    const database = opened({ now: () => now })
    const jobs = Array.from({ length: 15 }, () => storedJob())
    database.write(() => {
      for (const job of jobs) database.jobs.add(job)
    })
    const full = await copyNow(database)
    database.close()
    // As an earlier version began anew: without a word, beside its copies.
    rmSync(path)
    renameSync(join(folder, 'backups'), join(folder, 'moved'))
    const empty = opened({ now: () => now })
    renameSync(join(folder, 'moved'), join(folder, 'backups'))
    for (let n = 0; n < 20; n += 1) {
      now += 24 * 60 * 60_000
      await copyNow(empty)
    }
    empty.close()
    expect(listBackups(folder)).toHaveLength(8)
    expect(listBackups(folder).map((copy) => copy.path)).toContain(full)
    // And a database that is gone, or damaged, is made of it, whatever was copied later.
    const whole = readFileSync(path)
    const ruins = [null, whole.subarray(0, 100), Buffer.alloc(whole.length), damagedInside(whole)]
    for (const [nth, ruin] of ruins.entries()) {
      rmSync(path)
      if (ruin !== null) writeFileSync(path, ruin)
      const mended = opened({ settle: settleAfterRestore })
      expect([nth, jobs.filter(({ id }) => mended.jobs.get(id) === null)]).toEqual([nth, []])
      mended.close()
      for (const name of readdirSync(folder)) {
        if (name.startsWith('counter.damaged-')) rmSync(join(folder, name))
      }
    }
  })

  it('with one that was cut short: a start goes on with the one before it', async () => {
    let now = Date.UTC(2026, 10, 1)
    const database = opened({ now: () => now })
    const job = storedJob()
    database.write(() => {
      database.jobs.add(job)
    })
    await copyNow(database)
    now += 24 * 60 * 60_000
    const newest = await copyNow(database)
    database.close()
    const bytes = readFileSync(newest)
    for (const length of [0, 100, 4096, 8192, 10_000, bytes.length - 1, bytes.length - 4096]) {
      rmSync(path)
      writeFileSync(newest, bytes.subarray(0, length))
      const mended = opened({ settle: settleAfterRestore })
      expect([length, mended.jobs.get(job.id)?.id]).toEqual([length, job.id])
      mended.close()
    }
  })
})

describe('A database that has another name', () => {
  /** As sync tools, browsers and people name what they moved or put beside. */
  const names = [
    'counter (1).db',
    'counter-KASSA-2.db',
    'counter (conflicted copy 2026-11-01).db',
    'counter.db.bak',
    'Counter.DB',
    'kassa',
    'backups/counter-daily-2026-11-01T10-00-00.000Z (1).db',
    'backups/last year.db',
    'backups (1)/counter-daily-2026-11-01T10-00-00.000Z.db',
  ]

  it.each(names)(
    '%s is used where counter.db is gone or empty, and of another key it is said',
    (name) => {
      const jobs = Array.from({ length: 5 }, () => storedJob())
      const database = opened()
      database.write(() => {
        for (const job of jobs) database.jobs.add(job)
      })
      database.close()
      mkdirSync(join(folder, dirname(name)), { recursive: true })
      renameSync(path, join(folder, name))
      const lost = (at: Database) => jobs.filter(({ id }) => at.jobs.get(id) === null)

      const mended = opened({ settle: settleAfterRestore })
      expect(lost(mended)).toEqual([])
      expect(mended.jobs.counts()).toMatchObject({ waiting: 0 })
      mended.close()

      writeFileSync(path, '')
      const beside = opened({ settle: settleAfterRestore })
      expect(lost(beside)).toEqual([])
      beside.close()

      for (const one of readdirSync(folder)) {
        if (one.startsWith('counter.damaged-')) rmSync(join(folder, one))
      }
      rmSync(path)
      const other = openDatabase({ path, key: randomBytes(32), settle: settleAfterRestore })
      const isNamedSo = /^counter\b.*\.db/i.test(basename(name))
      if (isNamedSo) {
        expect(other).toMatchObject({
          ok: false,
          fault: { kind: 'database-missing', found: [name] },
        })
      } else if (other.ok) other.value.close()
    },
  )

  it('behind a link to a drive that is off is waited for, whatever copies there are', async () => {
    const database = opened()
    await copyNow(database)
    database.close()
    const elsewhere = join(folder, 'drive')
    mkdirSync(elsewhere)
    renameSync(path, join(elsewhere, 'counter.db'))
    symlinkSync(join(elsewhere, 'counter.db'), path)
    opened().close()
    renameSync(elsewhere, join(folder, 'off'))
    const answer = openDatabase({ path, key, settle: settleAfterRestore })
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'database-missing' } })
    renameSync(join(folder, 'off'), elsewhere)
    opened().close()
  })

  it('only a journal, a log or a link that leads nowhere is said, and nothing begins anew', () => {
    for (const make of [
      () => writeFileSync(`${path}-journal`, randomBytes(5_000)),
      () => writeFileSync(`${path}-wal`, randomBytes(5_000)),
      () => writeFileSync(join(folder, 'counter.damaged-2026-11-01T10-00-00.000Z.db-wal'), 'x'),
      () => symlinkSync(join(folder, 'a drive that is off'), path),
    ]) {
      make()
      const lying = readdirSync(folder)
      const answer = openDatabase({ path, key, settle: settleAfterRestore })
      expect(answer).toMatchObject({ ok: false, fault: { found: lying } })
      expect(readdirSync(folder)).toEqual(lying)
      for (const one of lying) rmSync(join(folder, one))
    }
  })
})

describe('What a restore of an earlier version left', () => {
  it('is no database: what it holds is looked for, and nothing of it goes out by itself', async () => {
    const database = opened()
    const job = storedJob()
    database.write(() => {
      database.jobs.add(job)
    })
    await copyNow(database)
    database.close()
    // Killed between its two renames, and before it had looked at any job.
    renameSync(path, `${path}.restored`)
    const started = opened({ settle: settleAfterRestore })
    expect(started.jobs.counts()).toMatchObject({ waiting: 0, unknown: 1 })
    started.close()
  })
})

describe('A log that lies where a database is put', () => {
  it('is never read into it: both move, or nothing does', async () => {
    const first = opened()
    const early = storedJob()
    first.write(() => {
      first.jobs.add(early)
    })
    const backup = await copyNow(first)
    const late = storedJob()
    first.write(() => {
      first.jobs.add(late)
    })
    const kept = [path, `${path}-wal`].map((file) => [file, readFileSync(file)] as const)
    first.close()
    for (const [file, bytes] of kept) writeFileSync(file, bytes)
    const stop = watchDisk(folder, (operation) => {
      const isLog = /damaged.*-wal$/.test(operation.path)
      if (operation.name === 'renameSync' && isLog) throw refusal(operation, 'EPERM')
    })
    const refused = restoreDatabase({
      path,
      key,
      backup,
      now: Date.now(),
      settle: settleAfterRestore,
    })
    stop()
    expect(refused).toMatchObject({ ok: false, fault: { kind: 'folder-not-writable' } })
    for (const [file, bytes] of kept) expect(readFileSync(file).equals(bytes)).toBe(true)
    const again = opened({ settle: settleAfterRestore })
    expect([early, late].map(({ id }) => again.jobs.get(id)?.state)).toEqual(['waiting', 'waiting'])
    again.close()
  })
})

describe('Every table', () => {
  it('is carried over row by row, as the schema names it, with what could not be read counted by name', () => {
    opened().close()
    fillEveryTable(path, key, 200)
    const before = rowsOf(path, key)
    const pages = Math.floor(statSync(path).size / 4096)
    damagePages(path, [Math.floor(pages / 4), Math.floor(pages / 2), Math.floor(pages * 0.75)])
    let told: Restored | null = null
    const settle = settleAfterRestore
    opened({ settle, mended: (restored) => (told = restored) }).close()
    const restored = told as Restored | null
    const after = rowsOf(path, key)
    const lost = [...before].filter((row) => !after.has(row))
    const tables = new Set(lost.map((row) => row.split(' ')[0] ?? ''))
    // Three pages of a few rows each, and what hangs on a job that is among them.
    expect(lost.length).toBeLessThan(120)
    for (const table of tables) expect(restored?.unreadableOf).toHaveProperty(table)
    expect(restored?.unreadable).toBeGreaterThan(0)
    expect(new Set([...after].map((row) => row.split(' ')[0])).size).toBeGreaterThanOrEqual(11)
  })

  it('of 130,000 rows is carried over without holding them all', () => {
    opened().close()
    fillEveryTable(path, key, 1)
    const handle = openHandle(path, 0)
    applyKey(handle, key)
    handle.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      INSERT INTO leads (account, uuid, lead, is_made_here, is_final, created_at, read_at)
        SELECT 'shop', printf('%06d', i), '{}', 0, 0, '', 0 FROM n;
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130000)
      INSERT INTO sales (id, sold_at, bike, frame_as_read, frame_sent, frame_compared, papers)
        SELECT printf('%06d', i), 0, '{}', 'a', 'a', 'a', '[]' FROM n`)
    handle.close()
    damagePages(path, [Math.floor(statSync(path).size / 4096 / 3)])
    let told: Restored | null = null
    const settle = settleAfterRestore
    opened({ settle, mended: (restored) => (told = restored) }).close()
    const restored = told as Restored | null
    expect(restored?.unreadable).toBeLessThan(300)
    expect(rowsOf(path, key).size).toBeGreaterThan(135_000 - 300)
  })
})
