import { mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { failed, ok, type Result } from '../../shared/fault.ts'
import type { Files } from '../core/ports.ts'
import { errorCode, orStorageFault, storageFault } from './database/storage-faults.ts'
import { removeUnfinished, writeWhole, writeWholeInPieces } from './write-whole.ts'
import { isThere } from './is-there.ts'

/** In signs; the most bytes a name may have is 255 on the usual file systems. */
const LONGEST_NAME = 60

/**
 * The papers and exports of a counter, for whoever holds the folder's lock.
 *
 * @param options.opener hands a file to the system's viewer; answers the system's words when it
 *   refuses, or an empty text. As Electron's `shell.openPath`, which only the shell may use.
 */
export function createFiles(options: {
  folder: string
  opener: (path: string) => Promise<string>
}): Files {
  const exports = join(options.folder, 'exports')
  for (const name of ['certificates', 'checks', 'lists', 'exports']) {
    removeUnfinished(join(options.folder, name))
  }

  function saveIn(name: string, fileName: string, pdf: Uint8Array): Result<string> {
    const folder = join(options.folder, name)
    const path = join(folder, safeName(fileName))
    return orStorageFault(path, () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return writeBeside(path, pdf)
    })
  }

  return {
    saveCertificate: (fileName, pdf) => Promise.resolve(saveIn('certificates', fileName, pdf)),
    saveReport: (fileName, pdf) => Promise.resolve(saveIn('checks', fileName, pdf)),
    saveList: (fileName, pdf) => Promise.resolve(saveIn('lists', fileName, pdf)),
    async saveExport(fileName, pieces) {
      const path = join(exports, safeName(fileName))
      try {
        mkdirSync(exports, { recursive: true, mode: 0o700 })
        await writeWholeInPieces(path, pieces)
        return ok(path)
      } catch (error) {
        const fault = storageFault(error, path)
        if (fault === null) throw error
        return failed(fault)
      }
    },
    async open(path) {
      const there = orStorageFault(path, () => isThere(path))
      if (!there.ok) return there
      if (!there.value) return failed({ kind: 'not-found', what: path })
      const words = await options.opener(path)
      return words === '' ? ok(undefined) : failed({ kind: 'print-failed', detail: words })
    },
  }
}

/** What the system says of a file that a viewer has open, or that nobody may replace. */
const held: ReadonlySet<string | null> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY', 'EISDIR'])
/** As many viewers as may have one open. */
const mostBeside = 9

/** Under a new name where a viewer holds the old one: the customer waits for this one. */
function writeBeside(path: string, content: Uint8Array): string {
  const ending = extname(path)
  const stem = path.slice(0, path.length - ending.length)
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? path : `${stem}-${String(nth)}${ending}`
    try {
      writeWhole(name, content)
      return name
    } catch (refused) {
      const isHeld = held.has(errorCode(refused)) && isThere(name)
      if (!isHeld || nth === mostBeside) throw refused
    }
  }
}

/**
 * A frame number is part of the name and may hold anything: what is no letter, digit, dot or dash
 * becomes a dash, so that it stays one file of this folder on every system.
 */
function safeName(fileName: string): string {
  const plain = fileName.normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
  const ending = extname(plain)
  const name = basename(plain, ending)
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST_NAME)
  if (name === '') throw new TypeError(`That is no name for a file: ${JSON.stringify(fileName)}`)
  return `${name}${ending}`
}
