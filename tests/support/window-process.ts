import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'

/** How long a program may take to show its first page on a loaded machine. */
const patienceMs = 60_000
/** A program that was asked to end and does not is ended by force. */
const farewellMs = 10_000

export type WindowProgram = {
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Whether this page is the one the test wants. */
  isOurs: (url: string) => boolean
}

/** A running program with a window, and a DevTools connection of the test's own. */
export type WindowProcess = {
  readonly page: Page
  readonly browser: Browser
  readonly main: ChildProcess
  readonly port: number
  stdout(): string
  stderr(): string
  /** The exit status or the signal, once it ended. */
  ended(): Promise<number | NodeJS.Signals>
  /** SIGKILL to the main process. */
  kill(): Promise<void>
  /** Asks it to end, as the system does at log-off. Answers its exit status. */
  close(): Promise<number | NodeJS.Signals>
}

/** Starts the program with a DevTools port and waits for its page. */
export async function startWindowProgram(program: WindowProgram): Promise<WindowProcess> {
  const port = await freePort()
  const { command, args, env } = program
  const main = spawn(command, [...args, `--remote-debugging-port=${port}`], {
    env: { ...process.env, COUNTER_HEADLESS: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  main.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  main.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  // Not at its exit: what it said last may still be in the pipe then.
  const end = once(main, 'close').then(
    ([status, signal]) => (status ?? signal) as number | NodeJS.Signals,
  )
  const kill = async () => {
    main.kill('SIGKILL')
    await end
  }
  try {
    const { browser, page } = await firstPage({ port, isOurs: program.isOurs, main })
    return {
      page,
      browser,
      main,
      port,
      stdout: () => output.stdout,
      stderr: () => output.stderr,
      ended: () => end,
      kill,
      async close() {
        main.kill('SIGTERM')
        const forced = setTimeout(() => main.kill('SIGKILL'), farewellMs)
        const status = await end
        clearTimeout(forced)
        return status
      },
    }
  } catch (error) {
    await kill()
    throw new Error(`${String(error)}\n${output.stdout}\n${output.stderr}`, { cause: error })
  }
}

async function firstPage({
  port,
  isOurs,
  main,
}: {
  port: number
  isOurs: (url: string) => boolean
  main: ChildProcess
}): Promise<{ browser: Browser; page: Page }> {
  const until = Date.now() + patienceMs
  let problem: unknown = 'no page'
  while (Date.now() < until) {
    if (main.exitCode !== null || main.signalCode !== null) {
      throw new Error(`It ended with ${main.exitCode ?? main.signalCode} before a page was there`)
    }
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 10_000 })
      const page = await ourPage(browser, isOurs)
      if (page !== undefined) return { browser, page }
      await browser.close()
    } catch (error) {
      problem = error // not listening yet; the last reason is told when the time is up
    }
    await wait(50)
  }
  throw new Error(`No page within ${patienceMs / 1000} s`, { cause: problem })
}

async function ourPage(
  browser: Browser,
  isOurs: (url: string) => boolean,
): Promise<Page | undefined> {
  const pages = () => browser.contexts().flatMap((context) => context.pages())
  for (let tries = 0; tries < 40; tries += 1) {
    const page = pages().find((candidate) => isOurs(candidate.url()))
    if (page !== undefined) {
      await page.waitForLoadState('load')
      return page
    }
    await wait(50)
  }
  return undefined
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
