import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cicopassRoutes } from '../../electron/services/cicopass/routes.ts'
import { cyclesoftwareRoutes } from '../../electron/services/cyclesoftware/routes.ts'
import type { Route } from '../../electron/services/route.ts'
import { cicopassCalls, cycleSoftwareCalls } from '../../electron/training/calls.ts'
import { allProfiles } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { BikeToRegister, readFrameNumber } from '../../shared/bike.ts'
import { LeadRequest, LeadType } from '../../shared/lead.ts'
import { readDescription, type Description } from './openapi/description.ts'
import { tapWire, type Wire } from './openapi/wire.ts'
import { clientsOf, dutchShop, value, type Clients } from './service-clients.ts'

/**
 * What both services publish, as `docs/openapi/` describes it, held against what really crosses the
 * wire: every request the clients make, every answer the simulated services give.
 */
const cicopass = readDescription('cicopass')
const cyclesoftware = readDescription('cyclesoftware')
let training: Training
let registryWire: Wire
let posWire: Wire
const opened: Clients[] = []

beforeEach(async () => {
  training = await startTraining()
  registryWire = await tapWire(training.cicopassUrl)
  posWire = await tapWire(training.cyclesoftwareUrl)
})
afterEach(async () => {
  for (const clients of opened.splice(0)) await clients.close()
  await Promise.all([registryWire.close(), posWire.close()])
  await training.stop()
})

function clients(shop = dutchShop): Clients {
  const urls = { cicopassUrl: registryWire.url, cyclesoftwareUrl: posWire.url }
  const made = clientsOf(urls, { shop })
  opened.push(made)
  return made
}

/** The calls that went by, after making sure that each was as described. */
function callsAsDescribed(wire: Wire, description: Description): Set<string> {
  expect(wire.exchanges.length).toBeGreaterThan(0)
  return new Set(
    wire.exchanges.map((exchange) => {
      const { call, problems } = description.problemsOf(exchange)
      const { method, path, status } = exchange
      expect({ call, method, path, status, problems }).toEqual({
        call,
        method,
        path,
        status,
        problems: [],
      })
      return call
    }),
  )
}

const when = '2026-03-01T09:30:00+01:00'
const place = { title: 'Station', location: 'Oss' }

async function askTheRegistryEverything({ registry }: Clients): Promise<void> {
  const { registeredBike, stolenBike, shieldedBike } = training.examples
  const number = value(readFrameNumber('ST9876543'))
  const bike = { frameNumber: number, brand: 'Stella', color: 'Grey', type: 'E-bike' }
  await registry.register(BikeToRegister.parse({ ...bike, audience: 'Women' }))
  const all = {
    salePriceCents: 249_950,
    model: 'Vicenza',
    frameHeight: '53',
    frameMaterial: 'Aluminium',
    frameColor: 'mat grijs',
    gearType: 'Hub',
    gears: 8,
    wheelSize: '28',
    driveType: 'Belt',
    propulsionType: 'Electric',
    photos: [{ name: 'left.jpg', content: '/9j/4AAQ' }],
  }
  const other = { ...bike, frameNumber: value(readFrameNumber('ST9876544')), audience: 'Men' }
  await registry.register(BikeToRegister.parse({ ...other, ...all }))
  value(await registry.bike(registeredBike.id))
  await registry.bike(999_999)
  value(await registry.lookup({ frameNumber: stolenBike.frameNumber }))
  value(await registry.lookup({ brand: 'Gazelle', color: 'Black', fromDate: '2020-01-01' }))
  await registry.lookup({ fromDate: '2026-01-01T00:00:00Z', toDate: '2026-01-02T00:00:00Z' })
  value(await registry.stolenSearch({ frameNumber: stolenBike.frameNumber }))
  value(await registry.stolenSearch({ shieldCode: stolenBike.shieldCode ?? '' }))
  const shieldCode = training.freeShield(0)
  value(await registry.linkShield({ bikeId: registeredBike.id, shieldCode }))
  await registry.linkShield({ bikeId: registeredBike.id, shieldCode })
  await registry.linkShield({ bikeId: shieldedBike.id, shieldCode })
  const stolen = { stolenPlaceTitle: place.title, stolenPlaceLocation: place.location }
  const theft = { ...stolen, stolenDateTime: when, isPoliceReported: false }
  value(await registry.markStolen(registeredBike.id, theft))
  const more = { notes: 'a', policeReportNumber: 'PL1', isInsured: true, insuranceCompany: 'b' }
  value(await registry.markStolen(registeredBike.id, { ...theft, ...more }))
  const found = { foundPlaceTitle: place.title, foundPlaceLocation: place.location }
  value(await registry.markFound(registeredBike.id, { ...found, foundDateTime: when }))
  const by = { notes: 'in the canal', foundBy: 'Police' }
  value(await registry.markFound(registeredBike.id, { ...found, foundDateTime: when, ...by }))
  value(await registry.lookup({ frameNumber: registeredBike.frameNumber }))
  value(await registry.orderShields({ quantity: 25, note: 'Voor de deur' }))
  value(await registry.orderShields({ quantity: 1, note: null }))
  value(await registry.orders())
}

