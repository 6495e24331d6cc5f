import type { EventPayload } from '../../shared/counter-api.ts'
import type { Part } from '../../shared/registration.ts'

/** The card that took a scan, for the beam; null when none did. */
export function targetOf({ meaning, outcome, layer }: EventPayload<'scanned'>): Part | null {
  if (layer !== null) return null
  if (outcome !== 'accepted' && outcome !== 'warning' && outcome !== 'repeated') return null
  switch (meaning.kind) {
    case 'product-code':
    case 'object':
      return 'bike'
    case 'frame-number':
      return 'frameNumber'
    case 'shield':
      return 'shield'
    case 'badge':
    case 'understood':
    case 'nothing':
      return null
  }
}
