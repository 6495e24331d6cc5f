import { customerLists } from '../../electron/core/settings/customer-lists.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { settings } from '../../electron/core/settings/database-settings.ts'
import type { CustomerRecords } from '../../shared/privacy.ts'
import { command } from '../support/handed-over.ts'
import { aLead, aTheft, cancelLead, makeLead, stolen } from '../support/other-jobs.ts'
import { newBike, typedBike } from '../support/selling.ts'
import { storedJob } from '../support/stored-job.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// What the counter knows of customers, read from the disk, and how it forgets them (docs/privacy.md).

const day = 24 * 60 * 60_000
const open: TestCounter[] = []
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

async function at(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  return here
}

/** Everything that is written down, as text. */
function onDisk({ ports: { database } }: TestCounter): string {
  const states = ['waiting', 'parked', 'done', 'undone', 'discarded'] as const
  const jobs = database.jobs.inStates(states)
  const timelines = jobs.map(({ id }) => database.jobs.events(id))
  const leads = database.leads.all('rijwielhandel@NL')
  return JSON.stringify({
    jobs,
    timelines,
    leads,
    records: database.customers.records(customerLists()),
  })
}

const find = async (here: TestCounter, who: string): Promise<CustomerRecords> =>
  (await command<CustomerRecords>(here, ['privacy', 'find', who])).json
const erase = (here: TestCounter, who: string) =>
  command<{ erased: number; inUse: number }>(here, ['privacy', 'erase', who])

function handOverALead(here: TestCounter): void {
  const link = 'cicopass-counter://lead?name=J.%20de%20Vries&phone=0612345678&ref=L-7'
  here.counter.handOvers.receiveLink(link)
}

