import type { ScanRoute } from '../scanning/scan-desk.ts'
import type { BegunLeadDesk } from './begun-leads.ts'

/**
 * Scans while the leads are in front: which stores have this bike, or, with the sheet open, the bike it
 * is about. What looks like a frame number is asked as an article number; nothing else here has one.
 */
export function leadScans(desk: BegunLeadDesk): ScanRoute {
  return {
    takes: ['product-code', 'object', 'frame-number'],
    asksForBike: () => true,
    take(scan, meaning) {
      if (meaning.kind === 'object') desk.locate(meaning.objectId)
      else desk.locate(meaning.kind === 'product-code' ? meaning.barcode : scan.text.trim())
      const isOdd = meaning.kind === 'product-code' && !meaning.checkDigitIsRight
      return { outcome: isOdd ? 'warning' : 'accepted' }
    },
  }
}
