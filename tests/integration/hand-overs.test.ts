import { fc } from '../support/random.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventPayload } from '../../shared/counter-api.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

/** What another program hands over, to a whole counter on simulated services. */
describe('a sale that the till hands over', () => {
  let open: TestCounter
  let arrived: EventPayload<'handOvers.arrived'>[]
  beforeEach(async () => {
    open = await openTestCounter()
    listen()
  })
  afterEach(async () => {
    await open.close()
  })

  function listen() {
    arrived = []
    open.counter.events.on('handOvers.arrived', (payload) => arrived.push(payload))
  }
  const desk = () => open.counter.handOvers
  const draft = () => open.counter.seller.get()
  const link = (query: string) => desk().receiveLink(`cicopass-counter://sale?${query}`)
  const read = (text: string, part: 'bike' | 'frameNumber' | 'shield') =>
    open.counter.seller.take({ text, aim: null, from: 'typed' }, part)
  const bikeInStock = (nth = 0) => {
    const bike = open.training.examples.newEBikes[nth]
    if (bike?.frameNumber == null) throw new Error('The training shop has no such bike')
    return { barcode: bike.barcode, frameNumber: bike.frameNumber }
  }
  const first = () => {
    const [waiting] = desk().get().waiting
    if (waiting === undefined) throw new Error('Nothing waits')
    return waiting
  }
  const confirm = () => {
    const sale = open.counter.seller.confirm(draft().id)
    if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
    return sale.value
  }

  it('leaves only the shield to scan, and nothing is sent before somebody confirms', async () => {
    const bike = bikeInStock()
    link(`barcode=${bike.barcode}&frame=${bike.frameNumber}&priceCents=123400&ref=A-1`)
    await expect.poll(() => draft().missingParts).toEqual(['shield'])
    expect(draft().bike?.attributes.salePriceCents).toBe(123_400)
    expect(open.ports.database.jobs.counts()).toMatchObject({ held: 0, waiting: 0, done: 0 })
    read(open.training.freeShield(0), 'shield')
    const sale = confirm()
    expect(sale).toMatchObject({ frameNumber: { sent: bike.frameNumber }, barcode: bike.barcode })
    expect(open.ports.database.handOvers.ofSale(sale.id)).toMatchObject({ state: 'done' })
  })

  it('may tell the bike in the shop’s own words, and an unknown word is asked', () => {
    link('frame=WBK1234567&brand=Batavus&color=Donkerblauw&type=Stadsfiets&audience=Dames')
    expect(draft().bike).toMatchObject({
      attributes: { brand: 'Batavus', color: 'Blue', audience: 'Women' },
    })
    open.counter.seller.clear()
    link('frame=WBK1234567&brand=Batavus&color=Zonsondergang')
    expect(draft().bike?.unknownWords).toEqual([{ field: 'color', word: 'Zonsondergang' }])
  })

  it('says why its frame number was not taken, and keeps the rest', () => {
    link('barcode=8717231204726&frame=ONBEKEND')
    expect(draft()).toMatchObject({
      frameNumber: null,
      refusal: { kind: 'frame-number-refused', reason: 'placeholder' },
      bike: { barcode: '8717231204726' },
    })
  })

  it('is asked about a number that may be none, unless its program asked somebody already', async () => {
    const sale = (frame: string, frameNumberConfirmed?: boolean) =>
      JSON.stringify({ handOver: 'sale', brand: 'Gazelle', frame, frameNumberConfirmed })
    for (const frame of ['FR1', '8713568106689', 'maat 57', '0612345678']) {
      open.counter.seller.clear()
      for (const said of [undefined, false]) {
        desk().receiveFile(sale(frame, said), `${frame} ${String(said)}`)
        expect([frame, draft()]).toMatchObject([
          frame,
          { frameNumber: null, stop: { because: 'frame-number-asked' } },
        ])
        open.counter.seller.clear()
      }
      desk().receiveFile(sale(frame, true), `${frame} confirmed`)
      expect([frame, draft()]).toMatchObject([
        frame,
        { frameNumber: { number: { confirmed: true } }, canConfirm: false },
      ])
      expect(draft().stop).toBeNull()
    }
    for (const frame of ['onbekend', 'CICO-900000043', 'BE68539007547034']) {
      open.counter.seller.clear()
      desk().receiveFile(sale(frame, true), frame)
      expect([frame, draft().frameNumber, draft().stop]).toEqual([frame, null, null])
    }
    open.counter.seller.clear()
    // Any page can make a link, and asks nobody.
    expect(link('brand=Gazelle&frame=FR1&frameNumberConfirmed=true')).toMatchObject({
      value: 'refused',
    })
    expect(desk().get().refused?.problems).toMatchObject([{ field: 'frameNumberConfirmed' }])
    // What was confirmed before it was set aside needs nobody again; what was still asked is asked.
    desk().receiveFile(sale('FR1', true), 'aside')
    desk().setAside()
    expect(desk().take(first().id).ok).toBe(true)
    expect(draft().frameNumber?.number).toMatchObject({ sent: 'FR1', confirmed: true })
    open.counter.seller.clear()
    desk().receiveFile(sale('FR2'), 'asked')
    desk().setAside()
    expect(desk().take(first().id).ok).toBe(true)
    expect(draft()).toMatchObject({ stop: { asks: 'too-short', number: { sent: 'FR2' } } })
  })

  it('waits while another sale is half done, and that one waits when it is taken', () => {
    const bike = bikeInStock(1)
    read('HALFDONE77', 'frameNumber')
    read('CICO-111222333', 'shield')
    expect(link(`barcode=${bike.barcode}&frame=${bike.frameNumber}`)).toEqual({
      ok: true,
      value: 'waits',
    })
    expect(draft().frameNumber?.number.sent).toBe('HALFDONE77')
    desk().take(first().id)
    expect(draft()).toMatchObject({
      frameNumber: { number: { sent: bike.frameNumber } },
      shield: null,
    })
    expect(first()).toMatchObject({ via: 'counter', frame: 'HALFDONE77' })
    desk().take(first().id)
    expect(draft()).toMatchObject({
      frameNumber: { number: { sent: 'HALFDONE77' } },
      shield: { code: 'CICO-111222333' },
    })
    expect(first()).toMatchObject({ via: 'link', frame: bike.frameNumber })
  })

  it('completes the sale on the screen when that is of the same bike', () => {
    const bike = bikeInStock(2)
    read(bike.frameNumber, 'frameNumber')
    read('CICO-111222444', 'shield')
    link(`barcode=${bike.barcode}&frame=${bike.frameNumber.toLowerCase()}&priceCents=5000`)
    expect(draft()).toMatchObject({
      bike: { barcode: bike.barcode, attributes: { salePriceCents: 5_000 } },
      shield: { code: 'CICO-111222444' },
    })
    expect(desk().get().waiting).toEqual([])
  })

  it('does nothing more when the same ref comes again: waiting, on the screen, sold, after a crash', async () => {
    const bike = bikeInStock(3)
    const again = () => link(`barcode=${bike.barcode}&frame=${bike.frameNumber}&ref=2024:9`)
    read('HALFDONE78', 'frameNumber')
    expect(again()).toMatchObject({ value: 'waits' })
    expect(again()).toMatchObject({ value: 'known' })
    expect(desk().get().waiting).toHaveLength(1)
    open.counter.seller.clear()
    desk().take(first().id)
    expect(again()).toMatchObject({ value: 'known' })
    await expect.poll(() => draft().missingParts).toEqual(['shield'])
    read(open.training.freeShield(2), 'shield')
    confirm()
    open = await open.crashAndRestart()
    listen()
    expect(again()).toMatchObject({ value: 'known' })
    expect(arrived).toEqual([{ outcome: 'known', what: 'sale' }])
    expect(draft()).toMatchObject({ bike: null, frameNumber: null })
  })

  it('may come again under its ref after staff put it away', () => {
    link('frame=WBK1234567&ref=9')
    open.counter.seller.clear()
    expect(link('frame=WBK1234567&ref=9')).toMatchObject({ value: 'shown' })
    read('', 'shield')
    open.counter.seller.clear()
    read('HALFDONE79', 'frameNumber')
    link('frame=WBK1234567&ref=9')
    desk().dismiss(first().id)
    expect(link('frame=WBK1234567&ref=9')).toMatchObject({ value: 'waits' })
  })

  it('waits again when the counter was killed while it was on the screen', async () => {
    link('frame=WBK1234567&ref=7')
    read('HALFDONE80', 'shield')
    open = await open.crashAndRestart()
    expect(first()).toMatchObject({ frame: 'WBK1234567', what: 'sale' })
  })

  it('is on the screen again when its sale is undone, or waits when another one is there', async () => {
    const bike = bikeInStock(4)
    link(`barcode=${bike.barcode}&frame=${bike.frameNumber}&ref=U-1`)
    await expect.poll(() => draft().missingParts).toEqual(['shield'])
    read(open.training.freeShield(3), 'shield')
    open.counter.seller.undo(confirm().id)
    expect(draft().frameNumber?.number.sent).toBe(bike.frameNumber)
    await expect.poll(() => draft().canConfirm).toBe(true)
    const sale = confirm()
    read('HALFDONE81', 'frameNumber')
    open.counter.seller.undo(sale.id)
    expect(first()).toMatchObject({ frame: bike.frameNumber })
  })

  it('is refused with the field that is wrong, and staff can put the refusal away', () => {
    expect(link('frame=WBK1234567&priceCents=much')).toMatchObject({ value: 'refused' })
    expect(desk().get().refused?.problems).toMatchObject([{ field: 'priceCents' }])
    expect(arrived).toEqual([{ outcome: 'refused', what: null }])
    expect(desk().seenRefusal().refused).toBeNull()
  })

  it('comes from a file once, whatever the file’s claim is called', () => {
    const text = '{"handOver":"sale","frame":"WBK7654321"}'
    expect(desk().receiveFile(text, 'claim-1')).toMatchObject({ value: { outcome: 'shown' } })
    expect(desk().receiveFile(text, 'claim-1')).toMatchObject({ value: { outcome: 'known' } })
    expect(desk().receiveFile('{"handOver":"sale"', 'claim-2')).toMatchObject({
      value: { outcome: 'refused', problems: [{ reason: 'is not JSON' }] },
    })
  })

  it('is not taken while the disk is full, and says so', () => {
    open.fillDisk(1)
    expect(link('frame=WBK1234567')).toMatchObject({ ok: false, fault: { kind: 'disk-full' } })
    expect(draft().frameNumber).toBeNull()
  })

  it('hands a frame number to the check and a customer to the lead, and is done with it', async () => {
    desk().receiveLink('cicopass-counter://check?frame=WBK1234567')
    expect(desk().take(first().id)).toEqual({ ok: true, value: { what: 'check' } })
    const checked = () => open.counter.handlers['check.get']({})
    await expect.poll(checked).toMatchObject({
      value: { check: { asked: { number: { sent: 'WBK1234567' } }, state: 'done' } },
    })
    const { barcode } = bikeInStock()
    desk().receiveLink(
      `cicopass-counter://lead?name=Jansen&type=sales_offer&phone=0612345678&barcode=${barcode}`,
    )
    expect(first()).toMatchObject({ what: 'lead', title: 'Jansen' })
    expect(desk().take(first().id)).toEqual({ ok: true, value: { what: 'lead' } })
    const begun = () => open.counter.handlers['leads.begun']({})
    const form = { type: 'sales_offer', name: 'Jansen', phoneNumber: '0612345678' }
    expect(begun()).toMatchObject({ value: { leads: [{ form, bike: { barcode } }] } })
    // The POS says which of our bikes that is.
    await expect
      .poll(begun)
      .toMatchObject({ value: { leads: [{ bike: { objectId: expect.any(Number) as number } }] } })
    expect(desk().get().waiting).toEqual([])
    expect(open.ports.database.jobs.counts()).toMatchObject({ waiting: 0, done: 0 })
  })

  it('waits for staff, at most fifty at a time: the next one is refused with the reason', () => {
    const hand = (nth: number) =>
      desk().receiveLink(`cicopass-counter://lead?name=Nr${String(nth)}&ref=N${String(nth)}`)
    for (let nth = 0; nth < 50; nth += 1) expect(hand(nth)).toEqual({ ok: true, value: 'waits' })
    expect(hand(50)).toEqual({ ok: true, value: 'refused' })
    expect(desk().get().refused?.problems[0]?.reason).toContain('50 hand-overs wait already')
    const file = desk().receiveFile('{"handOver":"check","frame":"WBK1234567"}', 'claim')
    expect(file).toMatchObject({ value: { outcome: 'refused', problems: [{ field: '' }] } })
    expect(desk().get().waiting).toHaveLength(50)
    expect(first().title).toBe('Nr0')
    // A sale still goes onto an empty screen, and one that was taken makes room.
    expect(link('frame=WBK7654321')).toEqual({ ok: true, value: 'shown' })
    desk().take(first().id)
    expect(hand(50)).toEqual({ ok: true, value: 'waits' })
  })

  it('forgets what was in it a month after it ended, but not its ref', async () => {
    desk().receiveLink('cicopass-counter://lead?name=Jansen&ref=L1')
    const { id } = first()
    desk().take(id)
    desk().receiveLink('cicopass-counter://check?frame=WBK7654321&ref=C0')
    const checked = first().id
    desk().take(checked)
    desk().receiveLink('cicopass-counter://check?frame=WBK1234567&ref=C1')
    const waiting = first().id
    open.counter.open()
    open.clock.moveOn(31 * 24 * 60 * 60_000)
    expect(open.ports.database.handOvers.get(waiting)?.content).not.toBeNull()
    expect(open.ports.database.handOvers.get(checked)).toMatchObject({ ref: 'C0', content: null })
    expect(open.ports.database.handOvers.get(id)).toMatchObject({ ref: 'L1', content: null })
  })

  it('never confirms, sends or throws, whatever is handed over in whatever order', () => {
    const frame = fc.constantFrom('WBK1234567', 'HALFDONE77', 'NA', 'A'.repeat(64))
    const query = fc.record(
      { frame, barcode: fc.constantFrom('8717231204726', '123'), ref: fc.constantFrom('1', '2') },
      { requiredKeys: [] },
    )
    const act = fc.oneof(
      query.map((fields) => () => {
        link(new URLSearchParams(fields).toString())
      }),
      fc.string({ unit: 'binary' }).map((text) => () => {
        desk().receiveFile(text, text)
      }),
      fc.constant(() => {
        const [waiting] = desk().get().waiting
        if (waiting !== undefined) desk().take(waiting.id)
      }),
      fc.constant(() => {
        desk().setAside()
      }),
      fc.constant(() => {
        read('CICO-111222333', 'shield')
      }),
      fc.constant(() => {
        open.counter.seller.clear()
      }),
    )
    const shown = () => open.ports.database.handOvers.inState('on-screen').map(({ id }) => id)
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        for (const run of acts) run()
        expect(shown().length).toBeLessThanOrEqual(1)
        expect(open.ports.database.jobs.counts().held).toBe(0)
        expect(open.ports.database.sales.since(0)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
