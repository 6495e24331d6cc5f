import { z } from 'zod'
import { heaviestPhoto } from './photo-limits.ts'

/** What one photo of another program may weigh, and all of a registration together, in bytes. */
export const heaviestGivenPhoto = 5_000_000
export const heaviestPhotos = 15_000_000

/** JPEG bytes in base64. Zod's own check takes half a second for a large photo. */
const content = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** A photo as the counter keeps it until it is sent. */
export const BikePhoto = z.object({ name: z.string().min(1).max(120), content })
export type BikePhoto = z.infer<typeof BikePhoto>

/** A photo on its way from the page, made upright, small and bare of everything but the picture. */
export const TakenPhoto = z.object({ content: content.max(base64Length(heaviestPhoto)) })
/** What such a call is at most, in characters. */
export const largestTakenPhoto = base64Length(heaviestPhoto) + 100

export const PhotoName = z.object({ name: z.string().max(120) })

export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4
}

/** The bytes behind base64, to within the two of its end. */
export function bytesOf({ content: text }: Pick<BikePhoto, 'content'>): number {
  return Math.floor((text.length * 3) / 4)
}