describe('A customer', () => {
  it('is found in a job of a kind that only another version knows, and can be forgotten', async () => {
    const here = await at()
    const { database } = here.ports
    const row = storedJob({
      ...{ state: 'done', endedAt: here.clock.now(), title: 'Inspection for J. de Vries' },
      payload: '{"name":"J. de Vries"}',
    })
    database.write(() => {
      database.jobs.add({ ...row, kind: 'bike.inspect' as typeof row.kind })
    })
    here.counter.open()
    here.clock.moveOn(31 * day)
    // Nobody asked: it stays for the version that knows it.
    expect((await find(here, 'de Vries')).records).toMatchObject([
      { what: 'unknown-job', id: row.id, isInUse: false },
    ])
    expect((await erase(here, 'de Vries')).json).toEqual({ erased: 1, inUse: 0 })
    expect((await find(here, 'de Vries')).records).toEqual([])
  })

  it('is known thirty days after nothing was left to do, and not a day longer', async () => {
    const here = await at()
    const { lead } = (await makeLead(here)).json
    await cancelLead(here, lead?.uuid ?? '')
    const report = await stolen(here, here.training.examples.registeredBike.id)
    expect(report.status).toBe(0)
    here.counter.open()

    here.clock.moveOn(29 * day)
    expect(onDisk(here)).toContain('J. de Vries')
    expect(onDisk(here)).toContain(aTheft.policeReportNumber)

    here.clock.moveOn(2 * day)
    const left = onDisk(here)
    for (const gone of [
      'Vries',
      '0612345678',
      aLead.message,
      aTheft.policeReportNumber,
      'Central',
    ]) {
      expect(left).not.toContain(gone)
    }
    // Who did what, and when, stays.
    const jobs = here.ports.database.jobs.inStates(['done'])
    expect(jobs.map(({ kind }) => kind)).toEqual(['lead.create', 'lead.cancel', 'theft.report'])
    expect(jobs.map(({ result }) => result)).toContain(
      JSON.stringify({ uuid: lead?.uuid, status: 'cancelled' }),
    )
    expect(here.ports.database.jobs.page({ ...anyJob, search: 'ultimate' }).total).toBe(0)
  })

  it('is not forgotten because somebody set the clock a year ahead', async () => {
    const here = await at()
    const { lead } = (await makeLead(here)).json
    await cancelLead(here, lead?.uuid ?? '')
    here.counter.open()
    here.clock.jump(365 * day)
    here.clock.moveOn(60 * 60_000)
    expect((await find(here, 'de vries')).total).toBe(3)
  })

  it('is forgotten though another’s record is damaged, and that one is forgotten as well', async () => {
    const here = await at()
    const ended = { kind: 'lead.create', state: 'done', endedAt: here.clock.now() } as const
    const payload = (name: string) => JSON.stringify({ lead: { customer: { name } } })
    const damaged = storedJob({ ...ended, title: 'K. Kapot', payload: '{"customer":"K. Kapot' })
    const unknown = storedJob({ ...ended, title: 'V. Vreemd', payload: payload('V. Vreemd') })
    const good = storedJob({ ...ended, title: 'J. de Vries', payload: payload('J. de Vries') })
    const { jobs, settings } = here.ports.database
    here.ports.database.write(() => {
      jobs.add(damaged)
      // As another version of the counter, or a bad sector, leaves it: it cannot be read as a job.
      jobs.add({ ...unknown, service: 'another' } as unknown as typeof unknown)
      jobs.add(good)
      settings.write('leads.begun', '[7,null,{"id":8},{"id":"x","changedAt":"never"}]')
    })
    here.counter.open()
    here.clock.moveOn(31 * day)
    await expect
      .poll(() => JSON.stringify(here.ports.database.customers.records(customerLists())))
      .not.toMatch(/Kapot|Vreemd|Vries/)
    expect(onDisk(here)).not.toMatch(/Kapot|Vreemd|Vries/)
    expect(
      here.ports.database.jobs
        .inStates(['done'])
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([damaged.id, good.id].toSorted())
  })

  it.each([
    ['a number', 7],
    ['a list', [1]],
    ['an object', { of: 'another version' }],
    ['yes', true],
    ['nothing', null],
  ])('is found and forgotten though a title or a text beside theirs is %s', async (_what, odd) => {
    const here = await at()
    await cancelLead(here, (await makeLead(here)).json.lead?.uuid ?? '')
    const { leads, settings: kept } = here.ports.database
    const now = here.clock.now()
    here.ports.database.write(() => {
      const uuid = '11111111-2222-4333-8444-555555555555'
      const lead = { uuid, status: 'cancelled', title: odd }
      leads.put({ account: 'other', isMadeHere: true, readAt: now, lead: lead as never })
      const form = { id: 'x', changedAt: now, form: { name: odd } }
      kept.write('leads.begun', JSON.stringify([form, { ...form, form: odd }]))
      kept.write('unreadable.sound.1', JSON.stringify({ at: now, text: odd }))
      kept.write('unreadable.sound.2', JSON.stringify({ at: odd, text: odd }))
      kept.write('unreadable.sound.3', JSON.stringify(odd))
    })
    expect((await find(here, 'de vries')).total).toBeGreaterThan(0)
    here.counter.open()
    here.clock.moveOn(31 * day)
    await expect.poll(async () => (await find(here, 'de vries')).total).toBe(0)
  })

  it('stays known as long as something of theirs goes on', async () => {
    const here = await at()
    const uuid = (await makeLead(here)).json.lead?.uuid
    await here.training.cyclesoftware.goOffline()
    await command(here, ['lead', 'create'], { ...aLead, title: 'Not sent yet' })
    here.counter.open()
    here.clock.moveOn(90 * day)
    const found = await find(here, 'de vries')
    expect(found.records.map(({ what, isInUse }) => [what, isInUse])).toEqual(
      expect.arrayContaining([
        ['lead-job', true],
        ['lead', true],
      ]),
    )
    // The job that sent the first one ended long ago, and is forgotten.
    expect(found.inUse).toBe(found.total)
    const unsent = here.ports.database.jobs.unsent(null, 10)
    expect(unsent.jobs.map(({ payload }) => payload).join()).toContain('J. de Vries')
    expect(here.ports.database.leads.get('rijwielhandel@NL', uuid ?? '')).not.toBeNull()
  })

  it.each(['de Vries', 'VRIES j.', '06-12345678', '+31 6 1234 5678'])(
    'is found as %j among others, and handed over whole',
    async (who) => {
      const here = await at()
      await makeLead(here)
      const another = { name: 'A. Jansen', phone_number: '0687654321' }
      await command(here, ['lead', 'create'], { ...aLead, customer: another })
      const { records, total } = await find(here, who)
      expect(records.map(({ what }) => what).toSorted()).toEqual(['lead', 'lead-job'])
      expect(total).toBe(2)
      const gathered = await command<object[]>(here, ['privacy', 'export', who])
      expect(gathered.text).toContain('0612345678')
      expect(gathered.text).not.toContain('Jansen')
    },
  )

  it('is forgotten at once when they ask, and nobody else is', async () => {
    const here = await at()
    handOverALead(here)
    const another = { name: 'A. Jansen', phone_number: '0687654321' }
    await command(here, ['lead', 'create'], { ...aLead, customer: another })
    const { lead } = (await makeLead(here)).json
    const first = await erase(here, 'de Vries')
    // The lead is not settled and the hand-over still waits: whoever asks is told.
    expect(first).toMatchObject({ status: 1, json: { erased: 1, inUse: 2 } })

    await cancelLead(here, lead?.uuid ?? '')
    for (const { id } of here.counter.handOvers.get().waiting) here.counter.handOvers.dismiss(id)
    expect(await erase(here, 'de Vries')).toMatchObject({ status: 0, json: { inUse: 0 } })
    expect((await find(here, 'de Vries')).total).toBe(0)
    expect(onDisk(here)).not.toContain('Vries')
    expect((await find(here, 'jansen')).total).toBe(2)
  })

  it('is forgotten with a lead that was begun and never sent, at once or after thirty days', async () => {
    const here = await at()
    const begin = async (name: string) => {
      const begun = await here.counter.handlers['leads.begin']({
        start: { with: 'nothing' },
        phoneNumber: '',
      })
      const lead = begun.ok ? begun.value.leads[0] : undefined
      if (lead === undefined) throw new Error('not begun')
      await here.counter.handlers['leads.keep']({ id: lead.id, form: { ...lead.form, name } })
      await here.counter.handlers['leads.setAside']({})
    }
    await begin('J. de Vries')
    await begin('A. Jansen')
    expect(await find(here, 'de Vries')).toMatchObject({ records: [{ what: 'begun-lead' }] })
    expect(await erase(here, 'de Vries')).toMatchObject({ json: { erased: 1, inUse: 0 } })
    expect(await find(here, 'Jansen')).toMatchObject({ total: 1 })
    here.counter.open()
    here.clock.moveOn(31 * day)
    expect(await find(here, 'Jansen')).toMatchObject({ total: 0 })
    expect(onDisk(here)).not.toContain('Jansen')
  })

  it('is found and forgotten in what staff wrote as a reason; who did it and when stays', async () => {
    const here = await at()
    const { handlers } = here.counter
    await handlers['operators.turnOn']({ name: 'Anna', pin: '4711' })
    await here.training.cicopass.goOffline()
    await command(here, ['register'], { ...typedBike, frameNumber: 'RD12345678' })
    const page = await handlers['queue.page']({ ...anyJob, search: 'RD12345678' })
    const jobId = (page.ok ? page.value.jobs[0]?.id : undefined) ?? ''
    const given = await handlers['queue.discard']({ jobId, reason: 'Mw. De Wit ziet ervan af' })
    expect(given.ok).toBe(true)
    here.training.cyclesoftware.sell(newBike(here).objectId)
    const read = await handlers['sold.read']({})
    const soldBike = (read.ok ? read.value.bikes[0]?.id : undefined) ?? ''
    expect((await handlers['sold.dismiss']({ id: soldBike, reason: 'Van de Wit' })).ok).toBe(true)
    await handlers['operators.turnOff']({})

    expect(await find(here, 'de wit')).toMatchObject({ total: 2, inUse: 0 })
    const { json } = await command<{ texts: unknown[] }[]>(here, ['privacy', 'export', 'de wit'])
    expect(JSON.stringify(json)).toContain('Mw. De Wit ziet ervan af')
    here.counter.open()
    here.clock.moveOn(31 * day)
    expect(await find(here, 'de wit')).toMatchObject({ total: 2 })

    expect(await erase(here, 'de wit')).toMatchObject({ status: 0, json: { erased: 2, inUse: 0 } })
    expect(await find(here, 'de wit')).toMatchObject({ total: 0 })
    expect(onDisk(here)).not.toMatch(/de wit/i)
    const job = await handlers['queue.job']({ jobId })
    expect(job).toMatchObject({ value: { state: 'discarded', discardReason: '…' } })
    expect(JSON.stringify(job)).toContain('"by":"Anna"')
    expect(here.ports.database.soldBikes.get(soldBike)).toMatchObject({
      dismissedBecause: '…',
      dismissedBy: 'Anna',
    })
  })

  it('is found and forgotten in what could not be read and lies aside, and nobody else is', async () => {
    const here = await at()
    const { settings: kept } = here.ports.database
    const cut = JSON.stringify([{ name: 'J. de Vries', phone: '06 12 34 56 78' }]).slice(0, -2)
    const whole = JSON.stringify({ customer: { name: 'Jos\u00e9 de Vries' } })
    kept.write(settings.begunLeads.key, cut)
    kept.write(settings.delivery.key, whole)
    kept.write(settings.saleOnScreen.key, '{"name":"P. Jansen"')
    const again = await here.restart()
    open.push(again)
    expect(await find(again, 'de Vries')).toMatchObject({ total: 2, inUse: 0 })
    expect(await find(again, '0612345678')).toMatchObject({ total: 1 })
    const exported = await command(again, ['privacy', 'export', 'de Vries'])
    expect(JSON.stringify(exported.json)).toContain('34 56 78')
    expect((await erase(again, 'de Vries')).json).toEqual({ erased: 2, inUse: 0 })
    expect(await find(again, 'de Vries')).toMatchObject({ total: 0 })
    const aside = (key: string): string | null =>
      again.ports.database.settings.read(`unreadable.${key}.1`)
    expect(aside(settings.begunLeads.key)).toBe('""')
    expect(aside(settings.delivery.key)).toBe('""')
    expect(aside(settings.saleOnScreen.key)).toContain('Jansen')
  })

  it('is asked for by at least three signs', async () => {
    const here = await at()
    expect(await erase(here, 'de')).toMatchObject({ status: 2 })
    expect(await command(here, ['privacy', 'sell', 'de Vries'])).toMatchObject({ status: 2 })
  })
})

const anyJob = { states: [], kinds: [], after: null, limit: 10 }
