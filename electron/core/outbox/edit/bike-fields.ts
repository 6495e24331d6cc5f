import { z } from 'zod'
import {
  BikeAttributes,
  BikePhoto,
  readFrameNumber,
  type BikeToRegister,
} from '../../../../shared/bike.ts'
import { ok, type Result } from '../../../../shared/fault.ts'

/** A registration in the field names of Cicopass's create call, as people and programs give it. */
export const BikeFields = BikeAttributes.extend({
  frameNumber: z.string().max(200),
  /** Euros, VAT included. */
  salePrice: z.number().min(0).max(1_000_000).optional(),
  images: z.array(BikePhoto).optional(),
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
