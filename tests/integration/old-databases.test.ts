import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { applyKey, isOfFormerCipher } from '../../electron/adapters/database/encryption.ts'
import { listOfScanners } from '../../electron/adapters/database/migrations/0010-list-of-scanners.ts'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { openHandle } from '../../electron/adapters/database/sqlite.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import { readSetting } from '../../electron/core/settings/stored-settings.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'

// Files that a counter of its time wrote, opened by today's (tests/fixtures/databases/README.md).

const fixtures = join(import.meta.dirname, '../fixtures/databases')
const key = Buffer.alloc(32, 7)
const newest = migrations.at(-1)?.version ?? 0
const files = readdirSync(fixtures).filter((name) => name.endsWith('.db'))
const folder = mkdtempSync(join(tmpdir(), 'counter-old-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** They were all sold the day before. */
const theDayAfter = Date.UTC(2026, 10, 27)

const ids = {
  waiting: '11111111-1111-4111-8111-111111111111',
  link: '22222222-2222-4222-8222-222222222222',
  done: '33333333-3333-4333-8333-333333333333',
  parked: '44444444-4444-4444-8444-444444444444',
  sale: '55555555-5555-4555-8555-555555555555',
}

function formOf(file: string): number {
  return Number(/\d+/.exec(file)?.[0])
}

function copyOf(file: string): string {
  const path = join(mkdtempSync(join(folder, 'copy-')), file)
  copyFileSync(join(fixtures, file), path)
  return path
}

function openCopy(file: string, steps = migrations) {
  return openDatabase({ path: copyOf(file), key, steps })
}

describe.each(files)('%s', (file) => {
  it('opens with everything that was in it, and goes on', () => {
    const opened = openCopy(file)
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
    const { jobs, sales, articles, settings, describe: describeIt, close } = opened.value
    expect(describeIt().form).toBe(newest)
    expect(jobs.get(ids.waiting)).toMatchObject({ state: 'waiting', frameNumber: 'GZ47110815' })
    expect(jobs.get(ids.link)).toMatchObject({ state: 'waiting', waitsFor: ids.waiting })
    expect(jobs.get(ids.done)).toMatchObject({ state: 'done', result: '{"bikeId":101}' })
    expect(jobs.get(ids.parked)).toMatchObject({ state: 'parked', parkedBecause: 'refused' })
    for (const id of Object.values(ids).slice(0, 4)) {
      expect(jobs.events(id)).toMatchObject([{ what: 'queued' }])
    }
    expect(jobs.counts()).toMatchObject({ waiting: 2, parked: jobs.stolen().length + 1 })
    expect(sales.get(ids.sale)).toMatchObject({
      registerJob: ids.waiting,
      linkJob: ids.link,
      papers: [{ form: 'a4', language: null, status: 'PENDING', shown: 'PENDING' }],
    })
    expect(articles.learned('8717231204726')).toEqual({ brand: 'Gazelle', color: 'Black' })
    expect(settings.read('shop.name')).toBe('"Rijwielhandel De Raadhuisbrug"')

    // Only the registration may go: the link still waits for it.
    const lane = { service: 'cicopass', account: 'balie@example.com', now: theDayAfter } as const
    const due = jobs.due(lane)
    expect(due?.id).toBe(ids.waiting)
    const saved = opened.value.write(() => {
      if (due !== null) jobs.save({ ...due, state: 'done', endedAt: lane.now })
    })
    expect(saved.ok).toBe(true)
    expect(jobs.due(lane)?.id).toBe(ids.link)
    close()
  })

  it('has every row again that was in it, with every value that its form has still', () => {
    const path = copyOf(file)
    const before = rowsOf(path)
    expect(before.get('jobs')?.length).toBeGreaterThanOrEqual(4)
    if (formOf(file) >= everythingSince) {
      const empty = [...before].filter(([, rows]) => rows.length === 0).map(([name]) => name)
      expect(empty).toEqual([])
    }
    const opened = openDatabase({ path, key })
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
    opened.value.close()
    const after = rowsOf(path)
    for (const [table, rows] of before) {
      const now = after.get(table) ?? []
      expect([table, now.length]).toEqual([table, rows.length])
      for (const row of rows) {
        const same = expect.objectContaining(keptOf(row)) as unknown
        expect([table, now]).toEqual([table, expect.arrayContaining([same])])
      }
    }
    // And a second start finds the same.
    const again = openDatabase({ path, key })
    if (!again.ok) throw new Error(JSON.stringify(again.fault))
    again.value.close()
    expect(rowsOf(path)).toEqual(after)
  })

  it('is refused by an older counter, which leaves it as it is', () => {
    const opened = openCopy(file, migrations.slice(0, 1))
    expect(opened).toEqual({
      ok: false,
      fault: { kind: 'database-from-future', found: formOf(file), known: 1, backup: null },
    })
  })
})

/** From this form on a file has rows in every table. */
const everythingSince = 13
/** What is reckoned from other rows: sums and words of long queues. */
const reckoned = /^(job_words|job_totals|jobs_gathered|sqlite_)/
/** Columns that went, their content into `papers`, and those that are reckoned. */
const movedOn = new Set(['certificate_path', 'certificate_status', 'seq', 'blocked', 'search_text'])

type Row = Record<string, unknown>

/** Every table that is ours. That a job was queued stands in the job's own row since form 8. */
function rowsOf(path: string): Map<string, Row[]> {
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    const tables = handle.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all()
    return new Map(
      (tables as { name: string }[])
        .filter(({ name }) => !reckoned.test(name))
        .map(({ name }) => {
          const rows = handle.prepare(`SELECT * FROM "${name}"`).all() as Row[]
          return [name, rows.filter(({ what }) => what !== 'queued')]
        }),
    )
  } finally {
    handle.close()
  }
}

function keptOf(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !movedOn.has(column)))
}

