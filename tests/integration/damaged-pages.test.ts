import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quickFolder } from '../support/disk-watch.ts'
import { damagePages, openMending, rowsOf } from '../support/full-shop.ts'

// One damaged page anywhere in a database of a form that a shop may still have: the counter
// opens with what can be read, or says that it cannot, and never throws.

const fixtures = join(import.meta.dirname, '../fixtures/databases')
const key = Buffer.alloc(32, 7)
/** In the former cipher, the last form but one, and today's. */
const forms = ['form-2.db', 'form-13.db', 'form-14.db']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(quickFolder(), 'counter-pages-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe.each(forms)('%s', (form) => {
  const pages = Math.floor(statSync(join(fixtures, form)).size / 4096)

  function startDamagedAt(damaged: readonly number[]): { rows: number | null; fault: string } {
    const place = mkdtempSync(join(folder, 'one-'))
    const path = join(place, 'counter.db')
    copyFileSync(join(fixtures, form), path)
    damagePages(path, damaged)
    const started = openMending(path, key)
    if (!started.ok) return { rows: null, fault: started.fault.kind }
    started.value.close()
    const rows = rowsOf(path, key).size
    rmSync(place, { recursive: true })
    return { rows, fault: '' }
  }

  it('opens whichever page of it is damaged', () => {
    const whole = startDamagedAt([]).rows ?? 0
    expect(whole).toBeGreaterThan(0)
    const read: number[] = []
    for (let page = 1; page < pages; page += 1) {
      const { rows, fault } = startDamagedAt([page])
      expect(`page ${String(page)}: ${fault}`).toBe(`page ${String(page)}: `)
      read.push(rows ?? 0)
    }
    // That it was mended is a row of its own.
    expect(Math.max(...read)).toBeGreaterThanOrEqual(whole)
    // Without its first page, and without a copy that could lend one, there may be nothing to read.
    expect(['', 'database-damaged', 'database-key-wrong']).toContain(startDamagedAt([0]).fault)
  })
})
