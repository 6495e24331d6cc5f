import { appendFileSync, lstatSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'
import { errorCode } from '../database/storage-faults.ts'
import { holdPlace, mayHoldPlaces, type HeldPlace } from './held-place.ts'
import { digestOfPlacedFile, readPlacedFile } from './read-file.ts'

/** What the counter itself put into an inbound folder. Nothing else there is ever deleted. */
export type PlacedFiles = {
  /** Before the file is there: a kill in between leaves a line about nothing. Throws what the disk says. */
  add(file: PlacedFile): void
  has(path: string): boolean
  /** Whether what lay in this folder before there was a list is noted: it is looked through once. */
  knows(folder: string): boolean
  note(folder: string): void
  /** Deletes those that were put there before `at`, in epoch milliseconds. */
  removeOlderThan(at: number): void
  /** Deletes those whose name or text `names` knows; `held` is one that another program does not let go. */
  removeNaming(names: (text: string) => boolean): { removed: number; held: string | null }
}

const PlacedFile = z.object({
  /** Absolute. */
  path: z.string(),
  /** In bytes; another file under that name is not ours. Null: written after this line. */
  size: z.number().nullable(),
  /** `digestOf` what it holds; none of what was too large to be read. */
  digest: z.string().optional(),
  /** Epoch milliseconds. */
  at: z.number(),
})
export type PlacedFile = z.infer<typeof PlacedFile>

/** A folder whose files of before the list are in it. */
const NotedFolder = z.object({ folder: z.string() })
type Line = PlacedFile | z.infer<typeof NotedFolder>

/**
 * Kept as lines of `inbound-files.jsonl`, in the data folder, where nobody else may write.
 *
 * @param list null: remembered by this process only
 */
export function createPlacedFiles(list: string | null): PlacedFiles {
  let remembered: Line[] = []

  function lines(): Line[] {
    if (list === null) return remembered
    try {
      return readFileSync(list, 'utf8').split('\n').flatMap(readLine)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  function all(): PlacedFile[] {
    return lines().filter((line) => 'path' in line)
  }

  function noted(): Line[] {
    return lines().filter((line) => 'folder' in line)
  }

  function append(line: Line): void {
    if (list === null) remembered.push(line)
    // On a line of its own also behind one that was cut short: a file nobody knows is never deleted.
    else appendFileSync(list, `\n${JSON.stringify(line)}\n`, { mode: 0o600 })
  }

  function keep(files: PlacedFile[]): void {
    const kept = [...noted(), ...files]
    if (list === null) remembered = kept
    else writeWhole(list, kept.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }

  return {
    add: append,
    has: (path) => all().some((file) => file.path === path),
    knows: (folder) => noted().some((line) => 'folder' in line && line.folder === folder),
    note(folder) {
      append({ folder })
    },
    removeOlderThan(at) {
      const files = all()
      const old = files.filter((file) => file.at < at)
      if (old.length === 0) return
      const locked = old.filter((file) => !remove(file))
      keep([...files.filter((file) => file.at >= at), ...locked])
    },
    removeNaming(names) {
      let removed = 0
      let held: string | null = null
      const files = all()
      const left = files.filter((file) => {
        try {
          const isGone = removeOurs(file, (_, path) => {
            // Programs write whom a file is about into its name, and its reason has that name, too.
            if (names(basename(file.path))) return true
            const read = readPlacedFile(path)
            return read !== null && names(read)
          })
          if (isGone) removed += 1
          return !isGone
        } catch (refused) {
          if (errorCode(refused) === null) throw refused
          held = file.path
          return true
        }
      })
      if (removed > 0) keep(left)
      return { removed, held }
    },
  }
}

/** One damaged line, such as of a power cut, is one file that stays. */
function readLine(line: string): Line[] {
  try {
    return [z.union([PlacedFile, NotedFolder]).parse(JSON.parse(line))]
  } catch {
    return []
  }
}

/** @returns false when it is locked: it is asked for again */
function remove(file: PlacedFile): boolean {
  try {
    removeOurs(file, holdsTheSame)
    return true
  } catch (refused) {
    if (errorCode(refused) === null) throw refused
    return errorCode(refused) === 'ENOENT'
  }
}

/**
 * Deletes it in the folder that was looked at. Under a folder that is none, or another user's, nothing is
 * ours any more.
 *
 * @returns whether it was there and ours, and `which` said yes
 * @throws {Error} what the disk says
 */
function removeOurs(file: PlacedFile, which: (file: PlacedFile, path: string) => boolean): boolean {
  const folder = dirname(file.path)
  const path = lstatOrNull(folder)?.isDirectory() === true ? holdFolder(folder) : null
  if (path === null) return false
  try {
    const at = path.path(basename(file.path))
    if (!isStillOurs(file, at) || !which(file, at)) return false
    rmSync(at)
    return true
  } finally {
    path.letGo()
  }
}

function holdFolder(folder: string): HeldPlace | null {
  try {
    if (mayHoldPlaces) return holdPlace(folder)
    return { path: (name) => join(folder, name), letGo: () => undefined }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'EPERM') return null
    throw error
  }
}

function isStillOurs({ size }: PlacedFile, path: string): boolean {
  const file = lstatOrNull(path)
  return file?.isFile() === true && (size === null || file.size === size)
}

/** One of the same name and size that somebody wrote since is theirs, however old the line is. */
function holdsTheSame({ digest }: PlacedFile, path: string): boolean {
  return digest === undefined || digestOfPlacedFile(path) === digest
}

function lstatOrNull(path: string): ReturnType<typeof lstatSync> | null {
  try {
    return lstatSync(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
