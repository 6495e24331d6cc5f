import { z } from 'zod'
import { FrameNumber } from './frame-number.ts'
import { BikePhoto } from './photo.ts'

export {
  comparedForm,
  FrameNumber,
  inGroupsOfFour,
  lookAlikeForm,
  readFrameNumber,
  sameFrameNumber,
  sentForm,
} from './frame-number.ts'

/** Brands are compared by letters and digits only: `Riese & Müller` is `riese muller`. */
export function sameBrand(one: string, other: string): boolean {
  return comparedBrand(one) === comparedBrand(other)
}

export function comparedBrand(brand: string): string {
  return brand
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * What a registration sends: the published fields of `POST /api/partners/bikes`, five of them
 * required. `salePrice` is a decimal amount in euros, VAT included; it is cents inside the counter.
 */
const text = z.string().trim().min(1).max(200)
const optionalText = z.string().trim().max(200).optional()
export const BikeAttributes = z.object({
  brand: text,
  color: text,
  type: text,
  audience: text,
  model: optionalText,
  frameHeight: optionalText,
  frameMaterial: optionalText,
  frameColor: optionalText,
  gearType: optionalText,
  gears: z.number().int().min(0).max(200).optional(),
  wheelSize: optionalText,
  driveType: optionalText,
  propulsionType: optionalText,
})
export type BikeAttributes = z.infer<typeof BikeAttributes>

export const BikeToRegister = BikeAttributes.extend({
  frameNumber: FrameNumber,
  /** What the customer paid for this line, VAT included, in cents. */
  salePriceCents: z.number().int().min(0).optional(),
  photos: z.array(BikePhoto).default([]),
})
export type BikeToRegister = z.infer<typeof BikeToRegister>

/** One entry of a bike's history at the registry, in the registry's own words. */
export const StatusChange = z.object({
  status: z.string(),
  changedOn: z.string().nullable(),
  notes: z.string().nullable(),
  placeTitle: z.string().nullable(),
  placeLocation: z.string().nullable(),
  /** When it was stolen or found, as the registry says it. */
  happenedOn: z.string().nullable(),
  isPoliceReported: z.boolean().nullable(),
  /** Staff's, under a fold: never for the customer's eyes. */
  policeReportNumber: z.string().nullable(),
  isInsured: z.boolean().nullable(),
  insuranceCompany: z.string().nullable(),
})
export type StatusChange = z.infer<typeof StatusChange>

/**
 * The id of a stolen hit whose own cannot be read. It is shown as evidence and stops a sale; it is
 * never linked, adopted or let pass.
 */
export const unknownBikeId = 0

/** A bike as the registry answers it, whatever form it came in. */
export const RegisteredBike = z.object({
  id: z.number().int(),
  frameNumber: z.string(),
  brand: z.string(),
  color: z.string().nullable(),
  type: z.string().nullable(),
  audience: z.string().nullable(),
  model: z.string().nullable(),
  year: z.string().nullable(),
  frameHeight: z.string().nullable(),
  frameMaterial: z.string().nullable(),
  frameColor: z.string().nullable(),
  gearType: z.string().nullable(),
  gears: z.number().nullable(),
  wheelSize: z.string().nullable(),
  driveType: z.string().nullable(),
  propulsionType: z.string().nullable(),
  images: z.array(z.object({ name: z.string(), url: z.string() })),
  createdAt: z.string().nullable(),
  /** As it came; `isStolen` reads it. Absent when a bike is read by id. */
  currentStatus: z.string().nullable(),
  statusHistory: z.array(StatusChange),
  /**
   * The entries of the history that cannot be read, each by a digest that tells it apart; null where
   * the history as a whole cannot be. Absent when nothing is left out.
   */
  unreadableChanges: z.array(z.string()).nullable().optional(),
})
export type RegisteredBike = z.infer<typeof RegisteredBike>

/**
 * Stolen is the word `stolen` in any case, or what the shop's other languages have for it
 * (docs/decisions/stolen-in-other-languages.md); every other status is shown as it came.
 */
export function isStolen(bike: Pick<RegisteredBike, 'currentStatus'>): boolean {
  const status = bike.currentStatus?.normalize('NFKD').replace(/[\p{Cf}\p{M}]/gu, '')
  return saysStolen.test(
    status
      ?.replace(/[\s_-]+/gu, ' ')
      .trim()
      .toLowerCase() ?? '',
  )
}

const saysStolen =
  /^(?:(?:reported )?(?:as )?stolen|(?:als )?gestolen(?: gemeld)?|(?:als )?gestohlen(?: gemeldet)?|(?:declaree? )?volee?)$/u

/** One report of a theft: the bike, and when the registry wrote it down, where it says. */
export const KnownTheft = z.object({ bikeId: z.number().int(), reportedAt: z.string().nullable() })
export type KnownTheft = z.infer<typeof KnownTheft>

export function theftOn({ id, statusHistory }: RegisteredBike): KnownTheft {
  const reports = statusHistory
    .filter(({ status }) => isStolen({ currentStatus: status }))
    .map(({ changedOn, happenedOn }) => changedOn ?? happenedOn ?? '')
  return { bikeId: id, reportedAt: reports.toSorted().at(-1) || null }
}

/** Whether what the registry reports of this bike is among these. A later report is another one. */
export function isKnownTheft(known: readonly KnownTheft[], bike: RegisteredBike): boolean {
  if (bike.id === unknownBikeId) return false
  const { reportedAt } = theftOn(bike)
  return known.some(
    (theft) =>
      theft.bikeId === bike.id &&
      (theft.reportedAt === null || reportedAt === null || theft.reportedAt === reportedAt),
  )
}

/** The verdicts of DESIGN.md; a shield is never `clear`, a frame number never `unknown`. */
export const Verdict = z.enum(['clear', 'registered', 'stolen', 'unknown', 'not-checked'])
export type Verdict = z.infer<typeof Verdict>
