import { frameNumberIn } from '../../shared/frame-number.ts'
import { brands, isElectric, models, type Model } from './catalogue.ts'
import { withCheckDigit } from './product-code.ts'
import type { Random } from './random.ts'

/** A bike (or moped) in the POS. Words are international codes; the account's locale comes later. */
export interface StockItem {
  /** Has a meaning only inside its own account. */
  objectId: number
  account: string
  store: string
  barcode: string
  articleId: string
  model: Model
  /** The brand's own words. */
  color: string
  baseColor: string
  customerGroup: string
  frameType: string
  frameHeight: number
  modelYear: number
  isElectric: boolean
  frameNumber: string | null
  keyNumber: string | null
  batteryNumber: string | null
  priceCents: number
  isDemo: boolean
  isUsed: boolean
  kilometres: number
  isSold: boolean
  /** The transaction that sold it, or null. */
  soldIn: number | null
}

function brandOf(model: Model): (typeof brands)[number] {
  const brand = brands.find((known) => known.name === model.brand)
  if (brand === undefined) throw new Error(`The catalogue has no brand ${model.brand}.`)
  return brand
}

export function frameNumberFor(model: Model, random: Random): string {
  // One that a telephone has too, say, would have to be confirmed.
  for (;;) {
    const written = random.written(brandOf(model).frameNumber)
    if (frameNumberIn(written).is === 'number') return written
  }
}

function modelNamed(brand: string, name: string): Model {
  const model = models.find((known) => known.brand === brand && known.name === name)
  if (model === undefined) throw new Error(`The catalogue has no ${brand} ${name}.`)
  return model
}

interface Variant {
  model: Model
  size: string
  color: string
  barcode: string
  articleId: string
}

function item(
  variant: Variant,
  place: Pick<StockItem, 'objectId' | 'account' | 'store'>,
  random: Random,
): StockItem {
  const { model } = variant
  const [customerGroup = 'UNISEX', frameType = 'UNISEX', height = '50'] = variant.size.split('/')
  const [color = '', baseColor = 'BLACK'] = variant.color.split('|')
  const electric = isElectric(model)
  return {
    ...place,
    barcode: variant.barcode,
    articleId: variant.articleId,
    model,
    color,
    baseColor,
    customerGroup,
    frameType,
    frameHeight: Number(height),
    modelYear: random.pick([2025, 2026]),
    isElectric: electric,
    frameNumber: frameNumberFor(model, random),
    keyNumber: random.written('#####'),
    batteryNumber: electric ? random.written('BAT-####-#######') : null,
    priceCents: model.priceCents,
    isDemo: false,
    isUsed: false,
    kilometres: 0,
    isSold: false,
    soldIn: null,
  }
}

/**
 * What stands in the shop and its sister store: every model of the catalogue in every size and
 * colour, one to three of each, so that one product code is often several bikes. Some are demo or
 * used bikes, some have no frame number yet.
 */
export function stockTheShop(random: Random): StockItem[] {
  const items: StockItem[] = []
  let objectId = 19_000
  let article = 10_000
  for (const model of models) {
    for (const size of model.sizes) {
      for (const color of model.colors) {
        article += random.between(1, 40)
        const barcode = withCheckDigit(
          `${brandOf(model).codePrefix}${String(article)}`.slice(0, 12),
        )
        const variant = {
          model,
          size,
          color,
          barcode,
          articleId: `${model.brand.slice(0, 2).toUpperCase()}${String(article)}`,
        }
        const count = random.pick([1, 1, 1, 2, 2, 3])
        for (let copy = 0; copy < count; copy += 1) {
          objectId += random.between(1, 9)
          const store = random.pick(['1', '1', '1', '3'])
          items.push(item(variant, { objectId, account: '1', store }, random))
        }
      }
    }
  }
  items.forEach((one, place) => {
    if (place % 23 === 5) Object.assign(one, { isDemo: true, kilometres: random.between(40, 900) })
    if (place % 29 === 11) {
      Object.assign(one, {
        isUsed: true,
        kilometres: random.between(900, 9000),
        modelYear: random.between(2017, 2023),
        priceCents: Math.round(one.priceCents * 0.55),
      })
    }
    if (place % 61 === 17) one.frameNumber = null
  })
  return [...items, ...documentedStock(random)]
}

/**
 * The objects of the documentation's examples, with their ids, codes and stores. The code
 * `877474749349` fails its check digit there too.
 */
function documentedStock(random: Random): StockItem[] {
  const orange: Variant = {
    model: modelNamed('Gazelle', 'Orange C7'),
    size: 'WOMEN/LOW_STEP/53',
    color: 'Zwart mat|BLACK',
    barcode: '8717231204726',
    articleId: '30015',
  }
  const crescendo: Variant = {
    model: modelNamed('Batavus', 'Crescendo'),
    size: 'WOMEN/LOW_STEP/53',
    color: 'Petrol|BLUE',
    barcode: '877474749349',
    articleId: 'ART1',
  }
  const sparta: Variant = {
    model: modelNamed('Sparta', 'Pick-Up'),
    size: 'UNISEX/UNISEX/50',
    color: 'Zwart mat|BLACK',
    barcode: '8717144186799',
    articleId: '03505002',
  }
  const kalkhoff: Variant = {
    model: modelNamed('Kalkhoff', 'Agattu 8'),
    size: 'WOMEN/LOW_STEP/50',
    color: 'Frosted Blue|BLUE',
    barcode: withCheckDigit('405462499990'),
    articleId: 'KA99990',
  }
  return [
    item(orange, { objectId: 18_695, account: '1', store: '1' }, random),
    item(orange, { objectId: 18_696, account: '1', store: '1' }, random),
    item(crescendo, { objectId: 11_212, account: '1', store: '1' }, random),
    item(sparta, { objectId: 144_922, account: '5185', store: '1' }, random),
    // The same number in the shop's own account is another bike: an id is never read across accounts.
    item(kalkhoff, { objectId: 144_922, account: '1', store: '3' }, random),
  ]
}
