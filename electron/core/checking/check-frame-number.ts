import {
  isStolen,
  unknownBikeId,
  type FrameNumber,
  type RegisteredBike,
  type Verdict,
} from '../../../shared/bike.ts'
import type { Fault } from '../../../shared/fault.ts'
import { formsToAsk, isNumberOf } from '../../../shared/frame-number.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { JobStore, Registry, SearchResult, UnreadableHit } from '../ports.ts'

/** More spellings of one number than this were typed for it by nobody. */
const mostEarlierForms = 3

export type FrameVerdict = {
  verdict: Exclude<Verdict, 'unknown'>
  /** Bikes with the same compared frame number, whatever their brand. */
  hits: RegisteredBike[]
  /** Why a call failed, when one did. */
  fault: Fault | null
}

/**
 * Asks the registry about a frame number: the stolen search and the lookup, each in the sent form
 * and, when they differ, in the compared form and those of the first rule. The verdict is DESIGN.md,
 * "Verdict on a frame number": a stolen hit counts even if another call failed; otherwise a failed call
 * means not checked. Forms in which this counter once sent the number are asked too. A record that cannot be read and may be about this number is such a failure.
 */
export async function checkFrameNumber(
  registry: Registry,
  number: FrameNumber,
  { inEarlierForm }: Pick<JobStore, 'inEarlierForm'> = { inEarlierForm: () => [] },
): Promise<FrameVerdict> {
  const answers = await Promise.all(
    formsHere(number, { inEarlierForm }).flatMap((frameNumber) => [
      registry.stolenSearch({ frameNumber }),
      registry.lookup({ frameNumber }),
    ]),
  )
  const found = answers.flatMap((answer) => (answer.ok ? answer.value : []))
  const hits: RegisteredBike[] = []
  for (const bike of found.filter((one) => isAbout(one, number))) {
    const known = hits.findIndex(({ id }) => id === bike.id && id !== unknownBikeId)
    const before = hits[known]
    if (before === undefined) hits.push(bike)
    else if (isStolen(bike) && !isStolen(before)) hits[known] = bike
  }
  const fault = faultOf(answers, { number, found })
  return { verdict: verdictOnFrameNumber(hits, fault), hits, fault }
}

/** Every text under which a bike with this number may be registered, those this counter sent included. */
export function formsHere(
  number: FrameNumber,
  { inEarlierForm }: Pick<JobStore, 'inEarlierForm'>,
): string[] {
  const sentBefore = inEarlierForm(number.compared).flatMap((job) => job.frameNumber ?? [])
  return [...new Set([...formsToAsk(number), ...sentBefore.slice(0, mostEarlierForms)])]
}

/** A stolen bike whose frame number cannot be read was still found by this one. */
function isAbout(bike: RegisteredBike, number: FrameNumber): boolean {
  return bike.frameNumber === '' ? isStolen(bike) : isNumberOf(bike.frameNumber, number)
}

function faultOf(
  answers: readonly SearchResult[],
  { number, found }: { number: FrameNumber; found: readonly RegisteredBike[] },
): Fault | null {
  for (const answer of answers) {
    if (!answer.ok) return answer.fault
    const doubtful = answer.unreadable.find(
      (record) =>
        (record.frameNumber === null || isNumberOf(record.frameNumber, number)) &&
        !isToldElsewhere(record, found),
    )
    if (doubtful !== undefined) return unreadableHit
  }
  return null
}

/** Another answer has the same bike with its status. */
function isToldElsewhere({ id }: UnreadableHit, found: readonly RegisteredBike[]): boolean {
  return id !== null && found.some((bike) => bike.id === id && bike.currentStatus !== null)
}

/** A record of a search of which nobody can tell whether it is a theft. */
export const unreadableHit: Fault = {
  kind: 'unreadable-answer',
  service: registryName,
  status: 200,
  serviceWords: null,
  because: 'form',
}

export function verdictOnFrameNumber(
  hits: readonly RegisteredBike[],
  fault: Fault | null,
): FrameVerdict['verdict'] {
  if (hits.some(isStolen)) return 'stolen'
  if (fault !== null) return 'not-checked'
  return hits.length > 0 ? 'registered' : 'clear'
}
