import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import type { SoldOnFullDisk } from '../support/full-disk.ts'

// A file system of a few megabytes, in a mount namespace that only this program sees. Where a machine
// allows none, vitest.config.ts says that this file is not in its suite.

const STEPS = join(import.meta.dirname, '../support/tmpfs-steps.ts')

// On the smaller one the database's log alone would fill it.
it.each(['2m', '8m'])(
  'on a disk of %s that is full to the last byte a sale is not confirmed, and nothing is lost or doubled',
  (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-tmpfs-'))
    const script = `mount -t tmpfs -o size=${size} tmpfs "$1" && shift 1 && exec "$@"`
    const program = [process.execPath, STEPS, folder, randomBytes(32).toString('hex')]
    const ran = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, ...program], {
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    expect(ran.status, ran.stderr).toBe(0)
    const sold = JSON.parse(ran.stdout) as SoldOnFullDisk & { opensAgain: boolean }
    expect(sold.wrong).toEqual([])
    expect(sold.refused).toBeGreaterThan(10)
    expect(sold).toMatchObject({ refusedAfterwards: 0, opensAgain: true })
  },
)
