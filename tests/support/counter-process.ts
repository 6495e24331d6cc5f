import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { build } from '../../build/build.mjs'
import { startSecretService } from './secret-service.ts'

/** What a finished command left behind. `json` is standard output, parsed. */
export type Finished = { status: number | null; stdout: string; stderr: string; json: unknown }

export type Running = {
  child: ChildProcess
  finished: Promise<Finished>
}

/**
 * The built command line as other programs run it: a process of its own each time, on a real
 * encrypted database file, a real keychain and the training services in another process.
 */
export type CounterProcesses = {
  /** Starts a command; `--json` is added. */
  start(words: readonly string[], input?: string): Running
  counter(words: readonly string[], input?: string): Promise<Finished>
  /** As a person runs it, without `--json`. */
  asPerson(words: readonly string[], input?: string): Promise<Finished>
  /** A shell script in which `counter` is a command. */
  inShell(script: string): Promise<Finished>
  /** Drives the training services: `electron/training/control.ts` has the orders. */
  control<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>
  /** A temporary folder of this test's own; gone after `stop`. */
  folder: string
  env: NodeJS.ProcessEnv
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** The built command line. */
export const cli = join(root, 'dist', 'electron', 'cli.js')

export async function startCounterProcesses(): Promise<CounterProcesses> {
  await build({ programs: ['electron'] })
  const folder = mkdtempSync(join(tmpdir(), 'counter-cli-'))
  const secrets = await startSecretService()
  const serve = spawn(
    process.execPath,
    [join(root, 'electron', 'training', 'serve.ts'), '--until-stdin-closes'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const [line] = (await once(serve.stdout, 'data')) as [Buffer]
  const addresses = JSON.parse(String(line)) as Record<
    'cicopassUrl' | 'cyclesoftwareUrl' | 'controlUrl',
    string
  >
  const env: NodeJS.ProcessEnv = {
    ...secrets.env,
    COUNTER_DATA_DIR: join(folder, 'data'),
    COUNTER_KEYCHAIN_SERVICE: 'Cicopass Counter under test',
    CICOPASS_URL: addresses.cicopassUrl,
    CYCLESOFTWARE_URL: addresses.cyclesoftwareUrl,
  }

  const run = (args: readonly string[], input: string, program = process.execPath): Running =>
    runProgram({ program, args, env }, input)

  return {
    folder,
    env,
    start: (words, input = '') => run([cli, ...words, '--json'], input),
    counter: (words, input = '') => run([cli, ...words, '--json'], input).finished,
    asPerson: (words, input = '') => run([cli, ...words], input).finished,
    inShell: (script) =>
      run(['-c', `counter() { "${process.execPath}" "${cli}" "$@"; }\n${script}`], '', '/bin/sh')
        .finished,
    async control<T>(method: string, path: string, body?: unknown) {
      const answer = await fetch(`${addresses.controlUrl}/__control${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const value = (await answer.json()) as T
      if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
      return value
    },
    async stop() {
      serve.stdin.end()
      await once(serve, 'close')
      await secrets.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a program, gives it its input and reads what it says until it ends. */
export function runProgram(
  { program, args, env }: { program: string; args: readonly string[]; env: NodeJS.ProcessEnv },
  input: string,
): Running {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  // A process that is killed, or reads none, does not take its input: that is no failure here.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const finished = once(child, 'close').then(([status]) => ({
    status: status as number | null,
    ...output,
    json: parsed(output.stdout),
  }))
  return { child, finished }
}

/** Undefined when it is not exactly one JSON value. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (notJson) {
    if (!(notJson instanceof SyntaxError)) throw notJson
    return undefined
  }
}