const leastLead = LeadRequest.parse({
  store: { account: '1', store: '1' },
  type: 'other',
  title: 'Vraag',
  message: 'Belt u terug?',
  customer: { name: 'J. de Vries' },
})

async function askThePosEverything({ pos }: Clients): Promise<void> {
  const { sharedCode, newEBikes, newBikes } = training.examples
  value(await pos.keys())
  value(await pos.stores())
  value(await pos.stock([sharedCode.barcode, '0000000000000']))
  for (const { objectId } of [...newEBikes, ...newBikes].slice(0, 20)) {
    value(await pos.stockObject(objectId))
  }
  const now = Date.now()
  const days = { from: now - 48 * 3_600_000, to: now, store: { account: '1', store: '1' } }
  const { next } = value(await pos.bookedSales(days))
  if (next !== null) value(await pos.bookedSales({ next }))
  value(await pos.findCustomers({ postalCode: '5388GM', houseNumber: '1' }))
  expect(value(await pos.employees()).map(({ isActive }) => isActive)).toContain(false)
  for (const type of LeadType.options) {
    const { uuid } = value(await pos.createLead({ ...leastLead, type }))
    value(await pos.lead(uuid))
    value(await pos.cancelLead(uuid))
    await pos.cancelLead(uuid)
    value(await pos.lead(uuid))
  }
  const filled = LeadRequest.parse({
    ...leastLead,
    store: { account: null, store: '3' },
    costsExVatCents: 1500,
    options: { testRideRequested: true, insuranceInformationRequested: true },
    object: { description: 'Batavus', objectId: 12212, articleNumber: 'ART1', barcode: '87747' },
    exchange: { description: 'Oude fiets', remarks: 'Lekke band' },
    customer: { ...leastLead.customer, customerId: 7, isBusiness: true, companyName: 'BV' },
  })
  value(await pos.createLead(filled))
  await pos.lead('0c6b40a4-a217-11e8-92bb-005056a46320')
}

const namesOf = (calls: readonly { name: string }[]) => new Set(calls.map(({ name }) => name))

describe('the description', () => {
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name)

  it.each([
    ['Cicopass', cicopass, cicopassCalls],
    ['CycleSoftware', cyclesoftware, cycleSoftwareCalls],
  ] as const)('of %s has every call that is answered, under its address', (_, of, answered) => {
    const inOneForm = (path: string) => path.replace(/:(\w+)(\(.*?\))?/g, '{$1}')
    expect(of.calls.toSorted(byName)).toEqual(
      answered
        .map(({ name, method, path, scopes }) => ({ name, method, path: inOneForm(path), scopes }))
        .toSorted(byName),
    )
  })

  it.each([
    ['Cicopass', cicopass, cicopassRoutes],
    ['CycleSoftware', cyclesoftware, cyclesoftwareRoutes],
  ] as const)(
    'of %s has every call that is made, for the rights it is made with',
    (_, of, routes) => {
      const made = Object.values<Route>(routes).map(({ operation, method, path, scopes }) => {
        return { name: operation, method, path, scopes }
      })
      const names = new Set(made.map(({ name }) => name))
      expect(of.calls.filter(({ name }) => names.has(name)).toSorted(byName)).toEqual(
        made.toSorted(byName),
      )
    },
  )

  it.each([
    [cicopass, 'SignedIn', 'cicopass-login'],
    [cicopass, 'Bike', 'cicopass-bike'],
    [cicopass, 'Link', 'cicopass-link-request'],
    [cicopass, 'Linked', 'cicopass-link'],
    [cicopass, 'Theft', 'cicopass-mark-stolen-request'],
    [cicopass, 'Recovery', 'cicopass-mark-found-request'],
    [cicopass, 'Order', 'cicopass-order-request'],
    [cicopass, 'PlacedOrder', 'cicopass-order'],
    [cyclesoftware, 'Keys', 'cyclesoftware-keys'],
    [cyclesoftware, 'Stores', 'cyclesoftware-stores'],
    [cyclesoftware, 'Stock', 'cyclesoftware-stock'],
    [cyclesoftware, 'LeadToCreate', 'cyclesoftware-lead-request'],
    [cyclesoftware, 'AnsweredLead', 'cyclesoftware-lead'],
    [cyclesoftware, 'Error', 'cyclesoftware-error'],
  ])('fits the published example: %#: %o %s', (description, schema, example) => {
    expect(description.problemsWith(schema, published(example))).toEqual([])
  })

  it.each([
    [cicopass, 'Hit', 'cicopass-lookup'],
    [cicopass, 'ListedOrder', 'cicopass-orders'],
  ])('fits each entry of the published list: %#', (description, schema, example) => {
    const entries = published(example) as unknown[]
    expect(entries.length).toBeGreaterThan(0)
    for (const entry of entries) expect(description.problemsWith(schema, entry)).toEqual([])
  })

  it('finds what is not published', () => {
    const order = { quantity: 1, orderNote: 'x' }
    expect(cicopass.problemsWith('Order', { ...order, note: 'x' })).not.toEqual([])
    expect(cicopass.problemsWith('Order', { ...order, quantity: '1' })).not.toEqual([])
    expect(cicopass.problemsWith('Theft', { ...order, status: 'stolen' })).not.toEqual([])
    const lead = published('cyclesoftware-lead-request') as object
    expect(cyclesoftware.problemsWith('LeadToCreate', { ...lead, type: 'x' })).not.toEqual([])
    const customer = { name: 'x', address_type: 'delivery_address' }
    expect(cyclesoftware.problemsWith('LeadToCreate', { ...lead, customer })).not.toEqual([])
  })
})

