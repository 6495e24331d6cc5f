import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyKey } from '../../electron/adapters/database/encryption.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { openHandle } from '../../electron/adapters/database/sqlite.ts'
import { createCounterEvents } from '../../electron/core/events.ts'
import { handlersOf, type JobPorts } from '../../electron/core/jobs/definition.ts'
import { jobs as kinds } from '../../electron/core/jobs/definitions.ts'
import { createOutbox } from '../../electron/core/outbox/outbox.ts'
import type { Database, StoredJob } from '../../electron/core/ports.ts'
import { quietLog } from '../support/quiet-log.ts'
import { createShiftedClock } from '../support/shifted-clock.ts'
import { storedJob } from '../support/stored-job.ts'

// "Try all" in a queue of ten thousand: as many statements as in one of a hundred, and as many rows touched
// for each job. Counted, not timed.

const key = randomBytes(32)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-try-all-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

type Counted = { statements: number; rows: number; answered: number; database: Database }

/** A third waiting, a third that may have arrived, a third refused; two of each bike. */
function jobOf(nth: number): StoredJob {
  const about = {
    bikeKey: `bike ${String(Math.floor(nth / 2))}`,
    frameNumber: `ALL ${String(nth)}`,
  }
  if (nth % 3 === 0) return storedJob({ ...about, nextAt: Number.MAX_SAFE_INTEGER })
  if (nth % 3 === 1) return storedJob({ ...about, state: 'unknown', attempts: 1, sentAt: 1 })
  return storedJob({ ...about, state: 'parked', parkedBecause: 'refused', attempts: 1 })
}

/** Runs `act` and counts what SQLite was asked to do meanwhile. */
function statementsOf(act: () => void): number {
  let count = 0
  const methods = Object.getPrototypeOf(openHandle(':memory:', 0).prepare('SELECT 1')) as Record<
    string,
    (...given: unknown[]) => unknown
  >
  const names = ['run', 'get', 'all', 'iterate'] as const
  const real = names.map((name) => methods[name])
  for (const [n, name] of names.entries()) {
    methods[name] = function (this: unknown, ...given) {
      count += 1
      return Reflect.apply(real[n] ?? expect.fail(name), this, given)
    }
  }
  try {
    act()
  } finally {
    for (const [n, name] of names.entries()) methods[name] = real[n] ?? expect.fail(name)
  }
  return count
}

function tryAll(jobs: number): Counted {
  const path = join(mkdtempSync(join(folder, 'shop-')), 'counter.db')
  const opened = openDatabase({ path, key })
  if (!opened.ok) throw new Error(opened.fault.kind)
  const database = opened.value
  database.write(() => {
    for (let nth = 0; nth < jobs; nth += 1) database.jobs.add(jobOf(nth))
  })
  const outbox = createOutbox(
    {
      ...{ clock: createShiftedClock(), log: quietLog(), random: () => 0, database },
      answers: { onAnswer: () => () => undefined },
    },
    {
      jobs: kinds,
      // Nothing is sent here.
      handlers: handlersOf(kinds, { database } as unknown as JobPorts),
      account: () => 'shop@example.com',
      events: createCounterEvents(database),
      known: {},
    },
  )
  const watcher = openHandle(path, 0)
  applyKey(watcher, key)
  const before = eventsIn(watcher)
  let answered = 0
  const statements = statementsOf(() => {
    const retried = outbox.retryAll('Ans')
    answered = retried.ok ? retried.value : -1
  })
  const rows = eventsIn(watcher) - before
  watcher.close()
  return { statements, rows, answered, database }
}

function eventsIn(handle: ReturnType<typeof openHandle>): number {
  const row = handle.prepare('SELECT COUNT(*) AS found FROM job_events').get()
  return (row as { found: number }).found
}

it('asks the database as often for ten thousand jobs as for a hundred, and counts each once', () => {
  const few = tryAll(100)
  const many = tryAll(10_000)
  expect(few.answered).toBe(100)
  expect(many.answered).toBe(10_000)
  expect(many.statements).toBe(few.statements)
  expect(many.statements).toBeLessThan(30)
  // One line of the timeline for each that a person has to be told of again.
  expect([few.rows, many.rows]).toEqual([33, 3333])
  expect(many.database.jobs.counts()).toMatchObject({
    waiting: 3334 + 3333,
    unknown: 3333,
    parked: 0,
  })
  few.database.close()
  many.database.close()
})
