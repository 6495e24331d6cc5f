import { afterEach, expect, it } from 'vitest'
import { keepMending } from '../../electron/core/mending.ts'
import { command } from '../support/handed-over.ts'
import { storedJob } from '../support/stored-job.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// What is left out without anybody seeing it is a line of the doctor's.

type Line = { name: string; status: string; detail: string; remedy: string | null }

const open: TestCounter[] = []
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

async function line(here: TestCounter, name: string): Promise<Line | undefined> {
  const { json } = await command<{ checks: Line[] }>(here, ['doctor'])
  return json.checks.find((check) => check.name === name)
}

async function counter(): Promise<TestCounter> {
  const here = await openTestCounter({ signedIn: false })
  open.push(here)
  return here
}

it('the doctor counts by table what mending could not read, and says where to look', async () => {
  const here = await counter()
  expect(await line(here, 'mending')).toMatchObject({ status: 'ok', detail: 'never needed' })
  const mended = { keptAs: '/data/counter.damaged.db', carriedOver: 4, lookedUp: 0, asked: 0 }
  here.ports.database.write(() => {
    keepMending(here.ports.database, {
      ...mended,
      unreadable: 5,
      unreadableOf: { jobs: 3, leads: 2 },
    })
  })
  const told = await line(here, 'mending')
  expect(told).toMatchObject({ status: 'warn' })
  expect(told?.detail).toContain('5 rows could not be read: jobs 3, leads 2')
  expect(told?.remedy).toMatch(/queue/)
  // Nothing was lost: it is told, and is no warning.
  here.ports.database.write(() => {
    keepMending(here.ports.database, { ...mended, unreadable: 0, unreadableOf: {} })
  })
  expect(await line(here, 'mending')).toMatchObject({ status: 'ok' })
})

it.each([
  ['kind', { kind: 'bike.unregister' }, 'bike.unregister'],
  ['service', { service: 'another' }, 'bike.register'],
])('the doctor counts jobs of an unknown %s, which are not sent', async (_what, other, kind) => {
  const here = await counter()
  here.ports.database.write(() => {
    here.ports.database.jobs.add(storedJob({ frameNumber: 'GOOD 1' }))
  })
  expect(await line(here, 'unknown-jobs')).toMatchObject({ status: 'ok' })
  here.ports.database.write(() => {
    for (const nth of ['1', '2']) {
      const job = { ...storedJob({ frameNumber: `ODD ${nth}` }), ...other }
      // As another version of the counter would write it.
      here.ports.database.jobs.add(job as ReturnType<typeof storedJob>)
    }
  })
  const told = await line(here, 'unknown-jobs')
  expect(told).toMatchObject({
    status: 'warn',
    detail: `2 jobs are not understood and not sent: ${kind}`,
  })
  expect(told?.remedy).toMatch(/up to date/)
})
