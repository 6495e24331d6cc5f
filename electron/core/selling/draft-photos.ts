import { failed, ok, type Result } from '../../../shared/fault.ts'
import { longestSide, mostPhotos } from '../../../shared/photo-limits.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import { readJpeg } from './jpeg.ts'

/**
 * One more photo for the draft. The page made it small and bare; main believes only what it sees: a
 * photo that still says where and when it was taken never leaves this computer.
 */
export function withPhoto(
  photos: readonly BikePhoto[],
  content: string,
): Result<readonly BikePhoto[]> {
  const refused = (reason: 'not-a-picture' | 'too-large' | 'too-many' | 'not-bare') =>
    failed({ kind: 'photo-refused', reason })
  if (photos.length >= mostPhotos) return refused('too-many')
  const picture = readJpeg(Buffer.from(content, 'base64'))
  if (picture === null) return refused('not-a-picture')
  if (Math.max(picture.width, picture.height) > longestSide) return refused('too-large')
  if (picture.hasMetadata) return refused('not-bare')
  return ok([...photos, { name: freeName(photos), content }])
}

export function withoutPhoto(photos: readonly BikePhoto[], name: string): readonly BikePhoto[] {
  return photos.filter((photo) => photo.name !== name)
}

function freeName(photos: readonly BikePhoto[]): string {
  const taken = new Set(photos.map(({ name }) => name))
  for (let nth = 1; ; nth += 1) {
    const name = `photo-${String(nth)}.jpg`
    if (!taken.has(name)) return name
  }
}
