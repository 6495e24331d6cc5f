import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { errorCode } from '../database/storage-faults.ts'

export type Place = 'taking' | 'done' | 'refused'

/** Made if they are missing. One that is something else, such as a link elsewhere, is an error. */
export async function makePlaces(folder: string): Promise<void> {
  for (const place of ['taking', 'done', 'refused'] as const) {
    const path = join(folder, place)
    await mkdir(path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
    if ((await lstat(path)).isDirectory()) continue
    throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
  }
}

/**
 * Moves a file into one of our places under its own name, or that with a number when it is taken.
 * Names come from the folder's own list: they have no separator in them.
 *
 * @returns its new name, or null when another counter was faster
 */
export async function moveTo(
  folder: string,
  { from, place, name }: { from: string; place: Place; name: string },
): Promise<string | null> {
  const free = await freeName(join(folder, place), name)
  try {
    await rename(from, join(folder, place, free))
    return free
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Why it was refused, beside the file. */
export async function writeReason(folder: string, name: string, why: string): Promise<void> {
  await writeFile(join(folder, 'refused', `${name}.reason.txt`), `${why}\n`)
}

/** What was handed over may name a customer: it is not kept for ever. */
export async function removeOlderThan(folder: string, at: number): Promise<void> {
  for (const place of ['done', 'refused'] as const) {
    for (const entry of await readdir(join(folder, place), { withFileTypes: true })) {
      const path = join(folder, place, entry.name)
      if (entry.isFile() && (await stat(path)).ctimeMs < at) await rm(path, { force: true })
    }
  }
}

async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let nth = 1; ; nth += 1) {
    const candidate = nth === 1 ? name : `${stem}-${String(nth)}${ending}`
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
