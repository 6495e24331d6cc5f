import { confirmable } from '../../../shared/frame-number-confirmable.ts'
import {
  carriesCheckDigit,
  hasRightCheckDigit,
  normalisedProductCode,
} from '../../../shared/product-code.ts'
import type { Draft } from '../../../shared/registration.ts'
import type { Filling } from '../hand-overs/filling.ts'
import { typedBike } from './bike-part.ts'
import type { DraftScans, SaleParts } from './draft-scans.ts'

/**
 * Puts a whole sale on the screen, or what the sale on the screen still lacks. What is typed there
 * stays; the frame number and the shield are checked as if they had been scanned.
 */
export function fillIn(
  { sale, bike: bikePart, frameNumber: numberPart, shield: shieldPart }: SaleParts,
  scans: DraftScans,
  filling: Filling,
): Draft {
  const { handOverId, barcode, frame, shield, withoutShield, bike, unknownWords, photos } = filling
  const { bike: before, frameNumber, shield: shieldBefore } = sale.content
  sale.change({ handOverId, photos: [...sale.content.photos, ...photos] })
  if (barcode !== null && before === null) {
    const code = normalisedProductCode(barcode)
    bikePart.setProductCode(code, hasRightCheckDigit(code) || !carriesCheckDigit(code))
  }
  const known = sale.content.bike ?? typedBike({})
  const attributes = { ...known.attributes, ...bike, ...before?.attributes }
  if (Object.keys(attributes).length > 0 || known.barcode !== null) {
    const numbers = known.numbers ?? filling.numbers
    sale.change({ bike: { ...known, attributes, numbers, unknownWords } })
  }
  if (shield !== null && shieldBefore === null) shieldPart.set(shield)
  if (withoutShield && shieldBefore === null) sale.change({ shield: { kind: 'without' } })
  if (frame !== null && frameNumber === null) {
    scans.take({ text: frame, aim: null, from: 'typed' }, 'frameNumber')
    const { asked } = sale.content
    const isAnswered = filling.frameConfirmed && asked !== null && confirmable.has(asked.asks)
    if (isAnswered) numberPart.useAsked(asked.number.sent)
  }
  return sale.view()
}
