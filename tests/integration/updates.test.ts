import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import updaters from 'electron-updater'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { signFeed } from '../../build/sign-update.mjs'
import type { Updater } from '../../electron/core/ports.ts'
import { createHttp } from '../../electron/services/http.ts'
import { writeWhole } from '../../electron/adapters/write-whole.ts'
import { createUpdater } from '../../electron/services/updates/updater.ts'
import { quietLog } from '../support/quiet-log.ts'
import {
  cutAfter,
  feedName,
  signatureName,
  startUpdateServer,
  type TestUpdateServer,
} from '../support/update-server.ts'

// The real electron-updater, as it is in an AppImage, against a real HTTP server. What follows, the
// installing itself, is in tests/e2e/updates.linux.test.ts.

const file = randomBytes(1_000_000)
const http = createHttp({ version: '1.0.0' })
let server: TestUpdateServer
let folder: string
const appImage = process.env['APPIMAGE']
beforeAll(() => {
  process.env['APPIMAGE'] = '/opt/counter.AppImage'
})
afterAll(async () => {
  if (appImage === undefined) delete process.env['APPIMAGE']
  await http.close()
})
beforeEach(async () => {
  server = await startUpdateServer()
  folder = mkdtempSync(join(tmpdir(), 'counter-updates-'))
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A counter of this version on this folder; another one is what a restart makes. */
function counter(version = '1.0.0'): Updater {
  const configuration = join(folder, 'app-update.yml')
  writeFileSync(configuration, 'provider: generic\nurl: https://updates.invalid\n')
  return createUpdater({
    copy: {
      updater: () =>
        Promise.resolve(
          new updaters.AppImageUpdater(null, {
            version,
            name: 'Cicopass Counter',
            isPackaged: true,
            appUpdateConfigPath: configuration,
            userDataPath: folder,
            baseCachePath: folder,
            whenReady: () => Promise.resolve(),
            relaunch: () => undefined,
            quit: () => undefined,
            onQuit: () => undefined,
          }),
        ),
      cannot: null,
      needsPerson: false,
      makeWay: () => () => undefined,
    },
    key: server.key,
    http,
    folder,
    writeWhole,
    log: quietLog({ error: console.error }),
  })
}

function download(updater: Updater, signal = new AbortController().signal) {
  const seen: number[] = []
  const done = updater.download({ signal, received: (bytes) => seen.push(bytes) })
  return { done, seen }
}

const installer = () => join(folder, 'Cicopass Counter', 'pending', 'Cicopass Counter.AppImage')
const brokenOff = () => readdirSync(join(folder, 'partial'))

async function refusal(updater = counter()) {
  const found = await updater.look(server.url)
  if (!found.ok) return found.fault
  const { done } = download(updater)
  const fetched = await done
  return fetched.ok ? null : fetched.fault
}

describe('a new version', () => {
  it('is found with what is new, fetched whole, and not run by itself', async () => {
    server.release({ version: '1.1.0', file, notes: 'Sneller scannen.' })
    const updater = counter()
    expect(await updater.look(server.url)).toEqual({
      ok: true,
      value: {
        version: '1.1.0',
        releasedAt: '2026-11-20T09:00:00.000Z',
        notes: 'Sneller scannen.',
        bytes: file.length,
      },
    })
    const { done, seen } = download(updater)
    expect(await done).toEqual({ ok: true, value: undefined })
    expect(readFileSync(installer()).equals(file)).toBe(true)
    expect(seen.at(-1)).toBe(file.length)
    expect(brokenOff()).toEqual([])
  })

  it.each(['1.0.0', '0.9.0'])('is not one that is %s, even when it is signed', async (version) => {
    server.release({ version, file })
    expect(await counter().look(server.url)).toEqual({ ok: true, value: null })
  })

  it('is still there after a restart, and not fetched a second time', async () => {
    server.release({ version: '1.1.0', file })
    const before = counter()
    await before.look(server.url)
    await download(before).done
    const after = counter()
    await after.look(server.url)
    expect((await download(after).done).ok).toBe(true)
    expect(server.asked.filter(({ path }) => path.endsWith('.AppImage'))).toHaveLength(1)
  })
})

describe('what is not signed by whoever releases the counter', () => {
  it('a feed signed with another key is refused before anything in it is read', async () => {
    server.release({ version: '1.1.0', file })
    const { privateKey } = generateKeyPairSync('ed25519')
    const text = 'version: [this is not even YAML'
    server.files.set(feedName, text)
    server.files.set(signatureName, signFeed({ name: feedName, text }, privateKey))
    expect(await refusal()).toMatchObject({ kind: 'update-refused' })
  })

  it('a feed that was changed after it was signed is refused', async () => {
    server.release({ version: '1.1.0', file })
    server.files.set(feedName, `${String(server.files.get(feedName))}stagingPercentage: 100\n`)
    expect(await refusal()).toMatchObject({ kind: 'update-refused' })
  })

  it('the feed of another system is refused, although it is signed', async () => {
    const keys = generateKeyPairSync('ed25519')
    await server.stop()
    server = await startUpdateServer(keys)
    server.release({ version: '1.1.0', file })
    const text = String(server.files.get(feedName))
    server.files.set(signatureName, signFeed({ name: 'latest-mac.yml', text }, keys.privateKey))
    expect(await refusal()).toMatchObject({ kind: 'update-refused' })
  })

  it('a feed without a signature counts as none', async () => {
    server.release({ version: '1.1.0', file })
    server.files.delete(signatureName)
    expect(await refusal()).toMatchObject({ kind: 'update-not-reached' })
  })

  it('a file that is not the one of the feed is thrown away', async () => {
    server.release({ version: '1.1.0', file })
    server.files.set('Cicopass Counter.AppImage', randomBytes(file.length))
    expect(await refusal()).toMatchObject({ kind: 'update-refused' })
    expect(brokenOff()).toEqual([])
    expect(readdirSync(join(folder, 'Cicopass Counter', 'pending'))).toEqual([])
  })

  it('a file at another server is not even asked for', async () => {
    const other = await startUpdateServer()
    other.release({ version: '1.1.0', file })
    server.release({ version: '1.1.0', file, url: `${other.url}Cicopass%20Counter.AppImage` })
    expect(await refusal()).toMatchObject({ kind: 'update-refused' })
    expect(other.asked).toEqual([])
    await other.stop()
  })

  it('a file that was changed on the disk after it came is not run', async () => {
    server.release({ version: '1.1.0', file })
    const updater = counter()
    await updater.look(server.url)
    await download(updater).done
    writeFileSync(installer(), 'something else')
    expect(await updater.install()).toMatchObject({
      ok: false,
      fault: { kind: 'update-refused' },
    })
  })
})

describe('a download', () => {
  const ranges = () => server.asked.filter(({ path }) => path.endsWith('.AppImage'))

  it('that is cancelled goes on where it ended', async () => {
    server.release({ version: '1.1.0', file })
    server.gives = 'slow'
    const updater = counter()
    await updater.look(server.url)
    const stopping = new AbortController()
    const first = download(updater, stopping.signal)
    await expect.poll(() => first.seen.at(-1), { timeout: 20_000 }).toBe(cutAfter)
    stopping.abort()
    expect((await first.done).ok).toBe(false)
    server.gives = 'whole'
    // Also by a counter that was closed in between.
    const later = counter()
    await later.look(server.url)
    expect((await download(later).done).ok).toBe(true)
    expect(ranges().map(({ range }) => range)).toEqual([null, `bytes=${String(cutAfter)}-`])
    expect(readFileSync(installer()).equals(file)).toBe(true)
  })

  it('that broke off says so, and goes on where it ended', async () => {
    server.release({ version: '1.1.0', file })
    server.gives = 'cut'
    const updater = counter()
    expect(await refusal(updater)).toMatchObject({ kind: 'update-not-reached' })
    server.gives = 'whole'
    expect(await refusal(updater)).toBeNull()
    expect(ranges().at(-1)?.range).toBe(`bytes=${String(cutAfter)}-`)
    expect(readFileSync(installer()).equals(file)).toBe(true)
  })

  it('that does not end fills no disk: nothing stays of what is longer than was signed', async () => {
    server.release({ version: '1.1.0', file })
    server.gives = 'endless'
    const updater = counter()
    await updater.look(server.url)
    const { done, seen } = download(updater)
    const fetched = await done
    expect(fetched).toMatchObject({ ok: false, fault: { kind: 'update-refused' } })
    expect(JSON.stringify(fetched)).toContain('longer than the signed feed says')
    expect(Math.max(...seen)).toBeLessThanOrEqual(file.length)
    expect(brokenOff()).toEqual([])
    server.gives = 'whole'
    expect(await refusal(updater)).toBeNull()
  })

  it('from a server that cannot go on begins anew', async () => {
    server.release({ version: '1.1.0', file })
    server.gives = 'cut'
    const updater = counter()
    await refusal(updater)
    server.gives = 'no-range'
    expect(await refusal(updater)).toBeNull()
    expect(readFileSync(installer()).equals(file)).toBe(true)
  })

  it('of a version that was replaced meanwhile begins anew, and leaves nothing of the old one', async () => {
    server.release({ version: '1.1.0', file })
    server.gives = 'cut'
    const updater = counter()
    await refusal(updater)
    server.gives = 'whole'
    const newer = randomBytes(500_000)
    server.release({ version: '1.2.0', file: newer })
    expect(await refusal(updater)).toBeNull()
    expect(readFileSync(installer()).equals(newer)).toBe(true)
    expect(brokenOff()).toEqual([])
  })
})

describe('the update server', () => {
  it.each([
    ['http://updates.example/', 'plain http goes to loopback'],
    ['https://kassa:geheim@updates.example/', 'must not carry credentials'],
    ['https://updates.example/?token=geheim', 'must not carry a query'],
    ['file:///srv/updates', 'must begin with https'],
  ])('is not %s', async (address, reason) => {
    const found = await counter().look(address)
    expect(JSON.stringify(found)).toContain(reason)
  })

  it('that is gone, or has no feed, is said', async () => {
    expect(await refusal()).toMatchObject({ kind: 'update-not-reached' })
    await server.stop()
    expect(await refusal()).toMatchObject({ kind: 'update-not-reached' })
    server = await startUpdateServer()
  })

  it('learns nothing of this counter but its version', async () => {
    server.release({ version: '1.1.0', file })
    const { default: nodeHttp } = await import('node:http')
    const headers: string[] = []
    const spy = nodeHttp.createServer((request, response) => {
      headers.push(...Object.keys(request.headers))
      response.writeHead(302, { location: server.url }).end()
    })
    await new Promise<void>((resolve) => spy.listen(0, '127.0.0.1', resolve))
    const { port } = spy.address() as import('node:net').AddressInfo
    // A redirect is not followed either.
    expect(await counter().look(`http://127.0.0.1:${String(port)}/`)).toMatchObject({
      fault: { kind: 'update-not-reached' },
    })
    expect(new Set(headers)).toEqual(new Set(['host', 'connection', 'accept', 'user-agent']))
    expect(server.asked).toEqual([])
    spy.close()
  })
})
