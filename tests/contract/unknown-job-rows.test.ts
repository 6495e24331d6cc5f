import { expect, it } from 'vitest'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { JobKind } from '../../shared/job.ts'
import { storedJob } from '../support/stored-job.ts'

const odd = [{ kind: 'bike.unregister' }, { service: 'another' }]

it.each(odd)('a row with %j is one bad row, and the queue goes on without it', (other) => {
  const database = openMemoryDatabase()
  const { jobs } = database
  const good = storedJob({ createdAt: 2, state: 'waiting', nextAt: 0 })
  // As another version of the counter would write it.
  const bad = { ...storedJob({ createdAt: 1, state: 'waiting', nextAt: 0 }), ...other }
  database.write(() => {
    jobs.add(bad as typeof good)
    jobs.add(good)
  })
  const lane = { service: good.service, account: good.account }
  expect(jobs.due({ ...lane, now: 10 })?.id).toBe(good.id)
  expect(jobs.get(bad.id)).toBeNull()
  expect(jobs.inStates(['waiting']).map(({ id }) => id)).toEqual([good.id])
  const all = { states: [], kinds: [], search: '', after: null, limit: 10 }
  expect(jobs.page(all).jobs.map(({ id }) => id)).toEqual([good.id])
  const made = jobs.madeBetween({ kinds: JobKind.options, from: 0, until: 10 })
  expect(made.map(({ id }) => id)).toEqual([good.id])
  expect(jobs.unsent(null, 10).jobs.map(({ id }) => id)).toEqual([good.id])
  database.close()
})

it('an event that another version wrote hides no other of the job', () => {
  const database = openMemoryDatabase()
  const { jobs } = database
  const job = storedJob({ createdAt: 1, state: 'waiting', nextAt: 0 })
  const sent = { at: 2, what: 'sent', outcome: null, serviceWords: null, by: null } as const
  database.write(() => {
    jobs.add(job)
    jobs.addEvent(job.id, { ...sent, what: 'teleported' as typeof sent.what })
    jobs.addEvent(job.id, sent)
  })
  expect(jobs.events(job.id).map(({ what }) => what)).toEqual(['queued', 'sent'])
  database.close()
})
