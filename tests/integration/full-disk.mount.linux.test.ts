import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { copyOfFolder } from '../support/disk-watch.ts'
import { makeScenarios } from '../support/folder-scenarios.ts'
import type { SoldOnFullDisk } from '../support/full-disk.ts'
import { rowsOf } from '../support/full-shop.ts'

// A file system of a few megabytes, in a mount namespace that only this program sees. Where a machine
// allows none, vitest.config.ts says that this file is not in its suite.

const program = (name: string) => join(import.meta.dirname, '../support', name)

function onSmallDisk(size: string, steps: string, ...given: string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'counter-tmpfs-'))
  const script = `mount -t tmpfs -o size=${size} tmpfs "$1" && shift 1 && exec "$@"`
  const run = [process.execPath, program(steps), folder, ...given]
  const ran = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, ...run], {
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  expect(ran.status, ran.stderr).toBe(0)
  return JSON.parse(ran.stdout)
}

// On the smaller one the database's log alone would fill it.
it.each(['2m', '8m'])(
  'on a disk of %s that is full to the last byte a sale is not confirmed, and nothing is lost or doubled',
  (size) => {
    const answered = onSmallDisk(size, 'tmpfs-steps.ts', randomBytes(32).toString('hex'))
    const sold = answered as SoldOnFullDisk & { opensAgain: boolean }
    expect(sold.wrong).toEqual([])
    expect(sold.refused).toBeGreaterThan(10)
    expect(sold).toMatchObject({ refusedAfterwards: 0, opensAgain: true })
  },
)

it('without room for a second database an old one stays in its cipher, and works, until there is', () => {
  const old = join(import.meta.dirname, '../fixtures/databases/form-12.db')
  const key = Buffer.alloc(32, 7).toString('hex')
  expect(onSmallDisk('2m', 'renew-cipher-steps.ts', old, key)).toEqual({
    withoutRoom: { waiting: 2, written: true, isOfFormerCipher: true },
    withRoom: { waiting: 2, written: true, isOfFormerCipher: false },
  })
})

it.each(['damaged, mending', 'missing, mending', 'restoring over a whole database'])(
  '%s: with any room between none and enough, no row that could be read is lost',
  async (name) => {
    const key = randomBytes(32)
    const scenario = makeScenarios(key).find((one) => one.name === name) ?? expect.fail(name)
    const template = mkdtempSync(join(tmpdir(), 'counter-template-'))
    mkdirSync(join(template, 'shop'))
    await scenario.prepare(join(template, 'shop'))
    copyOfFolder(join(template, 'shop'), join(template, 'undisturbed'))
    expect(await scenario.run(join(template, 'undisturbed'))).toBeNull()
    const rows = [...rowsOf(join(template, 'undisturbed', 'counter.db'), key)]
    const expected = rows.filter((row) => !row.includes('database.mended'))
    expect(expected.length).toBeGreaterThan(50)
    writeFileSync(join(template, 'expected.json'), JSON.stringify(expected))
    const answered = onSmallDisk(
      '16m',
      'mend-on-full-disk-steps.ts',
      template,
      key.toString('hex'),
      name,
    )
    expect(answered).toMatchObject({ wrong: [], answers: { done: expect.any(Number) as number } })
    expect(answered).toHaveProperty(['answers', 'disk-full'])
    rmSync(template, { recursive: true })
  },
)
