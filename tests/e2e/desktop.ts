import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'

/** The desktop's own opener, for windows started from now on: it only notes what it was to open. */
export type Desktop = {
  /** Addresses and paths, the oldest first. */
  opened(): readonly string[]
  close(): void
}

export function noteWhatIsOpened(): Desktop {
  const programs = mkdtempSync(join(tmpdir(), 'counter-desktop-'))
  const notes = join(programs, 'opened')
  const pathBefore = process.env['PATH']
  const program = join(programs, 'xdg-open')
  writeFileSync(notes, '')
  writeFileSync(program, `#!/bin/sh\necho "$1" >> '${notes}'\n`)
  chmodSync(program, 0o755)
  process.env['PATH'] = [programs, pathBefore].join(delimiter)
  return {
    opened: () => readFileSync(notes, 'utf8').split('\n').filter(Boolean),
    close() {
      process.env['PATH'] = pathBefore
      rmSync(programs, { recursive: true, force: true })
    },
  }
}
