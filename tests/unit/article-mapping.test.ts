import { readFileSync } from 'node:fs'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mapStockObject } from '../../shared/article-mapping.ts'
import { comparedWord } from '../../shared/compared-word.ts'
import {
  audienceWords,
  colorWords,
  frameMaterialWords,
  gearTypeWords,
  typeWords,
} from '../../shared/article-words.ts'
import { colorNames } from '../../shared/color-names.ts'
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
    ['Zwart mat / Red', 'Black'],
    ['zwart/rood', 'Black'],
    ['Rot-Schwarz', 'Red'],
    ['black and white', 'Black'],
    ['Blanc avec noir', 'White'],
    ['Hematite', 'Grey'],
    ['Slate matt', 'Grey'],
    ['Ocean', 'Blue'],
    ['Ocean Black', 'Black'],
    ['Gloss Carbon / Smoke', 'Black'],
    ['sneeuwwit', 'White'],
    ['Thyme Green', 'Green'],
    ['Lava Red Metallic', 'Red'],
    ['appelgroen', 'Green'],
    ['Himmelblau', 'Blue'],
    ['Dunkelrot', 'Red'],
    ['hellgrün seidenmatt', 'Green'],
    ['rouge foncé brillant', 'Red'],
    ['Anthrazit matt', 'Grey'],
    ['gris anthracite', 'Grey'],
    ['bleu marine', 'Blue'],
    ['Vert foncé', 'Green'],
    ['Weiß', 'White'],
    ['Grün glänzend', 'Green'],
    ['zwartwit', 'Black'],
    ['Schwarzweiß', 'Black'],
    ['blauwgrijs', 'Grey'],
    ['Weiss Feinstaub', 'White'],
    ['Bordeaux', 'Red'],
    ['Rouge &amp; Noir', 'Red'],
  ])('%s is %s', (color, value) => {
    expect(mapStockObject(stockObject({ color }), nobodyKnows).attributes.color).toBe(value)
  })

  it.each([
    ...['zwartachtig', 'mat', 'Black Forest Green', 'Northern Lights', 'Infrared', '?', '/'],
    ...['infrarood', 'Matrose', 'Rotterdam', 'niet zwart', 'kein Rot', 'Black or blue'],
    // Each is another colour in another language.
    ...['kaki', 'sable'],
  ])('does not guess what colour %s is', (word) => {
    const { attributes, unknownWords } = mapStockObject(
      stockObject({ primaryColor: word }),
      nobodyKnows,
    )
    expect(attributes.color).toBeUndefined()
    expect(unknownWords).toEqual([{ field: 'color', word }])
  })

  it('takes the own words where it does not know the primary colour', () => {
    const object = stockObject({ primaryColor: 'OVERIG', color: 'Zwart' })
    expect(mapStockObject(object, nobodyKnows)).toEqual({
      attributes: { color: 'Black', frameColor: 'Zwart' },
      unknownWords: [],
    })
    const unknown = stockObject({ primaryColor: 'OVERIG', color: 'Galaxy' })
    expect(mapStockObject(unknown, nobodyKnows).unknownWords).toEqual([
      { field: 'color', word: 'OVERIG' },
    ])
  })

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
    expect(type({ batteryNumber: 'B', articleGroup: '1Z01' })).toMatchObject({
      attributes: { type: 'E-bike', propulsionType: 'Electric' },
      unknownWords: [],
    })
  })

  it('is asked for otherwise', () => {
    expect(type({ isElectric: false, batteryNumber: 'B' }).attributes.type).toBeUndefined()
    expect(type({ articleGroup: '1Z01' }).unknownWords).toEqual([{ field: 'type', word: '1Z01' }])
    expect(type({ articleGroup: '7A01' }).attributes.type).toBeUndefined()
    expect(type({ articleGroup: '7A01', isElectric: true })).toMatchObject({
      attributes: { propulsionType: 'Electric' },
      unknownWords: [{ field: 'type', word: '7A01' }],
    })
    expect(type({ articleGroup: '7A01', batteryNumber: 'B' }).attributes.type).toBeUndefined()
    expect(type({ articleGroup: 'E-scooters', isElectric: true }).attributes.type).toBeUndefined()
    expect(type({ batteryNumber: '  ' }).attributes.type).toBeUndefined()
  })
})

