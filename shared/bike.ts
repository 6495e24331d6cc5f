import { z } from 'zod'
import { failed, ok, type Result } from './fault.ts'
import { BikePhoto } from './photo.ts'

/**
 * A frame number as read, as sent and as compared. The rule is DESIGN.md, "Words with one meaning":
 * sent is Unicode NFC, upper case, without white space; compared is only A–Z and 0–9 of that.
 */
export const FrameNumber = z.object({
  /** What the scanner or the person gave. */
  asRead: z.string(),
  /** What goes to the registry. */
  sent: z.string(),
  /** What decides whether two frame numbers are the same. */
  compared: z.string(),
})
export type FrameNumber = z.infer<typeof FrameNumber>

/** What people type when they have no frame number. Compared forms. */
const placeholders = new Set([
  'NA',
  'NVT',
  'NONE',
  'NULL',
  'NIL',
  'NO',
  'NOFRAME',
  'NOFRAMENUMBER',
  'UNKNOWN',
  'UNDEFINED',
  'ONBEKEND',
  'GEEN',
  'GEENFRAMENUMMER',
  'TBD',
  'TODO',
  'TEST',
  'FRAME',
  'FRAMENUMBER',
  'FRAMENUMMER',
  'SERIALNUMBER',
  'UNBEKANNT',
  'KEINE',
  'INCONNU',
  'AUCUN',
  'XXXX',
])

export function sentForm(asRead: string): string {
  return asRead.normalize('NFC').toUpperCase().replace(/\s+/gu, '')
}

export function comparedForm(asRead: string): string {
  return sentForm(asRead).replace(/[^A-Z0-9]/g, '')
}

/** Reads a frame number; a placeholder or fewer than four characters is refused. */
export function readFrameNumber(asRead: string): Result<FrameNumber> {
  const sent = sentForm(asRead)
  const compared = comparedForm(asRead)
  if (sent === '') return failed({ kind: 'frame-number-refused', reason: 'empty', asRead })
  if (placeholders.has(compared) || /^(.)\1*$/.test(compared) || (compared === '' && sent !== '')) {
    return failed({ kind: 'frame-number-refused', reason: 'placeholder', asRead })
  }
  if (compared.length < 4) {
    return failed({ kind: 'frame-number-refused', reason: 'too-short', asRead })
  }
  return ok({ asRead, sent, compared })
}

export function sameFrameNumber(one: string, other: string): boolean {
  const compared = comparedForm(one)
  return compared !== '' && compared === comparedForm(other)
}

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

const lookAlikes: Record<string, string> = { O: '0', I: '1', L: '1', B: '8', S: '5', Z: '2' }

/** The compared form with look-alikes folded (O 0, I 1 L, B 8, S 5, Z 2): equal means "look again". */
export function lookAlikeForm(asRead: string): string {
  return [...comparedForm(asRead)].map((sign) => lookAlikes[sign] ?? sign).join('')
}

/** In groups of four, for reading aloud. Copy `sent`, never this. */
export function inGroupsOfFour(sent: string): string {
  return sent.replace(/(.{4})(?=.)/gsu, '$1 ')
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
})
export type RegisteredBike = z.infer<typeof RegisteredBike>

/** Stolen is the word `stolen` in any case; every other status is shown as it came. */
export function isStolen(bike: Pick<RegisteredBike, 'currentStatus'>): boolean {
  const status = bike.currentStatus?.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return status?.trim().toLowerCase() === 'stolen'
}

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
