import { readFileSync } from 'node:fs'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comparedWord, mapStockObject } from '../../shared/article-mapping.ts'
import {
  audienceWords,
  colorWords,
  frameMaterialWords,
  gearTypeWords,
  typeWords,
} from '../../shared/article-words.ts'
import { DraftBike, UnknownWord } from '../../shared/registration.ts'
import * as registryValues from '../../shared/registry-values.ts'
import { StockObject } from '../../shared/stock.ts'

const Golden = z.array(
  z.object({
    name: z.string(),
    locale: z.string(),
    object: StockObject,
    attributes: DraftBike,
    unknownWords: z.array(UnknownWord),
  }),
)
const golden = Golden.parse(
  JSON.parse(
    readFileSync(new URL('../fixtures/stock-objects-mapped.json', import.meta.url), 'utf8'),
  ),
)
const nobodyKnows = () => null
const nothing = golden.at(-1)?.object

function stockObject(said: Partial<StockObject>): StockObject {
  return StockObject.parse({ ...nothing, ...said })
}

describe('what the POS says of a bike becomes what the registry is told', () => {
  it.each(golden)('$name ($locale)', ({ object, attributes, unknownWords }) => {
    expect(mapStockObject(object, nobodyKnows)).toEqual({ attributes, unknownWords })
  })

  it('is tried in both languages for every kind of bike', () => {
    const kinds = Map.groupBy(golden, ({ name }) => name)
    for (const both of kinds.values()) {
      expect(both.map(({ locale }) => locale)).toEqual(['nl_NL', 'en_GB'])
    }
  })

  it.each([
    ['mat zwart', 'Black'],
    ['ZWART MAT', 'Black'],
    ['antraciet', 'Grey'],
    ['donkerblauw', 'Blue'],
    ['Lichtgroen metallic', 'Green'],
    ['Marineblauw', 'Blue'],
    ['crème', 'Cream'],
    ['Dark-Blue (matt)', 'Blue'],
    ['jet black gloss', 'Black'],
  ])('%s is %s', (color, value) => {
    expect(mapStockObject(stockObject({ color }), nobodyKnows).attributes.color).toBe(value)
  })

  it.each(['zwart/rood', 'black and white', 'zwartachtig', 'mat', 'Thyme Green', '?'])(
    'does not guess what colour %s is',
    (word) => {
      const { attributes, unknownWords } = mapStockObject(
        stockObject({ primaryColor: word }),
        nobodyKnows,
      )
      expect(attributes.color).toBeUndefined()
      expect(unknownWords).toEqual([{ field: 'color', word }])
    },
  )

  it('takes the primary colour before the own words, and keeps those as the frame colour', () => {
    const object = stockObject({ primaryColor: 'BLAUW', color: 'Petrol' })
    expect(mapStockObject(object, nobodyKnows).attributes).toEqual({
      color: 'Blue',
      frameColor: 'Petrol',
    })
  })
})

describe('the type of a bike', () => {
  const type = (said: Partial<StockObject>) => mapStockObject(stockObject(said), nobodyKnows)

  it('is told by the flag before the article group and the battery', () => {
    expect(type({ isElectric: true, articleGroup: 'Bakfietsen' }).attributes.type).toBe('E-bike')
    expect(
      type({ isElectric: false, articleGroup: 'Bakfietsen', batteryNumber: 'B' }).attributes.type,
    ).toBe('Cargo bike')
  })

  it('is told by the battery when the article group says nothing or nothing we know', () => {
    expect(type({ batteryNumber: 'B' }).attributes.type).toBe('E-bike')
    expect(type({ batteryNumber: 'B', articleGroup: '1A01' })).toMatchObject({
      attributes: { type: 'E-bike', propulsionType: 'Electric' },
      unknownWords: [],
    })
  })

  it('is asked for otherwise', () => {
    expect(type({ isElectric: false, batteryNumber: 'B' }).attributes.type).toBeUndefined()
    expect(type({ articleGroup: '1A01' }).unknownWords).toEqual([{ field: 'type', word: '1A01' }])
    expect(type({ batteryNumber: '  ' }).attributes.type).toBeUndefined()
  })
})

