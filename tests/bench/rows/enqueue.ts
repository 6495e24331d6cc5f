import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { buildDBClient, SqliteQueue } from 'liteque'
import { better, defineQueue } from 'plainjob'
import { applyKey } from '../../../electron/adapters/database/encryption.ts'
import { openHandle, pragma } from '../../../electron/adapters/database/sqlite.ts'
import { aRegistration, enqueue, FULL, openEncrypted } from '../jobs.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const rounds = 9
const commits = 40

/** Each puts one job on disk at a time, with WAL and `synchronous=FULL`, asserted on its handle. */
type Contender = { enqueue: () => unknown; close: () => void }

function assertFull(answer: unknown): void {
  if (answer !== FULL) throw new Error(`synchronous is ${String(answer)}, not FULL`)
}

/** One row with the same payload, and nothing that a queue needs. */
function bareCommits(path: string, key: Uint8Array): Contender {
  const handle = openHandle(path, 0)
  applyKey(handle, key)
  handle.pragma('journal_mode = WAL')
  handle.pragma('synchronous = FULL')
  assertFull(pragma(handle, 'synchronous'))
  handle.exec('CREATE TABLE jobs (seq INTEGER PRIMARY KEY, id TEXT, payload TEXT) STRICT')
  const insert = handle.prepare('INSERT INTO jobs (id, payload) VALUES (?, ?)')
  return {
    enqueue() {
      const { id, payload } = aRegistration()
      insert.run(id, payload)
    },
    close: () => handle.close(),
  }
}

function ours(path: string, key: Uint8Array): Contender {
  const database = openEncrypted(path, key)
  return { enqueue: () => enqueue(database, aRegistration()), close: () => database.close() }
}

/** Not encrypted. It asks for synchronous=NORMAL; it gets FULL. */
function plainjob(path: string): Contender {
  const handle = openHandle(path, 0)
  const queue = defineQueue({ connection: better(handle) })
  handle.pragma('synchronous = FULL')
  assertFull(pragma(handle, 'synchronous'))
  return {
    enqueue: () => queue.add('bike.register', JSON.parse(aRegistration().payload)),
    close: () => queue.close(),
  }
}

/** Not encrypted. It asks for synchronous=NORMAL; it gets FULL. */
function liteque(path: string): Contender {
  const client = buildDBClient(path, { runMigrations: true })
  client.run(sql`PRAGMA synchronous = FULL`)
  const [answer] = client.all<{ synchronous: unknown }>(sql`PRAGMA synchronous`)
  assertFull(answer?.synchronous)
  const queue = new SqliteQueue<unknown>('jobs', client, {
    defaultJobArgs: { numRetries: 3 },
    keepFailedJobs: true,
  })
  return {
    enqueue: () => queue.enqueue(JSON.parse(aRegistration().payload)),
    close: () => undefined,
  }
}

export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const key = randomBytes(32)
  const contenders = {
    bare: bareCommits(join(folder, 'bare.db'), key),
    ours: ours(join(folder, 'ours'), key),
    plainjob: plainjob(join(folder, 'plainjob.db')),
    liteque: liteque(join(folder, 'liteque.db')),
  }
  const times: Record<keyof typeof contenders, number[]> = {
    ...{ bare: [], ours: [], plainjob: [], liteque: [] },
  }
  // One commit of each in turn: what else this machine does strikes them alike.
  for (let round = 0; round < rounds; round += 1) {
    const sums = { bare: 0, ours: 0, plainjob: 0, liteque: 0 }
    for (let n = 0; n < commits; n += 1) {
      for (const name of ['bare', 'ours', 'plainjob', 'liteque'] as const) {
        sums[name] += await timed(() => contenders[name].enqueue())
      }
    }
    for (const name of ['bare', 'ours', 'plainjob', 'liteque'] as const) {
      times[name].push(sums[name] / commits)
    }
  }
  for (const contender of Object.values(contenders)) contender.close()
  rmSync(folder, { recursive: true })
  const against = (name: 'bare' | 'plainjob' | 'liteque') =>
    median(times[name].map((time, round) => time / (times.ours[round] ?? Number.NaN)))
  const detail = (name: 'bare' | 'plainjob' | 'liteque') =>
    `${rounded(median(times.ours))} ms against ${rounded(median(times[name]))} ms a job; ${String(rounds)} rounds of ${String(commits)}`
  return [
    {
      what: 'durable enqueue ÷ bare encrypted commits',
      figure: against('bare'),
      unit: '×',
      goal: { at: 'least', figure: 0.7 },
      detail: detail('bare'),
    },
    {
      what: 'durable enqueue ÷ plainjob, not encrypted',
      figure: against('plainjob'),
      unit: '×',
      goal: { at: 'least', figure: 0.9 },
      detail: detail('plainjob'),
    },
    {
      what: 'durable enqueue ÷ liteque, not encrypted',
      figure: against('liteque'),
      unit: '×',
      goal: { at: 'least', figure: 1 },
      detail: detail('liteque'),
    },
  ]
}