describe('the published article groups', () => {
  const type = (articleGroup: string) =>
    mapStockObject(stockObject({ articleGroup }), nobodyKnows).attributes.type

  it.each([
    ['1A00', 'City bike'],
    ['1A01', 'E-bike'],
    ['A1', 'E-bike'],
    ['1A10', 'Transport bike'],
    ['1A11', 'E-bike'],
    ['1A20', "Mother's bike"],
    ['1A21', 'E-bike'],
    ['1B00', 'Hybrid bike'],
    ['1B01', 'E-bike'],
    ['1F01', 'E-bike'],
    ['Stadsfietsen', 'City bike'],
    ['Vélos De Ville', 'City bike'],
    ['City-Bike', 'City bike'],
    ['City bike without gear or with hub gear', 'City bike'],
    ['City-Bike ohne Kettenschaltung oder Nabenschaltung', 'City bike'],
    ['Stadsfiets (elektrisch)', 'E-bike'],
    ['Vélo de Ville (électrique)', 'E-bike'],
    ['E-bike city bike without gear system or with hub gear', 'E-bike'],
    ['Elektrisches Citybike ohne Kettenschaltung oder Nabenschaltung', 'E-bike'],
    ['Transport bike without gear system or with hub gear', 'Transport bike'],
    ['E-bike transport fahrräd ohne Kettenschaltung oder Nabenschaltung', 'E-bike'],
    ['Vélo familial', "Mother's bike"],
    ['VTC', 'Hybrid bike'],
    ['Vélos Hybrides Electriques', 'E-bike'],
    ['Hybrid-Fahrrad mit Kettenschaltung', 'Hybrid bike'],
    ['Crosshybrides', 'Hybrid bike'],
    ['Crosshybrides - elektrisch', 'E-bike'],
    ['Crosshybride (elektrisch)', 'E-bike'],
    ['Speed pedelec (elektrisch)', 'Speed pedelec'],
    ['Stadsfietsen (niet elektrisch)', 'City bike'],
    ['Stadsfietsen (zonder elektrische ondersteuning)', 'City bike'],
    ['Vélo de ville (sans assistance électrique)', 'City bike'],
    ['Stadtfahrrad (kein E-Bike)', 'City bike'],
    ['Stadtrad ohne Motor', 'City bike'],
    ['Stadsfietsen - geen speed pedelec', 'City bike'],
    ['E - Kinderfietsen', "Kids' bike"],
    ['E Kinderfietsen', undefined],
    ['E-MTB', 'E-bike'],
    ['e city bikes', 'E-bike'],
    ['Elektrofahrräder', 'E-bike'],
    ['Elektronica', undefined],
    ['Elektrische step', undefined],
    ['E-scooters', undefined],
    ['E-bikes step-through', 'E-bike'],
    ['E-bikes / Speed pedelecs', undefined],
    ['Pedelecs & S-Pedelecs', undefined],
    ['Elektrische fietsen - Speed pedelec', 'Speed pedelec'],
    ['Racefietsen / Gravel', undefined],
    ['Mountainbikes / MTB', 'Mountain bike'],
    ['S-Pedelec', 'Speed pedelec'],
    ['Speedbikes', undefined],
    ['Speed bike', undefined],
    ['1A', undefined],
    ['7F01', undefined],
    ['2F1', undefined],
  ])('%s is %s', (group, value) => {
    expect(type(group)).toBe(value)
  })

  it('a speed pedelec is one although it is flagged as electric', () => {
    const object = stockObject({ articleGroup: 'Speed pedelecs', isElectric: true })
    expect(mapStockObject(object, nobodyKnows).attributes).toMatchObject({
      type: 'Speed pedelec',
      propulsionType: 'Electric',
    })
  })
})

describe('whom a bike is for', () => {
  const audience = (said: Partial<StockObject>) => mapStockObject(stockObject(said), nobodyKnows)

  it.each([
    ['UNI', 'Unisex'],
    ['Jongens', 'Boys'],
    ['Ladies', 'Women'],
    ['Gents', 'Men'],
    ['Herren', 'Men'],
    ['Mädchen', 'Girls'],
    ['Femmes', 'Women'],
    ['Garçons', 'Boys'],
    ['Meisjes 20', 'Girls'],
    ['Dames/Heren 28"', 'Unisex'],
    ['Herren & Damen', 'Unisex'],
    ['Jongens en meisjes 20 inch', 'Kids'],
    ['Herren 28 Zoll', 'Men'],
    ['Dames sport 28', undefined],
    ['Niet voor dames 28', undefined],
    ['Dames of jongens', undefined],
  ])('is told by the frame type %s', (frameType, value) => {
    expect(audience({ frameType }).attributes.audience).toBe(value)
  })

  it('is told by the customer group first, and by no form of a frame', () => {
    expect(audience({ frameType: 'UNI', customerGroup: 'DAMES' }).attributes.audience).toBe('Women')
    expect(audience({ frameType: 'Heren', customerGroup: 'Overig' })).toMatchObject({
      attributes: { audience: 'Men' },
      unknownWords: [],
    })
    expect(audience({ frameType: 'LAGE INSTAP' })).toEqual({ attributes: {}, unknownWords: [] })
  })
})

describe('gears', () => {
  it('999 are none to count but stepless', () => {
    expect(mapStockObject(stockObject({ gearCount: 999 }), nobodyKnows).attributes).toEqual({
      gearType: 'Continuously variable',
    })
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

  it('has one meaning for each name of a colour, and none that is a colour itself', () => {
    const names = Object.values(colorNames).flat()
    expect(names.filter((name) => comparedWord(name) !== name)).toEqual([])
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
    const own = new Set(Object.values(colorWords).flat())
    expect(names.filter((name) => own.has(name))).toEqual([])
  })

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
