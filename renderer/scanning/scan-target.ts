import type { EventPayload } from '../../shared/counter-api.ts'
import type { Part } from '../../shared/registration.ts'

/** The card that took a scan, for the beam; null when none did. */
export function targetOf({ meaning, outcome }: EventPayload<'scanned'>): Part | null {
  if (outcome === 'not-here' || outcome === 'refused') return null
  switch (meaning.kind) {
    case 'product-code':
      return 'bike'
    case 'frame-number':
      return 'frameNumber'
    case 'shield':
      return 'shield'
    case 'nothing':
      return null
  }
}
