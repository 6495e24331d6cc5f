import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import type { Job } from '../../shared/job.ts'
import { startCounterProcesses, type CounterProcesses } from '../support/counter-process.ts'

// `counter restore` as whoever helps a shop runs it: the built command line, a real keychain, a real
// encrypted database. Nothing lost and nothing doubled, as the simulated registry tells.

let at: CounterProcesses
let folder: string
beforeAll(async () => {
  at = await startCounterProcesses()
  folder = join(String(at.env['COUNTER_DATA_DIR']), 'shop')
  await at.counter(['login', 'cicopass', '--email', 'balie@example.com'], 'fiets-op-slot\n')
  await at.control('POST', '/cicopass/offline')
  await register('EARLY-4711')
  // The first command of the day made a copy, before there was anything to lose.
  rmSync(join(folder, 'backups'), { recursive: true })
  await at.counter(['outbox', 'list'])
  await register('LATE-0815')
})
afterAll(() => at.stop())

async function register(frameNumber: string): Promise<void> {
  const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
  const { status } = await at.counter(['register'], JSON.stringify({ ...bike, frameNumber }))
  expect(status).toBe(3)
}

type Listed = { backups: { name: string; kind: string }[] }

async function daily(): Promise<string> {
  const { json } = await at.counter(['restore'])
  const [copy, ...more] = (json as Listed).backups
  expect(more).toEqual([])
  expect(copy?.kind).toBe('daily')
  return copy?.name ?? ''
}

async function registeredAfterSync(): Promise<string[]> {
  await at.control('POST', '/cicopass/online')
  await at.counter(['sync', '--timeout', '10'])
  const bikes = await at.control<{ frameNumber: string }[]>('GET', '/cicopass/registrations')
  return bikes.map(({ frameNumber }) => frameNumber).toSorted()
}

const database = (): Buffer => readFileSync(join(folder, 'counter.db'))

describe('counter restore', () => {
  it('touches nothing while a counter has the data open, and says to close it', async () => {
    const copy = await daily()
    const before = database()
    const lock = lockDataFolder(folder)
    try {
      const refused = await at.counter(['restore', copy])
      expect(refused.json).toMatchObject({ fault: { kind: 'counter-already-open' } })
      expect(refused.status).toBe(1)
      expect(refused.stderr).toContain('close the window first')
    } finally {
      if (lock.ok) lock.value.release()
    }
    expect(database().equals(before)).toBe(true)
  })

  it('says of a name it does not know that there is no such copy', async () => {
    const { status, json } = await at.counter(['restore', 'counter-daily-of-yesterday.db'])
    expect(json).toMatchObject({ fault: { kind: 'not-found' } })
    expect(status).not.toBe(0)
  })

  it('keeps what lay there, and carries over what was confirmed after the copy', async () => {
    const copy = await daily()
    const { status, json } = await at.counter(['restore', copy])
    expect(json).toMatchObject({
      restored: copy,
      keptAs: expect.any(String) as string,
      jobs: { carriedOver: 2, unreadable: 0, lookedUp: 0, asked: 0 },
    })
    expect(status).toBe(0)
    expect(readdirSync(folder).some((name) => name.startsWith('counter.damaged-'))).toBe(true)
    expect(await registeredAfterSync()).toEqual(['EARLY-4711', 'LATE-0815'])
  })

  it('of a disk that was lost sends nothing again that was done since', async () => {
    const copy = await daily()
    for (const name of readdirSync(folder)) {
      if (name.startsWith('counter.db')) rmSync(join(folder, name))
    }
    const { json } = await at.counter(['restore', copy])
    expect(json).toMatchObject({ keptAs: null, jobs: { lookedUp: 1 } })
    expect(await registeredAfterSync()).toEqual(['EARLY-4711', 'LATE-0815'])
    const jobs = (await at.counter(['outbox', 'list'])).json as Job[]
    expect(jobs).toMatchObject([{ kind: 'bike.register', state: 'done' }])
  })
})

it('a database whose first page was wiped is mended by the next command, and no job is lost', async () => {
  await at.control('POST', '/cicopass/offline')
  await register('AFTER-THE-COPY-1')
  const bytes = database()
  bytes.fill(0, 0, 4096)
  writeFileSync(join(folder, 'counter.db'), bytes)
  const { status, json } = await at.counter(['outbox', 'list'])
  expect(json).toMatchObject([{ state: 'unknown' }, { state: 'done' }])
  expect(status).toBe(0)
  const kept = readdirSync(folder).filter((name) => name.startsWith('counter.damaged-'))
  expect(kept.some((name) => readFileSync(join(folder, name)).equals(bytes))).toBe(true)
})