const beforeSeveralScanners = files.filter((file) => formOf(file) < listOfScanners.version)

describe.each(beforeSeveralScanners)('%s', (file) => {
  it('keeps the one scanner of before, now that there can be several', () => {
    const path = copyOf(file)
    const before = openDatabase({
      path,
      key,
      steps: migrations.slice(0, listOfScanners.version - 1),
    })
    if (!before.ok) throw new Error(JSON.stringify(before.fault))
    const scanner = { path: 'COM12', vendorId: '05e0', productId: '1701', serialNumber: 'S17' }
    before.value.write(() => {
      before.value.settings.write('scanner.identity', JSON.stringify(scanner))
    })
    before.value.close()
    const opened = openDatabase({ path, key })
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
    const store = opened.value.settings
    expect(readSetting(store, settings.scanners)).toEqual([{ ...scanner, line: defaultLine }])
    expect(store.read('scanner.identity')).toBeNull()
    opened.value.close()
  })
})

const ofFormerCipher = files.filter((file) => isOfFormerCipher(join(fixtures, file), key))

describe.each(ofFormerCipher)('%s', (file) => {
  it('is encrypted anew by AEGIS, once, and read back', () => {
    const path = copyOf(file)
    writeFileSync(`${path}.new`, 'what a power cut left of the first attempt')
    const opened = openDatabase({ path, key })
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
    opened.value.close()
    expect(isOfFormerCipher(path, key)).toBe(false)
    expect(readdirSync(dirname(path)).filter((name) => name !== 'backups')).toEqual([file])
    const bytes = readFileSync(path)
    const again = openDatabase({ path, key })
    if (!again.ok) throw new Error(JSON.stringify(again.fault))
    expect(again.value.jobs.counts()).toMatchObject({ waiting: 2 })
    again.value.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is mended when it is damaged, from its own kind', () => {
    const path = copyOf(file)
    const bytes = readFileSync(path)
    bytes.fill(0, 0, 4096)
    mkdirSync(join(dirname(path), 'backups'))
    copyFileSync(path, join(dirname(path), 'backups', 'counter-daily-2026-11-25T18-00-00.000Z.db'))
    writeFileSync(path, bytes)
    const opened = openDatabase({ path, key, settle: settleAfterRestore })
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
    expect(opened.value.jobs.get(ids.parked)?.state).toBe('parked')
    opened.value.close()
    expect(isOfFormerCipher(path, key)).toBe(false)
  })
})
