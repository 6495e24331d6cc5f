import { z } from 'zod'
import { BikeAttributes, readFrameNumber, type BikeToRegister } from '../../../../shared/bike.ts'
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

/** A registration in the field names of Cicopass's create call, as people and programs give it. */
export const BikeFields = BikeAttributes.extend({
  frameNumber: z.string().max(200),
  /** Euros, VAT included. */
  salePrice: z.number().min(0).max(1_000_000).optional(),
  images: Images.optional(),
}).strict()
export type BikeFields = z.infer<typeof BikeFields>

/** The bike as the counter keeps it; the values go as they are given. */
export function readBike(fields: BikeFields): Result<BikeToRegister> {
  const { frameNumber, salePrice, images = [] } = fields
  const number = readFrameNumber(frameNumber)
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
    ...(salePriceCents === undefined ? {} : { salePrice: salePriceCents / 100 }),
    images: photos,
  }
}
