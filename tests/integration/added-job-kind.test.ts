import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineJob, jobsOf, type Jobs } from '../../electron/core/jobs/definition.ts'
import { jobDefinitions } from '../../electron/core/jobs/definitions.ts'
import { newTheft } from '../../electron/core/jobs/theft-report.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import { createBudget } from '../../electron/core/outbox/budget.ts'
import { editable } from '../../electron/core/outbox/edit/editable.ts'
import { inTurn } from '../../electron/core/outbox/in-turn.ts'
import { newJob, type JobOrigin } from '../../electron/core/outbox/new-job.ts'
import { afterFault } from '../../electron/core/outbox/not-sent.ts'
import { keyOfBike } from '../../electron/core/outbox/payloads.ts'
import type { JobStore, NewJob, StoredJob } from '../../electron/core/ports.ts'
import { dayListHtml } from '../../electron/core/overview/day-list.ts'
import { paperWords } from '../../electron/core/paper/paper-words.ts'
import { kindFiltersOf, kindsOf } from '../../renderer/screens/queue/queue-view.ts'
import {
  isEditable,
  isForPersonToTell,
  isStoppedAsStolen,
  isStoppedByOtherMake,
} from '../../shared/editable.ts'
import { ok } from '../../shared/fault.ts'
import type { JobDetail, Job } from '../../shared/job.ts'
import type { JobKind, JobKindFacts } from '../../shared/job-kinds.ts'
import type { Overview } from '../../shared/overview.ts'
import type { CustomerRecords } from '../../shared/privacy.ts'
import { command, register } from '../support/handed-over.ts'
import { aTheft, sync } from '../support/other-jobs.ts'
import { storedJob } from '../support/stored-job.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// A kind of job that only this test knows, `bike.inspect`, is declared as every other one is, and every list
// takes it: nothing but its own record was written for it.

const added = 'bike.inspect' as JobKind

const declared = {
  service: 'cicopass',
  order: 'registered-bike',
  waitsFor: 'registration',
  longestSend: 7_000,
  longestStep: 2,
  afterRestore: 'ask',
  resolvedBy: 'person',
  customer: 'theft-job',
  overview: 'registrations',
  dayList: 'always',
  usesShield: true,
  lead: 'creates',
  mayBeOverridden: true,
  edit: { form: 'fields', fields: [{ name: 'notes', label: 'notes', isRequired: true }] },
} as const satisfies JobKindFacts

const Inspection = z.object({
  bikeId: z.number().int().nullable(),
  customer: z.string(),
  notes: z.string(),
})
type Inspection = z.infer<typeof Inspection>

/** The kind with these facts instead of those above, beside every real one. */
function jobsWith(facts: Partial<JobKindFacts> = {}, beforeSend = (): void => undefined): Jobs {
  const inspection = defineJob({ ...declared, ...facts } as typeof declared, {
    payload: Inspection,
    result: z.object({ bikeId: z.number() }),
    handler: ({ registry }) => ({
      prepare: () => Promise.resolve({ go: true, seen: null, event: null }),
      async send(_job, { bikeId }) {
        beforeSend()
        const read = await registry.bike(bikeId ?? 0)
        if (!read.ok) return afterFault(read)
        const result = { bikeId: read.value.id }
        return { to: 'done', result, serviceWords: null, adopted: false }
      },
      settle: { by: 'asking' },
    }),
    edit: () =>
      editable(Inspection, {
        write: ({ notes }) => ({ notes }),
        fields: z.object({ notes: z.string().min(1) }).strict(),
        make: ({ notes }, { payload, origin }) => ok(newInspection({ ...payload, notes }, origin)),
      }),
    forget: () => ({ payload: { inspected: true }, title: 'Inspection', result: null }),
    waitAnew: (job, made, origin) => ({
      ...newInspection(Inspection.parse(JSON.parse(job.payload)), origin),
      waitsFor: made.id,
    }),
  })
  const jobs: Jobs = jobsOf({ ...jobDefinitions, [added]: inspection })

  function newInspection(payload: Inspection, origin: JobOrigin): NewJob {
    const { bikeId } = payload
    const particulars = {
      kind: added,
      payload,
      bikeKey: bikeId === null ? null : keyOfBike(bikeId),
      uniqueKey: null,
      title: `Inspection for ${payload.customer}`,
    }
    return newJob(origin, particulars as typeof particulars & { bikeKey: null }, jobs.kinds)
  }
  return jobs
}

const open: TestCounter[] = []
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

async function at(facts: Partial<JobKindFacts> = {}): Promise<TestCounter> {
  const here = await openTestCounter({ jobs: jobsWith(facts) })
  open.push(here)
  return here
}

