import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  commitOf,
  fingerprintOf,
  keepRuns,
  runsAcrossCommits,
  runsLeft,
  runsOf,
} from '../../build/repeat-runs.mjs'
import { needsSession } from '../../build/own-session.mjs'
import { summaryOf } from '../../build/repeat-summary.mjs'
import { standInStep } from '../../build/stand-in-tests.mjs'
import { fc, randomFor, seed } from '../support/random.ts'

describe('the tests of the stand-in', () => {
  let root: string
  let runs: number
  let fails: string[]
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-stand-in-'))
    runs = 0
    fails = []
    write('build/electron-on-chromium/deep/window.ts', 'export const one = 1')
    write('electron/shell/main.ts', 'export const two = 2')
    write('electron/core/counter.ts', 'export const three = 3')
    write('tests/integration/electron-on-chromium.test.ts', '')
    cpSync(join(import.meta.dirname, '../../package.json'), join(root, 'package.json'))
    vi.stubEnv('COUNTER_TEST_ALL', '')
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
    vi.unstubAllEnvs()
  })

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const run = () => {
    const step = {
      name: 'stand-in',
      run: () => {
        runs += 1
        return Promise.resolve({ passed: 7, failed: fails })
      },
    }
    return standInStep(step, root).run()
  }

  it('run once for every state of the stand-in and the shell, and say when they were left out', async () => {
    expect(await run()).toEqual({ passed: 7, failed: [] })
    const again = await run()
    expect(again).toMatchObject({ passed: 0, failed: [] })
    expect(again.leftOut).toContain('COUNTER_TEST_ALL=1')
    write('electron/core/counter.ts', 'export const three = 4')
    expect(await run()).toMatchObject({ passed: 0 })
    expect(runs).toBe(1)
  })

  it.each(['build/electron-on-chromium/deep/window.ts', 'electron/shell/new.ts'])(
    'run again when %s changed, and on the main branch always',
    async (file) => {
      await run()
      write(file, 'export const changed = true')
      expect(await run()).toMatchObject({ passed: 7 })
      vi.stubEnv('COUNTER_TEST_ALL', '1')
      expect(await run()).toMatchObject({ passed: 7 })
    },
  )

  it('run again until they pass', async () => {
    fails = ['a window']
    await run()
    fails = []
    expect(await run()).toMatchObject({ passed: 7 })
  })
})

describe('a random run', () => {
  it('draws what its seed says, in properties and by hand, and something else for another purpose', () => {
    expect(fc.readConfigureGlobal().seed).toBe(seed)
    expect(seed).toBe(Number(process.env['COUNTER_SEED']))
    const drawn = () => {
      const values: number[] = []
      fc.assert(fc.property(fc.nat(), (value) => void values.push(value)))
      return values
    }
    expect(drawn()).toEqual(drawn())
    const hex = (purpose: string) => randomFor(purpose).hex(12)
    expect(hex('kills')).toBe(hex('kills'))
    expect(hex('kills')).not.toBe(hex('frames'))
  })
})

const quiet = {
  ...{ nth: 1, commit: '0123abcde', neighbours: 0, seconds: 700, isGreen: true },
  ...{ verdict: '2000 passed, 0 failed', failed: [], leftOut: [] },
}

