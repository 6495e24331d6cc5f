import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import process from 'node:process'
import { rounded, type BenchRow } from './row.ts'

/** A row with the state of the machine it was made on. */
export type Measured = BenchRow & { met: 'yes' | 'no' | '–'; at: string; load: number }

export type Results = { machine: { node: string; cpu: string; cpus: number }; rows: Measured[] }

export function measuredNow(row: BenchRow): Measured {
  const [load = 0] = loadavg()
  return { ...row, met: isMet(row), at: new Date().toISOString(), load }
}

/** The rows that were not made this time stay as they were. */
export function merged(file: string, rows: readonly Measured[]): Results {
  const before = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Results).rows.filter(isDated)
    : []
  const made = new Set(rows.map(({ what }) => what))
  const kept = before.filter(({ what }) => !made.has(what))
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cpus: cpus().length }
  return { machine, rows: [...kept, ...rows] }
}

/** Before it was noted when and on what a row was made. */
function isDated(row: Partial<Measured>): row is Measured {
  return row.at !== undefined && row.load !== undefined
}

export function tableOf(rows: readonly Measured[]): string {
  const lines = rows.map((row) =>
    [
      row.what,
      `${rounded(row.figure)} ${row.unit}`,
      goalOf(row),
      row.met,
      rounded(row.load, 1),
      row.detail,
    ].join(' | '),
  )
  const head = ['what | figure | goal | met | load | how', '--- | --- | --- | --- | --- | ---']
  return `${[...head, ...lines].map((line) => `| ${line} |`).join('\n')}\n`
}

function goalOf({ goal, unit }: BenchRow): string {
  if (goal === null) return '–'
  return `${goal.at === 'least' ? '≥' : '≤'} ${String(goal.figure)} ${unit}`
}

function isMet({ goal, figure }: BenchRow): Measured['met'] {
  if (goal === null) return '–'
  return (goal.at === 'least' ? figure >= goal.figure : figure <= goal.figure) ? 'yes' : 'no'
}
