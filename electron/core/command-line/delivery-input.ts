import { z } from 'zod'
import { BikeAttributes } from '../../../shared/bike.ts'
import { mostLines } from '../../../shared/delivery.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import {
  readFrameNumber,
  type EnteredFrameNumber,
  type KnownTexts,
} from '../../../shared/frame-number.ts'
import { listLines } from '../../../shared/list-lines.ts'
import { normalisedProductCode } from '../../../shared/product-code.ts'
import { readOnlyShieldCode } from '../../../shared/shield.ts'
import { sentenceOf } from './outcome.ts'
import { parseInput } from './parse-input.ts'

/** What the bikes are, in the field names of `register`, or a product code that says it; and the bikes. */
const DeliveryInput = BikeAttributes.partial()
  .extend({
    barcode: z.string().max(64).nullish(),
    bikes: z
      .array(
        z
          .object({
            frameNumber: z.string().max(200),
            frameNumberConfirmed: z.boolean().optional(),
            shieldCode: z.string().max(512).nullish(),
          })
          .strict(),
      )
      .min(1, 'has no bike')
      .max(mostLines, `has more than ${String(mostLines)} bikes`),
  })
  .strict()

export type ToDeliver = {
  bike: Partial<BikeAttributes>
  barcode: string | null
  lines: { number: EnteredFrameNumber; shieldCode: string | null }[]
}

/**
 * Reads a list: one JSON object, or lines (`shared/list-lines.ts`). Everything that is wrong with it is
 * named, and nothing of a list that is wrong is used.
 */
export function readDelivery(
  input: string | null,
  { barcode, known }: { barcode: string | null; known: KnownTexts },
): Result<ToDeliver> {
  const isJson =
    input
      ?.replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('{') === true
  const rows = isJson ? [] : listLines(input ?? '')
  const behind = rows.flatMap(({ rest }, place) =>
    rest === ''
      ? []
      : [
          {
            field: `bikes.${String(place)}`,
            reason: `"${rest}" stands behind what was understood`,
          },
        ],
  )
  if (behind.length > 0) return failed({ kind: 'bad-input', problems: behind })
  const bare = rows.map(({ frameNumber, shieldCode }) => ({ frameNumber, shieldCode }))
  const parsed = parseInput(DeliveryInput, isJson ? input : JSON.stringify({ bikes: bare }))
  if (!parsed.ok) return parsed
  const { bikes, barcode: inside, ...bike } = parsed.value
  const code = barcode ?? inside ?? null
  const problems: { field: string; reason: string }[] = []
  const lines: ToDeliver['lines'] = []
  for (const [place, one] of bikes.entries()) {
    const wrong = (name: string, reason: string) => {
      problems.push({ field: `bikes.${String(place)}.${name}`, reason })
    }
    const number = readFrameNumber(one.frameNumber, {
      ...known,
      confirmed: one.frameNumberConfirmed ?? false,
      isProductCode: (text) => text === code || known.isProductCode?.(text) === true,
    })
    if (!number.ok) wrong('frameNumber', sentenceOf(number.fault))
    const shield = readShield(one.shieldCode)
    if (!shield.ok) wrong('shieldCode', sentenceOf(shield.fault))
    if (!number.ok || !shield.ok) continue
    const line = { number: number.value, shieldCode: shield.value }
    const isTwin = lines.some((other) => other.number.compared === line.number.compared)
    if (isTwin) wrong('frameNumber', `${line.number.sent} is on the list twice`)
    const isSame = lines.some((other) => other.shieldCode === (line.shieldCode ?? undefined))
    if (isSame) wrong('shieldCode', `${line.shieldCode ?? ''} is on the list twice`)
    lines.push(line)
  }
  if (problems.length > 0) return failed({ kind: 'bad-input', problems } satisfies Fault)
  return ok({ bike, barcode: code === null ? null : normalisedProductCode(code), lines })
}

function readShield(asRead: string | null | undefined): Result<string | null> {
  return (asRead ?? '').trim() === '' ? ok(null) : readOnlyShieldCode(asRead ?? '')
}
