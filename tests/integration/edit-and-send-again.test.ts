import { afterEach, describe, expect, it } from 'vitest'
import type { Job, JobDetail } from '../../shared/job.ts'
import { aBike, command, register, type CommandAnswer } from '../support/handed-over.ts'
import { aLead, changesBy, found, makeLead, order, stolen, sync } from '../support/other-jobs.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// A person changes what is wrong with a job and sends it again: judged by what the services received.

const open: TestCounter[] = []
async function at(options?: Parameters<typeof openTestCounter>[0]): Promise<TestCounter> {
  const here = await openTestCounter({ random: () => 0.5, ...options })
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

const refusal = { kind: 'error', status: 422, words: 'Not like this' } as const

function edit(
  here: TestCounter,
  job: Pick<Job, 'id'> | undefined,
  { changes, notArrived = false }: { changes: Record<string, unknown>; notArrived?: boolean },
): Promise<CommandAnswer<Job[]>> {
  const words = ['outbox', 'edit', job?.id ?? '', ...(notArrived ? ['--not-arrived'] : [])]
  return command<Job[]>(here, words, changes)
}

async function detail(here: TestCounter, job: Pick<Job, 'id'> | undefined): Promise<JobDetail> {
  return (await command<JobDetail>(here, ['outbox', 'show', job?.id ?? ''])).json
}

/** A registration that the registry clearly refused, with the link that waits for it. */
async function refused(
  here: TestCounter,
  input: Record<string, unknown> = {},
): Promise<{ registration: Job | undefined; link: Job | undefined }> {
  here.training.cicopass.faults.once('registerBike', refusal)
  const { json } = await register(here, { shieldCode: here.training.freeShield(1), ...input })
  const [registration, link] = json.jobs
  expect(registration).toMatchObject({ state: 'parked', parkedBecause: 'refused' })
  return { registration, link }
}

describe('A refused registration that is edited', () => {
  it('is sent anew with what was changed, and its link waits for the new one', async () => {
    const here = await at()
    const { registration, link } = await refused(here, { color: 'Reddish', model: 'Orange' })
    const edited = await edit(here, registration, { changes: { color: 'Red', model: null } })
    expect(edited).toMatchObject({
      status: 0,
      json: [
        { kind: 'bike.register', state: 'done' },
        { kind: 'shield.link', state: 'done' },
      ],
    })
    const shieldCode = here.training.freeShield(1)
    expect(here.training.cicopass.registrations).toMatchObject([
      { color: 'Red', frameNumber: 'GZ47110815', shieldCode },
    ])
    expect(here.training.cicopass.receivedOf('registerBike').at(-1)?.body).not.toHaveProperty(
      'model',
    )
    expect(await detail(here, edited.json[0])).toMatchObject({ replaces: registration?.id })
    expect(await detail(here, edited.json[1])).toMatchObject({ replaces: link?.id })
    expect(await detail(here, registration)).toMatchObject({
      state: 'discarded',
      discardReason: `edited and sent again as ${edited.json[0]?.id ?? ''}`,
      replacedBy: edited.json[0]?.id,
    })
    expect((await detail(here, registration)).timeline.at(-1)).toMatchObject({
      what: 'replaced',
      outcome: edited.json[0]?.id,
    })
  })

  it('can go under another frame number, and nothing waits behind the old one', async () => {
    const here = await at()
    const { registration } = await refused(here, { frameNumber: 'WRONG-1234' })
    const edited = await edit(here, registration, { changes: { frameNumber: 'rt 1234' } })
    expect(edited.status).toBe(0)
    expect(here.training.cicopass.registrations).toMatchObject([
      { frameNumber: 'RT1234', shieldCode: here.training.freeShield(1) },
    ])
  })

  it('asks about a new number that may be none, knows the product codes of the shop, and has a way on', async () => {
    const here = await at()
    const { registration } = await refused(here, { barcode: '97314628' })
    const asked = (frameNumber: string) => edit(here, registration, { changes: { frameNumber } })
    for (const [number, reason] of [
      ['97314628', 'product-code'],
      ['maat 57', 'several-words'],
      ['0612345678', 'other-code'],
    ] as const) {
      expect([number, await asked(number)]).toMatchObject([
        number,
        { status: 2, json: { fault: { kind: 'frame-number-refused', reason } } },
      ])
    }
    const changes = { frameNumber: '97314628', frameNumberConfirmed: true }
    expect((await edit(here, registration, { changes })).status).toBe(0)
    expect(here.training.cicopass.registrations).toMatchObject([{ frameNumber: '97314628' }])
  })

  it('leaves its photos behind when a person says so', async () => {
    const here = await at()
    const images = [{ name: 'left.jpg', content: '/9j/4AAQ' }]
    const { registration } = await refused(here, { images })
    const fields = await here.counter.handlers['queue.fields']({ jobId: registration?.id ?? '' })
    expect(fields).toMatchObject({ ok: true, value: { photos: 1, fields: { brand: 'Gazelle' } } })
    expect((await edit(here, registration, { changes: { images: [] } })).status).toBe(0)
    const bodies = here.training.cicopass.receivedOf('registerBike').map(({ body }) => body)
    expect(bodies[0]).toMatchObject({ images })
    expect(bodies[1]).not.toMatchObject({ images })
  })

  it('stays as it was when the change makes no sense', async () => {
    const here = await at()
    const { registration } = await refused(here)
    for (const changes of [{ colour: 'Red' }, { brand: null }, { gears: 'many' }]) {
      expect((await edit(here, registration, { changes })).status).toBe(2)
    }
    const placeholder = await edit(here, registration, { changes: { frameNumber: 'unknown' } })
    expect(placeholder.status).toBe(2)
    expect(await detail(here, registration)).toMatchObject({ state: 'parked', replacedBy: null })
  })

  it('cannot take the frame number of another sale that is on its way', async () => {
    const here = await at()
    const { registration } = await refused(here)
    await here.training.cicopass.goOffline()
    const other = await register(here, { frameNumber: 'OTHER-0815' })
    const edited = await edit(here, registration, { changes: { frameNumber: 'other.0815' } })
    expect(edited).toMatchObject({
      status: 1,
      json: { fault: { kind: 'already-here', jobId: other.json.jobs[0]?.id } },
    })
    expect(await detail(here, registration)).toMatchObject({ state: 'parked', replacedBy: null })
  })

  it('is kept whole when the disk refuses', async () => {
    const here = await at()
    const { registration, link } = await refused(here)
    here.fillDisk(1)
    const edited = await edit(here, registration, { changes: { color: 'Red' } })
    expect(edited).toMatchObject({ status: 1, json: { fault: { kind: 'disk-full' } } })
    expect(await detail(here, registration)).toMatchObject({ state: 'parked', replacedBy: null })
    expect(await detail(here, link)).toMatchObject({ state: 'waiting', replacedBy: null })
  })

  it('takes its sale along: the day’s list and the certificate say what was sent', async () => {
    const here = await at()
    const { seller } = here.counter
    seller.setBike({ brand: 'Gazelle', color: 'Reddish', type: 'City bike', audience: 'Women' })
    for (const text of ['GZ 4711 0815', here.training.freeShield(1)]) {
      seller.take({ text, aim: null, from: 'serial' }, null)
    }
    const confirmed = seller.confirm(seller.get().id)
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.fault))
    here.training.cicopass.faults.once('registerBike', refusal)
    here.clock.moveOn(6_000)
    await sync(here)
    const id = confirmed.value.registration?.jobId ?? ''
    await edit(here, { id }, { changes: { color: 'Red', frameNumber: 'GZ-4711-0816' } })
    const today = await here.counter.handlers['sales.today']({})
    expect(today).toMatchObject({
      value: [
        {
          id: confirmed.value.id,
          state: 'registered',
          bike: { brand: 'Gazelle', color: 'Red' },
          frameNumber: { compared: 'GZ47110816' },
          bikeId: here.training.cicopass.registrations[0]?.id,
        },
      ],
    })
  })
})