describe('repeated runs', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-repeat-'))
    git('init', '--quiet')
    write('tests/unit/one.test.ts', 'one')
    write('docs/continuous-integration.md', 'no summary')
    commit()
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root })
  const commit = () => {
    git('add', '--all')
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com']
    git(...who, 'commit', '--quiet', '--message', 'A change')
  }
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const busyRun = { ...quiet, neighbours: 2 }

  it('go on where they stopped, the busy ones last', () => {
    const wanted = { runs: 5, busy: 2 }
    const kinds = (made: (typeof quiet)[]) => runsLeft(made, wanted).map(({ isBusy }) => isBusy)
    expect(kinds([])).toEqual([false, false, false, true, true])
    expect(kinds([quiet, quiet])).toEqual([false, true, true])
    expect(kinds([quiet, busyRun, quiet, quiet])).toEqual([true])
    expect(kinds([quiet, quiet, quiet, busyRun, busyRun])).toEqual([])
    expect(runsLeft([quiet, quiet], wanted).map(({ nth }) => nth)).toEqual([3, 4, 5])
  })

  it('make as many of each kind as were asked for, in however many sittings', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.nat(30), fc.nat(30), (sittings, runs, busyOrMore) => {
        const wanted = { runs, busy: Math.min(runs, busyOrMore) }
        const made = sittings.map((isBusy) => (isBusy ? busyRun : quiet))
        const before = made.filter(({ neighbours }) => neighbours > 0).length
        for (const { isBusy } of runsLeft(made, wanted)) made.push(isBusy ? busyRun : quiet)
        const beside = made.filter(({ neighbours }) => neighbours > 0).length
        expect(runsLeft(made, wanted)).toEqual([])
        expect(beside).toBe(Math.max(before, wanted.busy))
        expect(made.length - beside).toBeGreaterThanOrEqual(wanted.runs - wanted.busy)
      }),
    )
  })

  it('are those of the same sources and steps, whatever was written about them meanwhile', () => {
    const file = join(root, 'runs.json')
    const sources = { fingerprint: fingerprintOf(root), steps: '' }
    expect(runsOf(file, sources)).toEqual([])
    keepRuns(file, { ...sources, runs: [quiet] })
    write('docs/continuous-integration.md', 'a summary')
    write('tests/integration/electron-on-chromium.tested', 'a fingerprint')
    const now = () => ({ fingerprint: fingerprintOf(root), steps: '' })
    expect(runsOf(file, now())).toEqual([quiet])
    commit()
    expect(runsOf(file, now())).toEqual([quiet])
    expect(runsOf(file, { ...now(), steps: 'unit' })).toEqual([])
  })

  it('go on along a branch where that is asked for, behind the last red one', () => {
    const file = join(root, 'runs.json')
    const now = { steps: '' }
    const runAt = (nth: number, isGreen = true) => ({
      ...quiet,
      nth,
      isGreen,
      commit: commitOf(root),
    })
    const runs = [runAt(1, false), runAt(2)]
    write('electron/new.ts', 'something else')
    commit()
    runs.push(runAt(3))
    keepRuns(file, { fingerprint: '', steps: '', runs })
    const numbered = (made: readonly { nth: number; commit: string }[]) =>
      made.map(({ nth, commit: of }) => [nth, of])
    const row = [
      [1, runs[1]?.commit],
      [2, runs[2]?.commit],
    ]
    expect(numbered(runsAcrossCommits(file, now, root))).toEqual(row)
    expect(runsAcrossCommits(file, { steps: 'unit' }, root)).toEqual([])
    git('checkout', '--quiet', String(runs[1]?.commit))
    expect(numbered(runsAcrossCommits(file, now, root))).toEqual(row.slice(0, 1))
  })

  it.each([
    ['changed', 'tests/unit/one.test.ts'],
    ['was added', 'electron/new.ts'],
  ])('begin anew when a source %s, committed or not', (_how, file) => {
    const kept = join(root, 'runs.json')
    keepRuns(kept, { fingerprint: fingerprintOf(root), steps: '', runs: [quiet] })
    write(file, 'something else')
    expect(runsOf(kept, { fingerprint: fingerprintOf(root), steps: '' })).toEqual([])
    commit()
    expect(runsOf(kept, { fingerprint: fingerprintOf(root), steps: '' })).toEqual([])
  })
})

describe('a single test file', () => {
  it.each([
    ['run tests/e2e/sale.pty.test.ts', true],
    ['run ./tests/integration/outbox.test.ts -t lost', true],
    ['run tests/unit/days.test.ts tests/contract/pos.test.ts', true],
    ['run', true],
    ['run --project e2e', true],
    ['run --project=screens tests/screens/screens.test.ts', true],
    ['run --project unit --project proofs', true],
    ['run tests/unit/days.test.ts', false],
    ['run --project unit', false],
    ['run tests/unit/days.test.ts --reporter=default', false],
    ['list --filesOnly', false],
  ])('gets a session of its own when it needs one: %s', (words, isNeeded) => {
    expect(needsSession(words.split(' '))).toBe(isNeeded)
  })
})

describe('the summary of repeated runs', () => {
  it('counts the green ones and names what failed', () => {
    const run = { ...quiet, leftOut: ['stand-in: unchanged'] }
    const summary = summaryOf([
      { ...run, isGreen: true, verdict: '2000 passed, 0 failed', failed: [] },
      {
        ...run,
        ...{ nth: 2, neighbours: 2, seconds: 1_500, isGreen: false },
        ...{ verdict: '1999 passed, 1 failed', failed: ['e2e: a lamp'] },
      },
    ])
    expect(summary).toContain('1 of 2 runs green, 1 of them beside busy neighbours')
    expect(summary).toContain('a quiet run takes 700 s')
    expect(summary).toContain('| 2 | 0123abcde | 2 | 1500 | 1999 passed, 1 failed | e2e: a lamp |')
    expect(summary.match(/Left out/g)).toHaveLength(1)
  })
})
