import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { build } from '../../build/build.mjs'
import { runCommandLine } from '../../electron/workplace/command-line.ts'
import { readEnvironment } from '../../electron/workplace/environment.ts'

/** What a finished command left behind. `json` is standard output, parsed. */
export type Finished = { status: number | null; stdout: string; stderr: string; json: unknown }

export type Running = {
  child: ChildProcess
  finished: Promise<Finished>
}

/**
 * The command line on a real encrypted database file, the real keychain of this session and the
 * training services in another process.
 */
export type CounterProcesses = {
  /** A command in this process, opened and closed anew; `--json` is added. */
  counter(words: readonly string[], input?: string): Promise<Finished>
  /** The same as other programs run it: the built command line in a process of its own. */
  program(words: readonly string[], input?: string): Promise<Finished>
  /** As a person runs it, without `--json`; a process of its own, too. */
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
    ...process.env,
    COUNTER_DATA_DIR: join(folder, 'data'),
    COUNTER_KEYCHAIN_SERVICE: `counter-cli-${randomUUID()}`,
    CICOPASS_URL: addresses.cicopassUrl,
    CYCLESOFTWARE_URL: addresses.cyclesoftwareUrl,
  }

  const run = (args: readonly string[], input: string, program = process.execPath): Running =>
    runProgram({ program, args, env }, input)

  return {
    folder,
    env,
    counter: (words, input = '') => inThisProcess(words, { env, input }),
    program: (words, input = '') => run([cli, ...words, '--json'], input).finished,
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function inThisProcess(
  words: readonly string[],
  { env, input }: { env: NodeJS.ProcessEnv; input: string },
): Promise<Finished> {
  const output = { stdout: '', stderr: '' }
  const status = await runCommandLine([...words, '--json'], {
    environment: readEnvironment(env),
    input: Readable.from([Buffer.from(input)]),
    print: (text) => void (output.stdout += text),
    complain: (text) => void (output.stderr += text),
  })
  return { status, ...output, json: parsed(output.stdout) }
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