const account = 'balie@example.com'
/** A row of the added kind, as its own maker writes it but for what the test is about. */
function inspection(about: Partial<StoredJob> = {}): StoredJob {
  return storedJob({
    ...{ kind: added, account, createdAt: Date.now(), nextAt: 0, frameNumber: null },
    payload: JSON.stringify({ bikeId: 101, customer: 'J. de Vries', notes: 'Brakes' }),
    title: 'Inspection for J. de Vries',
    ...about,
  })
}

function add({ ports: { database } }: TestCounter, job: NewJob): StoredJob {
  const written = database.write(() => {
    database.jobs.add(job)
  })
  if (!written.ok) throw new Error(written.fault.kind)
  return job
}

const stateOf = ({ ports }: TestCounter, { id }: StoredJob): StoredJob => {
  const job = ports.database.jobs.get(id)
  if (job === null) throw new Error('the row is not understood')
  return job
}

describe('A kind of job that is added', () => {
  it('is sent, listed, filtered, searched, shown and exported', async () => {
    const here = await at()
    const bikeId = here.training.examples.registeredBike.id
    const payload = JSON.stringify({ bikeId, customer: 'J. de Vries', notes: 'Brakes' })
    const job = add(here, inspection({ payload }))
    await sync(here)
    expect(stateOf(here, job)).toMatchObject({ state: 'done', attempts: 1 })

    const { jobs } = here.ports.database
    const query = { states: [], after: null, limit: 10 }
    const pages = [
      jobs.page({ ...query, kinds: [], search: '' }),
      jobs.page({ ...query, kinds: [added], search: '' }),
      jobs.page({ ...query, kinds: [], search: 'inspection' }),
    ]
    for (const { jobs: listed } of pages) expect(listed.map(({ id }) => id)).toEqual([job.id])
    expect(jobs.notUnderstood()).toEqual([])
    const shown = await command<JobDetail>(here, ['outbox', 'show', job.id])
    expect(shown.json).toMatchObject({ kind: added, result: { bikeId } })
    const [exported] = (await command<(Job & { payload: string })[]>(here, ['outbox', 'export']))
      .json
    expect(exported).toMatchObject({ id: job.id, kind: added, payload })
  })

  it('is in the filter of the window, under its service', () => {
    const { kinds } = jobsWith({ service: 'cyclesoftware' })
    const filters = kindFiltersOf(kinds)
    expect(filters).toContain(added)
    expect(filters.indexOf(added)).toBeGreaterThan(filters.indexOf('cyclesoftware'))
    expect(kindsOf('cyclesoftware', kinds)).toContain(added)
    expect(kindsOf('cicopass', kinds)).not.toContain(added)
  })

  it('stands in the order of its bike', async () => {
    const here = await at()
    const { jobs } = here.ports.database
    const registration = add(here, storedJob({ account, state: 'done', result: '{"bikeId":7}' }))
    const earlier = inspection({
      ...{ waitsFor: registration.id, bikeKey: 'frame|WBK12345' },
      payload: '{"bikeId":null,"customer":"J. de Vries","notes":"Brakes"}',
    })
    add(here, earlier)
    expect(theftOf(7, jobs).bikeKey).toBe('frame|WBK12345')
    expect(theftOf(8, jobs).bikeKey).toBe('bike|8')
  })

  it('is put in no order where it says so', async () => {
    const here = await at({ order: 'any' })
    add(here, inspection({ bikeKey: 'frame|WBK12345' }))
    expect(theftOf(101, here.ports.database.jobs).bikeKey).toBe('bike|101')
  })

  it('is known by its frame number in an earlier form where it registers one', async () => {
    for (const [order, found] of [
      ['frame-number', 1],
      ['any', 0],
    ] as const) {
      const here = await at({ order })
      add(here, inspection({ frameNumber: 'FRAMENUMMER:WBK12345' }))
      expect(here.ports.database.jobs.inEarlierForm('WBK12345')).toHaveLength(found)
    }
  })

  it('names a customer, who can ask for it and be forgotten', async () => {
    const here = await at()
    const job = add(here, inspection({ state: 'done', endedAt: Date.now() }))
    const found = await command<CustomerRecords>(here, ['privacy', 'find', 'de Vries'])
    expect(found.json.records).toMatchObject([{ what: 'theft-job', id: job.id }])
    await command(here, ['privacy', 'erase', 'de Vries'])
    const left = stateOf(here, job)
    expect(left.payload).toMatch(/^\{"forgotten":"[^"]+","inspected":true\}$/)
    expect(left.title).toBe('Inspection')
    expect(here.ports.database.customers.records([])).toEqual([])
  })

  it('is forgotten when its time is over', async () => {
    const here = await at()
    const photos = [{ name: 'brakes.jpg', content: 'AAAA' }]
    const job = add(here, { ...inspection({ state: 'done', endedAt: Date.now() }), photos })
    expect(here.ports.database.jobs.photoCount(job.id)).toBe(1)
    here.counter.open()
    here.clock.moveOn(31 * 24 * 3_600_000)
    await expect.poll(() => stateOf(here, job).payload).not.toContain('Vries')
    await expect.poll(() => here.ports.database.jobs.photoCount(job.id)).toBe(0)
  })

  it('is found by no customer where it names none', async () => {
    const here = await at({ customer: null })
    add(here, inspection({ state: 'done', endedAt: Date.now() }))
    expect(here.ports.database.customers.records([])).toEqual([])
  })

  it.each([
    ['look-up', { state: 'unknown', parkedBecause: null }],
    ['send-again', { state: 'parked', parkedBecause: 'older-copy' }],
    ['ask', { state: 'parked', parkedBecause: 'cannot-tell' }],
  ] as const)('is treated after a restore as it says: %s', async (afterRestore, becomes) => {
    const here = await at({ afterRestore })
    const job = add(here, inspection())
    const known = { current: () => false, read: () => false }
    const { kinds } = here.counter
    here.ports.database.write(() => settleAfterRestore(here.ports.database, known, { kinds }))
    expect(stateOf(here, job)).toMatchObject(becomes)
  })

  it('is resolved by whom it says', async () => {
    const parked = { state: 'parked', parkedBecause: 'cannot-tell', attempts: 1 } as const
    const person = await at()
    const told = add(person, inspection(parked))
    expect(person.counter.outbox.settle(told.id, true)).toMatchObject({ ok: true })
    expect(stateOf(person, told).state).toBe('done')
    const nobody = await at({ resolvedBy: 'nobody' })
    const job = add(nobody, inspection(parked))
    expect(nobody.counter.outbox.settle(job.id, true)).toMatchObject({ ok: false })
    expect(stateOf(nobody, job).state).toBe('parked')
    const asked = { ...parked, kind: added }
    expect(isForPersonToTell(asked, person.counter.kinds)).toBe(true)
    expect(isForPersonToTell(asked, nobody.counter.kinds)).toBe(false)
  })

  it('was cut off no later than after its own longest send', async () => {
    const here = await at()
    const begun = here.clock.elapsed() - 60_000
    const job = add(here, inspection({ state: 'sending', attempts: 1, sentElapsed: begun }))
    open.splice(0)
    const after = await here.restart()
    open.push(after)
    expect(stateOf(after, job)).toMatchObject({ state: 'unknown', sentElapsed: begun + 7_000 })
  })

  it('was over no later than after its own longest send when its handler threw', async () => {
    const here: TestCounter = await openTestCounter({
      jobs: jobsWith({}, () => {
        here.clock.moveOn(60_000)
        throw new Error('a defect')
      }),
    })
    open.push(here)
    const job = add(here, inspection())
    const begun = here.clock.elapsed()
    await here.counter.outbox.deliver([job.id])
    const { state, sentElapsed } = stateOf(here, job)
    expect(['unknown', 'parked']).toContain(state)
    expect(sentElapsed).toBeGreaterThanOrEqual(begun + 7_000)
    expect(sentElapsed).toBeLessThan(begun + 60_000)
  })

  it('gives way to another, where a person may tell that it did not arrive', async () => {
    for (const resolvedBy of ['person', 'nobody'] as const) {
      const here = await at({ resolvedBy })
      const job = add(
        here,
        inspection({ state: 'parked', parkedBecause: 'cannot-tell', attempts: 1 }),
      )
      here.ports.database.write(() => {
        const event = { what: 'answered', outcome: 'no-answer', serviceWords: null } as const
        here.ports.database.jobs.addEvent(job.id, { at: Date.now(), ...event })
      })
      const edit = { changes: { notes: 'Gears' }, notArrived: true }
      const made = await here.counter.outbox.edit(job.id, edit)
      expect(made).toMatchObject(
        resolvedBy === 'person'
          ? { ok: true }
          : { ok: false, fault: { kind: 'edit-refused', because: 'cannot-tell' } },
      )
    }
  })

  it('is begun when the allowance has room for its longest step', () => {
    const clock = { now: () => 1_000_000, elapsed: () => 1_000_000, after: () => () => undefined }
    const goesWith = (longestStep: number, minutelyRemaining: number): boolean => {
      const budget = createBudget(clock, jobsWith({ longestStep }).kinds)
      const limits = { minutelyLimit: 100, minutelyRemaining, dailyLimit: null }
      budget.saw({
        ...{ service: 'cicopass', call: 'lookup', status: 200, faultKind: null },
        ...{ serviceTime: null, certificateDate: false },
        limits: { ...limits, dailyRemaining: null, dailyReset: null },
      })
      return budget.queueMayGoAt('cicopass') <= clock.now()
    }
    // A fifth stays for people.
    expect([goesWith(30, 50), goesWith(30, 49)]).toEqual([true, false])
    // One that is short lets the others have theirs.
    expect([goesWith(1, 26), goesWith(1, 25)]).toEqual([true, false])
  })

  it('is on the page of its own bike, and of no other that has the number', async () => {
    const here = await at()
    const job = add(here, inspection({ bikeKey: 'frame|WBK12345' }))
    const shown = async (bikeId: number) =>
      here.counter.handlers['bikes.jobs']({ bikeId, frameNumber: 'WBK-12 345' })
    expect(await shown(101)).toMatchObject({ ok: true, value: [{ id: job.id, kind: added }] })
    expect(await shown(102)).toEqual({ ok: true, value: [] })
  })

  it('is edited by the fields of its form', async () => {
    const here = await at()
    const job = add(here, inspection({ state: 'parked', parkedBecause: 'refused' }))
    expect(here.counter.outbox.fieldsOf(job.id)).toEqual({ ok: true, value: { notes: 'Brakes' } })
    const edit = { changes: { notes: 'Gears' }, notArrived: false }
    const made = await here.counter.outbox.edit(job.id, edit)
    expect(made).toMatchObject({ ok: true, value: { job: { kind: added, replaces: job.id } } })
    expect(stateOf(here, job).state).toBe('discarded')
    const parked = { kind: added, state: 'parked', parkedBecause: 'refused' } as const
    expect(isEditable(parked, here.counter.kinds)).toBe(true)
    expect(isEditable(parked, jobsWith({ edit: null }).kinds)).toBe(false)
  })

  it('ends with what it waited for, or waits for what took its place', async () => {
    const here = await at()
    const registered = add(here, storedJob({ account, state: 'parked', parkedBecause: 'refused' }))
    const waiting = add(here, inspection({ waitsFor: registered.id }))
    here.counter.outbox.discard(registered.id, 'sold to nobody')
    expect(stateOf(here, waiting)).toMatchObject({ state: 'discarded' })

    here.training.cicopass.faults.once('registerBike', { kind: 'error', status: 400 })
    const sold = await register(here)
    const registration = sold.json.jobs[0]?.id ?? ''
    const behind = add(here, inspection({ waitsFor: registration }))
    const edit = { changes: { color: 'Red' }, notArrived: false }
    const made = await here.counter.outbox.edit(registration, edit)
    if (!made.ok) throw new Error(made.fault.kind)
    expect(made.value.links.find(({ kind }) => kind === added)).toMatchObject({
      waitsFor: made.value.job.id,
      replaces: behind.id,
    })
  })

  it('is let pass by whom it says', () => {
    const stopped = { kind: added, state: 'parked' } as const
    for (const mayBeOverridden of [true, false]) {
      const { kinds } = jobsWith({ mayBeOverridden })
      expect(isStoppedAsStolen({ ...stopped, parkedBecause: 'stolen' }, kinds)).toBe(
        mayBeOverridden,
      )
      expect(isStoppedByOtherMake({ ...stopped, parkedBecause: 'other-brand' }, kinds)).toBe(
        mayBeOverridden,
      )
    }
  })

  it('counts where it says: overview, printed day, shields, leads', async () => {
    const parked = { state: 'parked', account: 'rijwielhandel@NL' } as const
    const here = await at()
    here.counter.shieldStock.count(5)
    add(here, inspection(parked))
    expect(await countsOf(here)).toEqual({ attention: 1, linked: 1, leads: 1, isListed: true })
    const nowhere = await at({ overview: null, dayList: null, usesShield: false, lead: null })
    nowhere.counter.shieldStock.count(5)
    add(nowhere, inspection(parked))
    expect(await countsOf(nowhere)).toEqual({ attention: 0, linked: 0, leads: 0, isListed: false })
  })
})

function theftOf(bikeId: number, jobs: JobStore): StoredJob {
  const bike = { id: bikeId, title: null, frameNumber: null }
  const origin = { account, now: Date.now(), heldUntil: null, operator: null }
  const theft = newTheft(bike, aTheft, origin)
  if (!theft.ok) throw new Error(theft.fault.kind)
  return inTurn(jobs, theft.value)
}

async function countsOf(here: TestCounter) {
  const overview = await command<Overview>(here, ['overview', '--days', '1'])
  const now = here.clock.now()
  const html = dayListHtml(here.ports.database, {
    ...{
      day: new Date(now).toLocaleDateString('sv'),
      now,
      words: await paperWords('en'),
      shop: null,
    },
    kinds: here.counter.kinds,
  })
  return {
    attention: overview.json.days[0]?.attention ?? 0,
    linked: here.counter.shieldStock.get().linked,
    leads: here.counter.leads.list().onTheirWay.length,
    isListed: html.includes('Inspection for'),
  }
}
