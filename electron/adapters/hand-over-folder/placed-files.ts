import { appendFileSync, lstatSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'
import { errorCode } from '../database/storage-faults.ts'
import { readPlacedFile } from './read-file.ts'

/** What the counter itself put into an inbound folder. Nothing else there is ever deleted. */
export type PlacedFiles = {
  /** Before the file is there: a kill in between leaves a line about nothing. Throws what the disk says. */
  add(file: PlacedFile): void
  has(path: string): boolean
  /** Deletes those that were put there before `at`, in epoch milliseconds. */
  removeOlderThan(at: number): void
  /** Deletes those whose text `names` knows; `held` is one that another program does not let go. */
  removeNaming(names: (text: string) => boolean): { removed: number; held: string | null }
}

const PlacedFile = z.object({
  /** Absolute. */
  path: z.string(),
  /** In bytes; another file under that name is not ours. Null: written after this line. */
  size: z.number().nullable(),
  /** Epoch milliseconds. */
  at: z.number(),
})
export type PlacedFile = z.infer<typeof PlacedFile>

/**
 * Kept as lines of `inbound-files.jsonl`, in the data folder, where nobody else may write.
 *
 * @param list null: remembered by this process only
 */
export function createPlacedFiles(list: string | null): PlacedFiles {
  let remembered: PlacedFile[] = []

  function all(): PlacedFile[] {
    if (list === null) return remembered
    try {
      return readFileSync(list, 'utf8').split('\n').flatMap(readLine)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  function keep(files: PlacedFile[]): void {
    if (list === null) remembered = files
    else writeWhole(list, files.map((file) => `${JSON.stringify(file)}\n`).join(''))
  }

  return {
    add(file) {
      if (list === null) remembered.push(file)
      // On a line of its own also behind one that was cut short: a file nobody knows is never deleted.
      else appendFileSync(list, `\n${JSON.stringify(file)}\n`, { mode: 0o600 })
    },
    has: (path) => all().some((file) => file.path === path),
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
          if (!isStillOurs(file)) return true
          const read = readPlacedFile(file.path)
          if (read === null || !names(read)) return true
          rmSync(file.path)
          removed += 1
          return false
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
function readLine(line: string): PlacedFile[] {
  try {
    return [PlacedFile.parse(JSON.parse(line))]
  } catch {
    return []
  }
}

/** @returns false when it is locked: it is asked for again */
function remove(file: PlacedFile): boolean {
  try {
    if (isStillOurs(file)) rmSync(file.path)
    return true
  } catch (refused) {
    if (errorCode(refused) === null) throw refused
    return errorCode(refused) === 'ENOENT'
  }
}

/** Under a folder that is none, or another user's, nothing is ours any more. */
function isStillOurs({ path, size }: PlacedFile): boolean {
  const folder = lstatOrNull(dirname(path))
  const file = lstatOrNull(path)
  const user = process.getuid?.()
  return (
    folder?.isDirectory() === true &&
    (user === undefined || folder.uid === user || folder.uid === 0) &&
    file?.isFile() === true &&
    (size === null || file.size === size)
  )
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
