import { afterEach, describe, expect, it } from 'vitest'
import type { LeadDesk, PosCustomer, StoreWithBike } from '../../shared/lead-desk.ts'
import { command } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

const aLead = {
  type: 'test_ride',
  title: 'Proefrit',
  message: 'Graag zaterdag.',
  customer: { name: 'J. de Vries' },
}
type Asked = { lead: { uuid: string; status: string } | null }

async function create(here: TestCounter): Promise<string> {
  const { json } = await command<Asked>(here, ['lead', 'create'], aLead)
  if (json.lead === null) throw new Error('not created')
  return json.lead.uuid
}

const listed = async (here: TestCounter): Promise<LeadDesk> =>
  (await command<LeadDesk>(here, ['lead', 'list'])).json

async function until(look: () => boolean): Promise<void> {
  await expect.poll(look).toBe(true)
}

describe('the lead desk', () => {
  it('knows every lead made here, and follows one made elsewhere by its UUID', async () => {
    const here = await at()
    const other = await openTestCounter({ training: here.training })
    open.unshift(other)
    const [mine, theirs] = [await create(here), await create(other)]
    const added = await command<Asked>(here, ['lead', 'add', theirs])
    expect(added.json.lead?.uuid).toBe(theirs)
    const { leads } = await listed(here)
    const known = leads.map(({ lead, isMadeHere }) => [lead.uuid, isMadeHere])
    expect(known).toEqual(
      expect.arrayContaining([
        [mine, true],
        [theirs, false],
      ]),
    )
    expect(leads).toHaveLength(2)
  })

  it('reads statuses again by itself, and no more once they are final', async () => {
    const here = await at()
    const uuid = await create(here)
    here.training.cyclesoftware.setLeadStatus(uuid, 'succeeded')
    here.counter.leads.start()
    here.clock.moveOn(16 * 60_000)
    await until(() => here.counter.leads.list().leads[0]?.lead.status === 'succeeded')
    const reads = here.training.cyclesoftware.receivedOf('lead').length
    here.clock.moveOn(60 * 60_000)
    here.clock.moveOn(60 * 60_000)
    expect(here.training.cyclesoftware.receivedOf('lead')).toHaveLength(reads)
  })

  it('shows a cancelled lead as cancelled, and one that waits as on its way', async () => {
    const here = await at()
    const uuid = await create(here)
    await command(here, ['lead', 'cancel', uuid])
    expect((await listed(here)).leads).toMatchObject([{ lead: { status: 'cancelled' } }])
    await here.training.cyclesoftware.goOffline()
    await command(here, ['lead', 'create'], aLead)
    expect((await listed(here)).onTheirWay).toMatchObject([{ state: 'waiting' }])
  })
})

describe('which store has this bike', () => {
  it('is told by distance, with unknown places last and demo bikes marked', async () => {
    const here = await at()
    const { barcode } = here.training.examples.sharedCode
    const { stock, stores } = here.training.cyclesoftware.shop
    const elsewhere = stock.filter((item) => item.barcode !== barcode)
    for (const [place, store] of (['1-3', '5185-1'] as const).entries()) {
      const [account = '', number = ''] = store.split('-')
      Object.assign(elsewhere[place] ?? {}, { barcode, account, store: number, isDemo: true })
    }
    const { json } = await command<StoreWithBike[]>(here, ['where', barcode])
    expect(json.map(({ store }) => store)).toEqual(['1-1', '5185-1', '1-3'])
    expect(json.map(({ isOwn }) => isOwn)).toEqual([true, false, false])
    expect(json[1]?.kilometres).toBeGreaterThan(10)
    expect(json[1]?.kilometres).toBeLessThan(20)
    expect(json[2]?.kilometres).toBeNull()
    expect(json[1]?.bikes[0]?.isDemo).toBe(true)
    expect(stores).toHaveLength(3)
    // Asked without a code, the POS answers whatever it likes.
    expect((await command(here, ['where'])).status).toBe(2)
  })
})

describe('a customer of the shop', () => {
  it('is found by phone number, or by postcode and house number', async () => {
    const here = await at()
    const person = here.training.cyclesoftware.shop.customers[3]?.person
    if (person === undefined) throw new Error('no customer')
    const by = async (...words: string[]) =>
      (await command<PosCustomer[]>(here, ['customers', ...words])).json.map(({ email }) => email)
    expect(await by('--phone', person.mobile)).toContain(person.email)
    expect(await by('--postcode', person.postalCode, '--number', person.houseNumber)).toContain(
      person.email,
    )
    expect((await command(here, ['customers', '--postcode', person.postalCode])).status).toBe(2)
  })
})
