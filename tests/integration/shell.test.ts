import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../build/build.mjs'
import type { Answer, CounterBridge } from '../../shared/counter-api.ts'
import type { ShellTold } from '../fixtures/shell-app/main.ts'
import { startListeningPost } from '../support/listening-post.ts'
import { startWindowProgram } from '../support/window-process.ts'
import type { WindowProcess } from '../support/window-process.ts'
import { patience } from '../support/patience.ts'

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const register = pathToFileURL(place('build/electron-on-chromium/register.mjs')).href

/** What a script in a document would do. */
const changes = `document.getElementById('p').textContent = 'after'`

type Page = { readonly counter: CounterBridge; heard: unknown[] }

describe('the shell around handlers that misbehave', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-test-'))
  let program: WindowProcess

  beforeAll(async () => {
    await build({ programs: ['electron'] })
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>shell</title>')
    program = await startShell()
  })
  afterAll(async () => {
    await program.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  function startShell(env: Record<string, string> = {}): Promise<WindowProcess> {
    return startWindowProgram({
      command: process.execPath,
      args: ['--import', register, place('tests/fixtures/shell-app/main.ts')],
      env: {
        SHELL_FOLDER: folder,
        SHELL_PRELOAD: place('dist/electron/preload.cjs'),
        ...env,
      },
      isOurs: (url) => url.startsWith('https://'),
    })
  }

  const toldBy = (from: WindowProcess) =>
    from
      .stdout()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as ShellTold)

  const logged = (from: WindowProcess, text: string) =>
    vi.waitFor(() => {
      const found = toldBy(from).find((line) => line.told === 'log' && line.message.includes(text))
      if (found?.told !== 'log') throw new Error(`not logged: ${text}\n${from.stdout()}`)
      return found
    }, patience)

  const call = (
    name: 'draft.get' | 'sales.today' | 'queue.retryAll' | 'app.state' | 'alarms.get',
  ) =>
    program.page.evaluate((endpoint): Promise<Answer<unknown>> => {
      return (globalThis as unknown as Page).counter.call[endpoint]({})
    }, name)

  it('answers a throw with a reference to the log, and keeps its words from the page', async () => {
    const answer = await call('draft.get')
    expect(answer).toEqual({
      ok: false,
      fault: { kind: 'internal', reference: expect.stringMatching(/^[0-9a-f]{8}$/) as string },
    })
    const { details } = await logged(program, 'draft.get failed')
    expect(details['error']).toContain('the secret is 1234')
    expect(answer).toMatchObject({ fault: { reference: details['reference'] } })
  })

  it('answers a rejection, an output and a fault that do not fit the contract likewise', async () => {
    for (const name of ['sales.today', 'queue.retryAll', 'app.state'] as const) {
      expect(await call(name)).toMatchObject({ ok: false, fault: { kind: 'internal' } })
      await logged(program, `${name} failed`)
    }
  })

  it('logs a helper of Chromium that crashed, tells staff, and says nothing of one that ended', async () => {
    expect(await call('alarms.get')).toEqual({ ok: true, value: [] })
    const { details } = await logged(program, 'Nobody caught it')
    expect(details).toEqual({
      ...{ task: 'GPU process', reason: 'crashed', exitCode: 139, name: 'GPU Process' },
    })
    expect((await logged(program, 'A task failed')).details).toEqual({ task: 'GPU process' })
    expect(program.stdout()).not.toContain('Utility')
  })

  it('logs what the page throws and reports', async () => {
    await program.page.evaluate(() => {
      console.error('the page says so')
      setTimeout(() => {
        throw new Error('thrown in the page')
      })
    })
    await vi.waitFor(() => {
      expect(program.stdout()).toContain('the page says so')
      expect(program.stdout()).toContain('Uncaught Error: thrown in the page')
    }, patience)
    await logged(program, 'The page reports')
  })

  it('passes events that fit the contract and no others', async () => {
    await program.page.evaluate(async () => {
      const page = globalThis as unknown as Page
      page.heard = []
      page.counter.on('queue.changed', (payload) => page.heard.push(['queue', payload]))
      const stop = page.counter.on('sales.changed', (payload) =>
        page.heard.push(['sales', payload]),
      )
      await page.counter.call['screen.entered']({ screen: 'queue' })
      stop()
      await page.counter.call['screen.entered']({ screen: 'sell' })
    })
    expect(await program.page.evaluate(() => (globalThis as unknown as Page).heard)).toEqual([
      ['queue', {}],
      ['sales', { saleId: 'queue' }],
      ['queue', {}],
    ])
    await logged(program, 'An event does not fit the contract')
  })

  it('refuses a page of another origin, and says so in the log', async () => {
    const other = await startShell({ SHELL_STRANGER: 'yes' })
    const answer = await other.page.evaluate(() =>
      (globalThis as unknown as Page).counter.call['draft.get']({}),
    )
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'internal' } })
    await logged(other, 'was called by a page of app://print')
    await other.close()
  })

  it('prints one A4 document with its backgrounds and closes the hidden window', async () => {
    const printed = await print(
      '<!doctype html><html lang="nl"><title>Bewijs</title><style>@page { size: A4; margin: 15mm } p { background: #0a0; font: 12pt serif }</style><p>Certificaat CICO-123456789',
    )
    if (printed.told !== 'printed') throw new Error(JSON.stringify(printed))
    expect(printed.windows).toBe(1)
    const pdf = new Uint8Array(readFileSync(printed.path))
    expect(Buffer.from(pdf).toString('latin1')).toContain('/StructTreeRoot')
    const document = await getDocumentProxy(pdf)
    const page = await document.getPage(1)
    const [, , width = 0, height = 0] = page.view
    expect([Math.round(width / 2.8346), Math.round(height / 2.8346)]).toEqual([210, 297])
    const { text, totalPages } = await extractText(document, { mergePages: true })
    expect(totalPages).toBe(1)
    expect(text).toContain('Certificaat CICO-123456789')
  })

  it('runs no script of a printed document, loads nothing from outside and goes nowhere', async () => {
    const post = await startListeningPost()
    const at = `http://127.0.0.1:${String(post.port)}`
    const printed = await print(
      `<!doctype html><link rel="stylesheet" href="${at}/sheet"><style>@import url(${at}/import)</style>
       <p id="p" onclick="1">before</p><img src="${at}/picture.png" onerror="${changes}">
       <svg><script>${changes}</script><image href="${at}/svg"/></svg>
       <iframe src="${at}/frame"></iframe><iframe srcdoc="<img src=${at}/inside>"></iframe>
       <object data="${at}/object"></object><embed src="${at}/embed"><video src="${at}/video" autoplay></video>
       <meta http-equiv="refresh" content="0;url=${at}/refresh">
       <script>${changes}</script><script src="app://counter/code.js"></script>`,
    )
    if (printed.told !== 'printed') throw new Error(JSON.stringify(printed))
    const document = await getDocumentProxy(new Uint8Array(readFileSync(printed.path)))
    const { text } = await extractText(document, { mergePages: true })
    expect(text).toContain('before')
    expect(text).not.toContain('after')
    expect(post.heard).toEqual([])
    await post.stop()
  })

  async function print(html: string): Promise<ShellTold> {
    const before = toldBy(program).filter(({ told }) => told !== 'log').length
    program.main.stdin?.write(`${JSON.stringify(html)}\n`)
    return vi.waitFor(
      () => {
        const [line] = toldBy(program)
          .filter(({ told }) => told !== 'log')
          .slice(before)
        if (line === undefined) throw new Error(`nothing printed: ${program.stderr()}`)
        return line
      },
      { timeout: 30_000, interval: 50 },
    )
  }
})
