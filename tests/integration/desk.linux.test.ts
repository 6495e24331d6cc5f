import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DeskAct, DeskTold } from '../fixtures/desk-app/main.ts'

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const register = pathToFileURL(place('build/electron-on-chromium/register.mjs')).href
const args = ['--import', register, place('tests/fixtures/desk-app/main.ts')]
const patience = { timeout: 20_000, interval: 20 }

/** Links, global key, tray and sign-in: the shell's own parts on the stand-in's desktop. */
describe('the counter on the desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-desk-'))
  const env = {
    ...process.env,
    DESK_FOLDER: folder,
    XDG_CONFIG_HOME: folder,
    COUNTER_LANG: 'en',
    APPIMAGE: join(folder, 'the "counter" $5 50%.AppImage'),
  }
  const autostart = join(folder, 'autostart/cicopass-counter.desktop')
  let program: ChildProcess
  let output = ''

  beforeAll(async () => {
    const cold = ['--x', 'CICOPASS-COUNTER://sale?frame=COLD1234']
    program = spawn(process.execPath, [...args, ...cold], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    program.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
    await heard('ready')
  })
  afterAll(async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill()
      await once(program, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  const told = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as DeskTold)
  const heard = (name: string, nth = 1) =>
    vi.waitFor(() => {
      const found = told().filter((line) => line.told === name)[nth - 1]
      if (found === undefined) throw new Error(`${name} was not told: ${output}`)
      return found
    }, patience)
  const done = new Map<string, number>()
  async function act(what: DeskAct): Promise<unknown> {
    const nth = (done.get(what.act) ?? 0) + 1
    done.set(what.act, nth)
    program.stdin?.write(`${JSON.stringify(what)}\n`)
    return (await heard(what.act, nth))['result']
  }
  const links = () => told().flatMap((line) => (line.told === 'link' ? [line['link']] : []))

  it('has no key and no tray before it is ready, and says what it cannot read', async () => {
    expect(told()[0]).toMatchObject({
      key: 'Error: globalShortcut cannot be used before the app is ready',
      tray: 'Error: Cannot create Tray before app is ready',
    })
    expect(await heard('ready')).toMatchObject({
      claimed: false,
      atSignIn: false,
      wrongKey: expect.stringContaining('TypeError') as string,
      emptyImage: true,
      size: { width: 16, height: 16 },
    })
  })

  it('hears a link of a cold start, of a second start among Chromium’s own words, and of macOS', async () => {
    expect(await heard('link')).toMatchObject({ link: 'CICOPASS-COUNTER://sale?frame=COLD1234' })
    const second = ['cicopass-counter://check?frame=WARM1234', '--y', 'https://elsewhere/']
    expect(spawnSync(process.execPath, [...args, ...second], { env }).status).toBe(0)
    await heard('link', 2)
    await act({ act: 'open-url', url: 'cicopass-counter://sale?frame=MACOS123' })
    expect(links().slice(1)).toEqual([
      'cicopass-counter://check?frame=WARM1234',
      'cicopass-counter://sale?frame=MACOS123',
    ])
  })

  it('comes up by its global key, and says when another program has it', async () => {
    expect(await act({ act: 'key', key: 'Control+Alt+K' })).toBe(true)
    expect(await act({ act: 'press', key: 'Control+Alt+K' })).toBe(true)
    expect(await heard('opened')).toMatchObject({ by: 'key' })
    await act({ act: 'take', key: 'Control+Alt+T' })
    expect(await act({ act: 'key', key: 'Control+Alt+T' })).toBe(false)
    expect(await act({ act: 'press', key: 'Control+Alt+K' })).toBe(false)
    expect(await act({ act: 'key', key: null })).toBe(true)
  })

  it('shows in the tray what is not sent yet, and opens from there', async () => {
    await act({ act: 'tray', on: true })
    const look = () => act({ act: 'look' })
    // Its words are read from a file when the first one is shown.
    await vi.waitFor(async () => {
      expect(await look()).toMatchObject([
        { state: 'sent', toolTip: 'Cicopass Counter · everything sent' },
      ])
    }, patience)
    await act({ act: 'jobs', waiting: 3, parked: 0 })
    expect(await look()).toMatchObject([
      { state: 'unsent', toolTip: 'Cicopass Counter · 3 to send' },
    ])
    await act({ act: 'jobs', waiting: 3, parked: 1 })
    expect(await look()).toMatchObject([
      {
        state: 'attention',
        menu: ['Open the counter', '3 to send', '1 needs attention', null, 'Quit the counter'],
      },
    ])
    await act({ act: 'choose', label: 'Open the counter' })
    await act({ act: 'click' })
    expect(await heard('opened', 3)).toMatchObject({ by: 'tray' })
    await act({ act: 'tray', on: false })
    expect(await look()).toEqual([])
  })

  it('starts at sign-in through a file of the desktop, in which nothing is executed', async () => {
    expect(await act({ act: 'sign-in', on: true })).toBe(true)
    const exec = readFileSync(autostart, 'utf8')
      .split('\n')
      .find((line) => line.startsWith('Exec='))
    expect(exec).toBe(String.raw`Exec="${folder}/the \\"counter\\" \\$5 50%%.AppImage" "--in-tray"`)
    expect(await act({ act: 'sign-in', on: false })).toBe(true)
    expect(existsSync(autostart)).toBe(false)
  })

  it('lets go of its key and ends when told so in the tray', async () => {
    await act({ act: 'tray', on: true })
    const ended = once(program, 'exit')
    program.stdin?.write(`${JSON.stringify({ act: 'choose', label: 'Quit the counter' })}\n`)
    expect(await ended).toEqual([0, null])
  })
})
