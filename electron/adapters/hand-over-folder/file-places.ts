import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, rename } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { errorCode } from '../database/storage-faults.ts'

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
  const seen = await lstat(path)
  if (!seen.isDirectory()) {
    throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
  }
  const user = process.getuid?.()
  if (user !== undefined && seen.uid !== user && seen.uid !== 0) {
    throw Object.assign(new Error(`${path} belongs to another user`), { code: 'EPERM' })
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
  await checkPlace(folder, place)
  const free = await freeName(join(folder, place), name)
  placing(free)
  try {
    await rename(from, join(folder, place, free))
    return free
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
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
 * @returns the name it got
 */
export async function writeReason(
  folder: string,
  { name, why }: { name: string; why: string },
  placing: (name: string) => void,
): Promise<void> {
  await checkPlace(folder, 'refused')
  const free = await freeName(join(folder, 'refused'), `${name}.reason.txt`)
  placing(free)
  const file = await open(join(folder, 'refused', free), createOnly, 0o644)
  try {
    await file.writeFile(`${why}\n`)
  } finally {
    await file.close()
  }
}

/** Somebody who fills the place with names does not hold the counter: behind a few it takes its own. */
const namesTried = 50

async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let nth = 1; ; nth += 1) {
    const number = nth > namesTried ? randomBytes(6).toString('hex') : String(nth)
    const candidate = nth === 1 ? name : `${stem}-${number}${ending}`
    const taken = await lstat(join(folder, candidate)).then(
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