describe('A job that may have arrived', () => {
  /** Its first request was cut off, its second refused: the first may have been what did it. */
  async function unheard(here: TestCounter): Promise<Job | undefined> {
    const { faults } = here.training.cicopass
    faults.once('registerBike', { kind: 'late-commit', afterMs: 3_600_000 })
    faults.once('registerBike', refusal)
    const { json } = await register(here)
    here.clock.moveOn(61_000)
    await sync(here)
    here.clock.moveOn(10_000)
    await sync(here)
    const job = await detail(here, json.jobs[0])
    expect(job).toMatchObject({ state: 'parked', parkedBecause: 'refused', attempts: 2 })
    return job
  }

  it('is looked for before it is edited, and taken for done when it is there', async () => {
    const here = await at()
    const job = await unheard(here)
    here.training.cicopass.flushLateCommits()
    const edited = await edit(here, job, { changes: { frameNumber: 'RIGHT-1234' } })
    expect(edited).toMatchObject({
      status: 1,
      json: { fault: { kind: 'edit-refused', because: 'arrived' } },
    })
    expect(await detail(here, job)).toMatchObject({ state: 'done', replacedBy: null })
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('is edited when it was looked for in vain', async () => {
    const here = await at()
    const job = await unheard(here)
    here.clock.moveOn(61_000)
    expect((await edit(here, job, { changes: { color: 'Red' } })).status).toBe(0)
    expect(here.training.cicopass.registrations).toMatchObject([{ color: 'Red' }])
  })

  it('is not edited while the registry cannot be asked', async () => {
    const here = await at()
    const job = await unheard(here)
    await here.training.cicopass.goOffline()
    const edited = await edit(here, job, { changes: { color: 'Red' } })
    expect(edited).toMatchObject({ json: { fault: { kind: 'offline' } } })
    expect(await detail(here, job)).toMatchObject({ state: 'parked', replacedBy: null })
  })

  it('a lead, is only made anew when somebody looked', async () => {
    const here = await at()
    here.training.cyclesoftware.faults.once('createLead', { kind: 'connection-cut' })
    const asked = await makeLead(here)
    const [job] = asked.json.jobs
    expect(job).toMatchObject({ state: 'parked', parkedBecause: 'cannot-tell' })
    const changes = { message: 'On Sunday.', customer: { email: 'j@example.com' } }
    expect(await edit(here, job, { changes })).toMatchObject({
      status: 4,
      json: { fault: { kind: 'edit-refused', because: 'look-there' } },
    })
    expect(here.training.cyclesoftware.receivedOf('createLead')).toHaveLength(1)
    expect(await edit(here, job, { changes, notArrived: true })).toMatchObject({ status: 0 })
    expect(here.training.cyclesoftware.receivedOf('createLead').at(-1)?.body).toMatchObject({
      title: aLead.title,
      message: expect.stringMatching(/^On Sunday\./) as string,
      customer: { ...aLead.customer, email: 'j@example.com' },
    })
    expect((await detail(here, job)).timeline).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ what: 'settled' })]) as object,
    )
  })

  it('an order, is found before anybody pays twice', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'late-commit', afterMs: 3_600_000 })
    const [job] = (await order(here)).json.jobs
    here.clock.moveOn(61_000)
    await sync(here)
    expect(await detail(here, job)).toMatchObject({ parkedBecause: 'cannot-tell' })
    cicopass.flushLateCommits()
    const edited = await edit(here, job, { changes: { quantity: 20 }, notArrived: true })
    expect(edited).toMatchObject({ json: { fault: { because: 'arrived' } } })
    expect(await detail(here, job)).toMatchObject({ state: 'done' })
    expect(changesBy(here, 'orderShields')).toHaveLength(1)
  })
})

