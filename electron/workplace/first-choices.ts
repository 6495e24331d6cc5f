import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Mode } from '../../shared/counter-api.ts'
import type { Result } from '../../shared/fault.ts'
import { Language } from '../../shared/language-schema.ts'
import { orStorageFault } from '../adapters/database/storage-faults.ts'
import type { Log } from '../core/ports.ts'
import { writeWhole } from '../adapters/write-whole.ts'

/** What is chosen before any database is open, in `counter.json`: nothing secret, nothing of a sale. */
const FirstChoices = z.object({ mode: Mode.nullable(), language: z.nullable(Language) })
export type FirstChoices = z.infer<typeof FirstChoices>

const nothingChosen: FirstChoices = { mode: null, language: null }

/** A missing or unreadable file is a first run: the choices are offered again. */
export function readFirstChoices(dataFolder: string, log: Log): FirstChoices {
  let text: string
  try {
    text = readFileSync(choicesPath(dataFolder), 'utf8')
  } catch (unreadable) {
    const isFirstRun = (unreadable as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isFirstRun) log.warn('The first choices could not be read', { error: String(unreadable) })
    return nothingChosen
  }
  try {
    return FirstChoices.parse(JSON.parse(text))
  } catch (damaged) {
    log.warn('The first choices are damaged and asked again', { error: String(damaged) })
    return nothingChosen
  }
}

export function writeFirstChoices(dataFolder: string, choices: FirstChoices): Result<void> {
  const path = choicesPath(dataFolder)
  return orStorageFault(path, () => {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeWhole(path, `${JSON.stringify(choices, null, 2)}\n`)
  })
}

function choicesPath(dataFolder: string): string {
  return join(dataFolder, 'counter.json')
}
