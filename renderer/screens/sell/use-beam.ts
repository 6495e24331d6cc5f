import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/counter-api.ts'
import type { Part } from '../../../shared/registration.ts'
import { hear } from '../../counter/client.ts'
import { targetOf } from '../../scanning/scan-target.ts'

export type Heard = { scanned: EventPayload<'scanned'>; count: number }

/** The last scan, and how many there were: each one draws its beam anew on the card that took it. */
export function useBeam(): { heard: Heard | null; beamOn: (part: Part) => number | null } {
  const [heard, setHeard] = useState<Heard | null>(null)
  useEffect(
    () =>
      hear('scanned', (scanned) =>
        setHeard((last) => ({ scanned, count: (last?.count ?? 0) + 1 })),
      ),
    [],
  )
  const target = heard === null ? null : targetOf(heard.scanned)
  return { heard, beamOn: (part) => (heard !== null && part === target ? heard.count : null) }
}
