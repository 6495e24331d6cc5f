import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../build/build.mjs'
import { findRuntime } from '../../build/runtime.mjs'
import type { CounterBridge } from '../../shared/counter-api.ts'
import { startWindowProgram } from '../support/window-process.ts'
import type { WindowProcess } from '../support/window-process.ts'

declare global {
  interface Window {
    readonly counter: CounterBridge
  }
}

export type Launch = {
  /** Added to the environment of the counter. */
  env?: Readonly<Record<string, string>>
  /** Kept afterwards when given; otherwise a new, empty one that goes with the counter. */
  dataDir?: string
  args?: readonly string[]
  /** A copy of the built counter instead of the one that is built here. */
  appFolder?: string
}

export type LaunchedCounter = WindowProcess & {
  readonly runtime: 'electron' | 'stand-in'
  readonly dataDir: string
  /** Starts the counter a second time with the same data and answers how that one ended. */
  startAgain(words?: readonly string[]): Promise<{ status: number | null; stderr: string }>
}

/**
 * Starts the built counter on the real Electron where its binary is, otherwise on Chromium standing
 * in, and answers once its page has loaded. The same on both; builds what is stale.
 */
export async function launchCounter(launch: Launch = {}): Promise<LaunchedCounter> {
  await build()
  const runtime = await findRuntime()
  const dataDir = launch.dataDir ?? mkdtempSync(join(tmpdir(), 'counter-e2e-'))
  const env = {
    COUNTER_DATA_DIR: dataDir,
    COUNTER_KEYCHAIN_SERVICE: `counter-e2e-${randomUUID()}`,
    ...launch.env,
  }
  // As root, Chromium refuses its sandbox; the shell itself never asks for this.
  const asRoot = runtime.kind === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...argsFor(runtime, launch.appFolder), ...asRoot, ...(launch.args ?? [])]
  const removeFolder = () => {
    if (launch.dataDir === undefined)
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const counter = await startWindowProgram({ command: runtime.command, args, env, isOurs })
    void counter.ended().then(removeFolder)
    await counter.page.waitForFunction(() => 'counter' in window)
    return {
      ...counter,
      /** As a person who is asked about what is unsent and says: go, it is safe. */
      async close() {
        const answering = counter.page
          .locator('[data-leave]')
          .click({ timeout: 10_000 })
          .catch((unasked: unknown) => String(unasked))
        const status = await counter.close()
        await answering
        return status
      },
      runtime: runtime.kind,
      dataDir,
      startAgain: (words = []) =>
        runToEnd({ command: runtime.command, args: [...args, ...words], env }),
    }
  } catch (error) {
    removeFolder()
    throw error
  }
}

/** What starts the counter comes last: its folder, or with the stand-in its main file. */
function argsFor(
  { kind, args }: Awaited<ReturnType<typeof findRuntime>>,
  appFolder: string | undefined,
): string[] {
  if (appFolder === undefined) return args
  const start = kind === 'electron' ? appFolder : join(appFolder, 'dist/electron/main.js')
  return [...args.slice(0, -1), start]
}

/** The stand-in serves `app://counter/` at `https://counter/`: docs/security.md. */
function isOurs(url: string): boolean {
  return url.startsWith('app://counter/') || url.startsWith('https://counter/')
}

async function runToEnd({
  command,
  args,
  env,
}: {
  command: string
  args: readonly string[]
  env: Readonly<Record<string, string>>
}): Promise<{ status: number | null; stderr: string }> {
  const second = spawn(command, [...args], {
    env: { ...process.env, COUNTER_HEADLESS: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  second.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [status] = (await once(second, 'exit')) as [number | null]
  return { status, stderr }
}
