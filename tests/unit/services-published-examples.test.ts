import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { AnsweredBike, LookupHits } from '../../electron/services/cicopass/bikes.ts'
import { ShieldLinked, SignedIn } from '../../electron/services/cicopass/schemas.ts'
import {
  AnsweredStockObject,
  KeysPage,
  Stock,
  StoresPage,
} from '../../electron/services/cyclesoftware/schemas.ts'
import { readAnswer } from '../../electron/services/meaning.ts'
import type { ServiceName } from '../../shared/fault.ts'

function published(file: string): string {
  return readFileSync(new URL(`../fixtures/published/${file}`, import.meta.url), 'utf8')
}

function read<T>(text: string, schema: z.ZodType<T>, service: ServiceName = 'cicopass') {
  const answer = { status: 200, headers: {}, text, tooLong: false }
  return readAnswer(answer, { service, scope: 'none', schema }, 0)
}

function value<T>(text: string, schema: z.ZodType<T>): T {
  const result = read(text, schema)
  if (!result.ok) throw new Error(`unreadable: ${JSON.stringify(result.fault)}`)
  return result.value
}

const bike = {
  id: 101,
  frameNumber: 'FR123456',
  brand: 'Batavus',
  type: 'E-bike',
  audience: 'Men',
  color: 'Black',
  model: 'Finez E-Go',
  year: '2024',
  frameHeight: '53',
  frameMaterial: 'Aluminium',
  frameColor: 'Black',
  gearType: 'Derailleur',
  gears: 10,
  wheelSize: '28',
  driveType: 'Chain',
  propulsionType: 'Manual',
  images: [{ name: 'bike1.jpg', url: 'https://api.cicopass.com/images/bike1.jpg' }],
  createdAt: '2026-01-01T12:00:00Z',
  currentStatus: null,
  statusHistory: [],
}

describe.each(['txt', 'json'])("Cicopass's published answers (.%s)", (form) => {
  it('sign the counter in, trailing comma and all', () => {
    expect(value(published(`cicopass-login.${form}`), SignedIn)).toEqual({
      token: 'JWT_TOKEN',
      expiresAt: '2026-01-01T12:00:00Z',
      signedInAs: 'Jan',
      company: '10',
    })
  })

  it('are a bike', () => {
    expect(value(published(`cicopass-bike.${form}`), AnsweredBike)).toEqual(bike)
  })

  it('are a linked shield', () => {
    expect(value(published(`cicopass-link.${form}`), ShieldLinked)).toMatchObject({
      message: 'Shield successfully linked to bike',
      bikeId: 101,
    })
  })

  it('are a stolen bike with its history', () => {
    const { bikes, unreadable } = value(published(`cicopass-lookup.${form}`), LookupHits)
    const [hit, ...others] = bikes
    expect(unreadable).toEqual([])
    expect(others).toEqual([])
    expect(hit).toMatchObject({ id: 101, year: '2024', currentStatus: 'Stolen', type: null })
    expect(hit?.statusHistory[0]).toMatchObject({ status: 'Registered', happenedOn: null })
    expect(hit?.statusHistory[1]).toEqual({
      status: 'Stolen',
      changedOn: '2025-02-10T14:30:00Z',
      notes: 'Reported stolen',
      placeTitle: 'City Center',
      placeLocation: 'Amsterdam',
      happenedOn: '2025-02-10T12:00:00Z',
      isPoliceReported: true,
      policeReportNumber: 'POL123456',
      isInsured: true,
      insuranceCompany: 'ABC Insurance',
    })
  })
})

describe("CycleSoftware's published answers", () => {
  it.each([
    ['keys', KeysPage],
    ['stores', StoresPage],
    ['stock', Stock],
  ] as const)(
    '%s are unreadable as published, without their brackets, and harm nothing',
    (name, schema) => {
      const result = read<unknown>(published(`cyclesoftware-${name}.txt`), schema, 'cyclesoftware')
      expect(result).toMatchObject({ ok: false, fault: { kind: 'unreadable-answer' } })
    },
  )

  it('are the keys, of which only the last four characters are kept', () => {
    const { keys } = value(published('cyclesoftware-keys.json'), KeysPage)
    expect(JSON.stringify(keys)).not.toContain('1ZOgt5Jb')
    expect(keys).toEqual([
      {
        lastFour: 'yyWf',
        isActive: true,
        scopes: null,
        store: {
          id: { account: '1', store: '3' },
          name: 'CycleSoftware',
          city: 'Rosmalen',
          coordinates: null,
        },
      },
      {
        lastFour: 'yyWf',
        isActive: false,
        scopes: null,
        store: {
          id: { account: '1', store: '1' },
          name: 'CycleSoftware',
          city: 'Nistelrode',
          coordinates: [51.7, 5.56],
        },
      },
    ])
  })

  it('are the stores', () => {
    const { stores } = value(published('cyclesoftware-stores.json'), StoresPage)
    expect(stores.map(({ id }) => id)).toEqual([
      { account: '1', store: '1' },
      { account: '5185', store: '1' },
    ])
    expect(stores[1]?.coordinates).toBeNull()
  })

  it('are the stock, an associated account included', () => {
    const { stock } = value(published('cyclesoftware-stock.json'), Stock)
    expect(stock.map(({ store, objectId }) => [store.account, objectId])).toEqual([
      ['5185', 144922],
      ['1', 18695],
      ['1', 18696],
    ])
  })
})

