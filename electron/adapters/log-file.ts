import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Two weeks of ordinary days: what happened before the weekend can still be read. */
const filesKept = 14
/** A day on which something goes wrong ten times a second may not fill the shop's disk. */
const mostBytes = 5_000_000
const fileName = /^counter-\d{4}-\d\d-\d\d(?:\.\d{3})?\.log$/

export type LogFile = {
  /**
   * Writes a line, its line break included, behind what is there; it is with the system when this
   * returns, so that a process that is killed loses none. Throws what the disk says.
   *
   * @param at epoch milliseconds
   */
  append(line: string, at: number): void
}

/**
 * A file a day (UTC) in `<folder>/logs`; a day that outgrows its file goes on in another, and the oldest
 * go. Several processes write into the same one: each line is put behind the others' as one piece.
 *
 * Synchronous on a file that stays open, because that costs main no more than a stream does
 * (`npm run bench -- log`), and a stream loses the last lines of a process that crashes
 * (docs/decisions/libraries.md).
 *
 * @param most in bytes; what a file may grow to
 */
export function createLogFile(logs: string, most = mostBytes): LogFile {
  let open: OpenFile | null = null
  /** Half a line may lie there: the next one begins on its own. */
  let isCutOff = false

  function close(): void {
    const closed = open
    open = null
    if (closed !== null) closeSync(closed.handle)
  }

  function fileFor(at: number): OpenFile {
    if (open !== null && isStill(open, at, most)) return open
    close()
    mkdirSync(logs, { recursive: true, mode: 0o700 })
    const name = `counter-${new Date(at).toISOString().slice(0, 10)}`
    const path = join(logs, `${name}.log`)
    const size = statSync(path, { throwIfNoEntry: false })?.size
    if (size === undefined) removeOldest(logs)
    else if (size > most) putAside(logs, name)
    const handle = openSync(path, 'a', 0o600)
    open = { handle, day: dayOf(at), lookedAt: at, bytes: fstatSync(handle).size }
    return open
  }

  return {
    append(line, at) {
      try {
        const file = fileFor(at)
        const text = isCutOff ? `\n${line}` : line
        isCutOff = true
        file.bytes += writeAll(file.handle, text)
        isCutOff = false
      } catch (refused) {
        // The next line opens it anew: the disk may have been taken away and come back.
        close()
        throw refused
      }
    },
  }
}

type OpenFile = {
  handle: number
  day: number
  /** What it had when it was looked at, and what was written since. */
  bytes: number
  /** Epoch milliseconds. */
  lookedAt: number
}

const dayOf = (at: number): number => Math.floor(at / 86_400_000)

/**
 * Whether the file is the one to write into. Looked at once a second, for it costs twice what a line does:
 * another process may have made it longer, put it aside or taken it away.
 */
function isStill(file: OpenFile, at: number, most: number): boolean {
  const since = at - file.lookedAt
  if (since < 0 || since >= 1_000) {
    const { size, nlink } = fstatSync(file.handle)
    file.bytes = size
    file.lookedAt = at
    if (nlink === 0) return false
  }
  return file.day === dayOf(at) && file.bytes <= most
}

/** Answers how many bytes it has. The system may take a part at a time, as of a disk that becomes full. */
function writeAll(handle: number, text: string): number {
  const length = Buffer.byteLength(text)
  let written = writeSync(handle, text)
  while (written < length) {
    written += writeSync(handle, Buffer.from(text), written, length - written)
  }
  return length
}

/** The log files in the order they were written, oldest first. */
export function logFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => fileName.test(name))
    .sort()
}

/** The full file gets a number, which sorts before the one that is being written. */
function putAside(folder: string, day: string): void {
  const ofToday = logFilesIn(folder).filter((name) => name.startsWith(`${day}.`))
  const numbers = ofToday.map((name) => Number(name.slice(`${day}.`.length, -4)) || 0)
  const next = String(Math.max(0, ...numbers) + 1).padStart(3, '0')
  renameSync(join(folder, `${day}.log`), join(folder, `${day}.${next}.log`))
  removeOldest(folder)
}

/** Room for one more. */
function removeOldest(folder: string): void {
  for (const name of logFilesIn(folder).slice(0, -(filesKept - 1))) {
    rmSync(join(folder, name), { force: true })
  }
}