function published(name: string): unknown {
  const file = new URL(`../fixtures/published/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as unknown
}

describe('everything that crosses the wire to Cicopass is as described', () => {
  // An untidy answer is what the description does not allow.
  const described = allProfiles.filter(({ answers }) => answers === 'as-published')
  it.each(described)('at a service that is "$name"', async (profile) => {
    training.cicopass.profile = profile
    training.cicopass.limits = { minutely: 600, daily: 10_000 }
    await askTheRegistryEverything(clients())
    expect(callsAsDescribed(registryWire, cicopass)).toEqual(namesOf(cicopassCalls))
  })

  it.each(['message', 'error', 'errors', 'problem', 'text', 'html'] as const)(
    'when it refuses in %s',
    async (form) => {
      const { registry } = clients()
      value(await registry.orders())
      training.cicopass.errorForm = form
      await registry.bike(999_999)
      await registry.linkShield({ bikeId: 999_999, shieldCode: 'CICO-123456789' })
      training.cicopass.expireTokens()
      value(await registry.orders())
      training.cicopass.faults.once('orders', { kind: 'error', status: 500, form })
      await registry.orders()
      callsAsDescribed(registryWire, cicopass)
      const statuses = registryWire.exchanges.map(({ status }) => status)
      expect(statuses).toEqual(expect.arrayContaining([200, 401, 404, 500]))
    },
  )
})

describe('everything that crosses the wire to CycleSoftware is as described', () => {
  const english = { ...dutchShop, userName: 'bikeshop', password: 'till-open' }

  it.each([
    ['Dutch', dutchShop, 1_000],
    ['English', english, 1_000],
    ['Dutch, page by page', dutchShop, 1],
  ] as const)('for an account in %s', async (_, shop, pageSize) => {
    training.cyclesoftware.pageSize = pageSize
    await askThePosEverything(clients(shop))
    const made = callsAsDescribed(posWire, cyclesoftware)
    const byHand = ['codeList']
    expect([...made, ...byHand].toSorted()).toEqual([...namesOf(cycleSoftwareCalls)].toSorted())
  })

  it('for the calls that are asked as their documentation has them', async () => {
    const authorization = `Basic ${Buffer.from('rijwielhandel:kassa-open').toString('base64')}`
    const ask = async (path: string): Promise<void> => {
      const answer = await fetch(posWire.url + path, { headers: { authorization } })
      expect({ path, status: answer.status }).toEqual({ path, status: 200 })
    }
    training.cyclesoftware.pageSize = 5
    await ask(
      '/api/v3/salesdata/transactions.json?date_field=modified_at&date_start=2020-01-01&date_end=2030-01-01&only_booked_transactions=true&store_id=1',
    )
    const { pagination } = JSON.parse(posWire.exchanges[0]?.answerBody ?? '{}') as {
      pagination: { next_url: string }
    }
    const { pathname, search } = new URL(pagination.next_url)
    await ask(pathname + search)
    await ask('/api/v1/common/employees.json')
    const [customer] = training.cyclesoftware.shop.customers
    const mobile = encodeURIComponent(customer?.person.mobile ?? '')
    await ask(`/api/v1/customers/find.json?phone_number=${mobile}`)
    for (const list of ['customer_group', 'base_color', 'frame', 'frame_material']) {
      await ask(`/api/v4/articledata/codelist/${list}.json`)
    }
    await ask('/api/v4/articledata/codelist/article_group.json')
    expect(callsAsDescribed(posWire, cyclesoftware)).toEqual(
      new Set(['transactions', 'employees', 'customers', 'codeList']),
    )
  })

  it.each(['json', 'xml', 'soap', 'html'] as const)('when it refuses in %s', async (form) => {
    const { pos } = clients()
    value(await pos.stores())
    training.cyclesoftware.errorForm = form
    await pos.stockObject(999_999_999)
    await pos.createLead({ ...leastLead, store: { account: '9', store: '9' } })
    await pos.lead('0c6b40a4-a217-11e8-92bb-005056a46320')
    await clients({ ...dutchShop, password: 'wrong' }).pos.stores()
    await clients({
      ...dutchShop,
      userName: 'alleen-platform',
      password: 'kassa-half-open',
    }).pos.keys()
    training.cyclesoftware.spendAllowance('1', 400)
    await pos.stores()
    callsAsDescribed(posWire, cyclesoftware)
    const statuses = posWire.exchanges.map(({ status }) => status)
    expect(statuses).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 429]))
  })
})
