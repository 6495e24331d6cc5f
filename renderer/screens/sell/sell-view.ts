import { sameBrand, sameColorWord } from './same-word.ts'
import type { RegisteredBike, StatusChange } from '../../../shared/bike.ts'
import type { NamedBike } from '../../../shared/check.ts'
import type { Draft, DraftBike, Part, Sale, Stop } from '../../../shared/registration.ts'

const parts = ['bike', 'frameNumber', 'shield'] as const satisfies readonly Part[]

/** Which question the bike card asks. `asking` is the POS's turn: staff go on with the next part. */
export type BikeStep = 'scan' | 'asking' | 'choose' | 'word' | 'form' | 'done'

export function bikeStep({ bike, existingBikeId, missingAttributes }: Draft): BikeStep {
  if (existingBikeId !== null) return 'done'
  if (bike === null) return 'scan'
  if (bike.lookup === 'asking') return 'asking'
  if (bike.choices.length > 1 && bike.objectId === null && missingAttributes.length > 0) {
    return 'choose'
  }
  if (bike.unknownWords.length > 0) return 'word'
  return missingAttributes.length > 0 ? 'form' : 'done'
}

export type CardState = 'done' | 'next' | 'later'

/** What is the biggest thing on the screen. */
export type SellView = {
  readonly next: Part | 'ready' | 'stop'
  readonly cards: Readonly<Record<Part, CardState>>
  /** How many of the three are still to do. */
  readonly left: number
}

export function sellView(draft: Draft): SellView {
  const step = bikeStep(draft)
  const missing = parts.filter((part) =>
    part === 'bike'
      ? step !== 'done' || draft.missingParts.includes('bike')
      : draft.missingParts.includes(part),
  )
  // Nobody waits for the POS: while it is asked, the next thing is the next one.
  const first = missing.find((part) => part !== 'bike' || step !== 'asking') ?? missing[0]
  const next = draft.stop !== null ? 'stop' : (first ?? 'ready')
  const stateOf = (part: Part): CardState => {
    if (part === next) return 'next'
    return missing.includes(part) ? 'later' : 'done'
  }
  return {
    next,
    cards: {
      bike: stateOf('bike'),
      frameNumber: stateOf('frameNumber'),
      shield: stateOf('shield'),
    },
    left: missing.length,
  }
}

/** The part a stop is about; its card gives way to the stop. */
export function partOfStop(stop: Stop): 'frameNumber' | 'shield' {
  switch (stop.because) {
    case 'stolen':
    case 'other-brand':
    case 'registered':
    case 'sold-here':
    case 'frame-number-asked':
      return 'frameNumber'
    case 'shield-stolen':
    case 'shield-in-use':
      return 'shield'
  }
}

export function isEmptyDraft({ bike, frameNumber, shield, photos, stop }: Draft): boolean {
  const nothingRead = frameNumber === null && stop === null
  return bike === null && nothingRead && shield === null && photos.length === 0
}

/** The last part that is filled in, for Backspace. */
export function lastFilledPart(draft: Draft): Part | null {
  return parts.findLast((part) => draft[part] !== null) ?? null
}

/** The newest entry of the history that says stolen, for "reported on … at …". */
export function theftOf(bike: RegisteredBike): StatusChange | null {
  const thefts = bike.statusHistory.filter(({ status }) => status.trim().toLowerCase() === 'stolen')
  const when = (change: StatusChange) => change.happenedOn ?? change.changedOn ?? ''
  return thefts.toSorted((one, other) => when(other).localeCompare(when(one)))[0] ?? null
}

/** How the registry's bike compares with the one in front of staff; null when that is not known. */
export type Likeness = 'brand-and-color' | 'brand' | 'differs' | null

export function likeness(hit: RegisteredBike, bike: DraftBike | undefined): Likeness {
  if (bike?.brand === undefined) return null
  if (!sameBrand(hit.brand, bike.brand)) return 'differs'
  const sameColor = hit.color !== null && bike.color !== undefined
  return sameColor && sameColorWord(hit.color ?? '', bike.color ?? '') ? 'brand-and-color' : 'brand'
}

/** Brand and model, as a title. */
export function titleOf(bike: { brand?: string | undefined; model?: string | null | undefined }) {
  return [bike.brand, bike.model].filter(Boolean).join(' ')
}

/** A sale's bike as its page is opened by; null while it has no number at Cicopass. */
export function bikeOfSale({ bikeId, bike, frameNumber }: Sale): NamedBike | null {
  return bikeId === null
    ? null
    : { id: bikeId, title: titleOf(bike), frameNumber: frameNumber.sent }
}

export type DayCounts = { sold: number; registered: number; waiting: number; attention: number }

export function dayCounts(sales: readonly Sale[]): DayCounts {
  const count = (...states: Sale['state'][]) =>
    sales.filter(({ state }) => states.includes(state)).length
  return {
    sold: sales.length - count('undone'),
    registered: count('registered'),
    waiting: count('held', 'on-its-way'),
    attention: count('attention'),
  }
}

/** The job of a sale that asks for a person, for the way to the queue. */
export function jobOfAttention({ registration, link }: Sale) {
  return [registration, link].find((job) => job?.state === 'parked') ?? registration ?? link
}
