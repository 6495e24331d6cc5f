import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fc } from '../support/random.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  copyOfFolder,
  quickFolder,
  refusal,
  watchDisk,
  type DiskOperation,
  type RefusalCode,
} from '../support/disk-watch.ts'
import { makeScenarios, wrongAfterStart } from '../support/folder-scenarios.ts'
import { damagePages, rowsOf } from '../support/full-shop.ts'

// Random schedules: any state of the folder, damaged anywhere, disturbed up to three times in a row, each
// time by a kill or by a disk that refuses once or from then on. No end state lacks a row that could be
// read. `npm run soak` runs 10,000 of them.

const runs = Number(process.env['COUNTER_FOLDER_RUNS'] ?? '25')
const scenarios = makeScenarios()
let place: string
let nth = 0
beforeAll(async () => {
  place = mkdtempSync(join(quickFolder(), 'counter-schedules-'))
  for (const [n, scenario] of scenarios.entries()) {
    mkdirSync(join(place, `template-${String(n)}`))
    await scenario.prepare(join(place, `template-${String(n)}`))
  }
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

const disturbance = fc.record({
  at: fc.nat({ max: 250 }),
  how: fc.constantFrom('killed', 'refused once', 'refused from then on'),
  code: fc.constantFrom<RefusalCode>('ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EMFILE'),
})
const schedule = fc.record({
  scenario: fc.nat({ max: scenarios.length - 1 }),
  /** Where in the database, as a share of its pages. */
  damage: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 3 }),
  disturbances: fc.array(disturbance, { minLength: 1, maxLength: 3 }),
})

function folderFrom(template: string): string {
  nth += 1
  const folder = join(place, `run-${String(nth)}`)
  copyOfFolder(template, folder)
  return folder
}

function damaged(template: string, shares: readonly number[]): string {
  const folder = folderFrom(template)
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.db'))) {
    const pages = Math.floor(statSync(join(folder, name)).size / 4096)
    damagePages(
      join(folder, name),
      shares.map((share) => Math.floor(share * pages)),
    )
  }
  return folder
}

it(
  'no end state lacks a row that could be read, whatever happened and whenever',
  async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ scenario: which, damage, disturbances }) => {
        const scenario = scenarios[which] ?? expect.fail('no such scenario')
        const start = damaged(join(place, `template-${String(which)}`), damage)
        const undisturbed = folderFrom(start)
        // Some damage leaves nothing to start from: then the counter stops, and keeps doing so.
        if ((await scenario.run(undisturbed)) !== null) return
        const rows = (path: string): Set<string> => rowsOf(path, scenario.key)
        const expected = new Set(
          [...rows(join(undisturbed, 'counter.db'))].filter(
            (row) => !row.includes('database.mended'),
          ),
        )
        let folder = start
        for (const { at, how, code } of disturbances) {
          const killed: string[] = []
          const stop = watchDisk(folder, (operation: DiskOperation) => {
            if (how === 'killed') {
              if (operation.nth === at) killed.push(folderFrom(folder))
            } else if (how === 'refused once' ? operation.nth === at : operation.nth >= at) {
              throw refusal(operation, code)
            }
          })
          try {
            await scenario.run(folder)
          } finally {
            stop()
          }
          folder = killed[0] ?? folder
        }
        expect(wrongAfterStart(folder, { scenario, expected, rows })).toBeNull()
        for (const name of readdirSync(place).filter((one) => one.startsWith('run-'))) {
          rmSync(join(place, name), { recursive: true })
        }
      }),
      { numRuns: runs },
    )
  },
  6 * 60 * 60_000,
)
