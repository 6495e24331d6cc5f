import { lookAlikeForm, sameFrameNumber, type FrameNumber } from '../../../shared/bike.ts'
import type { StockObject } from '../../../shared/stock.ts'

/** Which stock bike a frame number belongs to, and what to warn of when it is none of them. */
export type StockChoice = {
  object: StockObject | null
  lookAlike: string | null
  differs: string | null
}

export function chooseByFrameNumber(
  stockObjects: readonly StockObject[],
  number: FrameNumber,
): StockChoice {
  const numbered = stockObjects.filter((object) => (object.frameNumber ?? '') !== '')
  const object =
    numbered.find(({ frameNumber }) => sameFrameNumber(frameNumber ?? '', number.sent)) ?? null
  if (object !== null) return { object, lookAlike: null, differs: null }
  const like = numbered.find(
    ({ frameNumber }) => lookAlikeForm(frameNumber ?? '') === lookAlikeForm(number.sent),
  )
  const only = numbered.length === 1 && stockObjects.length === 1 ? numbered[0] : undefined
  return {
    object: null,
    lookAlike: like?.frameNumber ?? null,
    differs: like === undefined ? (only?.frameNumber ?? null) : null,
  }
}

/** What is scanned beside the number that the POS has of the very bike. */
export function comparedWith(known: FrameNumber, read: FrameNumber): StockChoice {
  const isLike = lookAlikeForm(known.sent) === lookAlikeForm(read.sent)
  const differs = known.compared !== read.compared
  return {
    object: null,
    lookAlike: differs && isLike ? known.sent : null,
    differs: differs && !isLike ? known.sent : null,
  }
}
