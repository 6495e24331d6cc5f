import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { newRegistration } from '../../electron/core/jobs/bike-register.ts'
import type { Database, StoredJob } from '../../electron/core/ports.ts'
import { readFrameNumber } from '../../shared/bike.ts'

const account = 'balie@example.com'

/** A bike as the counter sells it, with a frame number of its own. */
export function aRegistration(createdAt = Date.now()): StoredJob {
  const number = readFrameNumber(`WBK-7${randomBytes(5).toString('hex')}`)
  if (!number.ok) throw new Error(number.fault.kind)
  const bike = {
    ...{ frameNumber: number.value, brand: 'Gazelle', model: 'Ultimate C380', color: 'Black' },
    ...{ type: 'E-bike', audience: 'Women', frameHeight: '53', gears: 8, photos: [] },
    salePriceCents: 289_900,
  }
  return newRegistration(bike, { account, now: createdAt, heldUntil: null, operator: null })
}

/** Puts a job on disk as `counter register` and the window do; answers when it is safe. */
export function enqueue(database: Database, job: StoredJob): void {
  const written = database.write(() => {
    database.jobs.add(job)
  })
  if (!written.ok) throw new Error(written.fault.kind)
}

/** @param folder is made: a database with files of another beside it would be taken for a lost one */
export function openEncrypted(folder: string, key: Uint8Array): Database {
  mkdirSync(folder, { recursive: true })
  const opened = openDatabase({ path: join(folder, 'counter.db'), key })
  if (!opened.ok) throw new Error(opened.fault.kind)
  if (opened.value.synchronous() !== FULL) throw new Error('The handle is not synchronous=FULL')
  return opened.value
}

/** A queue as a busy shop has it after years: nine in ten done, some waiting, some parked. */
export function fill(database: Database, jobs: number): StoredJob[] {
  const filled: StoredJob[] = []
  const written = database.write(() => {
    for (let n = 0; n < jobs; n += 1) {
      const job = aRegistration(1_700_000_000_000 + n)
      if (n % 10 !== 0) Object.assign(job, { state: 'done', result: `{"bikeId":${String(n)}}` })
      else if (n % 100 === 0) Object.assign(job, { state: 'parked', parkedBecause: 'refused' })
      database.jobs.add(job)
      if (n % 997 === 0) filled.push(job)
    }
  })
  if (!written.ok) throw new Error(written.fault.kind)
  return filled
}

/** `PRAGMA synchronous` answers 2 for FULL. */
export const FULL = 2
