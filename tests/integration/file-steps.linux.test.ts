import fs, { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  copyOfFolder,
  quickFolder,
  refusal,
  watchDisk,
  watchKills,
  type DiskOperation,
  type RefusalCode,
} from '../support/disk-watch.ts'
import { fileScenarios, type FileScenario, type Run } from '../support/file-scenarios.ts'

// Every file that an adapter writes or reads beside the database: the process is killed before any
// operation on it or in the middle of a write, or the disk refuses an operation, once or from then on.
// What others find is whole, nothing is thrown, nothing is done twice, and the next try comes off.

const codes: readonly RefusalCode[] = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EMFILE']

let place: string
beforeEach(() => {
  place = mkdtempSync(join(quickFolder(), 'counter-files-'))
})
afterEach(() => {
  rmSync(place, { recursive: true, force: true })
})

function prepared(scenario: FileScenario): string {
  const folder = join(place, 'template')
  mkdirSync(folder)
  scenario.prepare(folder)
  return folder
}

/** What is wrong with a folder as somebody left it, and with what the next start makes of it. */
async function wrongWith(scenario: FileScenario, folder: string, run: Run): Promise<string | null> {
  const atOnce = scenario.wrongAtOnce(folder, run)
  if (atOnce !== null) return `at once: ${atOnce}`
  let fault = await scenario.run(folder, run)
  // A viewer that held a paper let go of it: the same name again.
  if (fault === null) fault = await scenario.run(folder, run)
  if (fault !== null) return `again: ${JSON.stringify(fault)}`
  const again = scenario.wrongAtOnce(folder, run) ?? scenario.wrongInTheEnd(folder, run)
  return again === null ? null : `in the end: ${again}`
}

describe.each(fileScenarios)('$name', (scenario) => {
  it('killed before any operation on a file or halfway through a write, is whole, and comes off at the next start', async () => {
    const template = prepared(scenario)
    const folder = join(place, 'killed')
    copyOfFolder(template, folder)
    const run: Run = { taken: new Map() }
    const runs: Run[] = []
    const { stop, killed } = watchKills(folder, folder, () => {
      runs.push({ taken: new Map(run.taken) })
    })
    try {
      expect(await scenario.run(folder, run)).toBeNull()
    } finally {
      stop()
    }
    expect(killed.length).toBeGreaterThan(0)
    const wrong: string[] = []
    for (const [n, { operation, how, state }] of killed.entries()) {
      // Under the name it had: what was written there tells of its places.
      rmSync(folder, { recursive: true })
      fs.renameSync(state, folder)
      const why = await wrongWith(scenario, folder, runs[n] ?? run)
      if (why !== null) wrong.push(`${how} ${operation.name} ${operation.path}: ${why}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(['once', 'from then on'])(
    'any operation on a file refused %s, throws nothing, is whole, and comes off once it is not',
    async (often) => {
      const template = prepared(scenario)
      const wrong: string[] = []
      for (const code of codes) {
        for (let n = 0, isOver = false; !isOver; n += 1) {
          const folder = join(place, `refused-${code}-${String(n)}`)
          copyOfFolder(template, folder)
          const refused: DiskOperation[] = []
          const run: Run = { taken: new Map() }
          const stop = watchDisk(folder, (operation) => {
            if (operation.nth < n || (often === 'once' && operation.nth > n)) return
            refused.push(operation)
            throw refusal(operation, code)
          })
          const said = (why: string): void => {
            const { name = 'nothing', path = '' } = refused[0] ?? {}
            wrong.push(`${code} ${name} ${path.slice(place.length)}: ${why}`)
          }
          try {
            const fault = await scenario.run(folder, run)
            // A fault is an answer; what is half, or let through, is none.
            if (fault?.kind === 'internal') said(fault.reference)
          } catch (thrown) {
            said(`threw ${String(thrown)}`)
          } finally {
            stop()
          }
          isOver = refused.length === 0
          const why = await wrongWith(scenario, folder, run)
          if (why !== null) said(why)
          rmSync(folder, { recursive: true })
        }
      }
      expect(wrong).toEqual([])
    },
  )
})

it('the harness refuses what it says it refuses', () => {
  const folder = join(place, 'own')
  mkdirSync(folder)
  const stop = watchDisk(folder, (operation) => {
    throw refusal(operation, 'ENOSPC')
  })
  try {
    expect(() => fs.writeFileSync(join(folder, 'a'), 'abcd')).toThrow('ENOSPC')
  } finally {
    stop()
  }
  expect(fs.readFileSync(join(folder, 'a'), 'utf8')).toBe('ab')
})
