import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../build/build.mjs'
import { cli } from '../support/counter-process.ts'

// What nobody catches in a command's process is logged, said in one sentence with the reference that finds
// it, and the command still answers: with what it came to, or with that reference and exit status 1.

let folder: string
beforeAll(async () => {
  await build({ programs: ['electron'] })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-uncaught-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

type Ended = { status: number | null; stdout: string; stderr: string; logged: string }

/** The built command line, with `hook` run in its process before it. */
async function command(words: readonly string[], hook: string): Promise<Ended> {
  const before = `data:text/javascript,${encodeURIComponent(hook)}`
  const child = spawn(process.execPath, ['--import', before, cli, ...words, '--json'], {
    env: { ...process.env, COUNTER_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (text: Buffer) => (stdout += String(text)))
  child.stderr.on('data', (text: Buffer) => (stderr += String(text)))
  const [status] = (await once(child, 'close')) as [number | null]
  const logs = join(folder, 'shop', 'logs')
  const logged = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('')
  return { status, stdout, stderr, logged }
}

const referenceIn = (text: string): string => /[0-9a-f]{8}/.exec(text)?.[0] ?? 'none'

/** Once somebody catches what nobody caught; and the process ends a moment after it wants to. */
const soon = (work: string): string =>
  `const exit = process.exit
  process.exit = (status) => setTimeout(() => exit(status), 100)
  process.once('newListener', function wait(event) {
    if (event === 'uncaughtException') process.nextTick(() => { ${work} })
    else process.once('newListener', wait)
  })`

const defects = [
  ['a timer', soon(`throw new Error('a defect')`)],
  ['a promise', soon(`void Promise.reject(new Error('a defect'))`)],
  ['what is no error', soon(`throw 'a defect'`)],
] as const

describe('What nobody caught in a command', () => {
  it.each(defects)(
    '(%s) is logged and said, and the command answers all the same',
    async (_what, hook) => {
      // Lists the copies: it needs no keychain.
      const { status, stdout, stderr, logged } = await command(['restore'], hook)
      expect(JSON.parse(stdout)).toEqual({ backups: [] })
      expect(status).toBe(0)
      expect(stderr).not.toMatch(/at .*\.(js|ts):\d+|Error:/)
      expect(logged).toContain('a defect')
      expect(logged).toContain(referenceIn(stderr))
    },
  )

  const neverAnswers = `Object.defineProperty(process, 'stdin', { value: {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) } })`

  it('and took its answer with it ends the command with that reference and status 1', async () => {
    const { status, stdout, stderr, logged } = await command(['register'], neverAnswers)
    const { fault } = JSON.parse(stdout) as { fault: { kind: string; reference: string } }
    expect(fault.kind).toBe('internal')
    expect(status).toBe(1)
    expect(stderr).toContain(fault.reference)
    expect(logged).toContain(fault.reference)
  })

  it('and something else keeps the process alive, it ends all the same', async () => {
    const hook = `${neverAnswers}
      setInterval(() => undefined, 60_000)
      ${soon(`throw new Error('a defect')`)}
      const real = globalThis.setTimeout
      globalThis.setTimeout = (run, ms, ...more) => real(run, ms === 30_000 ? 50 : ms, ...more)`
    const { status, stdout, stderr, logged } = await command(['register'], hook)
    const { fault } = JSON.parse(stdout) as { fault: { kind: string; reference: string } }
    expect({ status, kind: fault.kind }).toEqual({ status: 1, kind: 'internal' })
    expect(stderr).toContain(fault.reference)
    expect(logged).toContain(fault.reference)
  })
})
