import { afterEach, describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

/** A counter at whose registry `WBK7600005` is stolen. */
async function at(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  const { json } = await register(here, { frameNumber: 'WBK7600005' })
  const bike = here.training.cicopass.bikes.find(({ id }) => id === json.bikeId)
  if (bike === undefined) throw new Error('It was not registered')
  const reported = await command(here, ['stolen', String(json.bikeId)], {
    notes: 'gestolen',
    stolenPlaceTitle: 'Station',
    stolenPlaceLocation: 'Utrecht',
    stolenDateTime: new Date(here.clock.now() - 3_600_000).toISOString(),
    isPoliceReported: false,
    policeReportNumber: '',
    isInsured: false,
    insuranceCompany: '',
  })
  expect(reported.status).toBe(0)
  return here
}

describe('O typed for 0 of a stolen bike', () => {
  it('is asked about where a sale is made, and either number may stay', async () => {
    const here = await at()
    const { seller } = here.counter
    seller.setBike({ brand: 'Koga', color: 'Black', type: 'City bike', audience: 'Women' })
    seller.withoutShield()
    const type = () => seller.take({ text: 'WBK76O0005', aim: null, from: 'typed' }, 'frameNumber')
    type()
    await expect
      .poll(() => seller.get().stop)
      .toMatchObject({
        because: 'frame-number-asked',
        asks: 'look-alike',
        number: { sent: 'WBK7600005' },
      })
    expect(seller.get()).toMatchObject({
      canConfirm: false,
      frameNumber: { number: { sent: 'WBK76O0005' }, check: { verdict: 'clear' } },
    })
    expect(seller.dropAsked()).toMatchObject({ canConfirm: true, stop: null })
    type()
    await expect.poll(() => seller.get().stop?.because).toBe('frame-number-asked')
    seller.useAsked('WBK7600005')
    await expect.poll(() => seller.get().stop?.because).toBe('stolen')
  })

  it('is not asked about when it was scanned: a scanner reads what is there', async () => {
    const here = await at()
    const { seller } = here.counter
    const before = here.training.cicopass.receivedOf('lookup').length
    seller.take({ text: 'WBK76O0005', aim: null, from: 'serial' }, null)
    await expect.poll(() => seller.get().frameNumber?.check.state).toBe('done')
    expect(here.training.cicopass.receivedOf('lookup').length).toBe(before + 1)
    expect(seller.get().stop).toBeNull()
  })

  it('is said where a bike is checked, beside a verdict that stays its own', async () => {
    const here = await at()
    await here.counter.handlers['check.read']({ text: 'WBK76O0005' })
    const view = async () => {
      const got = await here.counter.handlers['check.get']({})
      return got.ok ? got.value.check : null
    }
    await expect.poll(view).toMatchObject({
      verdict: 'clear',
      hits: [],
      lookAlikes: [{ frameNumber: 'WBK7600005', currentStatus: 'Stolen' }],
    })
    const said = await command(here, ['check', 'WBK76O0005'])
    expect(said).toMatchObject({
      status: 0,
      json: { verdict: 'clear', bikes: [], lookAlikes: [{ frameNumber: 'WBK7600005' }] },
    })
    expect(said.text).toContain('O or 0?')
  })
})

describe('The same frame number under another make', () => {
  it('stops, and is registered once staff said that it is another bike', async () => {
    const here = await openTestCounter()
    open.push(here)
    const { frameNumber } = here.training.examples.registeredBike
    const { seller } = here.counter
    seller.setBike({ brand: 'Nobody’s', color: 'Black', type: 'City bike', audience: 'Women' })
    seller.withoutShield()
    seller.take({ text: frameNumber, aim: null, from: 'serial' }, null)
    await expect.poll(() => seller.get().stop?.because).toBe('other-brand')
    expect(seller.otherMake()).toMatchObject({ ok: true, value: { stop: null, canConfirm: true } })
    const confirmed = seller.confirm(seller.get().id)
    expect(confirmed.ok).toBe(true)
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations).toMatchObject([{ brand: 'Nobody’s' }])
    // Another number is another question.
    expect(seller.otherMake().ok).toBe(false)
  })
})
