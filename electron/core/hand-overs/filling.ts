import { mapStockObject } from '../../../shared/article-mapping.ts'
import type { AsideSale } from '../../../shared/aside-sale.ts'
import type { BikeNumbers } from '../../../shared/bike-numbers.ts'
import type { SaleHandOver } from '../../../shared/hand-over.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import type { DraftBike, UnknownWord } from '../../../shared/registration.ts'
import type { StockObject } from '../../../shared/stock.ts'
import type { ArticleStore } from '../ports.ts'
import type { DraftContent } from '../selling/draft-view.ts'

/** What goes into an empty draft at once, as if staff had scanned and typed it. */
export type Filling = {
  handOverId: string | null
  barcode: string | null
  frame: string | null
  /** A person said that it is the frame number: at the POS, or here before it was set aside. */
  frameConfirmed: boolean
  shield: string | null
  withoutShield: boolean
  bike: DraftBike
  numbers?: BikeNumbers | undefined
  unknownWords: UnknownWord[]
  photos: readonly BikePhoto[]
}

const nothingKnown: StockObject = {
  objectId: 0,
  frameNumber: null,
  batteryNumber: null,
  brandName: null,
  modelName: null,
  modelYear: null,
  customerGroup: null,
  color: null,
  primaryColor: null,
  frameType: null,
  frameHeight: null,
  frameMaterial: null,
  wheelSize: null,
  gearSystem: null,
  gearCount: null,
  salesPriceCents: null,
  articleGroup: null,
  isElectric: null,
  isSold: false,
  isDemo: false,
  isUsed: false,
}

/** A sale of another program in the registry's words; a word that no table knows is asked. */
export function fillingOf(
  sale: SaleHandOver,
  { id, articles }: { id: string; articles: ArticleStore },
): Filling {
  const { attributes, unknownWords } = mapStockObject(
    {
      ...nothingKnown,
      brandName: sale.brand ?? null,
      modelName: sale.model ?? null,
      color: sale.color ?? null,
      articleGroup: sale.type ?? null,
      customerGroup: sale.audience ?? null,
      salesPriceCents: sale.priceCents ?? null,
    },
    (field, word) => articles.wordMeans(field, word),
  )
  const { barcode = null, frame = null, frameNumberConfirmed: frameConfirmed = false } = sale
  const bike = attributes
  return {
    ...{ handOverId: id, barcode, frame, frameConfirmed, bike, unknownWords, photos: [] },
    ...{ shield: null, withoutShield: false },
  }
}

export function fillingOfAside(aside: AsideSale, handOverId: string | null): Filling {
  return { ...aside, handOverId, bike: aside.bike ?? {}, unknownWords: [] }
}

/** The sale on the screen, for taking it off and putting it back. Its checks are asked anew then. */
export function asideOf({ bike, frameNumber, asked, shield, photos }: DraftContent): AsideSale {
  // One that is still asked about is asked about again.
  const number = frameNumber?.number ?? asked?.number ?? null
  return {
    bike: bike?.attributes ?? null,
    barcode: bike?.barcode ?? null,
    numbers: bike?.numbers,
    frame: number?.asRead ?? null,
    frameConfirmed: frameNumber?.number.confirmed === true,
    shield: shield?.kind === 'code' ? shield.code : null,
    withoutShield: shield?.kind === 'without',
    photos: [...photos],
  }
}
