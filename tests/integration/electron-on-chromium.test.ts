import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FixtureStart, Told } from '../fixtures/electron-app/main.ts'
import { startWindowProgram } from '../support/window-process.ts'
import type { WindowProcess } from '../support/window-process.ts'
import { patience } from '../support/patience.ts'

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const register = pathToFileURL(place('build/electron-on-chromium/register.mjs')).href
const main = place('tests/fixtures/electron-app/main.ts')
const args = ['--import', register, main]

/** What the fixture's preload exposes, as the page sees it. */
declare const fixture: {
  nested: { list: unknown[] }
  echo: (value: unknown) => unknown
  kindOf: (value: unknown) => string
  make: Record<string, () => unknown>
  throws: () => void
  rejects: () => Promise<void>
  resolves: () => Promise<{ later: Date }>
  callBack: (listener: (value: unknown) => unknown) => unknown
  keep: (value: unknown) => void
  kept: () => unknown
  bridgeTwice: () => void
  ipc: object
  invoke: (channel: string, ...given: unknown[]) => Promise<unknown>
  invokeWith: (what: string) => Promise<unknown>
  required: (name: string) => string
  onNews: (listener: (...news: unknown[]) => void) => () => void
}

const folders: string[] = []
const running = new Set<WindowProcess>()

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-test-'))
  folders.push(folder)
  return folder
}

async function startFixture(start: Partial<FixtureStart> = {}): Promise<WindowProcess> {
  const userData = start.userData ?? newFolder()
  const started = await startWindowProgram({
    command: process.execPath,
    args,
    env: { FIXTURE: JSON.stringify({ ...start, userData }) },
    isOurs: (url) => url.startsWith('https://fixture/'),
  })
  running.add(started)
  return started
}

/** Runs it to its end without a window to wait for. */
function runFixture(start: FixtureStart, { timeout } = { timeout: 30_000 }) {
  const env = { ...process.env, COUNTER_HEADLESS: '1', FIXTURE: JSON.stringify(start) }
  return spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout })
}

function toldBy(output: string): Told[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Told)
}

const namesIn = (output: string) => toldBy(output).map(({ told }) => told)

