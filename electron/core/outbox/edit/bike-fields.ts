import { z } from 'zod'
import { BikeAttributes, type BikeToRegister } from '../../../../shared/bike.ts'
import { readPrice, type PriceRefusal } from '../../../../shared/price.ts'
import { readFrameNumber, type KnownTexts } from '../../../../shared/frame-number.ts'
import { ok, type Result } from '../../../../shared/fault.ts'
import { mostPhotos } from '../../../../shared/photo-limits.ts'
import {
  base64Length,
  BikePhoto,
  bytesOf,
  heaviestGivenPhoto,
  heaviestPhotos,
} from '../../../../shared/photo.ts'

const heaviest = base64Length(heaviestGivenPhoto)
/** What may go with a registration. */
export const Images = z
  .array(
    BikePhoto.refine(({ content }) => content.length <= heaviest, tooHeavy(heaviestGivenPhoto)),
  )
  .max(mostPhotos)
  .refine(
    (photos) => photos.reduce((sum, photo) => sum + bytesOf(photo), 0) <= heaviestPhotos,
    `together ${tooHeavy(heaviestPhotos)}`,
  )

function tooHeavy(bytes: number): string {
  return `more than ${String(bytes / 1_000_000)} MB`
}

const priceRefusals: Record<PriceRefusal, string> = {
  'no-amount': 'must be euros and whole cents, such as 1299.5',
  'thousand-or-fraction': 'must be euros and whole cents, such as 1299.5',
  'too-much': 'is more than 1000000',
}

/** Euros, a number as in the registry's call. */
const Euros = z.number().transform((value, context) => {
  const read = readPrice(value)
  if (read.is === 'price') return read.cents / 100
  const reason = read.is === 'none' ? 'no-amount' : read.reason
  context.addIssue({ code: 'custom', message: priceRefusals[reason] })
  return z.NEVER
})

/** A registration in the field names of Cicopass's create call, as people and programs give it. */
export const BikeFields = BikeAttributes.extend({
  frameNumber: z.string().max(200),
  /** A person said that it is the frame number, though it does not look like one. */
  frameNumberConfirmed: z.boolean().optional(),
  /** Bikes of the registry under another make with this number, of which a person said that they are other bikes. */
  otherMakes: z.array(z.number().int().positive()).max(20).optional(),
  /** Euros, VAT included. */
  salePrice: Euros.optional(),
  images: Images.optional(),
}).strict()
export type BikeFields = z.infer<typeof BikeFields>

/** The bike as the counter keeps it; all values but the frame number go as they are given. */
export function readBike(fields: BikeFields, known: KnownTexts = {}): Result<BikeToRegister> {
  const { frameNumber, frameNumberConfirmed: confirmed = false, salePrice, images = [] } = fields
  const number = readFrameNumber(frameNumber, { ...known, confirmed })
  if (!number.ok) return number
  return ok({
    ...BikeAttributes.parse(fields),
    frameNumber: number.value,
    ...(salePrice === undefined ? {} : { salePriceCents: Math.round(salePrice * 100) }),
    photos: images,
  })
}

export function writeBike({
  frameNumber,
  salePriceCents,
  photos,
  ...attributes
}: BikeToRegister): BikeFields {
  return {
    ...attributes,
    frameNumber: frameNumber.asRead,
    ...(frameNumber.confirmed === true ? { frameNumberConfirmed: true } : {}),
    ...(salePriceCents === undefined ? {} : { salePrice: salePriceCents / 100 }),
    images: photos,
  }
}
