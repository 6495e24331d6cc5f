import type { Fault } from '../../../shared/fault.ts'
import { readFrameNumber, type EnteredFrameNumber } from '../../../shared/frame-number.ts'
import type { Part } from '../../../shared/registration.ts'
import { rawTextOf } from '../../../shared/scan-meaning.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import type { ScanRoute, TakenScan } from '../scanning/scan-desk.ts'
import type { BikePart } from './bike-part.ts'
import type { FrameNumberPart, ReadBy } from './frame-number-part.ts'
import type { SaleOnScreen } from './sale-on-screen.ts'
import type { ShieldPart } from './shield-part.ts'
import { whatWasRead } from './what-was-read.ts'

export type SaleParts = {
  sale: SaleOnScreen
  bike: BikePart
  frameNumber: FrameNumberPart
  shield: ShieldPart
}

/** What became of a scan, or of text typed where a part is asked for. */
export type ReadPart = { meaning: ScanMeaning; outcome: TakenScan['outcome'] }

export type DraftScans = {
  /** What the Sell screen does with a scan. */
  readonly route: ScanRoute
  take(scan: Scan, part: Part | null): ReadPart
}

/** Puts what is scanned or typed where it belongs in the sale. */
export function createDraftScans({ sale, bike, frameNumber, shield }: SaleParts): DraftScans {
  function takeMeant(scan: Scan, meaning: ScanMeaning, by: ReadBy): TakenScan {
    switch (meaning.kind) {
      case 'shield': {
        shield.set(meaning.code)
        return { outcome: 'accepted' }
      }
      case 'product-code': {
        bike.setProductCode(meaning.barcode, meaning.checkDigitIsRight)
        return { outcome: meaning.checkDigitIsRight ? 'accepted' : 'warning' }
      }
      case 'frame-number': {
        const { asks = null } = meaning
        // Its meaning was read this moment, by the one reader.
        const number = meaning.number as EnteredFrameNumber
        const offered = frameNumber.offer({ number, asks, by })
        return { outcome: offered === 'set' ? 'accepted' : 'warning' }
      }
      case 'badge':
      case 'object':
      case 'understood':
      case 'nothing':
        return { outcome: 'refused', fault: whyRefused(scan) }
    }
  }

  const asksForBike = (): boolean => sale.content.bike === null

  return {
    route: {
      takes: ['shield', 'product-code', 'frame-number', 'nothing'],
      asksForBike,
      productCode: () => sale.content.bike?.barcode ?? null,
      take: (scan, meaning) => takeMeant(scan, meaning, 'scan'),
      useAsked() {
        const { asked } = sale.content
        if (asked !== null) frameNumber.useAsked(asked.number.sent)
      },
    },

    take(scan, part) {
      const meaning = whatWasRead(scan, part, {
        bikeMissing: asksForBike(),
        productCode: sale.content.bike?.barcode ?? null,
        knownProductCode: (code) => bike.knowsProductCode(code),
        isFrameNumber: (text) => bike.holdsFrameNumber(text),
        isFrench: () => bike.isFrench(),
      })
      if (part === 'shield' && meaning.kind === 'frame-number') {
        sale.change({ refusal: { kind: 'shield-code-refused', asRead: scan.text } })
        return { meaning, outcome: 'refused' }
      }
      // Where the very part is asked for, it is meant.
      const by = part !== null || scan.from === 'typed' ? 'typing' : 'scan'
      const { outcome, fault = null } = takeMeant(scan, meaning, by)
      if (fault !== null) sale.change({ refusal: fault })
      return { meaning, outcome }
    },
  }
}

function whyRefused(scan: Scan): Fault {
  const number = readFrameNumber(rawTextOf(scan))
  if (number.ok) return { kind: 'shield-code-refused', asRead: scan.text }
  return number.fault.kind === 'frame-number-refused'
    ? { ...number.fault, asRead: scan.text }
    : number.fault
}
