import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'

// A process has only so many files it may open. With none left, or only a few, the command line's socket
// and the database say so, nothing is thrown, and once others are closed they come off.

const steps = join(import.meta.dirname, '../support/too-many-files-steps.ts')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-files-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('without a file to open nothing is thrown, and everything comes off once there is one', async () => {
  const seen = new Set<string>()
  for (let left = 0; left < 8; left += 1) {
    const script = 'ulimit -n 80 && exec "$0" "$@"'
    const { stdout } = await promisify(execFile)('sh', [
      ...['-c', script, process.execPath, steps],
      ...[folder, String(left)],
    ])
    const [withFew, afterwards] = JSON.parse(stdout) as [string, string]
    expect(withFew).toMatch(/^(served|disk-failed|folder-not-writable), /)
    expect(withFew).toMatch(/, (opened|disk-failed|folder-not-writable)$/)
    expect(afterwards).toBe('served, opened')
    seen.add(withFew)
  }
  expect(seen).toContain('disk-failed, disk-failed')
  expect(seen).toContain('served, opened')
})
