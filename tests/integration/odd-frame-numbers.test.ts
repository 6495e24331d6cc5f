import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { startTraining } from '../../electron/training/training-services.ts'
import type { StoredJob } from '../../electron/core/ports.ts'
import type { Job } from '../../shared/job.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// A database of the counter before frame numbers had one reader (tests/fixtures/databases/README.md).

const file = join(import.meta.dirname, '../fixtures/databases/odd-frame-numbers/form-14.db')
const folders: string[] = []
const open: TestCounter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** What the registry holds of it: the registrations that were done, and those that arrived unknown. */
async function opened(arrived: readonly string[]): Promise<TestCounter> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-odd-'))
  folders.push(folder)
  const path = join(folder, 'counter.db')
  copyFileSync(file, path)
  const database = openDatabase({ path, key: Buffer.alloc(32, 7) })
  if (!database.ok) throw new Error(JSON.stringify(database.fault))
  const training = await startTraining()
  for (const frameNumber of arrived) {
    const answer = await fetch(`${training.cicopassUrl}/api/partners/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'balie@example.com', password: 'fiets-op-slot' }),
    })
    const { token } = (await answer.json()) as { token: string }
    await fetch(`${training.cicopassUrl}/api/partners/bikes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...aBike, frameNumber }),
    })
  }
  const here = await openTestCounter({ database: database.value, training })
  open.push({ ...here, close: () => here.close().then(() => training.stop()) })
  return here
}

function byNumber(here: TestCounter): Map<string, StoredJob> {
  const jobs = here.ports.database.jobs.inStates([
    ...(['held', 'waiting', 'sending', 'unknown', 'done', 'parked', 'discarded'] as const),
  ])
  return new Map(
    jobs.filter(({ kind }) => kind === 'bike.register').map((job) => [job.frameNumber ?? '', job]),
  )
}

async function settle(here: TestCounter): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await command(here, ['sync', '--timeout', '20'])
    here.clock.moveOn(90_000)
  }
  await command(here, ['sync', '--timeout', '20'])
}

describe('A database with odd frame numbers in it', () => {
  it('settles what is unknown in the form it was sent', async () => {
    const here = await opened(['*WBK7700001*', 'ЖWBK7700002', 'WBK–7700003', 'SN:WBK7700005'])
    const before = here.training.cicopass.registrations.length
    await settle(here)
    const jobs = byNumber(here)
    for (const number of ['*WBK7700001*', 'ЖWBK7700002', 'WBK–7700003', 'SN:WBK7700005']) {
      expect([number, jobs.get(number)?.state]).toEqual([number, 'done'])
    }
    // Not there, and its number is as good today as then: it is sent again, once.
    expect(jobs.get('WBK7700004')?.state).toBe('done')
    const made = here.training.cicopass.registrations.slice(before)
    expect(made.map(({ frameNumber }) => frameNumber).toSorted()).toEqual([
      'WBK7700004',
      'WBK780-0004',
    ])
  })

  it('sends nothing that the reader of today would read otherwise: a person looks at it', async () => {
    const here = await opened([])
    await settle(here)
    const jobs = byNumber(here)
    const odd = [
      ...['*WBK7800001*', 'WBK7800002CICO-900000043', 'WBK78\u200b00003', '8717231204726'],
      ...['1,23E+11', 'SN780006', '(02)08717231204726(37)1', '*WBK7700001*', 'SN:WBK7700005'],
    ]
    for (const number of odd) {
      expect([number, jobs.get(number)]).toMatchObject([
        number,
        { state: 'parked', parkedBecause: 'frame-number' },
      ])
    }
    expect(jobs.get('WBK780-0004')?.state).toBe('done')
    const sent = here.training.cicopass.receivedOf('registerBike').map(({ body }) => body)
    for (const body of sent as { frameNumber: string }[])
      expect(odd).not.toContain(body.frameNumber)

    const parked = jobs.get('*WBK7800001*')?.id ?? ''
    const edited = await command<Job[]>(here, ['outbox', 'edit', parked], { color: 'Red' })
    expect(edited.json).toMatchObject([{ state: 'done' }, { state: 'done' }])
    const code = jobs.get('8717231204726')?.id ?? ''
    expect((await command(here, ['outbox', 'edit', code], { color: 'Red' })).status).toBe(2)
    const confirmed = await command(here, ['outbox', 'edit', code], { frameNumberConfirmed: true })
    expect(confirmed.status).toBe(0)
  })

  it('knows a bike of before by its clean number', async () => {
    const here = await opened([])
    await here.training.cicopass.goOffline()
    // Done as `{"FRAME":"WBK1234567"}`; waiting with a start and stop sign.
    const { jobs } = here.ports.database
    expect(jobs.inEarlierForm('WBK1234567')).toMatchObject([{ state: 'done' }])
    const again = await register(here, { frameNumber: 'WBK7800001' })
    expect(again.json.jobs).toMatchObject([
      { id: byNumber(here).get('*WBK7800001*')?.id },
      { kind: 'shield.link' },
    ])
    const labelled = await register(here, { frameNumber: 'WBK7700005' })
    expect(labelled.json.jobs).toMatchObject([{ id: byNumber(here).get('SN:WBK7700005')?.id }])
  })

  it('finds what was registered in the old form when the same text is read again', async () => {
    const here = await opened(['{"FRAME":"WBK1234567"}', '*WBK7600006*'])
    for (const text of ['{"FRAME":"WBK1234567"}', '*WBK7600006*', 'WBK7600006']) {
      const found = await command(here, ['check', text])
      expect([text, found.json]).toMatchObject([text, { verdict: 'registered' }])
    }
  })

  it('is searched as before', async () => {
    const here = await opened([])
    for (const number of ['WBK7600006', 'WBK7700001', '780-0004']) {
      const page = await here.counter.handlers['queue.page']({
        states: [],
        kinds: [],
        search: number,
        after: null,
      })
      if (!page.ok) throw new Error(number)
      expect([number, page.value.jobs.length]).toEqual([number, number === '780-0004' ? 2 : 1])
    }
  })
})
