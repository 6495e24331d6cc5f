import { isStolen, type FrameNumber, type RegisteredBike } from '../../../shared/bike.ts'
import { comparedForm } from '../../../shared/frame-number.ts'
import { lookAlikeVariants } from '../../../shared/look-alike-variants.ts'
import type { Registry } from '../ports.ts'
import { checkFrameNumber } from './check-frame-number.ts'

/**
 * Bikes of the registry under a number that differs from a typed one by one look-alike, stolen ones
 * first. A question for whoever typed it, never a verdict: what could not be asked says nothing.
 */
export async function lookAlikesOf(
  registry: Registry,
  { compared }: FrameNumber,
): Promise<RegisteredBike[]> {
  const answers = await Promise.all(
    lookAlikeVariants(compared).map((variant) =>
      checkFrameNumber(registry, { asRead: variant, sent: variant, compared: variant }),
    ),
  )
  return answers
    .flatMap(({ hits }) => hits)
    .filter((hit) => comparedForm(hit.frameNumber) !== compared)
    .toSorted((one, other) => Number(isStolen(other)) - Number(isStolen(one)))
}
