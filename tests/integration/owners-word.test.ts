import { describe, expect, it } from 'vitest'
import { command } from '../support/handed-over.ts'
import {
  afterUndo,
  answered,
  confirm,
  draft,
  saleOf,
  scan,
  testCounters,
  typeBike,
} from '../support/selling.ts'
import { smallPicture } from '../support/pictures.ts'
import type { TestCounter } from '../support/test-counter.ts'

const at = testCounters()

const fault = (kind: string) => ({ ok: false, fault: { kind } })
const reason = 'Vraag van de politie: ander merk, ander frame'

/** Anna owns the shop, Bram works there; he is signed in. */
async function staffed({ counter: { handlers } }: TestCounter) {
  await handlers['operators.turnOn']({ name: 'Anna', pin: '4711' })
  const desk = await handlers['operators.add']({ name: 'Bram', role: 'staff', pin: '1234' })
  const [owner, staff] = desk.ok ? desk.value.people : []
  if (owner === undefined || staff === undefined) throw new Error('Nobody works here')
  await handlers['operators.signIn']({ id: staff.id, pin: '1234' })
  return { owner: { id: owner.id, pin: '4711' }, staff: { id: staff.id, pin: '1234' } }
}

/** The stolen bike of the seeded registry is on the screen, as a bike of this make. */
async function stopped(here: TestCounter, make?: string) {
  const { frameNumber, brand, id } = here.training.examples.stolenBike
  typeBike(here, { brand: make ?? brand })
  here.counter.seller.withoutShield()
  scan(here, frameNumber)
  expect(await answered(here)).toMatchObject({ stop: { because: 'stolen' }, canConfirm: false })
  return { draftId: draft(here).id, bikeIds: [id], reason }
}

const bikeOf = ({ training }: TestCounter) =>
  training.cicopass.bikes.find(({ id }) => id === training.examples.stolenBike.id)

