import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { jobKinds } from '../../shared/job-kinds.ts'
import { allCells, faultKinds, faults, runCells, type Outcome } from '../support/fault-matrix.ts'
import { faultTable } from '../support/fault-table.ts'

// Every fault × every kind of job × every registry that matters, judged by what the simulated
// services did, and written down as docs/fault-matrix.md.

const file = join(import.meta.dirname, '../../docs/fault-matrix.md')
let outcomes: Outcome[] = []
beforeAll(async () => {
  outcomes = await runCells(allCells(), 16)
})

describe.each(jobKinds.names)('Whatever happens to %s', (kind) => {
  const told = (wrong: (one: Outcome) => boolean): string[] =>
    outcomes
      .filter((one) => one.kind === kind && wrong(one))
      .map(
        ({ profile, call, faultName, first, last, changes }) =>
          `${faultName} at ${call} (${profile.name}): ${first} → ${last}, done ${String(changes)} times`,
      )

  it('it is never lost', () => {
    const kept = /^(done|waiting|unknown|parked \(.+\))$/
    expect(outcomes.filter((one) => one.kind === kind).length).toBeGreaterThan(30)
    expect(told(({ first, last }) => !kept.test(first) || !kept.test(last))).toEqual([])
    expect(told(({ last, changes }) => last === 'done' && changes === 0)).toEqual([])
  })

  it('it is never done twice', () => {
    expect(told(({ changes }) => changes > 1)).toEqual([])
  })
})

it('every kind of fault that the simulated services can make is among them', () => {
  const made = new Set(faults.map(([, { kind }]) => kind))
  expect([...made].toSorted()).toEqual(Object.keys(faultKinds).toSorted())
})

it('docs/fault-matrix.md says what came of it', async () => {
  const page = await faultTable(outcomes)
  if (process.env['COUNTER_WRITE_DOCS'] === '1') writeFileSync(file, page)
  expect(readFileSync(file, 'utf8')).toBe(page)
})
