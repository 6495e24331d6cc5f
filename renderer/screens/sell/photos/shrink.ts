import { heaviestPhoto, longestSide } from '../../../../shared/photo-limits.ts'

/** From the best down to what still shows a bike; a photo of 1600 px needs the first almost always. */
const qualities = [0.85, 0.7, 0.5]

/**
 * A picture as it goes with a bike: upright, at most 1600 px, JPEG, nothing in it but the picture. It
 * is drawn anew, so that what a phone wrote beside it (place, time, make) stays behind. Answers base64,
 * or null for what is no picture.
 */
export async function shrunk(picture: Blob | HTMLVideoElement): Promise<string | null> {
  const bitmap = await readPicture(picture)
  if (bitmap === null || bitmap.width === 0 || bitmap.height === 0) return null
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const paper = canvas.getContext('2d')
  if (paper === null) return null
  // JPEG has no transparency: what is see-through becomes white, not black.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, width, height)
  paper.imageSmoothingQuality = 'high'
  paper.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  for (const quality of qualities) {
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (jpeg.size <= heaviestPhoto) return base64Of(jpeg)
  }
  return null
}

/** Upright: a bitmap follows the orientation that the file names. */
async function readPicture(picture: Blob | HTMLVideoElement): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' })
  } catch (caught) {
    if (caught instanceof DOMException) return null // no picture, or a video that shows none yet
    throw caught
  }
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1))
    }
    reader.onerror = () => reject(reader.error ?? new Error('a blob that cannot be read'))
    reader.readAsDataURL(blob)
  })
}
