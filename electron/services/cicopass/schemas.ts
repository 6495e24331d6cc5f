import { z } from 'zod'
import { RegisteredBike, type BikeToRegister } from '../../../shared/bike.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import { saidYes, wholeNumber, words, yesOrNo } from './forms.ts'

const gears = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
    z.literal('').transform(() => null),
  ])
  .nullish()
  .transform((value) => value ?? null)

const Image = z
  .object({ name: words, url: z.string() })
  .transform(({ name, url }) => ({ name: name ?? '', url }))

const StatusEntry = z
  .object({
    status: words,
    changedOn: words,
    notes: words,
    stolenPlaceTitle: words,
    stolenPlaceLocation: words,
    stolenDateTime: words,
    foundPlaceTitle: words,
    foundPlaceLocation: words,
    foundDateTime: words,
    isPoliceReported: yesOrNo,
    policeReportNumber: words,
    isInsured: yesOrNo,
    insuranceCompany: words,
  })
  .transform((entry) => ({
    status: entry.status ?? '',
    changedOn: entry.changedOn,
    notes: entry.notes,
    placeTitle: entry.stolenPlaceTitle ?? entry.foundPlaceTitle,
    placeLocation: entry.stolenPlaceLocation ?? entry.foundPlaceLocation,
    happenedOn: entry.stolenDateTime ?? entry.foundDateTime,
    isPoliceReported: entry.isPoliceReported,
    policeReportNumber: entry.policeReportNumber,
    isInsured: entry.isInsured,
    insuranceCompany: entry.insuranceCompany,
  }))

/**
 * A bike. The frame number is required: a hit that cannot be compared must make the whole answer
 * unreadable, or a stolen bike would count as clear.
 */
export const AnsweredBike = z
  .object({
    id: wholeNumber,
    frameNumber: z.union([z.string(), z.number().transform(String)]),
    brand: words.transform((brand) => brand ?? ''),
    color: words,
    type: words,
    audience: words,
    model: words,
    year: words,
    frameHeight: words,
    frameMaterial: words,
    frameColor: words,
    gearType: words,
    gears,
    wheelSize: words,
    driveType: words,
    propulsionType: words,
    images: z
      .array(Image)
      .nullish()
      .transform((images) => images ?? []),
    createdAt: words,
    currentStatus: words,
    statusHistory: z
      .array(StatusEntry)
      .nullish()
      .transform((entries) => entries ?? []),
  })
  .pipe(RegisteredBike)

export const AnsweredBikes = z.array(AnsweredBike)

export const SignedIn = z
  .object({
    token: z.string().min(1),
    expiresAt: words,
    userName: words,
    email: words,
    companyId: words,
  })
  .transform(({ token, expiresAt, userName, email, companyId }) => ({
    token,
    expiresAt,
    signedInAs: userName ?? email,
    company: companyId,
  }))
export type SignedIn = z.infer<typeof SignedIn>

/**
 * `status: false` was read as a refusal before this. Only a `status` that is true says that the shield
 * was linked: whatever else a 2xx holds, nobody knows what became of it.
 */
export const ShieldLinked = z.object({
  status: saidYes,
  message: words,
  bikeId: wholeNumber.nullish(),
  shieldCode: words,
})

/**
 * The body of a registration: the published field names and no other. There is no `year`. The price
 * goes out in euros, the frame number in its sent form (DESIGN.md, "Words with one meaning").
 */
export function encodeRegistration(bike: BikeToRegister): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    frameNumber: bike.frameNumber.sent,
    brand: bike.brand,
    color: bike.color,
    type: bike.type,
    audience: bike.audience,
    salePrice: bike.salePriceCents === undefined ? undefined : bike.salePriceCents / 100,
    model: bike.model,
    frameHeight: bike.frameHeight,
    frameMaterial: bike.frameMaterial,
    frameColor: bike.frameColor,
    gearType: bike.gearType,
    gears: bike.gears,
    wheelSize: bike.wheelSize,
    driveType: bike.driveType,
    propulsionType: bike.propulsionType,
    images: bike.photos.length === 0 ? undefined : encodePhotos(bike.photos),
  }
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/**
 * Photos as the registry takes them. What is published says only "list of bike images": if the real
 * service wants another form, this is the one function to change (SERVICES.md).
 */
function encodePhotos(photos: readonly BikePhoto[]): { name: string; content: string }[] {
  return photos.map(({ name, content }) => ({ name, content }))
}
