import type { ScanMeaning } from '../../shared/scan.ts'

/** The code that a person compares with what is printed; a badge's is nobody's business. */
export function codeOf(meaning: ScanMeaning): string {
  switch (meaning.kind) {
    case 'shield':
      return meaning.code
    case 'product-code':
      return meaning.barcode
    case 'frame-number':
      return meaning.number.sent
    case 'object':
      return String(meaning.objectId)
    case 'badge':
    case 'understood':
    case 'nothing':
      return ''
  }
}
