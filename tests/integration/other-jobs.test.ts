import { afterEach, describe, expect, it } from 'vitest'
import { allProfiles, type Profile } from '../../electron/training/profile.ts'
import { command, register } from '../support/handed-over.ts'
import {
  aLead,
  aRecovery,
  aTheft,
  cancelLead,
  changesBy,
  found,
  jobOf,
  makeLead,
  order,
  stolen,
  sync,
} from '../support/other-jobs.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Thefts, leads and orders through the outbox, judged by what the simulated services received.

const open: TestCounter[] = []
async function at(options?: Parameters<typeof openTestCounter>[0]): Promise<TestCounter> {
  const counter = await openTestCounter(options)
  open.push(counter)
  return counter
}
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

const profiles = allProfiles.map((profile): [string, Profile] => [profile.name, profile])
const aRefusal = { kind: 'error', status: 422, words: 'Not like this' } as const

describe.each(profiles)('A bike that is stolen (registry: %s)', (_name, profile) => {
  it('is marked stolen, and found once it turns up, in the published words', async () => {
    const here = await at({ profile })
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    const marked = await stolen(here, id)
    expect(marked).toMatchObject({
      status: 0,
      json: {
        jobs: [{ kind: 'theft.report', state: 'done', attempts: 1, result: { bikeId: id } }],
      },
    })
    expect(cicopass.receivedOf('markStolen')).toMatchObject([
      {
        body: { status: 'Stolen', ...aTheft },
        path: `/api/partners/bikes/${String(id)}/mark-stolen`,
      },
    ])
    const turnedUp = await found(here, id)
    expect(turnedUp).toMatchObject({
      status: 0,
      json: { jobs: [{ kind: 'theft.recover', state: 'done', result: { bikeId: id } }] },
    })
    expect(cicopass.receivedOf('markFound')).toMatchObject([
      { body: { status: 'Found', ...aRecovery } },
    ])
    expect(examples.registeredBike.currentStatus).toBe(profile.statusAfterFound)
  })

  it('is marked once when the answer is lost', async () => {
    const here = await at({ profile })
    const { cicopass, examples } = here.training
    for (const [call, mark] of [
      ['markStolen', stolen],
      ['markFound', found],
    ] as const) {
      cicopass.faults.once(call, { kind: 'answer-lost' })
      const marked = await mark(here, examples.registeredBike.id)
      expect(marked).toMatchObject({ status: 0, json: { jobs: [{ state: 'done' }] } })
      expect(changesBy(here, call)).toHaveLength(1)
    }
  })

  it('is marked once when the service does it long after the line was cut', async () => {
    const here = await at({ profile })
    const { cicopass, examples } = here.training
    cicopass.faults.once('markStolen', { kind: 'late-commit', afterMs: 3_600_000 })
    expect((await stolen(here, examples.registeredBike.id)).json.jobs[0]?.state).toBe('unknown')
    here.clock.moveOn(40_000)
    expect((await sync(here, 0)).json.unknown).toBe(1)
    cicopass.flushLateCommits()
    here.clock.moveOn(25_000)
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(cicopass.receivedOf('markStolen')).toHaveLength(1)
  })

  it('is not flagged again when somebody marked it found after a lost answer', async () => {
    const here = await at({ profile })
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', { kind: 'answer-lost' })
    cicopass.faults.add({ call: 'lookup', after: 1, fault: { kind: 'error', status: 503 } })
    const marked = await stolen(here, id)
    expect(marked.json.jobs[0]?.state).toBe('unknown')
    expect((await here.ports.registry.markFound(id, aRecovery)).ok).toBe(true)
    here.clock.moveOn(61_000)
    await sync(here)
    here.clock.moveOn(61_000)
    await sync(here)
    expect(await jobOf(here, marked.json)).toMatchObject({ state: 'done' })
    expect(changesBy(here, 'markStolen')).toHaveLength(1)
    expect(examples.registeredBike.currentStatus).toBe(profile.statusAfterFound)
  })

  it('is a person’s to decide when only somebody else’s mark arrived', async () => {
    const here = await at({ profile })
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', { kind: 'connection-cut' })
    const marked = await stolen(here, id)
    expect(marked.json.jobs[0]?.state).toBe('unknown')
    expect((await here.ports.registry.markFound(id, aRecovery)).ok).toBe(true)
    here.clock.moveOn(61_000)
    expect((await sync(here)).status).toBe(4)
    expect((await command(here, ['outbox', 'retry', 'all'])).status).toBe(4)
    expect(await jobOf(here, marked.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(cicopass.receivedOf('markStolen')).toHaveLength(1)
    expect(examples.registeredBike.currentStatus).toBe(profile.statusAfterFound)
  })
})

describe('Marks of one bike', () => {
  it('wait without network, spend no attempt, and go in order', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    await cicopass.goOffline()
    const marks = [await stolen(here, id), await found(here, id)]
    for (const mark of marks) {
      expect(mark).toMatchObject({ status: 3, json: { jobs: [{ state: 'waiting', attempts: 0 }] } })
    }
    await cicopass.goOnline()
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 2 } })
    const calls = cicopass.thefts.map(({ kind, bikeId }) => [kind, bikeId])
    expect(calls.slice(-2)).toEqual([
      ['stolen', id],
      ['found', id],
    ])
  })

  it('stay in order when nobody knows what became of the first, while other bikes flow on', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', { kind: 'connection-cut' })
    expect((await stolen(here, id)).json.jobs[0]?.state).toBe('unknown')
    expect(await found(here, id)).toMatchObject({ status: 3, json: { jobs: [{ attempts: 0 }] } })
    expect(await found(here, examples.stolenBike.id)).toMatchObject({ status: 0 })
    expect(cicopass.receivedOf('markFound')).toHaveLength(1)
    here.clock.moveOn(61_000)
    expect(await sync(here, 10)).toMatchObject({ status: 0, json: { done: 3 } })
    expect(cicopass.thefts.slice(-2)).toMatchObject([
      { kind: 'stolen', bikeId: id },
      { kind: 'found', bikeId: id },
    ])
  })

  it('park with the service’s words when it refuses, and never flag a bike found since', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', aRefusal)
    const refused = await stolen(here, id)
    expect(refused).toMatchObject({
      status: 4,
      json: { jobs: [{ parkedBecause: 'refused', message: 'Not like this' }] },
    })
    expect((await found(here, id)).status).toBe(0)
    await command(here, ['outbox', 'retry', 'all'])
    expect(await jobOf(here, refused.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(changesBy(here, 'markStolen')).toHaveLength(0)
  })

  it('are refused as the job that exists while one like it is not done', async () => {
    const here = await at()
    const { id } = here.training.examples.registeredBike
    await here.training.cicopass.goOffline()
    const first = await stolen(here, id)
    expect(await stolen(here, id)).toMatchObject({
      status: 1,
      json: { fault: { kind: 'already-here', jobId: first.json.jobs[0]?.id } },
    })
  })

  it('of a bike that the registry does not know park in its words', async () => {
    const here = await at()
    const unknown = await stolen(here, 999_999)
    expect(unknown).toMatchObject({ status: 4, json: { jobs: [{ parkedBecause: 'refused' }] } })
    expect(unknown.json.jobs[0]?.message).toBeTruthy()
  })

  it('are not taken for somebody else’s report of another place', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    cicopass.faults.once('markStolen', { kind: 'connection-cut' })
    cicopass.faults.add({ call: 'lookup', after: 1, fault: { kind: 'error', status: 503 } })
    const marked = await stolen(here, id)
    const elsewhere = { ...aTheft, stolenPlaceTitle: 'Harbour' }
    expect((await here.ports.registry.markStolen(id, elsewhere)).ok).toBe(true)
    await sync(here)
    expect(await jobOf(here, marked.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(changesBy(here, 'markStolen')).toHaveLength(1)
  })

  it('stand behind the shield of the sale while that is still on its way', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('linkShield', { kind: 'connection-cut' })
    cicopass.faults.once('linkShield', { kind: 'connection-cut' })
    const shieldCode = here.training.freeShield(0)
    const { bikeId, shieldLinked } = (await register(here, { shieldCode })).json
    expect(shieldLinked).toBe(false)
    for (const mark of [await stolen(here, bikeId ?? 0), await found(here, bikeId ?? 0)]) {
      expect(mark).toMatchObject({ status: 3, json: { jobs: [{ attempts: 0 }] } })
    }
    here.clock.moveOn(61_000)
    expect(await sync(here, 10)).toMatchObject({ status: 0, json: { done: 4 } })
    const calls = cicopass.received.map(({ call }) => call)
    const inOrder = ['linkShield', 'linkShield', 'linkShield', 'markStolen', 'markFound']
    expect(calls.filter((call) => call !== null && inOrder.includes(call))).toEqual(inOrder)
  })

  it('are settled by a person when the history cannot be read', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const { id } = examples.registeredBike
    for (const arrived of [true, false]) {
      cicopass.faults.add({ call: 'lookup', times: 1, fault: { kind: 'error', status: 404 } })
      cicopass.faults.once('markStolen', { kind: 'connection-cut' })
      const { json } = await stolen(here, id)
      expect(json.jobs[0]).toMatchObject({ state: 'parked', parkedBecause: 'cannot-tell' })
      expect(here.counter.outbox.settle(json.jobs[0]?.id ?? '', arrived).ok).toBe(true)
      await sync(here)
      expect(await jobOf(here, json)).toMatchObject({ state: 'done' })
      expect(changesBy(here, 'markStolen')).toHaveLength(arrived ? 0 : 1)
    }
  })
})

