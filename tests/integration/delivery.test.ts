import { describe, expect, it, vi } from 'vitest'
import type { Output } from '../../shared/counter-api.ts'
import { command } from '../support/handed-over.ts'
import { newBike, testCounters } from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'
import { patience } from '../support/patience.ts'

const at = testCounters()
type Delivery = Output<'delivery.get'>

async function seen(here: TestCounter): Promise<Delivery> {
  const answer = await here.counter.handlers['delivery.get']({})
  if (!answer.ok) throw new Error(answer.fault.kind)
  return answer.value
}

/** Once nothing is asked any more. */
async function settled(here: TestCounter): Promise<Delivery> {
  return vi.waitFor(
    async () => {
      const delivery = await seen(here)
      const isChecking = delivery.lines.some(({ check }) => check === 'checking')
      if (isChecking || delivery.isAsking) throw new Error('The delivery is still being checked')
      return delivery
    },
    { ...patience, interval: 10 },
  )
}

/** The panel is open on `Sold bikes`, and the article was scanned. */
async function begun(here: TestCounter): Promise<void> {
  const { handlers } = here.counter
  await handlers['screen.entered']({ screen: 'sold' })
  await handlers['delivery.show']({ isOpen: true })
  await scan(here, newBike(here).barcode)
  expect(await settled(here)).toMatchObject({ missing: [], lines: [] })
}

async function scan(here: TestCounter, text: string): Promise<void> {
  // The same scan at once would be the same pull of the trigger.
  here.clock.moveOn(1_000)
  await here.counter.handlers['scan.read']({ text })
}

const registerAll = async (here: TestCounter) => {
  const { lines } = await seen(here)
  return here.counter.handlers['delivery.register']({ ids: lines.map(({ id }) => id) })
}

