import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerSeen, Pos } from '../../electron/core/ports.ts'
import { createPos, type PosOptions } from '../../electron/services/cyclesoftware/cyclesoftware.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { CyclesoftwareCredentials } from '../../shared/account.ts'
import { mapStockObject } from '../../shared/article-mapping.ts'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { timeoutsFor } from './service-clients.ts'

const anyText: unknown = expect.any(String)
const anyNumber: unknown = expect.any(Number)

/** The port `Pos` as the core relies on it, against the simulated CycleSoftware over real HTTP. */
const dutch: CyclesoftwareCredentials = {
  country: 'NL',
  userName: 'rijwielhandel',
  password: 'kassa-open',
  apiKey: null,
  store: { account: '1', store: '1' },
}
const english = { ...dutch, userName: 'bikeshop', password: 'till-open' }
const platformOnly = { ...dutch, userName: 'alleen-platform', password: 'kassa-half-open' }
let training: Training
let seen: AnswerSeen[]
const closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  training = await startTraining()
  seen = []
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await training.stop()
})

function posWith(
  credentials: CyclesoftwareCredentials | null,
  options: Partial<PosOptions> = {},
): Pos {
  const pos = createPos({
    baseUrl: training.cyclesoftwareUrl,
    version: '0.0.1',
    clock: { now: Date.now },
    credentials: () => Promise.resolve(ok(credentials)),
    onAnswer: (answer) => seen.push(answer),
    timeouts: timeoutsFor(),
    ...options,
  })
  closing.push(() => pos.close())
  return pos
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.fault)}`)
  return result.value
}

function faultOf(result: Result<unknown>) {
  return result.ok ? { kind: 'none', value: result.value } : result.fault
}

describe('the account at the POS', () => {
  it('has its keys and stores, of a key only the last four characters', async () => {
    const keys = value(await posWith(dutch).keys())
    expect(keys.map(({ store }) => store.id)).toEqual(
      expect.arrayContaining([
        { account: '1', store: '1' },
        { account: '1', store: '3' },
      ]),
    )
    for (const { lastFour } of keys) expect(lastFour).toHaveLength(4)
    for (const { key } of training.cyclesoftware.shop.keys)
      expect(JSON.stringify(keys)).not.toContain(key)
    expect(keys.find(({ store }) => store.id.store === '3')?.store.coordinates).toBeNull()
  })

  it('is tried with credentials that are being typed, not with those that are kept', async () => {
    const pos = posWith(null)
    expect(value(await pos.keys(dutch)).length).toBeGreaterThan(0)
    expect(faultOf(await pos.keys())).toEqual({ kind: 'not-signed-in', service: 'cyclesoftware' })
  })

  it('has stores, of which some are nowhere in particular', async () => {
    const stores = value(await posWith(dutch).stores())
    expect(stores.length).toBeGreaterThanOrEqual(3)
    expect(stores.map(({ coordinates }) => coordinates)).toContain(null)
  })

  it('reads every page of a list', async () => {
    const all = value(await posWith(dutch).stores())
    training.cyclesoftware.pageSize = 1
    expect(value(await posWith(dutch).stores())).toEqual(all)
  })
})

describe('the stock', () => {
  it('is asked for with a bare list of product codes', async () => {
    const { barcode } = training.examples.sharedCode
    const { stock, stores } = value(await posWith(dutch).stock([barcode, '0000000000000']))
    expect(training.cyclesoftware.receivedOf('stock')[0]).toMatchObject({
      method: 'POST',
      body: [{ barcode }, { barcode: '0000000000000' }],
    })
    expect(stores.length).toBeGreaterThan(0)
    expect(stock.length).toBeGreaterThan(1)
    for (const line of stock) expect(line.barcode).toBe(barcode)
  })

  it('asks nothing for no code at all', async () => {
    expect(value(await posWith(dutch).stock([]))).toEqual({ stores: [], stock: [] })
    expect(training.cyclesoftware.received).toEqual([])
  })

  it.each([
    ['Dutch', dutch],
    ['English', english],
  ])('tells all of a bike that a registration needs, in %s', async (_, account) => {
    const bikes = training.examples.newEBikes
    expect(bikes.length).toBeGreaterThan(5)
    const pos = posWith(account)
    for (const bike of bikes) {
      const object = value(await pos.stockObject(bike.objectId))
      expect(object).toMatchObject({
        objectId: bike.objectId,
        frameNumber: bike.frameNumber,
        modelName: bike.model.name,
        salesPriceCents: bike.priceCents,
        isSold: false,
      })
      const { attributes, unknownWords } = mapStockObject(object, () => null)
      // Booked as a moped, and the code says no more: a speed pedelec or a scooter, so it is asked.
      if (bike.model.group === 'speed-pedelec') {
        expect(attributes.type).toBeUndefined()
        expect(unknownWords).toEqual([{ field: 'type', word: '7A01' }])
        continue
      }
      expect({ bike: bike.model.name, unknownWords }).toEqual({
        bike: bike.model.name,
        unknownWords: [],
      })
      expect(attributes).toMatchObject({
        type: 'E-bike',
        color: anyText,
        audience: anyText,
        propulsionType: 'Electric',
      })
    }
  })

  it('says the same of a bike in both languages once it is in the words of the registry', async () => {
    const [inDutch, inEnglish] = [posWith(dutch), posWith(english)]
    for (const { objectId } of training.examples.newBikes.slice(0, 20)) {
      const mapped = await Promise.all(
        [inDutch, inEnglish].map(async (pos) =>
          mapStockObject(value(await pos.stockObject(objectId)), () => null),
        ),
      )
      expect(mapped[0]).toEqual(mapped[1])
    }
  })

  it('knows no object of another account', async () => {
    const result = await posWith(dutch).stockObject(999_999_999)
    expect(faultOf(result)).toMatchObject({
      kind: 'refused',
      status: 404,
      service: 'cyclesoftware',
    })
  })
})

describe('what goes wrong at the POS', () => {
  it.each(['json', 'xml', 'soap'] as const)(
    'is told in its own words, said in %s',
    async (form) => {
      training.cyclesoftware.faults.once('stock', {
        kind: 'error',
        status: 400,
        form,
        words: 'Kan niet',
      })
      expect(faultOf(await posWith(dutch).stock(['1']))).toMatchObject({
        kind: 'refused',
        serviceWords: 'Kan niet',
      })
    },
  )

  it.each([
    [{ kind: 'connection-cut' }, 'no-answer'],
    [{ kind: 'cut-halfway' }, 'no-answer'],
    [{ kind: 'silent' }, 'no-answer'],
    [{ kind: 'malformed' }, 'unreadable-answer'],
    [{ kind: 'empty' }, 'unreadable-answer'],
    [{ kind: 'captive-portal' }, 'unreadable-answer'],
    [{ kind: 'captive-portal', redirect: true }, 'unreadable-answer'],
    [{ kind: 'error', status: 500 }, 'service-broken'],
    [{ kind: 'error', status: 502, form: 'html' }, 'service-broken'],
    [{ kind: 'error', status: 429 }, 'rate-limited'],
    [{ kind: 'error', status: 403, form: 'html' }, 'unreadable-answer'],
    [{ kind: 'error-with-200' }, 'refused'],
  ] as const)('as %j is %s', async (fault, kind) => {
    training.cyclesoftware.faults.once('stockObject', fault)
    const { objectId } = training.examples.sharedCode.bikes[0] ?? { objectId: 1 }
    expect(
      faultOf(await posWith(dutch, { timeouts: timeoutsFor(fault) }).stockObject(objectId)),
    ).toMatchObject({ kind })
    expect(seen.at(-1)).toMatchObject({
      service: 'cyclesoftware',
      call: 'stock-objects',
      faultKind: kind,
    })
  })

  it('is nothing when only the content type is wrong', async () => {
    training.cyclesoftware.faults.once('stores', { kind: 'wrong-content-type' })
    expect(value(await posWith(dutch).stores()).length).toBeGreaterThan(0)
  })

  it('is offline when nobody answers the door', async () => {
    await training.cyclesoftware.goOffline()
    expect(faultOf(await posWith(dutch).stores())).toMatchObject({ kind: 'offline' })
  })

  it('is a limit that says when it ends, once the allowance is spent', async () => {
    const pos = posWith(dutch)
    value(await pos.stores())
    expect(seen.at(-1)?.limits).toMatchObject({ minutelyLimit: 360, dailyLimit: 15_000 })
    training.cyclesoftware.spendAllowance('1', 400)
    const before = Date.now()
    const fault = faultOf(await pos.stores())
    expect(fault).toMatchObject({ kind: 'rate-limited', retryAt: anyNumber })
    if ('retryAt' in fault) expect(fault.retryAt).toBeGreaterThan(before)
  })
})

describe('rights at the POS', () => {
  it('are missing by name, while others work', async () => {
    const pos = posWith(platformOnly)
    expect(faultOf(await pos.keys())).toMatchObject({ kind: 'scope-missing', scope: 'keys' })
    expect(faultOf(await pos.stockObject(1))).toMatchObject({
      kind: 'scope-missing',
      scope: 'resources',
    })
  })

  it('are refused altogether with a wrong password', async () => {
    const pos = posWith({ ...dutch, password: 'wrong' })
    expect(faultOf(await pos.stores())).toMatchObject({
      kind: 'sign-in-refused',
      service: 'cyclesoftware',
    })
  })

  it('lack one when a 401 meets one call and another still works', async () => {
    const pos = posWith(dutch)
    value(await pos.stores())
    training.cyclesoftware.faults.once('stock', { kind: 'error', status: 401 })
    expect(faultOf(await pos.stock(['1']))).toMatchObject({ kind: 'scope-missing', scope: 'stock' })
  })

  it('are not judged by what another account could do', async () => {
    let current: CyclesoftwareCredentials = dutch
    const pos = posWith(null, { credentials: () => Promise.resolve(ok(current)) })
    value(await pos.stores())
    current = { ...dutch, password: 'wrong' }
    expect(faultOf(await pos.stock(['1']))).toMatchObject({ kind: 'sign-in-refused' })
  })

  it('are not asked about when the keychain is locked', async () => {
    const locked = { kind: 'keychain-locked', detail: 'locked' } as const
    const pos = posWith(null, { credentials: () => Promise.resolve(failed(locked)) })
    expect(faultOf(await pos.stores())).toEqual(locked)
  })

  it('are never sent in plain http to another machine', async () => {
    const pos = posWith(dutch, { baseUrl: 'http://pos.example.com' })
    expect(faultOf(await pos.stores())).toMatchObject({
      kind: 'bad-input',
      problems: [{ field: 'CYCLESOFTWARE_URL' }],
    })
    expect(seen).toEqual([])
  })
})

describe("the till's sales", () => {
  it.each([
    ['Dutch', dutch],
    ['English', english],
  ] as const)(
    'come page by page with what a registration needs, in %s words',
    async (_, account) => {
      training.cyclesoftware.pageSize = 2
      const [bike] = training.examples.newEBikes
      const before = Date.now()
      const { number } = training.cyclesoftware.sell(bike?.objectId ?? 0)
      const after = Date.now()
      training.cyclesoftware.credit(number)
      const pos = posWith(account)
      const days = { from: Date.now() - 86_400_000, to: Date.now(), store: dutch.store }
      const sales = []
      let page = value(await pos.bookedSales(days))
      for (sales.push(...page.sales); page.next !== null; sales.push(...page.sales)) {
        page = value(await pos.bookedSales({ next: page.next }))
      }
      const sale = sales.find(({ transaction }) => transaction === String(number))
      expect(sale).toMatchObject({
        posAccount: '1',
        store: '1',
        credits: null,
        lines: [
          {
            quantity: 1,
            priceCents: bike?.priceCents,
            barcode: bike?.barcode,
            bike: { objectId: bike?.objectId, frameNumber: bike?.frameNumber, isElectric: true },
          },
        ],
      })
      // The till tells whole seconds.
      expect(sale?.bookedAt).toBeGreaterThan(before - 1_000)
      expect(sale?.bookedAt).toBeLessThanOrEqual(after)
      const credit = sales.find(({ credits }) => credits === String(number))
      expect(credit?.lines).toMatchObject([{ quantity: -1 }])
      const [line] = sale?.lines ?? []
      if (line === undefined) throw new Error('no line')
      expect(mapStockObject(line.bike, () => null).attributes).toMatchObject({
        brand: bike?.model.brand,
        type: 'E-bike',
      })
    },
  )

  it('are a right of their own, called by its name', async () => {
    const days = { from: Date.now(), to: Date.now(), store: null }
    expect(faultOf(await posWith(platformOnly).bookedSales(days))).toMatchObject({
      kind: 'scope-missing',
      scope: 'sales-export',
    })
    expect(seen.at(-1)).toMatchObject({ scope: 'sales-export' })
  })
})
