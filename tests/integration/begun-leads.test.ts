import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BegunLead, BegunLeads, LeadForm } from '../../shared/begun-lead.ts'
import type { EndpointName, Input, Output } from '../../shared/counter-api.ts'
import { writeStoreId } from '../../shared/stock.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

/** Leads that staff begin in the window: on a whole counter, on simulated services over HTTP. */
describe('a lead that is begun', () => {
  let here: TestCounter
  beforeEach(async () => {
    here = await openTestCounter()
    await here.counter.handlers['screen.entered']({ screen: 'leads' })
  })
  afterEach(async () => {
    await here.close()
  })

  async function ask<N extends EndpointName & `leads.${string}`>(
    name: N,
    input: Input<N>,
  ): Promise<Output<N>> {
    const handler = here.counter.handlers[name] as (given: Input<N>) => unknown
    const answer = (await handler(input)) as { ok: boolean; value: Output<N>; fault?: unknown }
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
    return answer.value
  }
  const begun = (): Promise<BegunLeads> => ask('leads.begun', {})
  const first = ({ leads: [lead] }: BegunLeads): BegunLead => {
    if (lead === undefined) throw new Error('Nothing is begun')
    return lead
  }
  const scan = (text: string) => {
    const read = here.counter.handlers['scan.read']({ text })
    expect(read).toMatchObject({ ok: true })
  }
  const located = () => expect.poll(async () => (await begun()).located?.state).toBe('done')
  const words = { title: 'Proefrit', message: 'Zaterdag.', costsExVatCents: 1_500 }
  const filled = (form: LeadForm): LeadForm => ({
    ...form,
    name: 'J. de Vries',
    phoneNumber: '06 123',
    postalCode: 'odd',
    testRideRequested: true,
  })
  const send = async ({ id, form }: BegunLead) =>
    ask('leads.send', { id, form: filled(form), words })
  const arrived = () => here.training.cyclesoftware.leads

  it('carries the scanned stock bike to the POS, and leaves the list of what is begun', async () => {
    const { barcode, bikes } = here.training.examples.sharedCode
    scan(barcode)
    await located()
    const found = (await begun()).located?.stores[0]
    expect(found).toMatchObject({ isOwn: true })
    const [bike] = found?.bikes ?? []
    if (found === undefined || bike === undefined) throw new Error('not found')
    expect(bikes.map(({ objectId }) => objectId)).toContain(bike.objectId)
    const { store } = found
    const lead = first(
      await ask('leads.begin', { start: { with: 'bike', store, objectId: bike.objectId } }),
    )
    expect(lead.bike?.description).toMatch(/^Gazelle · Orange C7/)
    await send(lead)
    expect((await begun()).leads).toEqual([])
    here.counter.outbox.start()
    await expect.poll(() => arrived().length).toBe(1)
    expect(arrived()[0]?.fields).toMatchObject({
      type: 'test_ride',
      costs_ex_vat_cents: 1_500,
      options: { test_ride_requested: true, phone_call_requested: false },
      object: { object_id: bike.objectId, barcode },
      customer: { name: 'J. de Vries', phone_number: '06 123', postal_code: 'odd' },
    })
    await expect
      .poll(async () => (await ask('leads.list', {})).leads.map(({ lead }) => lead.status))
      .toEqual(['open'])
  })

  it('without a bike goes to the store that was chosen among those of the keys, else to our own', async () => {
    // The third store's key does not work.
    const stores = await ask('leads.stores', {})
    expect(stores.map(({ id }) => writeStoreId(id))).toEqual(['1-1', '1-3'])
    const lead = first(await ask('leads.begin', { start: { with: 'nothing' } }))
    await send({ ...lead, form: { ...lead.form, store: { account: '1', store: '3' } } })
    await send(first(await ask('leads.begin', { start: { with: 'nothing' } })))
    here.counter.outbox.start()
    await expect.poll(() => arrived().map(({ storeId }) => storeId)).toEqual(['1-3', '1-1'])
  })

  it('is on disk with all that was typed, and once only when it is sent twice', async () => {
    const lead = first(await ask('leads.begin', { start: { with: 'nothing' } }))
    await ask('leads.keep', { id: lead.id, form: filled(lead.form) })
    await ask('leads.setAside', {})
    here = await here.crashAndRestart()
    expect(first(await begun()).form.name).toBe('J. de Vries')
    await send(lead)
    const again = here.counter.handlers['leads.send']({ id: lead.id, form: lead.form, words })
    expect(again).toMatchObject({ ok: false, fault: { kind: 'not-found' } })
    expect(here.ports.database.jobs.counts().waiting).toBe(1)
  })

  it('stays begun when the disk refuses the job, until somebody throws it away', async () => {
    const lead = first(await ask('leads.begin', { start: { with: 'nothing' } }))
    here.fillDisk(1)
    await expect(send(lead)).rejects.toThrow('disk-full')
    expect((await begun()).leads).toHaveLength(1)
    await ask('leads.forget', { id: lead.id })
    expect((await begun()).leads).toEqual([])
  })

  it('is back in the sheet as it was when throwing it away is undone in time', async () => {
    const lead = first(await ask('leads.begin', { start: { with: 'nothing' } }))
    const form = { ...lead.form, name: 'J. de Vries', message: 'Belt morgen terug' }
    await ask('leads.keep', { id: lead.id, form })
    expect(await ask('leads.forget', { id: lead.id })).toMatchObject({
      ...{ leads: [], open: null },
      thrownAway: { id: lead.id, name: 'J. de Vries' },
    })
    const back = await ask('leads.undoForget', {})
    expect(back).toMatchObject({ open: lead.id, thrownAway: null })
    expect(first(back).form).toEqual(form)
    await ask('leads.forget', { id: lead.id })
    here.clock.moveOn(20_000)
    expect((await begun()).thrownAway).toBeNull()
    await expect(ask('leads.undoForget', {})).rejects.toThrow('not-found')
  })

  it('is gone when its sheet is closed with nothing in it, and kept with a bike in it', async () => {
    await ask('leads.begin', { start: { with: 'nothing' } })
    expect((await ask('leads.setAside', {})).leads).toEqual([])
    await ask('leads.begin', { start: { with: 'nothing' } })
    scan(here.training.examples.sharedCode.barcode)
    await located()
    expect(first(await ask('leads.setAside', {})).bike?.objectId).toEqual(expect.any(Number))
  })

  it('has the code of its bike without a connection, and goes out when there is one', async () => {
    await here.training.cyclesoftware.goOffline()
    const { barcode } = here.training.examples.sharedCode
    const lead = first(await ask('leads.begin', { start: { with: 'nothing' } }))
    scan(barcode)
    await located()
    expect((await begun()).located?.fault).not.toBeNull()
    expect(first(await begun()).bike).toMatchObject({ barcode, objectId: null })
    await send(lead)
    await here.training.cyclesoftware.goOnline()
    here.counter.outbox.start()
    await expect.poll(() => arrived()[0]?.fields.object).toMatchObject({ barcode })
  })

  it('is found by article number, by the label of the shop, and not at all', async () => {
    const [bike] = here.training.examples.newEBikes
    if (bike === undefined) throw new Error('no bike')
    await ask('leads.locate', { code: bike.articleId })
    await located()
    expect((await begun()).located?.stores[0]?.bikes[0]?.articleId).toBe(bike.articleId)
    await ask('leads.locate', { code: 'NOSUCH1' })
    await located()
    expect((await begun()).located).toMatchObject({ stores: [], fault: null })
  })

  it('goes with the account whose customers stand in it', async () => {
    await ask('leads.begin', { start: { with: 'nothing' } })
    await here.counter.accounts.signOut('cyclesoftware')
    expect((await begun()).leads).toEqual([])
  })
})