describe('A delivery', () => {
  it('is registered whole: the article once, then frame number, shield, frame number, shield', async () => {
    const here = await at()
    await begun(here)
    const shields = [1, 2, 3].map((nth) => here.training.freeShield(nth))
    for (const [nth, shieldCode] of shields.entries()) {
      await scan(here, `DLV-000-${String(nth)}`)
      await scan(here, shieldCode)
    }
    expect((await settled(here)).lines.map(({ check, stop }) => [check, stop])).toEqual(
      shields.map(() => ['clear', null]),
    )
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    expect(await registerAll(here)).toMatchObject({ ok: true, value: { lines: [] } })
    // The undo is over.
    here.clock.moveOn(5_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations.map(({ shieldCode }) => shieldCode)).toEqual(
      shields,
    )
    // Once more is nothing more.
    await scan(here, 'DLV-000-1')
    expect((await settled(here)).lines).toMatchObject([{ stop: 'registered' }])
    await registerAll(here)
    // The undo is over.
    here.clock.moveOn(5_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations).toHaveLength(3)
  })

  it('stops a stolen and a registered bike, and only those', async () => {
    const here = await at()
    await begun(here)
    const { stolenBike, registeredBike } = here.training.examples
    for (const text of [stolenBike.frameNumber, 'DLV-GOOD-1', registeredBike.frameNumber]) {
      await scan(here, text)
    }
    expect((await settled(here)).lines.map(({ stop }) => stop)).toEqual([
      'stolen',
      null,
      'registered',
    ])
    await registerAll(here)
    expect((await seen(here)).lines.map(({ stop }) => stop)).toEqual(['stolen', 'registered'])
    // The undo is over.
    here.clock.moveOn(5_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations).toMatchObject([{ frameNumber: 'DLV-GOOD-1' }])
  })

  it('takes a number that a person confirmed, and the shields stay with their bikes meanwhile', async () => {
    const here = await at()
    await begun(here)
    const { handlers } = here.counter
    const [first = '', second = ''] = [1, 2].map((nth) => here.training.freeShield(nth))
    await scan(here, 'DLV-SURE-1')
    await scan(here, 'maat 57')
    // Its shield is scanned before anybody looked up: it is not the shield of the bike before.
    await scan(here, first)
    expect((await seen(here)).lines).toMatchObject([{ shieldCode: null }])
    await handlers['scan.confirm']({})
    expect((await settled(here)).lines).toMatchObject([
      { number: { sent: 'DLV-SURE-1' }, shieldCode: null },
      { number: { sent: 'MAAT57', confirmed: true }, shieldCode: first },
    ])
    await scan(here, '0612345678')
    await scan(here, 'COUNTER-USE')
    await scan(here, second)
    // What cannot be one is never confirmed.
    await scan(here, 'onbekend')
    await scan(here, 'COUNTER-USE')
    expect((await settled(here)).lines).toHaveLength(3)
    await handlers['scan.understood']({ useHeld: false })
    const typed = { id: null, frameNumber: 'FR1', shieldCode: '' }
    expect(await handlers['delivery.write'](typed)).toMatchObject({
      fault: { kind: 'frame-number-refused', reason: 'too-short' },
    })
    expect(await handlers['delivery.write']({ ...typed, confirmed: true })).toMatchObject({
      ok: true,
    })
    await settled(here)
    await registerAll(here)
    await command(here, ['sync', '--timeout', '20'])
    expect(here.training.cicopass.registrations).toMatchObject([
      { frameNumber: 'DLV-SURE-1', shieldCode: null },
      { frameNumber: 'MAAT57', shieldCode: first },
      { frameNumber: '0612345678', shieldCode: second },
      { frameNumber: 'FR1', shieldCode: null },
    ])
  })

  it('is typed where no scanner can read: the product code, a frame number with its shield, a shield after it', async () => {
    const here = await at()
    const { handlers } = here.counter
    await handlers['screen.entered']({ screen: 'sold' })
    await handlers['delivery.show']({ isOpen: true })
    const typed = (frameNumber: string, shieldCode = '') =>
      handlers['delivery.write']({ id: null, frameNumber, shieldCode })
    const refused = (reason: string) => ({ fault: { kind: 'delivery-scan-refused', reason } })
    expect(await typed('DLV-TYPED-1')).toMatchObject(refused('article-first'))
    expect(await handlers['delivery.readCode']({ text: 'Orange C310' })).toMatchObject(
      refused('not-a-product-code'),
    )
    await handlers['delivery.readCode']({ text: newBike(here).barcode })
    await settled(here)
    const [first, second, third] = [1, 2, 3].map((nth) => here.training.freeShield(nth))
    await typed('dlv.typed/1', first?.replace('CICO-', ''))
    await typed('DLV-TYPED-2')
    expect(await typed('', second)).toMatchObject({ ok: true })
    expect(await typed('', third)).toMatchObject(refused('frame-number-first'))
    expect(await typed('DLV-TYPED-1', third)).toMatchObject(refused('on-the-list'))
    expect(await typed('DLV-TYPED-3', first)).toMatchObject(refused('on-the-list'))
    expect(await typed(third ?? '')).toMatchObject(refused('is-a-shield'))
    expect(await typed('DLV-TYPED-3', 'CICO-12')).toMatchObject({
      fault: { kind: 'shield-code-refused' },
    })
    expect(await typed('n/a', third)).toMatchObject({ fault: { kind: 'frame-number-refused' } })
    expect((await settled(here)).lines).toMatchObject([
      { number: { sent: 'DLV.TYPED/1' }, shieldCode: first, check: 'clear' },
      { number: { sent: 'DLV-TYPED-2' }, shieldCode: second, check: 'clear' },
    ])
    // A bike without a product code, and after it a code that the POS does not know: one scanner says
    // that it is one, of another the counter does not guess.
    const byHand = { brand: 'Koga', color: 'Blue', type: 'City bike', audience: 'Men' }
    await handlers['delivery.setBike']({ bike: byHand, barcode: null })
    await typed('DLV-TYPED-3')
    const barcode = '4006381333931'
    await scan(here, barcode)
    expect((await seen(here)).refusal).toMatchObject({ reason: 'code-or-number' })
    expect(await handlers['scan.hold']({})).toMatchObject({ value: { mayConfirm: true } })
    await handlers['scan.understood']({ useHeld: false })
    await scan(here, `]E0${barcode}`)
    expect(await settled(here)).toMatchObject({
      article: { barcode },
      lines: [{}, {}, { bike: { brand: 'Koga' } }],
    })
    // The code that was asked about before is known to the POS: nothing to guess.
    const known = newBike(here).barcode
    await handlers['delivery.setBike']({ bike: byHand, barcode: null })
    await scan(here, known)
    expect(await settled(here)).toMatchObject({ article: { barcode: known }, refusal: null })
  })

  it('remembers what was entered once for a code, without a price', async () => {
    const here = await at()
    const { handlers } = here.counter
    await handlers['delivery.show']({ isOpen: true })
    await handlers['delivery.readCode']({ text: '4006381333931' })
    expect((await settled(here)).missing).toHaveLength(4)
    const bike = { brand: 'Koga', color: 'Blue', type: 'City bike', audience: 'Men' }
    const sent = { bike: { ...bike, salePriceCents: 99_900 }, barcode: '4006381333931' }
    await handlers['delivery.setBike'](sent)
    expect(await handlers['articles.list']({})).toMatchObject({
      value: [{ barcode: '4006381333931', attributes: bike }],
    })
    expect(JSON.stringify(await handlers['articles.list']({}))).not.toContain('99900')
  })

  it('has a wrong line put right, by typing or by one scan, and asks about the new number', async () => {
    const here = await at()
    await begun(here)
    const { handlers } = here.counter
    const shields = [1, 2, 3].map((nth) => here.training.freeShield(nth))
    const [first = '', second = '', third = ''] = shields
    const { stolenBike } = here.training.examples
    for (const code of [stolenBike.frameNumber, first, 'DLV-RIGHT-2', second]) {
      await scan(here, code)
    }
    const [wrong] = (await settled(here)).lines
    expect(wrong?.stop).toBe('stolen')
    const id = wrong?.id ?? ''
    const right = { frameNumber: 'DLV-RIGHT-1', shieldCode: first }
    expect(await handlers['delivery.write']({ id, ...right })).toMatchObject({ ok: true })
    const [line] = (await settled(here)).lines
    expect(line).toMatchObject({ number: { sent: 'DLV-RIGHT-1' }, check: 'clear', stop: null })

    await handlers['delivery.correct']({ id: line?.id ?? '' })
    expect((await seen(here)).correcting).toBe(line?.id)
    await scan(here, third)
    // One scan puts one thing right: the next is the next bike's.
    await scan(here, 'DLV-RIGHT-3')
    expect(await settled(here)).toMatchObject({
      correcting: null,
      lines: [
        { number: { sent: 'DLV-RIGHT-1' }, shieldCode: third },
        { number: { sent: 'DLV-RIGHT-2' }, shieldCode: second },
        { number: { sent: 'DLV-RIGHT-3' }, shieldCode: null },
      ],
    })
    // Wrong is as wrong as elsewhere, and the line stays as it was.
    const twin = { id: line?.id ?? '', frameNumber: 'DLV-RIGHT-2', shieldCode: '' }
    expect(await handlers['delivery.write'](twin)).toMatchObject({
      fault: { kind: 'delivery-scan-refused', reason: 'on-the-list' },
    })
    const gone = { id: 'gone', frameNumber: 'DLV-RIGHT-4', shieldCode: '' }
    expect(await handlers['delivery.write'](gone)).toMatchObject({ fault: { kind: 'not-found' } })
    await handlers['delivery.correct']({ id: line?.id ?? '' })
    await scan(here, 'DLV-RIGHT-2')
    expect((await seen(here)).lines[0]).toMatchObject({ number: { sent: 'DLV-RIGHT-1' } })
  })

  it('is there after a restart, and checked again', async () => {
    const here = await at()
    await begun(here)
    await scan(here, 'DLV-KEPT-1')
    const shieldCode = here.training.freeShield(2)
    await scan(here, shieldCode)
    const next = await at(await here.crashAndRestart())
    // A command has no list to look at, and asks nothing about it.
    await command(next, ['outbox', 'list'])
    expect((await seen(next)).lines).toMatchObject([{ check: 'checking' }])
    next.counter.open()
    expect(await settled(next)).toMatchObject({
      isOpen: true,
      lines: [{ number: { sent: 'DLV-KEPT-1' }, shieldCode, check: 'clear' }],
    })
  })

  it('says what was not used: a twin, a shield without its bike, a bike without its article', async () => {
    const here = await at()
    const { handlers } = here.counter
    await handlers['screen.entered']({ screen: 'sold' })
    await handlers['delivery.show']({ isOpen: true })
    const refused = async (text: string, reason: string) => {
      await scan(here, text)
      expect((await seen(here)).refusal).toEqual({ kind: 'delivery-scan-refused', reason })
      await handlers['scan.understood']({ useHeld: false })
    }
    await refused('DLV-SOON-1', 'article-first')
    await scan(here, newBike(here).barcode)
    await settled(here)
    await refused(here.training.freeShield(1), 'frame-number-first')
    await scan(here, 'DLV-TWIN-1')
    await refused('dlv.twin.1', 'on-the-list')
    expect((await settled(here)).lines).toHaveLength(1)
    const [line] = (await seen(here)).lines
    await handlers['delivery.remove']({ id: line?.id ?? '' })
    expect((await seen(here)).lines).toEqual([])
  })

  it('is held for five seconds: undone it is on the list again, later it is too late', async () => {
    const here = await at()
    await begun(here)
    here.counter.open()
    for (const nth of [1, 2]) {
      await scan(here, `DLV-HELD-${String(nth)}`)
      await scan(here, here.training.freeShield(nth))
    }
    await settled(here)
    await registerAll(here)
    expect(await seen(here)).toMatchObject({ lines: [], held: { count: 2 } })
    here.clock.moveOn(4_000)
    const { handlers } = here.counter
    expect(await handlers['delivery.undo']({})).toMatchObject({ ok: true, value: { held: null } })
    expect((await seen(here)).lines).toMatchObject([
      { number: { sent: 'DLV-HELD-1' }, check: 'clear', stop: null },
      { number: { sent: 'DLV-HELD-2' }, check: 'clear', stop: null },
    ])
    here.clock.moveOn(60_000)
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    await registerAll(here)
    here.clock.moveOn(6_000)
    await expect.poll(() => here.training.cicopass.linksMade.length).toBe(2)
    expect((await seen(here)).held).toBeNull()
    expect(await handlers['delivery.undo']({})).toMatchObject({ fault: { kind: 'too-late' } })
  })

  it('is checked one bike after another, so that the counter beside it is not kept waiting', async () => {
    const here = await at()
    await begun(here)
    const { cicopass } = here.training
    cicopass.faults.add({ call: 'lookup', fault: { kind: 'slow', ms: 50 }, times: Infinity })
    const before = cicopass.receivedOf('lookup').length
    for (const nth of [1, 2, 3, 4]) await scan(here, `DLV-TURN-${String(nth)}`)
    expect(cicopass.receivedOf('lookup').length - before).toBeLessThanOrEqual(2)
    expect((await settled(here)).lines.map(({ check }) => check)).toEqual(Array(4).fill('clear'))
  })

  it('waits in the queue without network, each bike checked before it goes', async () => {
    const here = await at()
    await begun(here)
    await here.training.cicopass.goOffline()
    await scan(here, here.training.examples.stolenBike.frameNumber)
    await scan(here, 'DLV-LATER-1')
    expect((await settled(here)).lines.map(({ check }) => check)).toEqual([
      'not-checked',
      'not-checked',
    ])
    await registerAll(here)
    await here.training.cicopass.goOnline()
    // The undo is over.
    here.clock.moveOn(5_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations).toMatchObject([{ frameNumber: 'DLV-LATER-1' }])
    expect(here.ports.database.jobs.inStates(['parked'])).toMatchObject([
      { parkedBecause: 'stolen' },
    ])
  })
})
