import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allProfiles } from '../../electron/training/profile.ts'
import type { Fault } from '../../electron/training/faults.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { ok } from '../../shared/fault.ts'
import { clientsOf, faultOf, faultsOfChanges, value, type Clients } from './service-clients.ts'
import { patiently } from '../support/test-counter.ts'

/** Ordering shields, which costs money: it may never go out twice by itself. */
const order = { quantity: 23, note: 'Optional note from partner' }
let training: Training
let clients: Clients

beforeEach(async () => {
  training = await startTraining()
  clients = clientsOf(training)
})
afterEach(async () => {
  await clients.close()
  await training.stop()
})

/** The clients anew, who wait for what this fault does. */
const meet = async (fault: Fault) => {
  await clients.close()
  clients = clientsOf(training, { fault })
}

const ordersMade = () => training.cicopass.receivedOf('orderShields').flatMap((one) => one.changes)

describe('an order of shields', () => {
  it('goes to the published address, which has no "partners", and is answered in cents', async () => {
    const placed = value(await clients.registry.orderShields(order))
    expect(training.cicopass.receivedOf('orderShields')).toMatchObject([
      { method: 'POST', path: '/api/orders' },
    ])
    expect(training.cicopass.receivedOf('orderShields')[0]?.body).toEqual({
      quantity: 23,
      orderNote: 'Optional note from partner',
    })
    expect(placed).toMatchObject({
      orderId: expect.any(Number) as unknown,
      quantity: 23,
      pricePerShieldCents: 550,
      subtotalCents: 12_650,
      totalCents: 12_650,
      paymentStatus: 'Pending',
      orderStatus: 'Placed',
    })
  })

  it.each([null, '', '   '])('carries no note when it is %j', async (note) => {
    value(await clients.registry.orderShields({ quantity: 1, note }))
    expect(training.cicopass.receivedOf('orderShields')[0]?.body).toEqual({ quantity: 1 })
  })

  it.each(allProfiles)('is read from a service that is "$name"', async (profile) => {
    training.cicopass.profile = profile
    expect(value(await clients.registry.orderShields(order)).quantity).toBe(23)
  })

  it.each(faultsOfChanges)('that meets %j is %s, sent once', async (fault, kind, made) => {
    await meet(fault)
    value(await patiently(() => clients.registry.orders()))
    training.cicopass.faults.once('orderShields', fault)
    expect(faultOf(await clients.registry.orderShields(order))).toMatchObject({ kind })
    expect(training.cicopass.receivedOf('orderShields')).toHaveLength(1)
    expect(ordersMade()).toHaveLength(made)
    expect(clients.seen.at(-1)).toMatchObject({
      call: 'order-shields',
      faultKind: kind === 'none' ? null : kind,
    })
  })

  it.each([{ kind: 'empty' }, { kind: 'malformed' }] as const)(
    'whose answer is %j may have been made, and is found in the list',
    async (fault) => {
      const before = value(await clients.registry.orders()).map(({ orderId }) => orderId)
      training.cicopass.faults.once('orderShields', fault)
      expect(faultOf(await clients.registry.orderShields(order))).toMatchObject({
        kind: 'unreadable-answer',
      })
      const after = value(await clients.registry.orders()).map(({ orderId }) => orderId)
      expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
    },
  )

  it('is offline and never sent when nobody answers the door', async () => {
    value(await clients.registry.orders())
    await training.cicopass.goOffline()
    expect(faultOf(await clients.registry.orderShields(order))).toMatchObject({ kind: 'offline' })
    await training.cicopass.goOnline()
    expect(ordersMade()).toEqual([])
  })

  it('of nothing is refused in the words of the service', async () => {
    const result = await clients.registry.orderShields({ quantity: 0, note: null })
    expect(faultOf(result)).toMatchObject({
      kind: 'refused',
      status: 400,
      serviceWords: expect.any(String) as unknown,
    })
  })
})

describe('the list of orders', () => {
  it('has every order with its items, in cents, and no note', async () => {
    const { orderId } = value(await clients.registry.orderShields(order))
    const listed = value(await clients.registry.orders()).find((one) => one.orderId === orderId)
    expect(training.cicopass.receivedOf('orders')[0]).toMatchObject({
      method: 'GET',
      path: '/api/partners/orders',
      body: null,
    })
    expect(listed).toMatchObject({
      totalCents: 12_650,
      paymentMethod: 'Invoice',
      items: [
        { productName: 'Cicopass BikeShield', priceCents: 550, quantity: 23, totalCents: 12_650 },
      ],
    })
    expect(JSON.stringify(listed)).not.toContain('Optional note')
  })

  it.each([
    [{ kind: 'connection-cut' }, 'no-answer'],
    [{ kind: 'cut-halfway' }, 'no-answer'],
    [{ kind: 'silent' }, 'no-answer'],
    [{ kind: 'malformed' }, 'unreadable-answer'],
    [{ kind: 'empty' }, 'unreadable-answer'],
    [{ kind: 'captive-portal' }, 'unreadable-answer'],
    [{ kind: 'error', status: 500 }, 'service-broken'],
    [{ kind: 'error', status: 429 }, 'rate-limited'],
    [{ kind: 'error', status: 403 }, 'scope-missing'],
    [{ kind: 'error-with-200' }, 'refused'],
    [{ kind: 'wrong-content-type' }, 'none'],
  ] as const)('that meets %j is %s', async (fault, kind) => {
    await meet(fault)
    training.cicopass.faults.once('orders', fault)
    expect(faultOf(await clients.registry.orders())).toMatchObject({ kind })
  })
})

describe('a registry whose address cannot be used', () => {
  it('says so from every call, whatever is asked', async () => {
    const registry = createRegistry({
      baseUrl: 'http://registry.example.com',
      version: '0.0.1',
      clock: { now: Date.now },
      credentials: () => Promise.resolve(ok(null)),
      onAnswer: () => undefined,
    })
    const when = '2025-02-10T12:00:00Z'
    const place = { stolenPlaceTitle: 'A', stolenPlaceLocation: 'B' }
    const found = { foundPlaceTitle: 'A', foundPlaceLocation: 'B', foundDateTime: when }
    const results = await Promise.all([
      registry.markStolen(1, { ...place, stolenDateTime: when, isPoliceReported: true }),
      registry.markFound(1, found),
      registry.orderShields(order),
      registry.orders(),
    ])
    for (const result of results) {
      expect(faultOf(result)).toMatchObject({
        kind: 'bad-input',
        problems: [{ field: 'CICOPASS_URL' }],
      })
    }
    await registry.close()
  })
})
