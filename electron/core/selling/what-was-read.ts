import { frameNumberIn } from '../../../shared/frame-number.ts'
import {
  carriesCheckDigit,
  hasRightCheckDigit,
  normalisedProductCode,
} from '../../../shared/product-code.ts'
import type { Part } from '../../../shared/registration.ts'
import {
  knownTextsOf,
  meaningOf,
  rawTextOf,
  type MeaningContext,
} from '../../../shared/scan-meaning.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import { readShieldCode } from '../../../shared/shield.ts'

/**
 * What a scan means, or text typed where `part` is asked for: there it is that thing, unless it is
 * plainly a shield. `part` null: nothing was asked, the rules of a scan decide.
 */
export function whatWasRead(scan: Scan, part: Part | null, context: MeaningContext): ScanMeaning {
  const meant = meaningOf(scan, context)
  if (part === null || meant.kind === 'shield') return meant
  switch (part) {
    case 'shield': {
      const code = readShieldCode(scan.text)
      return code.ok ? { kind: 'shield', code: code.value, why: 'typed-as-shield' } : meant
    }
    case 'frameNumber': {
      const why = 'typed-as-frame-number'
      const read = frameNumberIn(rawTextOf(scan), knownTextsOf(context))
      if (read.is === 'refused') return { kind: 'nothing', why }
      const { number } = read
      return read.is === 'number'
        ? { kind: 'frame-number', number, why }
        : { kind: 'frame-number', number, asks: read.reason, why }
    }
    case 'bike': {
      const digits = scan.text.replace(/\s/g, '')
      if (!/^\d{6,14}$/.test(digits)) return meant
      return {
        kind: 'product-code',
        barcode: normalisedProductCode(digits),
        checkDigitIsRight: hasRightCheckDigit(digits) || !carriesCheckDigit(digits),
        why: 'typed-as-product-code',
      }
    }
  }
}
