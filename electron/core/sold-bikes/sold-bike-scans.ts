import { comparedForm, comparedForms } from '../../../shared/frame-number.ts'
import { formsOfProductCode } from '../../../shared/product-code.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import type { ScanRoute } from '../scanning/scan-desk.ts'
import type { Seller } from '../selling/seller.ts'
import type { SoldBikeDesk } from './sold-bike-desk.ts'

/**
 * Scans while the worklist is in front. A frame number, product code or stock label of one listed bike
 * opens it; with a bike open a shield is its shield, and another frame number is what its frame says.
 * When only one bike is left to register a shield can only be for that one: it opens it, with its
 * frame number asked for, so that one scan and Enter are all.
 */
export function worklistScans(desk: SoldBikeDesk, seller: Seller): ScanRoute {
  const takeShield: ScanRoute['take'] = (scan, meaning) => {
    const [only, ...others] = desk.openBikes()
    if (only === undefined || others.length > 0) return notFound(scan)
    const opened = desk.open(only.id)
    if (!opened.ok) return { outcome: 'refused', fault: opened.fault }
    return seller.scans.take(scan, meaning)
  }
  return {
    takes: ['shield', 'product-code', 'frame-number', 'object', 'nothing'],
    asksForBike: () => false,
    useAsked() {
      if (seller.get().soldBikeId !== null) seller.scans.useAsked?.()
    },
    take(scan, meaning) {
      const { soldBikeId } = seller.get()
      const [bike, ...others] = desk.openBikes().filter(namedBy(meaning, scan.text))
      if (bike !== undefined && bike.id !== soldBikeId) {
        // Several bikes behind one code: the frame number chooses, as everywhere.
        if (others.length > 0) return { outcome: 'warning' }
        const opened = desk.open(bike.id)
        return opened.ok ? { outcome: 'accepted' } : { outcome: 'refused', fault: opened.fault }
      }
      // The opened bike's own code says nothing new, and must not empty what is known of it.
      if (bike !== undefined) return { outcome: 'accepted' }
      if (meaning.kind === 'shield' && soldBikeId === null) return takeShield(scan, meaning)
      const says = meaning.kind === 'shield' || meaning.kind === 'frame-number'
      if (soldBikeId !== null && says) return seller.scans.take(scan, meaning)
      return notFound(scan)
    },
  }
}

function notFound({ text }: Scan): ReturnType<ScanRoute['take']> {
  return { outcome: 'refused', fault: { kind: 'not-found', what: text } }
}

type Listed = Pick<SoldBike, 'id' | 'frameNumber' | 'barcode'> & { objectId: number | null }

function namedBy(meaning: ScanMeaning, text: string): (bike: Listed) => boolean {
  if (meaning.kind === 'shield') return () => false
  if (meaning.kind === 'object') return ({ objectId }) => objectId === meaning.objectId
  const compared = new Set(comparedForms(text))
  const forms = new Set(formsOfProductCode(text.trim()))
  return ({ frameNumber, barcode }) =>
    (frameNumber !== null && compared.has(comparedForm(frameNumber))) ||
    (barcode !== null && forms.has(barcode))
}