describe('An order of shields', () => {
  it('is placed once, and shown as it was answered', async () => {
    const here = await at()
    const placed = await order(here, 25)
    const [made] = here.training.cicopass.orders.slice(-1)
    expect(placed).toMatchObject({
      status: 0,
      json: {
        order: {
          orderId: made?.orderId,
          orderNumber: made?.orderNumber,
          quantity: 25,
          pricePerShieldCents: 550,
          totalCents: 13_750,
        },
        jobs: [{ kind: 'shields.order', state: 'done', attempts: 1 }],
      },
    })
    expect(here.training.cicopass.receivedOf('orderShields').map(({ body }) => body)).toEqual([
      { quantity: 25, orderNote: 'for the autumn' },
    ])
    const listed = await command<{ orderId: number }[]>(here, ['orders'])
    expect(listed.json.map(({ orderId }) => orderId)).toContain(made?.orderId)
  })

  it('waits without network', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    expect(await order(here)).toMatchObject({
      status: 3,
      json: { order: null, jobs: [{ state: 'waiting', attempts: 0 }] },
    })
    await here.training.cicopass.goOnline()
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(changesBy(here, 'orderShields')).toHaveLength(1)
  })

  it('whose answer is lost is the one new order', async () => {
    const here = await at()
    here.training.cicopass.faults.once('orderShields', { kind: 'answer-lost' })
    const placed = await order(here)
    const [made] = here.training.cicopass.orders.slice(-1)
    expect(placed).toMatchObject({ status: 0, json: { order: { orderId: made?.orderId } } })
    expect(here.training.cicopass.receivedOf('orderShields')).toHaveLength(1)
  })

  it('that could be either of two new ones is a person’s to decide', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'answer-lost' })
    cicopass.faults.add({ call: 'orders', after: 1, fault: { kind: 'error', status: 500 } })
    const placed = await order(here)
    expect(placed.json.jobs[0]?.state).toBe('unknown')
    expect((await here.ports.registry.orderShields({ quantity: 3, note: null })).ok).toBe(true)
    expect((await sync(here)).status).toBe(4)
    expect(await jobOf(here, placed.json)).toMatchObject({
      parkedBecause: 'ambiguous',
      attempts: 1,
    })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(2)
  })

  it('that never arrived is not another counter’s order of another quantity', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'connection-cut' })
    const placed = await order(here, 100)
    expect(placed.json.jobs[0]?.state).toBe('unknown')
    expect((await here.ports.registry.orderShields({ quantity: 10, note: null })).ok).toBe(true)
    await sync(here, 0)
    // Until the last moment at which the service may still place ours, nobody is asked.
    expect(await jobOf(here, placed.json)).toMatchObject({ state: 'unknown', result: null })
    here.clock.moveOn(61_000)
    expect((await sync(here)).status).toBe(4)
    expect(await jobOf(here, placed.json)).toMatchObject({
      parkedBecause: 'cannot-tell',
      result: null,
    })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(2)
  })

  it('is not done when the answer is about none, or does not say yes', async () => {
    const here = await at()
    const { cicopass } = here.training
    const answers = [{ data: { orderId: 0 } }, { data: { orderId: -1 } }, { status: 'pending' }]
    for (const fields of answers) {
      cicopass.faults.once('orderShields', { kind: 'altered-answer', fields })
      cicopass.faults.add({ call: 'orders', after: 1, fault: { kind: 'error', status: 500 } })
      const placed = await order(here)
      expect(placed.json.jobs[0]).toMatchObject({ state: 'unknown', result: null })
      await sync(here)
      const [made] = cicopass.orders.slice(-1)
      expect(await jobOf(here, placed.json)).toMatchObject({
        state: 'done',
        result: { orderId: made?.orderId },
      })
    }
    expect(changesBy(here, 'orderShields')).toHaveLength(answers.length)
  })

  it('is not done when the answer names one that was there before', async () => {
    const here = await at()
    const { cicopass } = here.training
    const [before] = cicopass.orders
    const fields = { data: { orderId: before?.orderId } }
    cicopass.faults.once('orderShields', { kind: 'altered-answer', fields })
    cicopass.faults.add({ call: 'orders', after: 1, fault: { kind: 'error', status: 500 } })
    const placed = await order(here)
    expect(placed.json.jobs[0]).toMatchObject({ state: 'unknown', result: null })
    await sync(here)
    const [made] = cicopass.orders.slice(-1)
    expect(await jobOf(here, placed.json)).toMatchObject({
      state: 'done',
      result: { orderId: made?.orderId },
    })
    expect(changesBy(here, 'orderShields')).toHaveLength(1)
  })

  it('that the service places late, within a minute, is adopted', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'late-commit', afterMs: 3_600_000 })
    const placed = await order(here)
    expect(placed.status).toBe(3)
    here.clock.moveOn(40_000)
    expect((await sync(here, 0)).json.unknown).toBe(1)
    cicopass.flushLateCommits()
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(1)
  })

  it('of which nothing is seen after a minute is sent again by nobody but a person', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'connection-cut' })
    const placed = await order(here)
    const id = placed.json.jobs[0]?.id ?? ''
    for (const tries of [1, 2, 3]) {
      here.clock.moveOn(59_000)
      await sync(here)
      if (tries === 2) await command(here, ['outbox', 'retry', 'all'])
    }
    expect(await jobOf(here, placed.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(1)
    expect(here.counter.outbox.settle(id, false).ok).toBe(true)
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(2)
    expect(changesBy(here, 'orderShields')).toHaveLength(1)
  })

  it('that a person found at the service is done, and is not sent again', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'connection-cut' })
    const placed = await order(here)
    const id = placed.json.jobs[0]?.id ?? ''
    here.clock.moveOn(61_000)
    await sync(here)
    expect(here.counter.outbox.settle(id, true).ok).toBe(true)
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(1)
    expect(here.counter.outbox.settle(id, false)).toMatchObject({ fault: { kind: 'too-late' } })
    expect(here.counter.outbox.settle('none', true)).toMatchObject({ fault: { kind: 'not-found' } })
  })

  it('that was looked for in vain is not sent by a slip of the clock either', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'connection-cut' })
    const placed = await order(here)
    // As a look just before the minute and a note just after it would leave the row.
    const job = here.ports.database.jobs.get(placed.json.jobs[0]?.id ?? '')
    if (job === null) throw new Error('The order is gone')
    here.ports.database.write(() => {
      here.ports.database.jobs.save({ ...job, state: 'waiting', looks: 2 })
    })
    await sync(here)
    expect(await jobOf(here, placed.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(cicopass.receivedOf('orderShields')).toHaveLength(1)
  })

  it('is never taken for another order of this counter', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('orderShields', { kind: 'connection-cut' })
    const lost = await order(here, 10)
    const next = await order(here, 20)
    expect(next).toMatchObject({ status: 3, json: { jobs: [{ state: 'waiting', attempts: 0 }] } })
    here.clock.moveOn(61_000)
    expect((await sync(here)).status).toBe(4)
    expect(await jobOf(here, lost.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(await jobOf(here, next.json)).toMatchObject({ state: 'done' })
    await command(here, ['outbox', 'retry', 'all'])
    expect(await jobOf(here, lost.json)).toMatchObject({ parkedBecause: 'cannot-tell' })
    expect(changesBy(here, 'orderShields')).toHaveLength(1)
  })

  it('is refused in the service’s words', async () => {
    const here = await at()
    here.training.cicopass.faults.once('orderShields', aRefusal)
    expect(await order(here)).toMatchObject({
      status: 4,
      json: { order: null, jobs: [{ parkedBecause: 'refused', message: 'Not like this' }] },
    })
    expect(changesBy(here, 'orderShields')).toHaveLength(0)
  })
})

