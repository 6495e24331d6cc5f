import { describe, expect, it } from 'vitest'
import type { EventName } from '../../shared/counter-api.ts'
import { aBike, command } from '../support/handed-over.ts'
import { scan, testCounters } from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

// A disk that refuses at the end of a transaction, when it is committed: everything in it was run, and
// nobody may believe in it (DESIGN.md, "A transaction is all or nothing").

const at = testCounters()

/** Every event from here on, by its name; what a screen is told anyway is left out. */
function eventsOf({ counter }: TestCounter): EventName[] {
  const heard: EventName[] = []
  counter.events.onAny((name) => {
    if (name !== 'status.changed') heard.push(name)
  })
  return heard
}

function sell(here: TestCounter, frameNumber: string): string {
  const { seller } = here.counter
  const { brand, color, type, audience } = aBike
  seller.setBike({ brand, color, type, audience })
  scan(here, frameNumber)
  seller.withoutShield()
  const sale = seller.confirm(seller.get().id)
  if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
  return sale.value.id
}

describe('A commit that fails', () => {
  it('leaves nobody believing in an undo: the sale is held, and goes out', async () => {
    const here = await at()
    const saleId = sell(here, 'TX 4711 A')
    const heard = eventsOf(here)
    const jobs: string[] = []
    here.counter.outbox.onChange(({ state }) => jobs.push(state))
    const draft = here.counter.seller.get()
    here.failCommit()
    expect(here.counter.seller.undo(saleId)).toMatchObject({ fault: { kind: 'disk-full' } })
    expect({ heard, jobs }).toEqual({ heard: [], jobs: [] })
    expect(here.counter.seller.get()).toEqual(draft)
    expect(here.ports.database.sales.get(saleId)?.undoneAt).toBeNull()
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '5'])
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('of a sale says nothing of it, and the sale stays on the screen', async () => {
    const here = await at()
    const { seller } = here.counter
    const { brand, color, type, audience } = aBike
    seller.setBike({ brand, color, type, audience })
    scan(here, 'TX 4711 B')
    seller.withoutShield()
    const { id } = seller.get()
    const heard = eventsOf(here)
    here.failCommit()
    expect(seller.confirm(id)).toMatchObject({ fault: { kind: 'disk-full' } })
    expect(heard).not.toContain('sales.changed')
    expect(heard).not.toContain('queue.changed')
    expect(seller.get().id).toBe(id)
    expect(seller.confirm(id).ok).toBe(true)
    expect(here.ports.database.jobs.counts().held).toBe(1)
  })

  it('leaves a lead that was not sent in its sheet', async () => {
    const here = await at()
    const begun = await here.counter.handlers['leads.begin']({
      start: { with: 'nothing' },
      phoneNumber: '0612345678',
    })
    if (!begun.ok) throw new Error(begun.fault.kind)
    const [lead] = begun.value.leads
    if (lead === undefined) throw new Error('Nothing is begun')
    const form = { ...lead.form, name: 'J. de Vries' }
    const words = { title: 'Proefrit', message: 'Zaterdag.', costsExVatCents: 0 }
    here.failCommit()
    const sent = await here.counter.handlers['leads.send']({ id: lead.id, form, words })
    expect(sent).toMatchObject({ fault: { kind: 'disk-full' } })
    expect(await here.counter.handlers['leads.begun']({})).toMatchObject({
      value: { open: lead.id, leads: [{ id: lead.id }] },
    })
    expect(here.ports.database.jobs.counts().waiting).toBe(0)
  })

  it('of a job that was delivered shows it as it lies on disk', async () => {
    const here = await at()
    const states: string[] = []
    here.counter.outbox.onChange(({ state }) => states.push(state))
    const { write } = here.ports.database
    let writes = 0
    // The first is the job, the second that it is on the wire, the third what became of it.
    here.ports.database.write = (change) => {
      writes += 1
      if (writes === 3) here.failCommit()
      return write(change)
    }
    await command(here, ['register'], { ...aBike, frameNumber: 'TX 4711 C' })
    expect(states).not.toContain('done')
    here.clock.moveOn(61_000)
    await command(here, ['sync', '--timeout', '5'])
    expect(states.at(-1)).toBe('done')
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })
})

describe('What is refused halfway', () => {
  it('keeps the job that was to be replaced: its discard and its successor are one', async () => {
    const here = await at()
    const { cicopass } = here.training
    const shieldCode = here.training.freeShield(0)
    cicopass.faults.once('registerBike', { kind: 'error', status: 422, words: 'Not this colour' })
    await command(here, ['register'], { ...aBike, shieldCode })
    const before = here.ports.database.jobs.inStates(['waiting', 'parked'])
    expect(before.map(({ kind }) => kind)).toEqual(['bike.register', 'shield.link'])
    const { add } = here.ports.database.jobs
    here.ports.database.jobs.add = (job) => {
      add(job)
      if (job.kind === 'shield.link') throw new Error('a defect of the successor')
    }
    const again = { ...aBike, shieldCode, color: 'Red' }
    await expect(command(here, ['register'], again)).rejects.toThrow('a defect of the successor')
    expect(here.ports.database.jobs.inStates(['waiting', 'parked'])).toEqual(before)
    here.ports.database.jobs.add = add
    expect((await command(here, ['register'], again)).status).toBe(0)
    expect(cicopass.registrations).toHaveLength(1)
  })
})

describe('A delivery that is registered twice at once', () => {
  it('by two commands is in the queue once', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(1)
    const list = {
      ...{ brand: 'Koga', color: 'Blue', type: 'City bike', audience: 'Men' },
      bikes: [{ frameNumber: 'TWICE-1', shieldCode }, { frameNumber: 'TWICE-2' }],
    }
    here.training.cicopass.faults.add({
      call: 'lookup',
      times: Infinity,
      fault: { kind: 'slow', ms: 30 },
    })
    const both = await Promise.all([1, 2].map(() => command(here, ['delivery', 'register'], list)))
    expect(both.map(({ status }) => status)).toEqual([0, 0])
    expect(both.map(({ json }) => json)).toContainEqual(
      expect.objectContaining({
        bikes: [
          expect.objectContaining({ stop: 'here-already', registered: true, shieldLinked: true }),
          expect.objectContaining({ stop: 'here-already', registered: true }),
        ],
      }),
    )
    expect(here.training.cicopass.registrations).toHaveLength(2)
    expect(here.training.cicopass.linksMade).toHaveLength(1)
  })
})