describe('an answer that is written otherwise', () => {
  it('is the same bike with ids in quotes, numbers as words, nulls and unknown fields', () => {
    const odd = {
      id: '101',
      frameNumber: 123456,
      gears: '10',
      images: null,
      statusHistory: null,
      owner: {},
    }
    expect(value(JSON.stringify(odd), AnsweredBike)).toMatchObject({
      id: 101,
      frameNumber: '123456',
      brand: '',
      color: null,
      gears: 10,
      images: [],
      statusHistory: [],
    })
    expect(
      value(JSON.stringify({ id: 1, frameNumber: 'X', gears: '' }), AnsweredBike).gears,
    ).toBeNull()
  })

  it('is stolen when its status says so, also without a frame number or an id to compare', () => {
    const hits = [
      { id: 1, frameNumber: 'A', brand: 'B' },
      { id: 2, brand: 'B', currentStatus: 'Stolen' },
      { id: {}, frameNumber: 'C', currentStatus: ' STOLEN ' },
      { id: 4, brand: 'B', currentStatus: 'Registered' },
    ]
    expect(value(JSON.stringify(hits), LookupHits)).toMatchObject({
      bikes: [
        { id: 1, frameNumber: 'A', currentStatus: null },
        { id: 2, frameNumber: '', currentStatus: 'Stolen' },
        { id: 0, frameNumber: 'C', currentStatus: ' STOLEN ' },
      ],
      unreadable: [
        { id: 1, frameNumber: 'A' },
        { id: 4, frameNumber: null },
      ],
    })
  })

  it.each(['{}', '{"id":"seven","frameNumber":"X"}', '[]', 'null', '7'])(
    'is no bike as %s',
    (text) => {
      expect(read(text, AnsweredBike).ok).toBe(false)
    },
  )

  it('tells the places and time of a bike that was found', () => {
    const found = {
      status: 'Found',
      foundPlaceTitle: 'City Park',
      foundPlaceLocation: 'Amsterdam',
      foundDateTime: '2025-02-12T10:00:00Z',
    }
    const hit = value(
      JSON.stringify({ id: 1, frameNumber: 'X', statusHistory: [found] }),
      AnsweredBike,
    )
    expect(hit.statusHistory[0]).toMatchObject({
      placeTitle: 'City Park',
      placeLocation: 'Amsterdam',
      happenedOn: '2025-02-12T10:00:00Z',
    })
  })

  it('links a shield only with a status that is true', () => {
    expect(read('{"status":true}', ShieldLinked).ok).toBe(true)
    expect(read('{"status":"True","message":"Gekoppeld"}', ShieldLinked).ok).toBe(true)
    const others = ['"pending"', '"error"', '"ok"', '""', '0', '1', 'null', '{}', '[]']
    for (const status of others) {
      const answer = `{"status":${status},"message":"Gekoppeld","bikeId":101}`
      expect(read(answer, ShieldLinked).ok, status).toBe(false)
    }
    expect(read('{"message":"Gekoppeld"}', ShieldLinked).ok).toBe(false)
    expect(read('{}', ShieldLinked).ok).toBe(false)
  })
})

describe('a stock object', () => {
  const object = {
    brand_name: 'BATAVUS',
    model_name: 'Finez E-Go',
    article_main_group: 1,
    article_group: 'A',
    article_sub_group: 1,
    frame_type: 'LAGE INSTAP',
    model_year: 2024,
    frame_height: 53,
    wheel_size: 28,
    customer_group: 'DAMES',
    frame_material: 'ALUMINIUM',
    color: 'Zwart Glans',
    primary_color: 'ZWART',
    type_gear_system: 'DERAILLEUR',
    gear_count: 10,
    sales_price_cents: 369900,
  }

  it('is read in the words of the POS', () => {
    const answer = {
      stock_object_id: 26034,
      status: { is_demo: false, is_used: false, is_sold: true },
      object,
      identification: { frame_number: 'FR1', battery_number: 'AC1' },
    }
    expect(value(JSON.stringify(answer), AnsweredStockObject)).toEqual({
      objectId: 26034,
      frameNumber: 'FR1',
      batteryNumber: 'AC1',
      brandName: 'BATAVUS',
      modelName: 'Finez E-Go',
      modelYear: '2024',
      customerGroup: 'DAMES',
      color: 'Zwart Glans',
      primaryColor: 'ZWART',
      frameType: 'LAGE INSTAP',
      frameHeight: '53',
      frameMaterial: 'ALUMINIUM',
      wheelSize: '28',
      gearSystem: 'DERAILLEUR',
      gearCount: 10,
      salesPriceCents: 369900,
      articleGroup: '1A01',
      isElectric: null,
      isSold: true,
      isDemo: false,
      isUsed: false,
      isRental: false,
      numbers: { battery: ['AC1'] },
    })
  })

  it('may have nothing but an id: empty objects as lists, sizes as 0, words as ""', () => {
    const bare = { brand_name: '', frame_height: 0, wheel_size: '0', gear_count: 0, model_year: 0 }
    const answer = { stock_object_id: '7', identification: [], object: bare }
    const read = value(JSON.stringify(answer), AnsweredStockObject)
    const { objectId, isSold, isDemo, isUsed, isRental, numbers, ...rest } = read
    expect({ objectId, isSold, isDemo, isUsed, isRental, numbers }).toEqual({
      objectId: 7,
      numbers: {},
      isSold: false,
      isDemo: false,
      isUsed: false,
      isRental: false,
    })
    expect(new Set(Object.values(rest))).toEqual(new Set([null]))
  })
})
