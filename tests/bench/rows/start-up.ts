import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { fill, openEncrypted } from '../jobs.ts'
import { median, rounded, type Bench } from '../row.ts'

const tries = 7
const Opened = z.object({ opened: z.number(), rss: z.number() })

/** Each start in a process of its own, empty and full in turn. */
export const bench: Bench = () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const key = randomBytes(32)
  const paths = { empty: join(folder, 'empty'), full: join(folder, 'full') }
  for (const [name, path] of Object.entries(paths)) {
    const database = openEncrypted(path, key)
    if (name === 'full') fill(database, 100_000)
    database.close()
  }
  const open = (path: string) => {
    const script = join(import.meta.dirname, '../open-counter.ts')
    const words = ['--expose-gc', script, path, key.toString('hex')]
    return Opened.parse(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })))
  }
  const starts = Array.from({ length: tries }, () => ({
    empty: open(paths.empty),
    full: open(paths.full),
  }))
  rmSync(folder, { recursive: true })
  const empty = median(starts.map((start) => start.empty.opened))
  const full = median(starts.map((start) => start.full.opened))
  const megabytes = starts.map((start) => (start.full.rss - start.empty.rss) / 2 ** 20)
  return Promise.resolve([
    {
      what: 'start-up with 100 000 jobs ÷ empty',
      figure: median(starts.map((start) => start.full.opened / start.empty.opened)),
      unit: '×',
      goal: { at: 'most', figure: 1.2 },
      detail: `${rounded(full, 0)} ms against ${rounded(empty, 0)} ms; ${String(tries)} starts each`,
    },
    {
      what: 'memory of main with 100 000 jobs beyond empty',
      figure: median(megabytes),
      unit: 'MB',
      goal: { at: 'most', figure: 30 },
      detail: `resident, after the first screen; ${String(tries)} starts each`,
    },
  ])
}