describe('A lead', () => {
  it('goes out as it was given, with a reference at the end of its message', async () => {
    const here = await at()
    const { cyclesoftware } = here.training
    const made = await makeLead(here)
    const [lead] = cyclesoftware.leads
    expect(made).toMatchObject({
      status: 0,
      json: {
        lead: { uuid: lead?.uuid, status: 'open', title: aLead.title, store: '1-1' },
        jobs: [{ kind: 'lead.create', state: 'done', attempts: 1, result: { uuid: lead?.uuid } }],
      },
    })
    const [sent] = cyclesoftware.receivedOf('createLead')
    const reference = await referenceOf(here, made.json.jobs[0]?.id)
    expect(sent?.body).toMatchObject({
      store_id: '1-1',
      type: 'test_ride',
      status: 'open',
      title: aLead.title,
      message: `${aLead.message}\n\nRef. ${reference}`,
      costs_ex_vat_cents: 0,
      customer: { name: 'J. de Vries', phone_number: '0612345678', country_code: 'NL' },
    })
    const shown = await command(here, ['lead', 'show', lead?.uuid ?? ''])
    expect(shown).toMatchObject({ status: 0, json: { lead: made.json.lead, jobs: [] } })
  })

  it('waits without network', async () => {
    const here = await at()
    await here.training.cyclesoftware.goOffline()
    expect(await makeLead(here)).toMatchObject({
      status: 3,
      json: { lead: null, jobs: [{ state: 'waiting', attempts: 0 }] },
    })
    await here.training.cyclesoftware.goOnline()
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
    expect(here.training.cyclesoftware.leads).toHaveLength(1)
  })

  it.each([
    [{ kind: 'answer-lost' }, true],
    [{ kind: 'connection-cut' }, false],
    [{ kind: 'late-commit', afterMs: 3_600_000 }, true],
  ] as const)(
    'that may have arrived (%j) parks at once and is settled by a person',
    async (fault, arrived) => {
      const here = await at()
      const { cyclesoftware } = here.training
      cyclesoftware.faults.once('createLead', fault)
      const made = await makeLead(here)
      expect(made).toMatchObject({
        status: 4,
        json: { lead: null, jobs: [{ state: 'parked', parkedBecause: 'cannot-tell' }] },
      })
      cyclesoftware.flushLateCommits()
      here.clock.moveOn(120_000)
      await sync(here)
      await command(here, ['outbox', 'retry', 'all'])
      expect(cyclesoftware.receivedOf('createLead')).toHaveLength(1)
      const id = made.json.jobs[0]?.id ?? ''
      const reference = await referenceOf(here, id)
      const there = cyclesoftware.leads.filter(({ fields }) =>
        String(fields['message']).endsWith(`Ref. ${reference}`),
      )
      expect(there).toHaveLength(arrived ? 1 : 0)
      expect(here.counter.outbox.settle(id, arrived).ok).toBe(true)
      expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
      expect(cyclesoftware.leads).toHaveLength(1)
      expect(cyclesoftware.receivedOf('createLead')).toHaveLength(arrived ? 1 : 2)
    },
  )

  it('is refused in the service’s words', async () => {
    const here = await at()
    here.training.cyclesoftware.faults.once('createLead', aRefusal)
    expect(await makeLead(here)).toMatchObject({
      status: 4,
      json: { lead: null, jobs: [{ parkedBecause: 'refused', message: 'Not like this' }] },
    })
  })

  it('without the right to make one says which right is missing', async () => {
    const here = await at()
    const made = await makeLead(here)
    for (const account of here.training.cyclesoftware.accounts) account.scopes = ['common']
    for (const job of [
      (await makeLead(here)).json.jobs[0],
      (await cancelLead(here, made.json.lead?.uuid ?? '')).json.jobs[0],
    ]) {
      expect(job).toMatchObject({
        state: 'parked',
        parkedBecause: 'scope-missing',
        message: expect.stringContaining('platform') as string,
      })
    }
  })
})

