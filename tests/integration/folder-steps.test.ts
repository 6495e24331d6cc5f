import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  copyOfFolder,
  quickFolder,
  refusal,
  watchDisk,
  watchKills,
  type DiskOperation,
} from '../support/disk-watch.ts'
import { makeScenarios, wrongAfterStart, type Scenario } from '../support/folder-scenarios.ts'
import { rowsOf } from '../support/full-shop.ts'

// Whatever happens to the data folder, and whenever: a process that is killed before any operation on a
// file, or an operation that the disk refuses. The next start has every row that could be read before,
// and nothing of an older copy goes out by itself. Real files, real encryption.

const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EMFILE'] as const

let place: string
beforeEach(() => {
  place = mkdtempSync(join(quickFolder(), 'counter-steps-'))
})
afterEach(() => {
  rmSync(place, { recursive: true })
})

async function prepared(scenario: Scenario, name: string): Promise<string> {
  const folder = join(place, name)
  mkdirSync(folder)
  await scenario.prepare(folder)
  return folder
}

/** What an undisturbed run ends with: as much as can be read. */
async function undisturbed(scenario: Scenario, template: string): Promise<Set<string>> {
  const folder = join(place, 'undisturbed')
  copyOfFolder(template, folder)
  const fault = await scenario.run(folder)
  expect(fault).toBeNull()
  const rows = rowsOf(join(folder, 'counter.db'), scenario.key)
  rmSync(folder, { recursive: true })
  // That it was mended is only said where it was.
  return new Set([...rows].filter((row) => !row.includes('database.mended')))
}

describe.each(makeScenarios())('$name', (scenario) => {
  const rows = (path: string): Set<string> => rowsOf(path, scenario.key)

  it('killed before any operation on a file, the next start has every row', async () => {
    const template = await prepared(scenario, 'template')
    const expected = await undisturbed(scenario, template)
    const folder = join(place, 'killed')
    copyOfFolder(template, folder)
    const { stop, killed } = watchKills(folder, folder)
    try {
      expect(await scenario.run(folder)).toBeNull()
    } finally {
      stop()
    }
    expect(killed.length).toBeGreaterThan(1)
    const wrong = killed.flatMap(({ operation, how, state }) => {
      const why = wrongAfterStart(state, { scenario, expected, rows })
      return why === null ? [] : [`${how} ${operation.name} ${operation.path}: ${why}`]
    })
    expect(wrong).toEqual([])
  })

  it('any operation on a file refused, nothing is thrown, and the next start has every row', async () => {
    const template = await prepared(scenario, 'template')
    const expected = await undisturbed(scenario, template)
    const wrong: string[] = []
    for (let n = 0, isOver = false; !isOver; n += 1) {
      const folder = join(place, `refused-${String(n)}`)
      copyOfFolder(template, folder)
      const refused: DiskOperation[] = []
      const stop = watchDisk(folder, (operation) => {
        if (operation.nth !== n) return
        refused.push(operation)
        throw refusal(operation, codes[n % codes.length] ?? 'EIO')
      })
      const said = (why: string): void => {
        const { name, path } = refused[0] ?? { name: 'nothing', path: '' }
        wrong.push(`${name} ${path}: ${why}`)
      }
      try {
        await scenario.run(folder)
      } catch (thrown) {
        said(`threw ${String(thrown)}`)
      } finally {
        stop()
      }
      isOver = refused.length === 0
      const why = wrongAfterStart(folder, { scenario, expected, rows })
      if (why !== null) said(why)
      rmSync(folder, { recursive: true })
    }
    expect(wrong).toEqual([])
  })
})
