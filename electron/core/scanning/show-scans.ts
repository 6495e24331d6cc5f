import type { ScanRoute } from './scan-desk.ts'

/** The setup page takes every scan, shows what it is and does nothing with it. */
export const showScans: ScanRoute = {
  takes: ['shield', 'product-code', 'frame-number', 'badge', 'object', 'understood', 'nothing'],
  take: () => ({ outcome: 'shown' }),
}