describe('A lead that is cancelled', () => {
  async function withLead(): Promise<{ here: TestCounter; uuid: string; reads: () => string[] }> {
    const here = await at()
    const uuid = (await makeLead(here)).json.lead?.uuid ?? ''
    const { cyclesoftware } = here.training
    const reads = (): string[] =>
      cyclesoftware.received.flatMap(({ call }) =>
        call === 'lead' || call === 'cancelLead' ? [call] : [],
      )
    return { here, uuid, reads }
  }

  it('is read before and after', async () => {
    const { here, uuid, reads } = await withLead()
    expect(await cancelLead(here, uuid)).toMatchObject({
      status: 0,
      json: {
        lead: { uuid, status: 'cancelled' },
        jobs: [{ kind: 'lead.cancel', state: 'done', attempts: 1 }],
      },
    })
    expect(reads()).toEqual(['lead', 'cancelLead', 'lead'])
    expect(here.training.cyclesoftware.leads).toMatchObject([{ uuid, status: 'cancelled' }])
  })

  it('already is done without being asked again', async () => {
    const { here, uuid } = await withLead()
    here.training.cyclesoftware.setLeadStatus(uuid, 'cancelled')
    expect(await cancelLead(here, uuid)).toMatchObject({
      status: 0,
      json: { lead: { status: 'cancelled' }, jobs: [{ attempts: 0 }] },
    })
    expect(here.training.cyclesoftware.receivedOf('cancelLead')).toHaveLength(0)
  })

  it.each(['declined', 'succeeded', 'failed'] as const)(
    'too late, %s, parks and says so',
    async (status) => {
      const { here, uuid } = await withLead()
      here.training.cyclesoftware.setLeadStatus(uuid, status)
      expect(await cancelLead(here, uuid)).toMatchObject({
        status: 4,
        json: { lead: null, jobs: [{ parkedBecause: 'refused', message: status }] },
      })
      expect(here.training.cyclesoftware.receivedOf('cancelLead')).toHaveLength(0)
    },
  )

  it('waits without network, and its answer may get lost', async () => {
    const { here, uuid } = await withLead()
    await here.training.cyclesoftware.goOffline()
    expect(await cancelLead(here, uuid)).toMatchObject({ status: 3 })
    await here.training.cyclesoftware.goOnline()
    here.training.cyclesoftware.faults.once('cancelLead', { kind: 'answer-lost' })
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 2 } })
    expect(changesBy(here, 'cancelLead')).toHaveLength(1)
  })

  it('late is done by one request', async () => {
    const { here, uuid } = await withLead()
    const { cyclesoftware } = here.training
    cyclesoftware.faults.once('cancelLead', { kind: 'late-commit', afterMs: 3_600_000 })
    expect((await cancelLead(here, uuid)).json.jobs[0]?.state).toBe('unknown')
    cyclesoftware.flushLateCommits()
    here.clock.moveOn(61_000)
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 2 } })
    expect(cyclesoftware.receivedOf('cancelLead')).toHaveLength(1)
  })

  it('by somebody else while the request was on its way is done too', async () => {
    const { here, uuid } = await withLead()
    const { cyclesoftware } = here.training
    const stopWatching = cyclesoftware.onReceived(({ call }) => {
      if (call === 'lead') cyclesoftware.setLeadStatus(uuid, 'cancelled')
    })
    cyclesoftware.faults.once('cancelLead', aRefusal)
    const cancelled = await cancelLead(here, uuid)
    stopWatching()
    expect(cancelled).toMatchObject({ status: 0, json: { lead: { status: 'cancelled' } } })
  })
})

/** The reference that staff look for in CycleSoftware: the job's title ends with it. */
async function referenceOf(here: TestCounter, id = ''): Promise<string> {
  const { json } = await command<{ title: string }>(here, ['outbox', 'show', id])
  const [reference = ''] = /[0-9A-F]{8}$/.exec(json.title) ?? []
  expect(reference).not.toBe('')
  return reference
}
