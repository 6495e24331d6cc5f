import type { BikeNumbers } from '../../../shared/bike-numbers.ts'
import type { MappedArticle } from '../../../shared/article-mapping.ts'
import type { EnteredFrameNumber } from '../../../shared/frame-number.ts'

/** A bike that the POS knows, for filling a sale in: the shield is what is left to scan. */
export type HandedOver = MappedArticle & {
  /** The sold bike of the worklist it is. */
  soldBikeId: string
  barcode: string | null
  number: EnteredFrameNumber | null
  objectId: number | null
  /** Of this very bike. */
  numbers?: BikeNumbers | undefined
  /** More of it is being asked: `handOverMore` follows. */
  isAsking: boolean
}