async function hears(program: WindowProcess, told: string): Promise<Told> {
  return vi.waitFor(
    () => {
      const found = toldBy(program.stdout()).findLast((line) => line.told === told)
      if (found === undefined)
        throw new Error(`${told} was not told: ${program.stdout()}${program.stderr()}`)
      return found
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** Chromium's processes carry the stand-in's folder, which carries the main process's number. */
function chromiumsOf(pid: number | undefined): number {
  const listing = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout
  return listing.split('\n').filter((line) => line.includes(`electron-on-chromium-${pid}-`)).length
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('the stand-in for Electron, with one window', () => {
  let program: WindowProcess
  beforeAll(async () => {
    program = await startFixture()
    await hears(program, 'loaded')
  })
  afterAll(async () => {
    running.delete(program)
    await program.close()
  })

  it('says in one line that it is standing in', () => {
    expect(program.stderr().match(/standing in/g)).toHaveLength(1)
  })

  it('is ready only when the main module is through, and takes its name from the package', () => {
    const [paths, lock, ready] = toldBy(program.stdout())
    expect(paths).toMatchObject({ name: 'Cicopass Counter', version: '0.1.0' })
    expect(lock).toMatchObject({ told: 'lock', locked: true })
    expect(ready).toMatchObject({ told: 'ready', readyBeforeModuleEnded: false })
  })

  it('refuses a data folder that is relative or missing', () => {
    const [paths] = toldBy(program.stdout())
    expect(paths?.['relative']).toMatch(/absolute/)
    expect(paths?.['missing']).toMatch(/does not exist/)
  })

  it('shows the shell app:// addresses, to which Chromium knows its own', async () => {
    expect(await hears(program, 'loaded')).toMatchObject({ url: 'app://fixture/' })
    expect(await program.page.evaluate(() => fetch('/url').then((answer) => answer.text()))).toBe(
      'app://fixture/url',
    )
  })

  it('has the bridge in place before the first script of the page', async () => {
    expect(await program.page.evaluate('window.bridgeAtFirstScript')).toBe('object')
  })

  it('keeps the world of the preload out of reach of the page', async () => {
    const seen = await program.page.evaluate(() => ({
      secret: 'preloadSecret' in globalThis,
      ours: Object.getOwnPropertyNames(globalThis).filter((name) => /electron/i.test(name)),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
      ipc: Object.keys(fixture.ipc).filter((name) => name !== 'on' && name.startsWith('_')),
      constructor: (() => {
        try {
          // The way out that a leaked function of the other world would be.
          return String(
            (
              fixture.echo as unknown as { constructor: (code: string) => () => unknown }
            ).constructor('return typeof preloadSecret')(),
          )
        } catch (error) {
          return String(error)
        }
      })(),
    }))
    expect(seen).toEqual({ secret: false, ours: [], node: [], ipc: [], constructor: 'undefined' })
  })

  it('cannot be made to talk by a page that replaces what it is made of', async () => {
    const caught = await program.page.evaluate(() => {
      const heard: unknown[] = []
      const { dispatchEvent } = EventTarget.prototype
      const { push } = Array.prototype
      const { CustomEvent } = globalThis
      EventTarget.prototype.dispatchEvent = function (event) {
        heard.push(event)
        return dispatchEvent.call(this, event)
      }
      globalThis.CustomEvent = class extends CustomEvent<unknown> {
        constructor(...given: [string]) {
          super(...given)
          heard.push(this)
        }
      } as typeof CustomEvent
      const answer = fixture.echo({ still: 'works' })
      EventTarget.prototype.dispatchEvent = dispatchEvent
      globalThis.CustomEvent = CustomEvent
      Array.prototype.push = push
      return { heard: heard.length, answer }
    })
    expect(caught).toEqual({ heard: 0, answer: { still: 'works' } })
  })

  it('gives a frame inside the page no bridge', async () => {
    const kinds = await program.page.evaluate(async () => {
      const blank = document.createElement('iframe')
      const own = document.createElement('iframe')
      own.src = '/'
      document.body.append(blank, own)
      await new Promise((resolve) => (own.onload = resolve))
      const kindIn = (frame: HTMLIFrameElement) =>
        typeof (frame.contentWindow as unknown as { fixture: unknown }).fixture
      const kinds = [kindIn(blank), kindIn(own)]
      blank.remove()
      own.remove()
      return kinds
    })
    expect(kinds).toEqual(['undefined', 'undefined'])
  })

  it('copies across the bridge as Electron does', async () => {
    const seen = await program.page.evaluate(() => {
      const { make, kindOf, echo } = fixture
      const bike = make['bike']?.() as Record<string, unknown>
      const map = make['map']?.() as Map<string, { deep: unknown[] }>
      const error = make['error']?.() as Error & { code?: string }
      const cycle = make['cycle']?.() as { self: unknown }
      const once = make['once']?.() as { reads: number }
      return {
        bike: [Object.keys(bike), bike.constructor === Object, 'ring' in bike],
        map: [map instanceof Map, map.get('key')?.deep],
        set: make['set']?.() instanceof Set,
        date: make['date']?.() instanceof Date,
        bytes: make['bytes']?.() instanceof Uint8Array,
        error: [error instanceof Error, error.name, error.message, error.code],
        cycle: cycle.self === cycle,
        getterReadOnce: once.reads === once.reads,
        there: [kindOf(new RangeError('x')), kindOf(new Map()), kindOf({}), kindOf([])],
        undefinedStays: 'a' in (echo({ a: undefined }) as object),
        copied: (() => {
          const mine = {}
          return echo(mine) !== mine
        })(),
        symbol: (() => {
          try {
            make['symbol']?.()
            return 'passed'
          } catch (thrown) {
            return (thrown as Error).message
          }
        })(),
      }
    })
    expect(seen).toEqual({
      bike: [['frameNumber'], true, false],
      map: [true, [1n, undefined]],
      set: true,
      date: true,
      bytes: true,
      error: [true, 'Error', 'too far', undefined],
      cycle: true,
      getterReadOnce: true,
      there: [
        '[object Error] false true',
        '[object Map] false false',
        '[object Object] true false',
        '[object Array] false false',
      ],
      undefinedStays: true,
      copied: true,
      symbol: 'An object could not be cloned',
    })
  })

  it('lets an error across with nothing but its message', async () => {
    const seen = await program.page.evaluate(async () => {
      const describeError = (error: unknown) => {
        const { name, message, code } = error as Error & { code?: string }
        return [error instanceof Error, name, message, code]
      }
      let thrown: unknown
      try {
        fixture.throws()
      } catch (error) {
        thrown = describeError(error)
      }
      return { thrown, rejected: await fixture.rejects().catch(describeError) }
    })
    expect(seen).toEqual({
      thrown: [true, 'Error', 'thrown', undefined],
      rejected: [true, 'Error', 'rejected', undefined],
    })
  })

  it('passes functions and promises as proxies in both directions', async () => {
    const seen = await program.page.evaluate(async () => {
      let got: unknown
      const answer = fixture.callBack((value) => {
        got = value
        return { and: 'back' }
      })
      const { later } = await fixture.resolves()
      const mine = (x: number) => x + 1
      fixture.keep(mine)
      return {
        got: (got as { at: Date }).at.getTime(),
        answer,
        later: later.getTime(),
        same: fixture.kept() === mine,
        worlds: fixture.echo === fixture.echo,
      }
    })
    expect(seen).toEqual({ got: 9, answer: { and: 'back' }, later: 7, same: true, worlds: true })
  })

  it('exposes a frozen object once', async () => {
    const seen = await program.page.evaluate(() => ({
      frozen: [fixture, fixture.nested, fixture.nested.list].map((value) => Object.isFrozen(value)),
      descriptor: Object.getOwnPropertyDescriptor(globalThis, 'fixture')?.configurable,
      twice: (() => {
        try {
          fixture.bridgeTwice()
          return 'exposed'
        } catch (error) {
          return (error as Error).message
        }
      })(),
    }))
    expect(seen).toEqual({
      frozen: [true, true, true],
      descriptor: false,
      twice: 'Cannot bind an API on top of an existing property on the window object',
    })
  })

  it('offers the preload no module but electron', async () => {
    expect(await program.page.evaluate(() => fixture.required('electron'))).toBe('object')
    await expect(program.page.evaluate(() => fixture.required('fs'))).rejects.toThrow(
      'module not found: fs',
    )
  })

  it('clones what is invoked, and refuses what cannot be', async () => {
    const described = (what: string) =>
      program.page.evaluate((name) => fixture.invokeWith(name), what)
    expect(await described('map')).toBe("Map(1) { 'a' => 1970-01-01T00:00:00.001Z }")
    expect(await described('bytes')).toBe('Uint16Array(2) [ 1, 65535 ]')
    expect(await described('missing')).toBe('undefined')
    expect(await described('big')).toBe('12n')
    expect(await described('error')).toMatch(/^TypeError: e/)
    expect(await described('error')).not.toContain('code')
    await expect(described('function')).rejects.toThrow('could not be cloned')
    await expect(described('promise')).rejects.toThrow('could not be cloned')
  })

  it('rejects with the method and the error when a handler throws', async () => {
    const failureOf = (channel: string) =>
      program.page.evaluate(
        (name) => fixture.invoke(name).catch((error: unknown) => (error as Error).message),
        channel,
      )
    expect(await failureOf('throws')).toBe(
      "Error invoking remote method 'throws': RangeError: out of range",
    )
    expect(await failureOf('uncloneable')).toBe(
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    )
    expect(await failureOf('nobody')).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
  })

  it('tells the handler which frame asked', async () => {
    expect(await program.page.evaluate(() => fixture.invoke('sender'))).toEqual({
      origin: 'app://fixture',
      parent: null,
      url: 'app://fixture/',
    })
  })

  it('sends events into the page until they are no longer wanted', async () => {
    await program.page.evaluate(() => {
      const heard: unknown[][] = []
      const stop = fixture.onNews((...news) => heard.push(news))
      Object.assign(globalThis, { heard, stop })
    })
    program.main.stdin?.write('news\n')
    await program.page.waitForFunction('heard.length === 1')
    expect(await program.page.evaluate('[heard[0][0].get("bikes"), heard[0].length]')).toEqual([
      3n,
      2,
    ])
    await program.page.evaluate('stop()')
    program.main.stdin?.write('news\n')
    await program.page.evaluate(() => fixture.invoke('echo', 1))
    expect(await program.page.evaluate('heard.length')).toBe(1)
  })

  it('makes a handler that throws a network error, and takes what has no type for HTML', async () => {
    const seen = await program.page.evaluate(async () => ({
      throws: await fetch('/throws').then((answer) => answer.status, String),
      untyped: await fetch('/untyped').then((answer) => answer.headers.get('content-type')),
    }))
    expect(seen).toEqual({ throws: 'TypeError: Failed to fetch', untyped: 'text/html' })
  })

  it('asks about a navigation in Electron’s order and stays when it is prevented', async () => {
    await program.page.evaluate(() => {
      location.href = 'https://forbidden.invalid/'
    })
    await hears(program, 'will-navigate')
    await wait(200)
    const asked = toldBy(program.stdout())
      .filter(({ url }) => url === 'https://forbidden.invalid/')
      .map(({ told }) => told)
    expect(asked).toEqual(['will-frame-navigate', 'will-navigate'])
    expect(await program.page.evaluate(() => location.pathname + document.title)).toBe('/fixture')
  })

  it('grants what a page asks for when the shell set no handlers', async () => {
    const states = await program.page.evaluate(async () =>
      Promise.all(
        (['geolocation', 'notifications', 'camera'] as const).map(
          async (name) => (await navigator.permissions.query({ name: name })).state,
        ),
      ),
    )
    expect(states).toEqual(['granted', 'granted', 'granted'])
  })

  it('prints Letter unless it is told otherwise, and needs its options', async () => {
    program.main.stdin?.write('print\n')
    const { letter, a4, untold } = await hears(program, 'printed')
    expect(letter).toMatch(/^0 0 612 792$/)
    expect(a4).toMatch(/^0 0 59\d(\.\d+)? 84\d(\.\d+)?$/)
    expect(untold).toMatch(/^TypeError/)
  })

  it('lives on after an unhandled rejection and an uncaught exception, and says so', async () => {
    program.main.stdin?.write('reject\nthrow\n')
    await vi.waitFor(() => {
      expect(program.stderr()).toContain('nobody listens')
      expect(program.stderr()).toContain('nobody catches')
    }, patience)
    expect(await program.page.evaluate(() => fixture.invoke('echo', 'alive'))).toBe('alive')
  })

  it('serves two DevTools clients at once', async () => {
    const { chromium } = await import('playwright')
    const another = await chromium.connectOverCDP(`http://127.0.0.1:${program.port}`)
    const [page] = another.contexts().flatMap((context) => context.pages())
    expect(await page?.evaluate(() => fixture.invoke('echo', 'second'))).toBe('second')
    await another.close()
    expect(await program.page.evaluate(() => fixture.invoke('echo', 'first'))).toBe('first')
  })

  it('says that a page died and can bring it back', async () => {
    const devTools = await program.page.context().newCDPSession(program.page)
    devTools.send('Page.crash').catch(() => undefined) // the answer dies with the page
    await hears(program, 'render-process-gone')
    const { chromium } = await import('playwright')
    const another = await chromium.connectOverCDP(`http://127.0.0.1:${program.port}`)
    const [page] = another.contexts().flatMap((context) => context.pages())
    await page?.waitForFunction(() => 'fixture' in globalThis)
    expect(await page?.evaluate(() => fixture.invoke('echo', 'back'))).toBe('back')
    await another.close()
  })
})

describe('the life of the stand-in', () => {
  afterEach(async () => {
    await Promise.all([...running].map((program) => program.kill()))
    running.clear()
  })

  it('quits in Electron’s order, with no window-all-closed, and leaves nothing behind', async () => {
    const program = await startFixture()
    // A page that is still loading when the window closes tells of it in the middle of the order.
    await hears(program, 'loaded')
    program.main.stdin?.write('quit\n')
    expect(await program.ended()).toBe(0)
    // The page may become ready to show at any moment of this.
    const names = namesIn(program.stdout()).filter((name) => name !== 'ready-to-show')
    expect(names.slice(names.indexOf('before-quit'))).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit',
    ])
    // A process that ended may stand in the table a moment longer.
    await vi.waitFor(() => {
      expect(chromiumsOf(program.main.pid)).toBe(0)
      expect(
        readdirSync(tmpdir()).filter((name) =>
          name.startsWith(`electron-on-chromium-${program.main.pid}-`),
        ),
      ).toEqual([])
    }, patience)
  })

  it('is stopped from quitting by one window that stays', async () => {
    const program = await startFixture()
    program.main.stdin?.write('stay\nquit\n')
    await hears(program, 'close')
    expect(await program.page.evaluate(() => fixture.invoke('echo', 'here'))).toBe('here')
    program.main.stdin?.write('quit\n')
    expect(await program.ended()).toBe(0)
    expect(namesIn(program.stdout()).filter((name) => name === 'before-quit')).toHaveLength(2)
  })

  it('tells of a shutdown with an event that can be prevented, and goes on when it is', async () => {
    const program = await startFixture()
    program.main.kill('SIGPWR')
    expect(await hears(program, 'shutdown')).toMatchObject({ canBePrevented: true })
    expect(await program.page.evaluate(() => fixture.invoke('echo', 'here'))).toBe('here')
    await program.close()
  })

  it('tells of the last window, and throws at whoever uses it afterwards', async () => {
    const program = await startFixture()
    program.main.stdin?.write('close\n')
    expect(await hears(program, 'closed')).toMatchObject({
      send: 'TypeError: Object has been destroyed',
      title: 'TypeError: Object has been destroyed',
    })
    await hears(program, 'window-all-closed')
    await program.close()
  })

  it('skips before-quit when the process exits by itself', async () => {
    const program = await startFixture()
    program.main.stdin?.write('exit\n')
    expect(await program.ended()).toBe(7)
    const names = namesIn(program.stdout())
    expect(names).not.toContain('before-quit')
    expect(names.at(-1)).toBe('quit')
  })

  it('quits cleanly at SIGTERM', async () => {
    const program = await startFixture()
    expect(await program.close()).toBe(0)
    expect(namesIn(program.stdout()).at(-1)).toBe('quit')
  })

  it('leaves no Chromium behind when it is killed, and its folder goes with the next start', async () => {
    const program = await startFixture()
    expect(chromiumsOf(program.main.pid)).toBeGreaterThan(0)
    await program.kill()
    await vi.waitFor(() => expect(chromiumsOf(program.main.pid)).toBe(0), { timeout: 10_000 })
    const leftBy = (pid: number | undefined) =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-on-chromium-${pid}-`))
    const next = await startFixture()
    expect(leftBy(program.main.pid)).toEqual([])
    expect(leftBy(next.main.pid)).toHaveLength(1)
    await next.close()
  })

  it('gives the lock to one process, and tells it of the second', async () => {
    const userData = newFolder()
    const first = await startFixture({ userData })
    const second = runFixture({ userData })
    expect(second.status).toBe(0)
    expect(namesIn(second.stdout)).toContain('lock')
    expect(toldBy(second.stdout).find(({ told }) => told === 'lock')).toMatchObject({
      locked: false,
    })
    expect(namesIn(second.stdout)).not.toContain('ready-to-show')
    const { argv } = await hears(first, 'second-instance')
    expect(argv).toContain(main)
    await first.close()
  })

  it('frees the lock when its holder is killed', async () => {
    const userData = newFolder()
    const first = await startFixture({ userData })
    await first.kill()
    const second = await startFixture({ userData })
    expect(await hears(second, 'lock')).toMatchObject({ locked: true })
    await second.close()
  })

  it('never becomes ready when the main module waits for ready, as Electron does not', () => {
    const patience = { timeout: 8_000 }
    const { stdout } = runFixture({ userData: newFolder(), awaitReady: true }, patience)
    expect(namesIn(stdout)).toContain('lock')
    expect(namesIn(stdout)).not.toContain('ready')
  })

  it.each([
    { sandbox: false },
    { contextIsolation: false },
    { nodeIntegration: true },
    { webSecurity: false },
    { webviewTag: true },
  ])('refuses a window with %o', (webPreferences) => {
    const { stdout } = runFixture({ userData: newFolder(), webPreferences })
    expect(toldBy(stdout).find(({ told }) => told === 'refused')?.['refused']).toMatch(
      /refuses webPreferences/,
    )
  })

  it('denies what the shell’s handlers deny', async () => {
    const program = await startFixture({ denyPermissions: true })
    const state = await program.page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    )
    expect(state).toBe('denied')
    await program.close()
  })
})
