import { describe, expect, it } from 'vitest'
import { comparedForm } from '../../shared/bike.ts'
import { register, command } from '../support/handed-over.ts'
import { testCounters, scan, draft, answered, typeBike, readsOf } from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

const at = testCounters()

describe('What was once known of a number', () => {
  async function stolenOnTheScreen(here: TestCounter): Promise<string> {
    const { frameNumber, brand } = here.training.examples.stolenBike
    typeBike(here, { brand })
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'stolen' } })
    return frameNumber
  }
  function expectStopped(here: TestCounter, because: string): void {
    expect(draft(here)).toMatchObject({ stop: { because }, canConfirm: false })
    expect(here.counter.seller.confirm(draft(here).id)).toMatchObject({
      ok: false,
      fault: { kind: 'sale-stopped', because },
    })
  }

  it('a stolen bike stays stopped while it is checked again', async () => {
    const here = await at()
    await stolenOnTheScreen(here)
    here.counter.seller.checkAgain()
    expect(draft(here).frameNumber?.check.state).toBe('checking')
    expectStopped(here, 'stolen')
  })

  it('a stolen bike stays stopped when the check again does not get through', async () => {
    const here = await at()
    await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    const { frameNumber } = await answered(here)
    expect(frameNumber?.check).toMatchObject({ verdict: 'stolen', fault: { kind: 'offline' } })
    expectStopped(here, 'stolen')
  })

  it('a stolen bike stays stopped when it is scanned again without network, in any spelling', async () => {
    const here = await at()
    const frameNumber = await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    scan(here, frameNumber)
    expectStopped(here, 'stolen')
    await answered(here)
    expectStopped(here, 'stolen')
    scan(here, [...comparedForm(frameNumber).toLowerCase()].join('-'))
    await answered(here)
    expectStopped(here, 'stolen')
  })

  it('a stolen bike is stopped in the next sale too, network or not', async () => {
    const here = await at()
    const frameNumber = await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.clear()
    typeBike(here)
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    expectStopped(here, 'stolen')
    await answered(here)
    expectStopped(here, 'stolen')
  })

  it('a bike that was answered for after another number had been scanned is stopped as well', async () => {
    const here = await at()
    const { frameNumber } = here.training.examples.stolenBike
    scan(here, frameNumber)
    scan(here, 'ANOTHER-0815')
    await answered(here)
    const asked = () =>
      here.training.cicopass.received.filter((one) => JSON.stringify(one).includes(frameNumber))
    await expect
      .poll(() => asked().map(({ end }) => end))
      .toEqual(Array(readsOf(frameNumber)).fill('answered'))
    await command(here, ['check', 'AFTER-THE-ANSWERS-1'])
    await here.training.cicopass.goOffline()
    scan(here, frameNumber)
    expect(draft(here)).toMatchObject({ stop: { because: 'stolen' } })
  })

  it('a recovered bike is free when an answer says so, and not before', async () => {
    const here = await at()
    const { id } = here.training.examples.stolenBike
    await stolenOnTheScreen(here)
    const bike = here.training.cicopass.bikes.find((one) => one.id === id)
    Object.assign(bike ?? {}, { currentStatus: 'Registered' })
    here.counter.seller.checkAgain()
    expectStopped(here, 'stolen')
    expect(await answered(here)).toMatchObject({ stop: { because: 'registered' } })
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    expect(await answered(here)).toMatchObject({ stop: { because: 'registered' } })
  })

  it('a registered bike and another brand’s stay stopped without network', async () => {
    const here = await at()
    const { frameNumber, brand } = here.training.examples.registeredBike
    here.counter.seller.withoutShield()
    typeBike(here, { brand })
    scan(here, frameNumber)
    await answered(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    expectStopped(here, 'registered')
    await answered(here)
    expectStopped(here, 'registered')
    typeBike(here, { brand: 'Nobody’s Brand' })
    scan(here, frameNumber)
    await answered(here)
    expectStopped(here, 'other-brand')
  })

  it('a stolen bike’s shield stays stopped while and after it is asked again in vain', async () => {
    const here = await at()
    const { shieldCode } = here.training.examples.stolenBike
    typeBike(here)
    scan(here, 'GZ 1234 5678 9')
    scan(here, shieldCode ?? '')
    await answered(here)
    expectStopped(here, 'shield-stolen')
    await here.training.cicopass.goOffline()
    scan(here, shieldCode ?? '')
    expectStopped(here, 'shield-stolen')
    expect((await answered(here)).shield).toMatchObject({ check: { verdict: 'stolen' } })
    expectStopped(here, 'shield-stolen')
    here.counter.seller.checkAgain()
    await answered(here)
    expectStopped(here, 'shield-stolen')
  })

  it('a shield of another sale of this counter is in use before anybody answered', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(9)
    await register(here, { shieldCode })
    typeBike(here)
    scan(here, 'GZ 1234 5678 9')
    scan(here, shieldCode)
    expectStopped(here, 'shield-in-use')
  })
})
