import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { seed } from '../support/random.ts'

/** `npm run soak` makes it a million. Each is a new one; none is seen twice. */
const frames = Number(process.env['COUNTER_FRAMES'] ?? 20_000)
/**
 * What stays when nine tenths of the frames went through, in bytes. A single pointer kept of each would
 * be more, and none of it depends on when memory is collected: what nothing refers to is not counted.
 */
const mostKept = 64 * 1024

const run = promisify(execFile)
const steps = join(import.meta.dirname, '../support/frames-steps.ts')

test(`${String(frames)} random frames go through one parser: no throw, and it holds on to nothing`, async () => {
  const { stdout } = await run(process.execPath, [steps, String(frames), String(seed)])
  const { scans, before, after } = JSON.parse(stdout) as Record<string, number>
  expect(scans).toBeGreaterThan(frames / 4)
  expect((after ?? NaN) - (before ?? NaN), `COUNTER_SEED=${String(seed)}`).toBeLessThan(mostKept)
}, 3_600_000)
