import { isKnownTheft, isStolen, sameBrand, type RegisteredBike } from '../../../shared/bike.ts'
import type { FrameNumberQuestion } from '../../../shared/frame-number-reasons.ts'
import type { EnteredFrameNumber } from '../../../shared/frame-number.ts'
import { bytesOf, type BikePhoto } from '../../../shared/photo.ts'
import {
  requiredAttributes,
  type Draft,
  type Part,
  type RequiredAttribute,
  type Stop,
} from '../../../shared/registration.ts'

/** What the draft holds; everything else on the screen follows from it. */
export type DraftContent = Pick<
  Draft,
  | 'id'
  | 'bike'
  | 'frameNumber'
  | 'shield'
  | 'existingBikeId'
  | 'soldBikeId'
  | 'override'
  | 'refusal'
  | 'canUndoClear'
> & {
  /** Bikes of another make with this number, of which staff said that they are not this one. */
  otherMakes: readonly number[]
  /** A frame number that was read and waits for a person's word; the one of the sale stands. */
  asked: { number: EnteredFrameNumber; asks: FrameNumberQuestion } | null
  /** A live sale of this counter with the same frame number. */
  soldHere: SoldHere | null
  /** Bikes that carry the shield, by the search. */
  shieldHits: RegisteredBike[]
  /**
   * The shield waits in vain for a registration of this frame number (compared form): a link to the
   * registry's own bike with that number takes its place.
   */
  shieldWaitsFor: string | null
  /** Named apart within a draft; the name is how the page speaks of one. */
  photos: readonly BikePhoto[]
  /** What another program handed over and this draft was filled from. */
  handOverId: string | null
}

/** `metAnotherBike`: its registration stands still for a bike of the registry, which is the way on. */
export type SoldHere = { saleId: string; metAnotherBike: boolean }

export function emptyDraft(id: string): DraftContent {
  return {
    id,
    bike: null,
    frameNumber: null,
    shield: null,
    existingBikeId: null,
    soldBikeId: null,
    override: null,
    refusal: null,
    canUndoClear: false,
    otherMakes: [],
    asked: null,
    soldHere: null,
    shieldHits: [],
    shieldWaitsFor: null,
    photos: [],
    handOverId: null,
  }
}

export function isEmpty({ bike, frameNumber, asked, shield, photos }: DraftContent): boolean {
  const nothingRead = frameNumber === null && asked === null
  return bike === null && nothingRead && shield === null && photos.length === 0
}

/** The draft as the screen shows it: what stops it, what is missing, whether it can be confirmed. */
export function viewDraft(content: DraftContent): Draft {
  const stop = stopOf(content)
  const missingAttributes = missingAttributesOf(content)
  const missingParts = missingPartsOf(content, missingAttributes)
  return {
    id: content.id,
    bike: content.bike,
    frameNumber: content.frameNumber,
    shield: content.shield,
    existingBikeId: content.existingBikeId,
    soldBikeId: content.soldBikeId,
    override: content.override,
    refusal: content.refusal,
    canUndoClear: content.canUndoClear && isEmpty(content) && content.handOverId === null,
    photos: content.photos.map((photo) => ({ name: photo.name, bytes: bytesOf(photo) })),
    stop,
    missingParts,
    missingAttributes,
    canConfirm: stop === null && missingParts.length === 0,
  }
}

function stopOf(content: DraftContent): Stop | null {
  const { frameNumber, shield, shieldHits, existingBikeId, soldHere } = content
  if (content.asked !== null) return { because: 'frame-number-asked', ...content.asked }
  const all = frameNumber?.check.hits ?? []
  const brand = content.bike?.attributes.brand
  const letPass = content.override?.thefts ?? []
  const stolen = all.filter((hit) => isStolen(hit) && !isKnownTheft(letPass, hit))
  if (stolen.length > 0) return { because: 'stolen', hits: stolen }
  // Another make's theft with the same number is not this bike; the same make's is, and is registered.
  const hits = all.filter(
    (hit) =>
      brand === undefined ||
      sameBrand(hit.brand, brand) ||
      !(isKnownTheft(letPass, hit) || content.otherMakes.includes(hit.id)),
  )
  if (shieldHits.some(isStolen)) {
    return { because: 'shield-stolen', hits: shieldHits.filter(isStolen) }
  }
  if (soldHere?.metAnotherBike === false) return { because: 'sold-here', saleId: soldHere.saleId }
  // Same number, other brand: stop, whether it is to be registered or linked to the one that is there.
  const ours = hits.filter(({ id }) => existingBikeId === null || id === existingBikeId)
  if (brand !== undefined && ours.length > 0 && !ours.some((hit) => sameBrand(hit.brand, brand))) {
    return { because: 'other-brand', hits }
  }
  if (hits.length > 0 && existingBikeId === null) return { because: 'registered', hits }
  // The bike it met is not in sight: then the sale that is here is what staff can go on with.
  const isAsked = frameNumber?.check.state === 'done' && existingBikeId === null
  if (soldHere !== null && isAsked) return { because: 'sold-here', saleId: soldHere.saleId }
  if (shield?.kind === 'code' && shield.check.verdict === 'registered') {
    const carrier = shieldHits[0]
    if (carrier !== undefined && carrier.id === existingBikeId) return null
    const isThisBikes = content.shieldWaitsFor === frameNumber?.number.compared
    if (carrier === undefined && existingBikeId !== null && isThisBikes) return null
    const detail =
      carrier === undefined
        ? null
        : `${carrier.brand} ${carrier.model ?? ''} ${carrier.frameNumber}`
    return { because: 'shield-in-use', detail }
  }
  return null
}

function missingAttributesOf({ bike, existingBikeId }: DraftContent): RequiredAttribute[] {
  if (existingBikeId !== null) return []
  return requiredAttributes.filter((name) => (bike?.attributes[name] ?? '') === '')
}

function missingPartsOf(content: DraftContent, missingAttributes: RequiredAttribute[]): Part[] {
  const { bike, frameNumber, shield, existingBikeId } = content
  const missing: Part[] = []
  if (existingBikeId === null && (bike === null || missingAttributes.length > 0)) {
    missing.push('bike')
  }
  if (frameNumber === null) missing.push('frameNumber')
  // Linking to a bike that is registered already makes sense with a shield only.
  if (shield === null || (existingBikeId !== null && shield.kind === 'without')) {
    missing.push('shield')
  }
  return missing
}
