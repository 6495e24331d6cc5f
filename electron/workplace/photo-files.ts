import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import process from 'node:process'
import { ok, type Result } from '../../shared/fault.ts'
import { mostPhotos } from '../../shared/photo-limits.ts'
import { heaviestGivenPhoto, type BikePhoto } from '../../shared/photo.ts'
import { badInput } from '../core/command-line/outcome.ts'

/** Reads the pictures that `photos` names, here, where the paths mean what the caller meant. */
export async function readPhotos(input: string | null): Promise<Result<BikePhoto[]>> {
  const paths = photoPaths(input)
  const photos: BikePhoto[] = []
  if (paths.length > mostPhotos) return badInput('photos', `more than ${String(mostPhotos)} photos`)
  for (const path of paths) {
    let bytes: Buffer
    try {
      const read = await readOrdinary(path)
      if ('wrong' in read) return badInput('photos', `${path} ${read.wrong}`)
      bytes = read.bytes
    } catch (unreadable) {
      return badInput('photos', `${path} cannot be read: ${String(unreadable)}`)
    }
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8) {
      return badInput('photos', `${path} is not a JPEG picture`)
    }
    const name = `${basename(path, extname(path))}.jpg`
    photos.push({ name, content: bytes.toString('base64') })
  }
  return ok(photos)
}

/** A pipe has no end, and a device or a folder is no picture: only an ordinary file is read, so far. */
async function readOrdinary(path: string): Promise<{ bytes: Buffer } | { wrong: string }> {
  const file = await open(
    path,
    constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK),
  )
  try {
    if (!(await file.stat()).isFile()) return { wrong: 'is not an ordinary file' }
    const bytes = Buffer.alloc(heaviestGivenPhoto + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length)
      length += bytesRead
      if (length > heaviestGivenPhoto) {
        return { wrong: `is more than ${megabytes(heaviestGivenPhoto)}` }
      }
      if (bytesRead === 0) return { bytes: bytes.subarray(0, length) }
    }
  } finally {
    await file.close()
  }
}

function megabytes(bytes: number): string {
  return `${String(bytes / 1_000_000)} MB`
}

/** Input that is no JSON, or names no photos, is the command's to refuse in full. */
function photoPaths(input: string | null): string[] {
  try {
    const value: unknown = JSON.parse(input ?? '')
    if (typeof value !== 'object' || value === null || !('photos' in value)) return []
    const { photos } = value
    return Array.isArray(photos) ? photos.filter((path) => typeof path === 'string') : []
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return []
    throw notJson
  }
}
