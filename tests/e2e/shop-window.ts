import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { Profile } from '../../electron/training/profile.ts'
import type { EndpointName, Input, Output } from '../../shared/counter-api.ts'
import type { Language } from '../../shared/language.ts'
import { openPseudoTerminal, type PseudoTerminal } from '../support/pseudo-terminal.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'

/** A shop with a real window, a scanner on a real terminal and both services over HTTP. */
export type ShopWindow = {
  readonly counter: LaunchedCounter
  readonly page: Page
  readonly training: Training
  readonly scanner: PseudoTerminal
  readonly dataDir: string
  readonly env: Readonly<Record<string, string>>
  /** One pull of the trigger. */
  scan(code: string): Promise<void>
  /** How often the trigger was pulled at this window. */
  scansMade(): number
  /** A call as the page makes it; throws on a fault. For setting up and reading back, not for selling. */
  ask<N extends EndpointName>(name: N, input: Input<N>): Promise<Output<N>>
  /** The command line beside this window. */
  command(words: readonly string[], input?: string): Promise<{ status: number; stdout: string }>
  /** Starts the window again on the same data, after it was closed or killed. */
  reopen(): Promise<ShopWindow>
  close(): Promise<void>
}

/** Opens the counter for the first time, as a shop signed in at both services. */
export async function openShop(
  options: {
    profile?: Profile
    language?: Language
    signedIn?: boolean
    /** For tests that run where no pseudo-terminal can be had: typing only. */
    withoutScanner?: boolean
    /** The services' clock. */
    now?: () => number
    /** The till sold nothing yet: what a test sells is all there is. */
    nothingSold?: boolean
    /** A copy of the built counter instead of the one that is built here. */
    appFolder?: string
    /** Added to the environment of the counter. */
    env?: Readonly<Record<string, string>>
    /** While the first page still asks where to work. */
    atFirst?: (page: Page) => Promise<void>
  } = {},
): Promise<ShopWindow> {
  const { profile, now } = options
  const training = await startTraining({
    ...(profile === undefined ? {} : { profile }),
    ...(now === undefined ? {} : { now }),
  })
  if (options.nothingSold === true) training.cyclesoftware.shop.sales.length = 0
  const scanner = options.withoutScanner === true ? noTerminal : await openPseudoTerminal()
  const dataDir = mkdtempSync(join(tmpdir(), 'counter-shop-'))
  const env = {
    COUNTER_DATA_DIR: dataDir,
    COUNTER_KEYCHAIN_SERVICE: `counter-shop-${dataDir}`,
    COUNTER_LANG: options.language ?? 'nl',
    ...(scanner === noTerminal ? {} : { COUNTER_SCANNER: scanner.devicePath }),
    CICOPASS_URL: training.cicopassUrl,
    CYCLESOFTWARE_URL: training.cyclesoftwareUrl,
    ...options.env,
  }
  const { appFolder } = options
  const shop = await openWindow({ training, scanner, dataDir, env, appFolder })
  await options.atFirst?.(shop.page)
  await shop.ask('app.chooseMode', { mode: 'shop' })
  await shop.ask('recovery.makeCode', {})
  if (options.signedIn !== false) {
    await shop.ask('accounts.signInCicopass', {
      email: 'balie@example.com',
      password: 'fiets-op-slot',
    })
    await shop.ask('accounts.signInCyclesoftware', {
      country: 'NL',
      userName: 'rijwielhandel',
      password: 'kassa-open',
      apiKey: null,
      store: { account: '1', store: '1' },
    })
  }
  await shop.page.reload()
  await shop.page.locator('div[data-screen=sell]').waitFor()
  await scannerOpened(shop)
  return shop
}

/** What is scanned before main has the terminal open is lost, as with a real scanner. */
async function scannerOpened({ scanner, page }: ShopWindow): Promise<void> {
  if (scanner === noTerminal) return
  // By Playwright's own waiting: the demonstration opens a shop too, without a test around it.
  await page.waitForFunction(
    async () => {
      const status = await window.counter.call['status.get']({})
      return status.ok && status.value.scanner.state !== 'opening'
    },
    undefined,
    { timeout: 60_000 },
  )
}

const noTerminal: PseudoTerminal = {
  devicePath: '',
  write: () => Promise.reject(new Error('This shop was opened without a scanner')),
  unplug: () => Promise.resolve(),
  replug: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

async function openWindow(parts: {
  training: Training
  scanner: PseudoTerminal
  dataDir: string
  env: Readonly<Record<string, string>>
  appFolder: string | undefined
}): Promise<ShopWindow> {
  const { training, scanner, dataDir, env, appFolder } = parts
  const counter = await launchCounter({
    env,
    dataDir,
    ...(appFolder === undefined ? {} : { appFolder }),
  })
  const { page } = counter
  await page.setViewportSize({ width: 1366, height: 768 })
  let scansMade = 0
  return {
    counter,
    page,
    training,
    scanner,
    dataDir,
    env,
    scan(code) {
      scansMade += 1
      return scanner.write(`${code}\r`)
    },
    scansMade: () => scansMade,
    async ask(name, input) {
      const answer = await page.evaluate(
        ([endpoint, given]) => window.counter.call[endpoint](given as never),
        [name, input] as const,
      )
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.fault)}`)
      // The name decides the answer's type; TypeScript cannot see it through the page.
      return answer.value
    },
    async command(words, input = '') {
      const child = spawn(process.execPath, ['dist/electron/cli.js', ...words], {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      let stdout = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stdin.end(input)
      const [status] = (await once(child, 'close')) as [number]
      return { status, stdout }
    },
    async reopen() {
      const reopened = await openWindow(parts)
      await scannerOpened(reopened)
      return reopened
    },
    async close() {
      await counter.close()
      await scanner.stop()
      await training.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