describe('a word that staff taught', () => {
  it('is not asked about again, and wins over the table', () => {
    const taught = (field: string, word: string) =>
      field === 'color' && word.toLowerCase() === 'zwart' ? 'Grey' : null
    const mapped = mapStockObject(
      stockObject({ primaryColor: 'ZWART', customerGroup: 'DAMES' }),
      taught,
    )
    expect(mapped).toMatchObject({
      attributes: { color: 'Grey', audience: 'Women' },
      unknownWords: [],
    })
  })
})

describe('the golden table', () => {
  it.each([
    ['audience', audienceWords, registryValues.audiences],
    ['color', colorWords, registryValues.colors],
    ['type', typeWords, registryValues.bikeTypes],
    ['frame material', frameMaterialWords, registryValues.frameMaterials],
    ['gear type', gearTypeWords, registryValues.gearTypes],
  ] as const)(
    'has one meaning for each word of the %s, in the form words are compared in',
    (_, words, values) => {
      expect(Object.keys(words)).toEqual([...values])
      const all = Object.values<readonly string[]>(words).flat()
      expect(all.filter((word) => comparedWord(word) !== word)).toEqual([])
      const seen = Map.groupBy(all, (word) => word)
      expect([...seen].filter(([, times]) => times.length > 1).map(([word]) => word)).toEqual([])
      for (const [value, own] of Object.entries<readonly string[]>(words)) {
        const elsewhere = Object.entries<readonly string[]>(words).filter(
          ([other, its]) => other !== value && its.includes(comparedWord(value)),
        )
        expect({ value, own: own.length > 0, elsewhere }).toEqual({
          value,
          own: true,
          elsewhere: [],
        })
      }
    },
  )

  it("knows the seed's own examples", () => {
    expect(registryValues.bikeTypes).toContain('E-bike')
    expect(registryValues.audiences).toContain('Men')
    expect(registryValues.colors).toContain('Black')
    expect(registryValues.frameMaterials).toContain('Aluminium')
    expect(registryValues.gearTypes).toContain('Derailleur')
    expect(registryValues.driveTypes).toContain('Chain')
    expect(registryValues.propulsionTypes).toContain('Manual')
  })
})

describe('whatever a POS says', () => {
  const word = fc.option(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('ZWART', 'mat', 'DAMES', '__proto__', 'constructor'),
    ),
  )
  const number = fc.option(fc.integer({ min: -10, max: 1e9 }))
  const flag = fc.option(fc.boolean())
  const objects = fc.record({
    batteryNumber: word,
    brandName: word,
    modelName: word,
    customerGroup: word,
    color: word,
    primaryColor: word,
    frameHeight: word,
    frameMaterial: word,
    wheelSize: word,
    gearSystem: word,
    gearCount: number,
    salesPriceCents: number,
    articleGroup: word,
    isElectric: flag,
  })

  it('is mapped without failing, to known values and nothing a draft would refuse', () => {
    fc.assert(
      fc.property(objects, (said) => {
        const { attributes } = mapStockObject(stockObject(said), nobodyKnows)
        expect(DraftBike.safeParse(attributes).error).toBeUndefined()
        const known = (values: readonly string[], value: string | undefined) =>
          value === undefined || values.includes(value)
        expect(known(registryValues.colors, attributes.color)).toBe(true)
        expect(known(registryValues.bikeTypes, attributes.type)).toBe(true)
        expect(known(registryValues.audiences, attributes.audience)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is either understood or asked about, never both and never dropped', () => {
    fc.assert(
      fc.property(objects, (said) => {
        const { attributes, unknownWords } = mapStockObject(stockObject(said), nobodyKnows)
        for (const { field } of unknownWords) expect(attributes[field]).toBeUndefined()
        const asked = unknownWords.map(({ field }) => field)
        expect(new Set(asked).size).toBe(asked.length)
        if ((said.customerGroup ?? '').trim() !== '') {
          expect(attributes.audience !== undefined || asked.includes('audience')).toBe(true)
        }
        if ((said.primaryColor ?? '').trim() !== '') {
          expect(attributes.color !== undefined || asked.includes('color')).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
