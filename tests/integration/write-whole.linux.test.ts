import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// The system takes a part of what a process writes, and says so, before it refuses the rest: a disk that
// becomes full, a quota, and here the limit of `ulimit -f` (in KiB), which needs no disk of its own.

const program = join(import.meta.dirname, '../support/write-whole-steps.ts')
const [before, after] = ['a'.repeat(20_000), 'b'.repeat(20_000)]

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-whole-'))
  path = join(folder, 'desk.json')
  writeFileSync(path, before)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** What is there after a process has written the file that may write so many KiB. */
function written(
  writer: string,
  limit: number | 'unlimited',
): 'the old one' | 'the new one' | 'half' {
  const shell = `ulimit -c 0; ulimit -f ${String(limit)}; exec "$@"`
  const command = [process.execPath, program, writer, path, after]
  spawnSync('bash', ['-c', shell, 'bash', ...command], { stdio: 'ignore' })
  const found = readFileSync(path, 'utf8')
  if (found === before) return 'the old one'
  return found === after ? 'the new one' : 'half'
}

describe('A file that is written whole or not at all', () => {
  it.each(['ours', 'ours, in pieces'])(
    'is the old one where the disk takes a part of it: %s',
    (writer) => {
      expect(written(writer, 8)).toBe('the old one')
      expect(written(writer, 'unlimited')).toBe('the new one')
    },
  )

  // Why it is our own. The day a library passes, this fails: take it then (docs/decisions/libraries.md).
  it.each(['write-file-atomic', 'atomically'])('is half of the new one by %s', (writer) => {
    expect(written(writer, 8)).toBe('half')
    expect(written(writer, 'unlimited')).toBe('the new one')
  })
})