describe('Other jobs that are edited', () => {
  it('a shield that another bike has gives way to another sticker', async () => {
    const here = await at()
    const { cicopass, freeShield } = here.training
    cicopass.faults.once('linkShield', refusal)
    const { json } = await register(here, { shieldCode: freeShield(1) })
    const [registration, link] = json.jobs
    expect([registration?.state, link?.state]).toEqual(['done', 'parked'])
    const edited = await edit(here, link, { changes: { shieldCode: freeShield(2).toLowerCase() } })
    expect(edited).toMatchObject({ status: 0, json: [{ state: 'done' }] })
    expect(cicopass.registrations).toMatchObject([{ shieldCode: freeShield(2) }])
  })

  it('a theft goes again with the right place, and not once the bike was found', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', refusal)
    const [first] = (await stolen(here, id)).json.jobs
    cicopass.faults.once('markStolen', refusal)
    const changes = { stolenPlaceTitle: 'The other station' }
    const second = (await edit(here, first, { changes })).json[0]
    expect(second).toMatchObject({ state: 'parked', parkedBecause: 'refused' })
    expect(await found(here, id)).toMatchObject({ status: 0 })
    const third = await edit(here, second, { changes: { notes: 'again' } })
    expect(third).toMatchObject({ status: 4, json: [{ parkedBecause: 'cannot-tell' }] })
    expect(changesBy(here, 'markStolen')).toHaveLength(0)
    // A person who knows better may say so.
    expect(third.json[0]).toBeDefined()
    const settled = here.counter.outbox.settle(third.json[0]?.id ?? '', false)
    expect(settled.ok).toBe(true)
    await sync(here)
    expect(cicopass.receivedOf('markStolen').at(-1)?.body).toMatchObject(changes)
  })

  it('an order goes again with another quantity', async () => {
    const here = await at()
    here.training.cicopass.faults.once('orderShields', refusal)
    const [job] = (await order(here)).json.jobs
    const edited = await edit(here, job, { changes: { quantity: 20, note: null } })
    expect(edited).toMatchObject({ status: 0, json: [{ state: 'done' }] })
    expect(here.training.cicopass.receivedOf('orderShields').at(-1)?.body).toMatchObject({
      quantity: 20,
    })
  })

  it('but nothing that would be a way past a theft', async () => {
    const here = await at()
    const { frameNumber } = here.training.examples.stolenBike
    const { json } = await register(here, { ...aBike, frameNumber })
    expect(json.jobs[0]).toMatchObject({ parkedBecause: 'stolen' })
    const edited = await edit(here, json.jobs[0], { changes: { frameNumber: 'RIGHT-1234' } })
    expect(edited).toMatchObject({
      status: 4,
      json: { fault: { kind: 'edit-refused', because: 'not-editable' } },
    })
  })

  it('nor what is on its way', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    const { json } = await register(here)
    const edited = await edit(here, json.jobs[0], { changes: { color: 'Red' } })
    expect(edited).toMatchObject({ json: { fault: { kind: 'too-late', what: 'edit' } } })
  })
})