describe('A stolen hit', () => {
  it('passes by an owner’s word only, which stands with the sale and its job', async () => {
    const here = await at()
    const { handlers } = here.counter
    const asked = await stopped(here, 'Sparta')
    // Nobody owns the shop while operators are off.
    expect(await handlers['draft.override']({ ...asked, owner: null })).toMatchObject(
      fault('owner-needed'),
    )
    const { owner, staff } = await staffed(here)
    for (const [who, kind] of [
      [null, 'owner-needed'],
      [staff, 'owner-needed'],
      [{ ...owner, pin: '0000' }, 'pin-refused'],
    ] as const) {
      expect(await handlers['draft.override']({ ...asked, owner: who })).toMatchObject(fault(kind))
    }
    expect(draft(here)).toMatchObject({ stop: { because: 'stolen' }, override: null })

    expect(await handlers['draft.override']({ ...asked, owner })).toMatchObject({
      ok: true,
      value: { stop: null, canConfirm: true, override: { by: 'Anna', reason } },
    })
    expect(here.counter.status().operator).toBe('Bram')
    const { registration } = confirm(here)
    await afterUndo(here)
    const job = await handlers['queue.job']({ jobId: registration?.jobId ?? '' })
    expect(job).toMatchObject({
      ok: true,
      value: {
        state: 'done',
        operator: 'Bram',
        timeline: [
          { what: 'queued', by: 'Bram' },
          { what: 'overridden', outcome: reason, by: 'Anna' },
          { what: 'checked', outcome: 'stolen', by: null },
          { what: 'sent' },
          { what: 'done' },
        ],
      },
    })
    expect(here.training.cicopass.registrations).toMatchObject([{ brand: 'Sparta' }])
  })

  it('of the same make leaves the registry’s own bike, to which a shield can be linked', async () => {
    const here = await at()
    const { owner } = await staffed(here)
    Object.assign(bikeOf(here) ?? {}, { shieldCode: null })
    const asked = await stopped(here)
    await here.counter.handlers['draft.override']({ ...asked, owner })
    expect(draft(here)).toMatchObject({ stop: { because: 'registered' } })
    here.counter.seller.linkToExisting(here.training.examples.stolenBike.id)
    scan(here, here.training.freeShield(5))
    expect(await answered(here)).toMatchObject({ stop: null, canConfirm: true })
    confirm(here)
    await afterUndo(here)
    expect(here.training.cicopass.linksMade).toMatchObject([
      { bikeId: here.training.examples.stolenBike.id },
    ])
  })

  it('that is reported after an owner let the last one pass parks, and stops the sale again', async () => {
    const here = await at()
    const { owner } = await staffed(here)
    const asked = await stopped(here, 'Sparta')
    await here.counter.handlers['draft.override']({ ...asked, owner })
    await here.training.cicopass.goOffline()
    const { registration } = confirm(here)
    await afterUndo(here)
    await here.training.cicopass.goOnline()
    const bike = bikeOf(here)
    const before = bike?.statusHistory.find(({ status }) => status === 'Stolen')
    if (before === undefined) throw new Error('The stolen bike has no history')
    bike?.statusHistory.push({ ...before, changedOn: '2099-01-01T10:00:00Z' })
    await command(here, ['sync', '--timeout', '5'])
    expect(here.ports.database.jobs.get(registration?.jobId ?? '')).toMatchObject({
      state: 'parked',
      parkedBecause: 'stolen',
    })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('that came while the sale waited passes by an owner’s word in the queue, with its photos and shield', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { owner, staff } = await staffed(here)
    const { frameNumber, id } = here.training.examples.stolenBike
    const shieldCode = here.training.freeShield(5)
    await here.training.cicopass.goOffline()
    typeBike(here, { brand: 'Sparta' })
    await handlers['draft.addPhoto']({ content: smallPicture })
    scan(here, frameNumber)
    scan(here, shieldCode)
    await answered(here)
    const sale = confirm(here)
    await afterUndo(here)
    const jobId = sale.registration?.jobId ?? ''
    // Nobody can say what is reported of it before the registry is asked.
    expect(await handlers['queue.thefts']({ jobId })).toMatchObject(fault('too-late'))
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '5'])
    expect(await handlers['alarms.get']({})).toMatchObject({ value: [{ jobId }] })
    expect(await handlers['queue.thefts']({ jobId })).toMatchObject({ value: [{ id }] })

    const asked = { jobId, bikeIds: [id], reason }
    for (const [who, kind] of [
      [null, 'owner-needed'],
      [staff, 'owner-needed'],
      [{ ...owner, pin: '0000' }, 'pin-refused'],
    ] as const) {
      expect(await handlers['queue.override']({ ...asked, owner: who })).toMatchObject(fault(kind))
    }
    const made = await handlers['queue.override']({ ...asked, owner })
    expect(made).toMatchObject({
      ok: true,
      value: {
        replaces: jobId,
        timeline: [{ what: 'queued' }, { what: 'overridden', by: 'Anna', outcome: reason }],
      },
    })
    // Pressed twice is once: it has moved on.
    expect(await handlers['queue.override']({ ...asked, owner })).toMatchObject(fault('too-late'))
    await command(here, ['sync', '--timeout', '5'])
    expect(here.training.cicopass.registrations).toMatchObject([{ brand: 'Sparta', shieldCode }])
    const [sent] = here.training.cicopass.receivedOf('registerBike')
    expect(sent?.body).toMatchObject({ images: [{}] })
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
    expect(await handlers['alarms.get']({})).toMatchObject({ value: [] })
  })

  it('that came after the word was given in the queue parks again', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { owner } = await staffed(here)
    await here.training.cicopass.goOffline()
    typeBike(here, { brand: 'Sparta' })
    here.counter.seller.withoutShield()
    scan(here, here.training.examples.stolenBike.frameNumber)
    await answered(here)
    const jobId = confirm(here).registration?.jobId ?? ''
    await afterUndo(here)
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '5'])
    // Without network nobody can read what the word would be about.
    await here.training.cicopass.goOffline()
    const asked = { jobId, bikeIds: [here.training.examples.stolenBike.id], reason, owner }
    expect(await handlers['queue.override'](asked)).toMatchObject({
      fault: { service: 'cicopass' },
    })
    await here.training.cicopass.goOnline()
    const made = await handlers['queue.override'](asked)
    const bike = bikeOf(here)
    const before = bike?.statusHistory.find(({ status }) => status === 'Stolen')
    if (!made.ok || before === undefined) throw new Error('The word was not taken')
    bike?.statusHistory.push({ ...before, changedOn: '2099-01-01T10:00:00Z' })
    await command(here, ['sync', '--timeout', '5'])
    expect(here.ports.database.jobs.get(made.value.id)).toMatchObject({
      state: 'parked',
      parkedBecause: 'stolen',
    })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('passes by a badge that signs nobody in, and the word holds for one sale', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { owner, staff } = await staffed(here)
    await handlers['operators.signIn'](owner)
    await handlers['operators.awaitBadge']({ id: owner.id })
    await handlers['scan.read']({ text: 'BADGE-0815' })
    await handlers['operators.signIn'](staff)
    const asked = await stopped(here, 'Sparta')
    await handlers['operators.awaitOwner']({ awaits: true })
    here.clock.moveOn(1_000)
    await handlers['scan.read']({ text: 'BADGE-0815' })
    expect(await handlers['operators.get']({})).toMatchObject({
      value: { current: { name: 'Bram' }, ownersWordOf: 'Anna' },
    })
    expect(await handlers['draft.override']({ ...asked, owner: null })).toMatchObject({ ok: true })
    expect(draft(here)).toMatchObject({ stop: null, override: { by: 'Anna' } })
    // The next sale, and the same number once more, are stopped again.
    const { frameNumber } = here.training.examples.stolenBike
    here.counter.seller.forget('frameNumber')
    scan(here, frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'stolen' }, override: null })
    expect(
      await handlers['draft.override']({ ...asked, draftId: draft(here).id, owner: null }),
    ).toMatchObject(fault('owner-needed'))
  })
})
