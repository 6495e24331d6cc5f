import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../../electron/training/training-services.ts'
import { asker, read, required, signIn, type Asker } from './asking.ts'

interface Bike {
  id: number
  frameNumber: string
  year?: unknown
  currentStatus?: string
  images: { name: string; url: string }[]
  statusHistory: { status: string; [field: string]: unknown }[]
}

describe('the simulated registry speaks as Cicopass publishes it', () => {
  let training: Training
  let ask: Asker
  beforeAll(async () => {
    training = await startTraining()
    ask = await signIn(training)
  })
  afterAll(() => training.stop())

  it('signs in with the published fields and a token that looks like a JWT', async () => {
    const anyone = asker(training.cicopassUrl)
    const signedIn = await anyone('POST', '/api/partners/auth/login', {
      email: 'balie@example.com',
      password: 'fiets-op-slot',
    })
    expect(signedIn.status).toBe(200)
    const answer = await read<Record<string, unknown>>(signedIn)
    expect(Object.keys(answer).sort()).toEqual(
      ['companyId', 'email', 'expiresAt', 'token', 'userId', 'userName'].sort(),
    )
    expect(answer.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(answer.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  it('refuses a wrong password and a missing token with 401 and writes no password down', async () => {
    const anyone = asker(training.cicopassUrl)
    const wrong = await anyone('POST', '/api/partners/auth/login', {
      email: 'balie@example.com',
      password: 'guess',
    })
    expect(wrong.status).toBe(401)
    expect((await anyone('GET', '/api/partners/bikes/101')).status).toBe(401)
    expect(JSON.stringify(training.cicopass.received)).not.toMatch(/guess|fiets-op-slot|Bearer/)
  })

  it('registers a bike, reads it back, and leaves the year out', async () => {
    const body = { ...required('FR123456'), model: 'Finez E-Go', gears: 10, salePrice: 2499.5 }
    const made = await ask('POST', '/api/partners/bikes', body)
    expect(made.status).toBe(200)
    const bike = await read<Bike>(made)
    expect(bike).toMatchObject({
      ...required('FR123456'),
      model: 'Finez E-Go',
      gears: 10,
      images: [],
    })
    expect(bike).not.toHaveProperty('year')
    expect(bike).not.toHaveProperty('currentStatus')
    expect(await read(ask('GET', `/api/partners/bikes/${String(bike.id)}`))).toEqual(bike)
    expect(training.cicopass.registrations.map((one) => one.id)).toEqual([bike.id])
    expect(training.cicopass.receivedOf('registerBike')[0]).toMatchObject({
      body,
      status: 200,
      end: 'answered',
      account: 'balie@example.com',
      changes: [{ kind: 'bike-registered', id: String(bike.id) }],
    })
  })

  it('names every missing and every wrong field with 400', async () => {
    const refused = await ask('POST', '/api/partners/bikes', { brand: 'Koga', gears: 'many' })
    expect(refused.status).toBe(400)
    const { message } = await read<{ message: string }>(refused)
    for (const field of ['frameNumber', 'color', 'type', 'audience', 'gears']) {
      expect(message).toContain(field)
    }
  })

  it('keeps photos and serves them at the url it answers', async () => {
    const content = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64')
    const body = { ...required('PHOTO1'), images: [{ name: 'left side.jpg', content }] }
    const bike = await read<Bike>(ask('POST', '/api/partners/bikes', body))
    const photo = await fetch(String(bike.images[0]?.url))
    expect(photo.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await photo.arrayBuffer()).toString('base64')).toBe(content)
  })

  it('knows the capitals of its paths', async () => {
    expect((await ask('POST', '/api/partners/bikes/link-bikeshield', {})).status).toBe(405)
    expect((await ask('POST', '/api/partners/orders', { quantity: 1 })).status).toBe(405)
    expect((await ask('GET', '/api/partners/nothing')).status).toBe(404)
  })

  it('links a shield once, and refuses every other pairing in its own words', async () => {
    const { registeredBike, shieldedBike } = training.examples
    const link = (bikeId: number, shieldCode: unknown): Promise<Response> =>
      ask('POST', '/api/partners/bikes/link-BikeShield', { bikeId, shieldCode })
    const used = await link(registeredBike.id, shieldedBike.shieldCode)
    expect(used.status).toBe(200)
    expect(await read(used)).toMatchObject({ status: false })
    const mine = training.freeShield(1)
    expect(await read(link(registeredBike.id, mine))).toMatchObject({
      status: true,
      bikeId: registeredBike.id,
      shieldCode: mine,
    })
    expect(training.cicopass.linksMade).toMatchObject([
      { bikeId: registeredBike.id, shieldCode: mine },
    ])
    expect((await link(999_999, training.freeShield(2))).status).toBe(404)
    expect((await link(registeredBike.id, 'STICKER')).status).toBe(400)
    expect((await link(registeredBike.id, 7)).status).toBe(400)
    expect(await read(link(registeredBike.id, training.freeShield(3)))).toMatchObject({
      status: false,
    })
    expect(training.cicopass.linksMade).toHaveLength(1)
  })

  it('answers a lookup with the status, the history and the year as text', async () => {
    const { stolenBike } = training.examples
    const hits = await read<Bike[]>(
      ask('POST', '/api/partners/bike-search/lookup', { frameNumber: stolenBike.frameNumber }),
    )
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({ id: stolenBike.id, currentStatus: 'Stolen' })
    expect(typeof hits[0]?.year).toBe('string')
    expect(hits[0]?.statusHistory.map((entry) => entry.status)).toEqual(['Registered', 'Stolen'])
    expect(hits[0]?.statusHistory[1]).toHaveProperty('isPoliceReported')
    expect(JSON.stringify(hits)).not.toContain('CICO-')
    const bike = await read<Bike>(ask('GET', `/api/partners/bikes/${String(stolenBike.id)}`))
    expect(typeof bike.year).toBe('number')
  })

  it('looks up by brand, colour and dates, and wants at least one of them', async () => {
    const lookup = (criteria: unknown): Promise<Response> =>
      ask('POST', '/api/partners/bike-search/lookup', criteria)
    const koga = await read<Bike[]>(lookup({ brand: 'Koga', color: 'Grey' }))
    expect(koga.length).toBeGreaterThan(0)
    expect(await read(lookup({ brand: 'Koga', fromDate: '2100-01-01T00:00:00Z' }))).toEqual([])
    expect((await lookup({})).status).toBe(400)
    expect((await lookup({ fromDate: 'yesterday' })).status).toBe(400)
  })

  it('finds a stolen bike by its shield under either name, and by its frame number', async () => {
    const { stolenBike, shieldedBike } = training.examples
    const path = '/api/partners/bike-search/stolen'
    const shield = String(stolenBike.shieldCode)
    for (const query of [
      `?frameNumber=&stickerCode=${shield}`,
      `?ShieldCode=${shield}`,
      `?frameNumber=${stolenBike.frameNumber}`,
    ]) {
      expect(await read(ask('GET', `${path}${query}`)), query).toMatchObject([
        { id: stolenBike.id },
      ])
    }
    expect(
      await read(ask('GET', `${path}?stickerCode=${String(shieldedBike.shieldCode)}`)),
    ).toEqual([])
    expect((await ask('GET', path)).status).toBe(400)
  })

  it('marks a bike stolen and found, and keeps the history', async () => {
    const bike = await read<Bike>(ask('POST', '/api/partners/bikes', required('MARK0001')))
    const path = `/api/partners/bikes/${String(bike.id)}`
    const stolen = await ask('PUT', `${path}/mark-stolen`, {
      status: 'Stolen',
      notes: 'Bike stolen near station',
      stolenPlaceTitle: 'Central Station',
      policeReportNumber: 'POL123456',
    })
    expect(stolen.ok).toBe(true)
    expect((await ask('PUT', `${path}/mark-found`, { status: 'found' })).status).toBe(400)
    expect(
      (await ask('PUT', `${path}/mark-found`, { status: 'Found', foundBy: 'Police' })).ok,
    ).toBe(true)
    expect(training.cicopass.registry.bike(bike.id)?.statusHistory).toMatchObject([
      { status: 'Registered' },
      { status: 'Stolen', policeReportNumber: 'POL123456' },
      { status: 'Found', foundBy: 'Police' },
    ])
    const { thefts } = training.cicopass
    expect(thefts.filter((theft) => theft.bikeId === bike.id).map((theft) => theft.kind)).toEqual([
      'stolen',
      'found',
    ])
    expect(
      (await ask('PUT', '/api/partners/bikes/99999/mark-stolen', { status: 'Stolen' })).status,
    ).toBe(404)
  })

  it('takes an order and lists it without its note', async () => {
    const before = await read<unknown[]>(ask('GET', '/api/partners/orders'))
    const order = await read<{ data: Record<string, unknown> }>(
      ask('POST', '/api/orders', { quantity: 23, orderNote: 'graag voor zaterdag' }),
    )
    expect(order).toMatchObject({
      status: true,
      data: { quantity: 23, pricePerShield: 5.5, total: 126.5 },
    })
    expect(order.data.orderNumber).toMatch(/^ORD-\d{14}-[0-9A-F]{4}$/)
    const after = await read<Record<string, unknown>[]>(ask('GET', '/api/partners/orders'))
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({
      orderId: order.data.orderId,
      orderItems: [{ quantity: 23 }],
    })
    expect(JSON.stringify(after)).not.toContain('zaterdag')
    expect((await ask('POST', '/api/orders', { quantity: 0 })).status).toBe(400)
  })

  it('registers five bikes for free on a new account and refuses the sixth', async () => {
    const newcomer = await signIn(training, 'nieuw@example.com')
    const statuses: number[] = []
    for (let count = 1; count <= 6; count += 1) {
      const made = await newcomer(
        'POST',
        '/api/partners/bikes',
        required(`FREE000${String(count)}`),
      )
      statuses.push(made.status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 402])
  })

  it('refuses a call the account has no right to with 403', async () => {
    const account = training.cicopass.accounts[0]
    account?.refusedCalls.push('orders')
    expect((await ask('GET', '/api/partners/orders')).status).toBe(403)
    account?.refusedCalls.pop()
    expect((await ask('GET', '/api/partners/orders')).status).toBe(200)
  })
})
