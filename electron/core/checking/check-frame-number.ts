import {
  isStolen,
  sameFrameNumber,
  type FrameNumber,
  type RegisteredBike,
  type Verdict,
} from '../../../shared/bike.ts'
import type { Fault } from '../../../shared/fault.ts'
import type { Registry } from '../ports.ts'

export type FrameVerdict = {
  verdict: Exclude<Verdict, 'unknown'>
  /** Bikes with the same compared frame number, whatever their brand. */
  hits: RegisteredBike[]
  /** Why a call failed, when one did. */
  fault: Fault | null
}

/**
 * Asks the registry about a frame number: the stolen search and the lookup, each in the sent form
 * and, when it differs, in the compared form. The verdict is DESIGN.md, "Verdict on a frame number":
 * a stolen hit counts even if another call failed; otherwise a failed call means not checked.
 */
export async function checkFrameNumber(
  registry: Registry,
  number: FrameNumber,
): Promise<FrameVerdict> {
  const forms = number.sent === number.compared ? [number.sent] : [number.sent, number.compared]
  const answers = await Promise.all(
    forms.flatMap((frameNumber) => [
      registry.stolenSearch({ frameNumber }),
      registry.lookup({ frameNumber }),
    ]),
  )
  const byId = new Map<number, RegisteredBike>()
  for (const answer of answers) {
    if (!answer.ok) continue
    for (const bike of answer.value) {
      if (!sameFrameNumber(bike.frameNumber, number.sent)) continue
      const known = byId.get(bike.id)
      if (known === undefined || (isStolen(bike) && !isStolen(known))) byId.set(bike.id, bike)
    }
  }
  const hits = [...byId.values()]
  const failure = answers.find((answer) => !answer.ok)
  const fault = failure === undefined ? null : failure.fault
  return { verdict: verdictOnFrameNumber(hits, fault), hits, fault }
}

export function verdictOnFrameNumber(
  hits: readonly RegisteredBike[],
  fault: Fault | null,
): FrameVerdict['verdict'] {
  if (hits.some(isStolen)) return 'stolen'
  if (fault !== null) return 'not-checked'
  return hits.length > 0 ? 'registered' : 'clear'
}
