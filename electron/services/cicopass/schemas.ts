import { z } from 'zod'
import type { BikeToRegister } from '../../../shared/bike.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import { readShieldCode } from '../../../shared/shield.ts'
import { readText, readWholeNumber, saidYes, words } from './forms.ts'

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
 * was linked: whatever else a 2xx holds, nobody knows what became of it. What names a bike or a shield
 * that cannot be ours is not left out, so that it can be told from ours.
 */
export const ShieldLinked = z.object({
  status: saidYes,
  message: words,
  bikeId: z
    .unknown()
    .optional()
    .transform((value) => readWholeNumber(value) ?? readNamed(value)),
  shieldCode: z.unknown().optional().transform(readCode),
})

/** A shield's code in any spelling; another text as it came; null where nothing is named. */
function readCode(value: unknown): string | null {
  const named = readNamed(value)
  const code = readShieldCode(named ?? '')
  return code.ok ? code.value : named
}

/** A text or a number as it came; null for what names nothing. */
function readNamed(value: unknown): string | null {
  const text = typeof value === 'boolean' ? '' : (readText(value) ?? '').trim()
  return text === '' ? null : text
}

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
