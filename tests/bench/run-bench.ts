import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { format } from 'prettier'
import { measuredNow, merged, tableOf, type Measured, type Results } from './results.ts'
import type { BenchRow } from './row.ts'

// Every file in rows/ in a process of its own, one after the other; one table, one file of results.
// With --docs the figures go into docs/bench.md too.

const resultsFile = 'bench-results.json'
const page = join(import.meta.dirname, '../../docs/bench.md')
const mark = '## As measured\n'

const folder = join(import.meta.dirname, 'rows')
const words = process.argv.slice(2)
const asked = words.filter((word) => word !== '--docs')
const files = readdirSync(folder).filter(
  (name) => asked.length === 0 || asked.some((word) => name.startsWith(word)),
)
const made: Measured[] = []
for (const name of files) {
  process.stderr.write(`${name} …\n`)
  const program = ['--expose-gc', join(import.meta.dirname, 'run-row.ts'), join(folder, name)]
  const printed = execFileSync(process.execPath, program, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const rows = (JSON.parse(printed) as BenchRow[]).map(measuredNow)
  made.push(...rows)
  // At once: a later row that fails does not take these with it.
  const results = merged(resultsFile, rows)
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
  if (words.includes('--docs')) writeFileSync(page, await withFigures(results))
}
process.stdout.write(tableOf(made))

async function withFigures({ machine, rows: all }: Results): Promise<string> {
  const [before] = readFileSync(page, 'utf8').split(mark)
  const where = `${String(machine.cpus)} × ${machine.cpu}, Node ${machine.node}; “load” is what else the machine was asked for, of ${String(machine.cpus)}.`
  const text = `${before ?? ''}${mark}\n${where}\n\n${tableOf(all)}`
  return format(text, { parser: 'markdown', printWidth: 110 })
}
