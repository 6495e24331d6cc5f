import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, rename } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { errorCode } from '../database/storage-faults.ts'
import { checkOwner, holdPlace, mayHoldPlaces } from './held-place.ts'
import { digestOf } from './read-file.ts'

export type Place = 'taking' | 'done' | 'refused'
const places: readonly Place[] = ['taking', 'done', 'refused']

/** Made if they are missing. One that is something else, such as a link elsewhere, is an error. */
export async function makePlaces(folder: string): Promise<void> {
  for (const place of places) {
    await mkdir(join(folder, place)).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
    await checkPlace(folder, place)
  }
}

/**
 * Whoever may write into the folder may put something else where a place of ours was: each use looks
 * again whether it is a folder, and this user's or the system's. Throws what becomes a fault.
 */
export async function checkPlace(folder: string, place: Place): Promise<void> {
  const path = join(folder, place)
  checkOwner(path, await lstat(path))
}

/** Works in a place that stays the one that was looked at (`held-place.ts`). */
async function inPlace<T>(
  folder: string,
  place: Place,
  work: (path: (name: string) => string) => Promise<T>,
): Promise<T> {
  await checkPlace(folder, place)
  const at = join(folder, place)
  if (!mayHoldPlaces) return work((name) => join(at, name))
  const held = holdPlace(at)
  try {
    return await work((name) => held.path(name))
  } finally {
    held.letGo()
  }
}

/**
 * Moves a file into one of our places under its own name, or that with a number when it is taken.
 * Names come from the folder's own list: they have no separator in them.
 *
 * @param placing told the new name before it is there, so that it can be remembered
 * @returns its new name, or null when another counter was faster
 */
export async function moveTo(
  folder: string,
  { from, place, name }: { from: string; place: Place; name: string },
  placing: (name: string) => void = () => undefined,
): Promise<string | null> {
  return inPlace(folder, place, async (path) => {
    const free = await freeName(path, name)
    placing(free)
    try {
      await rename(from, path(free))
      return free
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  })
}

/** Not on Windows, where a link needs rights that a shop's PC does not give; `wx` follows none either. */
const createOnly =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_EXCL |
  (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW)

/**
 * Why it was refused, beside the file: in a file that was not there before, whatever a link of that
 * name points to. `why` is the counter's own words, never those of the file.
 *
 * @param placing told its name and what it will hold (`digestOf`) before it is there; size in bytes
 */
export async function writeReason(
  folder: string,
  { name, why }: { name: string; why: string },
  placing: (name: string, about: { size: number; digest: string }) => void,
): Promise<void> {
  const text = `${why}\n`
  await inPlace(folder, 'refused', async (path) => {
    const free = await freeName(path, `${name}.reason.txt`)
    placing(free, { size: Buffer.byteLength(text), digest: digestOf(text) })
    const file = await open(path(free), createOnly, 0o644)
    try {
      await file.writeFile(text)
    } finally {
      await file.close()
    }
  })
}

/** Somebody who fills the place with names does not hold the counter: behind a few it takes its own. */
const namesTried = 50

async function freeName(path: (name: string) => string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let nth = 1; ; nth += 1) {
    const number = nth > namesTried ? randomBytes(6).toString('hex') : String(nth)
    const candidate = nth === 1 ? name : `${stem}-${number}${ending}`
    const taken = await lstat(path(candidate)).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) === 'ENOENT') return false
        throw error
      },
    )
    if (!taken) return candidate
  }
}

/** File systems hold 255 bytes; room is left for a number, for a claim and for `.reason.txt`. */
export function shortened(name: string): string {
  if (Buffer.byteLength(name) <= 160) return name
  return `${[...name].slice(0, 35).join('')}${extname(name).slice(0, 10)}`
}
