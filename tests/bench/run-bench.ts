import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { rounded, type BenchRow } from './row.ts'

// Every file in rows/ in a process of its own, one after the other; one table, one file of results.

const folder = join(import.meta.dirname, 'rows')
const asked = process.argv.slice(2)
const files = readdirSync(folder).filter(
  (name) => asked.length === 0 || asked.some((word) => name.startsWith(word)),
)
const rows = files.flatMap((name) => {
  process.stderr.write(`${name} …\n`)
  const words = ['--expose-gc', join(import.meta.dirname, 'run-row.ts'), join(folder, name)]
  const printed = execFileSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(printed) as BenchRow[]
})

function goalOf({ goal, unit }: BenchRow): string {
  if (goal === null) return '–'
  return `${goal.at === 'least' ? '≥' : '≤'} ${String(goal.figure)} ${unit}`
}

function isMet({ goal, figure }: BenchRow): string {
  if (goal === null) return '–'
  return (goal.at === 'least' ? figure >= goal.figure : figure <= goal.figure) ? 'yes' : 'no'
}

const lines = rows.map((row) =>
  [row.what, `${rounded(row.figure)} ${row.unit}`, goalOf(row), isMet(row), row.detail].join(' | '),
)
const head = ['what | figure | goal | met | how', '--- | --- | --- | --- | ---']
process.stdout.write(`${[...head, ...lines].map((line) => `| ${line} |`).join('\n')}\n`)
const results = {
  at: new Date().toISOString(),
  machine: { node: process.version, cpu: cpus()[0]?.model ?? '', cpus: cpus().length },
  rows: rows.map((row) => ({ ...row, met: isMet(row) })),
}
writeFileSync('bench-results.json', `${JSON.stringify(results, null, 2)}\n`)
