import { randomUUID } from 'node:crypto'
import type { FrameNumber } from '../../../shared/bike.ts'
import { mostLines, type KeptLine } from '../../../shared/delivery.ts'
import type { DeliveryRefusal } from '../../../shared/delivery-refusal.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { readFrameNumber, type KnownTexts } from '../../../shared/frame-number.ts'
import {
  requiredAttributes,
  type DraftBike,
  type RequiredAttribute,
} from '../../../shared/registration.ts'
import { findShieldCode, readOnlyShieldCode } from '../../../shared/shield.ts'
import type { KeptDelivery } from './kept-delivery.ts'

/** The list after something was read or typed, and the line it was about. */
export type Changed = Result<{ kept: KeptDelivery; line: KeptLine }>

export function refused(reason: DeliveryRefusal): Result<never> {
  return failed({ kind: 'delivery-scan-refused', reason })
}

/** What the registry asks and this bike lacks. */
export function missingOf(bike: DraftBike): RequiredAttribute[] {
  return requiredAttributes.filter((name) => (bike[name] ?? '') === '')
}

/** One more bike of the article that was given. */
export function withNumber(
  kept: KeptDelivery,
  { number, shieldCode }: Pick<KeptLine, 'number' | 'shieldCode'>,
): Changed {
  const { article, lines } = kept
  if (article === null || missingOf(article.bike).length > 0) return refused('article-first')
  if (isTwin(lines, { number, shieldCode })) return refused('on-the-list')
  if (lines.length >= mostLines) return refused('list-full')
  // What the customer pays is no delivery's.
  const { salePriceCents: _price, ...bike } = article.bike
  const line = { id: randomUUID(), bike, number, shieldCode }
  return ok({ kept: { ...kept, lines: [...lines, line] }, line })
}

/** The shield of the bike that was read last. */
export function withShield(kept: KeptDelivery, shieldCode: string): Changed {
  const last = kept.lines.at(-1)
  if (isTwin(kept.lines, { number: null, shieldCode })) return refused('on-the-list')
  if (last === undefined || last.shieldCode !== null) return refused('frame-number-first')
  const line = { ...last, shieldCode }
  return ok({ kept: { ...kept, lines: [...kept.lines.slice(0, -1), line] }, line })
}

/** A line that was wrong. Another number is another line: what was asked about the old one is not its. */
export function corrected(
  kept: KeptDelivery,
  id: string,
  right: { number?: FrameNumber; shieldCode?: string | null },
): Changed {
  const before = kept.lines.find((line) => line.id === id)
  if (before === undefined) return failed({ kind: 'not-found', what: 'this bike of the delivery' })
  const { number = before.number, shieldCode = before.shieldCode } = right
  const others = kept.lines.filter((line) => line !== before)
  if (isTwin(others, { number, shieldCode })) return refused('on-the-list')
  const isSame = number.sent === before.number.sent
  const line = { ...before, id: isSame ? id : randomUUID(), number, shieldCode }
  const lines = kept.lines.map((one) => (one === before ? line : one))
  return ok({ kept: { ...kept, lines }, line })
}

function isTwin(
  lines: readonly KeptLine[],
  { number, shieldCode }: { number: FrameNumber | null; shieldCode: string | null },
): boolean {
  return lines.some(
    (line) =>
      line.number.compared === number?.compared ||
      (shieldCode !== null && line.shieldCode === shieldCode),
  )
}

/** Typed instead of scanned; the texts as they are in their fields, `id` the line that was wrong. */
export type TypedLine = {
  id: string | null
  frameNumber: string
  shieldCode: string
  /** Staff said that it is the frame number, though it does not look like one. */
  confirmed?: boolean | undefined
}

/** What was typed, as if it was scanned. A shield alone is that of the bike that was read last. */
export function typed(
  kept: KeptDelivery,
  { id, frameNumber, shieldCode, confirmed = false }: TypedLine,
  known: KnownTexts,
): Changed {
  const shield = shieldCode.trim() === '' ? ok(null) : readOnlyShieldCode(shieldCode)
  if (!shield.ok) return shield
  if (id === null && frameNumber.trim() === '' && shield.value !== null) {
    return withShield(kept, shield.value)
  }
  if (findShieldCode(frameNumber) !== null) return refused('is-a-shield')
  const number = readFrameNumber(frameNumber, { ...known, confirmed })
  if (!number.ok) return number
  const line = { number: number.value, shieldCode: shield.value }
  return id === null ? withNumber(kept, line) : corrected(kept, id, line)
}
