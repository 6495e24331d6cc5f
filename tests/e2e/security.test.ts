import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../shared/counter-api.ts'
import { launchCounter } from './harness.ts'
import type { LaunchedCounter } from './harness.ts'
import { logOf } from './log.ts'
import { patience } from './staff.ts'

/**
 * Refusals as behaviour: the page tries, and does not succeed. What `page.evaluate` itself runs is
 * above the content security policy, so what the policy forbids is tried from a script element or
 * an event instead.
 */
describe('the counter’s window', () => {
  let counter: LaunchedCounter
  beforeAll(async () => {
    counter = await launchCounter()
  })
  afterAll(async () => {
    await counter.close()
  })

  const pages = () => counter.browser.contexts().flatMap((context) => context.pages())
  const address = () => counter.page.evaluate(() => location.href)
  /** Until main wrote this down, and so has dealt with all that the page tried before. */
  const noted = (what: string | RegExp) =>
    expect.poll(() => logOf(counter), { timeout: patience }).toMatch(what)

  it('stays where it is when the page navigates away', async () => {
    const before = await address()
    const targets = ['data:text/html,gone', 'file:///etc/passwd', 'https://example.invalid/']
    for (const target of targets) {
      await counter.page.evaluate((to) => {
        location.href = to
      }, target)
    }
    await noted(/refused a navigation.*example\.invalid/)
    expect(await address()).toBe(before)
    await counter.page.evaluate(() => {
      const form = document.createElement('form')
      form.action = 'https://example.invalid/'
      form.method = 'post'
      document.body.append(form)
      form.submit()
    })
    await noted(/form-action/)
    expect(await address()).toBe(before)
  })

  it('opens no second window, by script, link or a click with Ctrl', async () => {
    await counter.page.evaluate(() => {
      window.open('https://example.invalid/')
    })
    await counter.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.invalid/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.dispatchEvent(
        new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }),
      )
      link.remove()
      window.open('https://last.invalid/')
    })
    await noted(/refused a window.*last\.invalid/)
    await expect.poll(() => pages().length).toBe(1)
  })

  it('has no network: no fetch, no socket, no beacon, no picture from elsewhere', async () => {
    const tried = await counter.page.evaluate(async () => {
      const violations: string[] = []
      Object.assign(window, { violations })
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violations.push(effectiveDirective)
      })
      const answerOf = (address: string) => fetch(address).then(() => 'answered', String)
      const outside = await answerOf('http://127.0.0.1:9/')
      const inside = await answerOf('/index.html')
      new WebSocket('ws://127.0.0.1:9/')
      navigator.sendBeacon('http://127.0.0.1:9/', 'told')
      const picture = new Image()
      const shown = new Promise((resolve) => {
        picture.onload = () => resolve('shown')
        picture.onerror = () => resolve('refused')
      })
      picture.src = 'http://127.0.0.1:9/picture.png'
      return { outside, inside, seen: await shown }
    })
    expect(tried).toMatchObject({ seen: 'refused' })
    for (const answer of [tried.outside, tried.inside]) expect(answer).toMatch(/^TypeError/)
    const violations = () =>
      counter.page.evaluate(() => (window as unknown as { violations: string[] }).violations)
    await expect
      .poll(async () => (await violations()).toSorted(), { timeout: patience })
      .toEqual(['connect-src', 'connect-src', 'connect-src', 'connect-src', 'img-src'])
  })

  it('runs no code but the files it was built from', async () => {
    const ran = await counter.page.evaluate(async () => {
      const marks = window as unknown as Record<string, unknown>
      const inline = document.createElement('script')
      inline.textContent = 'window.ranInline = true'
      document.body.append(inline)
      const fromData = document.createElement('script')
      fromData.src = 'data:text/javascript,window.ranData = true'
      document.body.append(fromData)
      const attribute = document.createElement('div')
      attribute.setAttribute('onclick', 'window.ranAttribute = true')
      document.body.append(attribute)
      attribute.click()
      // A string in a timer is an eval that runs later, outside of this evaluation.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it cannot is the point
            resolve(typeof new Function('return 1'))
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      })
      await new Promise((resolve) => setTimeout(resolve, 100))
      for (const element of [inline, fromData, attribute]) element.remove()
      return { evaluated, marks: Object.keys(marks).filter((name) => name.startsWith('ran')) }
    })
    expect(ran).toEqual({ evaluated: 'EvalError', marks: [] })
  })

  it('frames nothing and embeds nothing', async () => {
    const loaded = await counter.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = '/'
      const embedded = document.createElement('object')
      embedded.data = '/index.html'
      const refused = (directive: string) =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (effectiveDirective === directive) resolve(directive)
          })
        })
      const both = Promise.all([refused('frame-src'), refused('object-src')])
      document.body.append(frame, embedded)
      await both
      const title = (() => {
        try {
          return frame.contentDocument?.title ?? 'unreachable'
        } catch {
          return 'unreachable'
        }
      })()
      frame.remove()
      embedded.remove()
      return title
    })
    expect(['unreachable', '']).toContain(loaded)
  })

  it('is denied every permission but the camera without sound, at the check and at the request', async () => {
    const states = await counter.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'microphone', 'midi', 'clipboard-read']
      const checked = await Promise.all(
        names.map(
          async (name) =>
            (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      )
      // A refusal is immediate; a machine without cameras may take its time to say that it has none.
      const late = new Promise((resolve) => setTimeout(() => resolve('no answer'), 10_000))
      const [camera, place, notices] = await Promise.all(
        [
          navigator.mediaDevices
            .getUserMedia({ video: true, audio: true })
            .then(() => 'granted', String),
          new Promise((resolve) => {
            navigator.geolocation.getCurrentPosition(
              () => resolve('granted'),
              ({ code, PERMISSION_DENIED }) =>
                resolve(code === PERMISSION_DENIED ? 'denied' : code),
            )
          }),
          Notification.requestPermission(),
        ].map((asked) => Promise.race([asked, late])),
      )
      const { state: video } = await navigator.permissions.query({
        name: 'camera',
      })
      return { checked: [...new Set(checked)], video, camera, place, notices }
    })
    expect(states.checked).toEqual(['denied'])
    expect(states.video).toBe('granted')
    expect(states.camera).toMatch(/NotAllowedError|NotFoundError|no answer/)
    expect(states).toMatchObject({ place: 'denied', notices: 'denied' })
  })

  it('gives the page nothing of Node or Electron, and of the counter only the contract', async () => {
    const seen = await counter.page.evaluate(() => ({
      node: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
        '__dirname',
      ].filter((name) => name in window),
      members: Object.keys(window.counter),
      calls: Object.keys(window.counter.call),
      frozen: Object.isFrozen(window.counter) && Object.isFrozen(window.counter.call),
      prototypes: Object.getPrototypeOf(window.counter.call) === Object.prototype,
    }))
    expect(seen).toEqual({
      node: [],
      members: ['call', 'on'],
      calls: Object.keys(endpoints),
      frozen: true,
      prototypes: true,
    })
  })

  it('has no call and no event outside the contract', async () => {
    const tried = await counter.page.evaluate(() => {
      const call = window.counter.call as unknown as Record<string, unknown>
      const listen = window.counter.on as unknown as (name: string, listener: () => void) => unknown
      try {
        listen('no.such.event', () => undefined)
        return [typeof call['no.such.call'], 'listens']
      } catch (error) {
        return [typeof call['no.such.call'], (error as Error).message]
      }
    })
    expect(tried).toEqual(['undefined', 'The counter has no event no.such.event'])
  })

  it('answers bad input with a fault that names the field', async () => {
    const answer = await counter.page.evaluate(() => {
      const call = window.counter.call as unknown as Record<
        string,
        (input: unknown) => Promise<unknown>
      >
      return Promise.all([
        call['app.setLanguage']?.({ language: 'klingon' }),
        call['app.setLanguage']?.('nl'),
        call['status.get']?.({ more: 'than asked' }),
      ])
    })
    expect(answer).toEqual([
      {
        ok: false,
        fault: {
          kind: 'bad-input',
          problems: [{ field: 'language', reason: expect.any(String) as string }],
        },
      },
      {
        ok: false,
        fault: {
          kind: 'bad-input',
          problems: [{ field: '', reason: expect.any(String) as string }],
        },
      },
      {
        ok: false,
        fault: {
          kind: 'bad-input',
          problems: [{ field: '', reason: expect.any(String) as string }],
        },
      },
    ])
  })

  it('gives a frame inside the page no bridge', async () => {
    const kinds = await counter.page.evaluate(async () => {
      const blank = document.createElement('iframe')
      document.body.append(blank)
      await new Promise((resolve) => setTimeout(resolve, 100))
      const kind = typeof blank.contentWindow?.counter
      const node = blank.contentWindow !== null && 'require' in blank.contentWindow
      blank.remove()
      return [kind, node]
    })
    expect(kinds).toEqual(['undefined', false])
  })

  it('serves its files with the policy, their types, and nothing outside its folder', async () => {
    const answered: Record<
      string,
      { status: number; policy?: string; type?: string; sniff?: string }
    > = {}
    counter.page.on('response', (response) => {
      const headers = response.headers()
      answered[new URL(response.url()).pathname] = {
        status: response.status(),
        ...(headers['content-security-policy'] && { policy: headers['content-security-policy'] }),
        ...(headers['content-type'] && { type: headers['content-type'] }),
        ...(headers['x-content-type-options'] && { sniff: headers['x-content-type-options'] }),
      }
    })
    const climbs = [
      '/..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2felectron/main.js',
    ]
    await counter.page.evaluate(async (paths) => {
      // A script element may ask for its own origin's files, which `fetch` may not.
      for (const path of ['/index.html', ...paths]) {
        const script = document.createElement('script')
        script.src = path
        document.body.append(script)
        await new Promise((resolve) => {
          script.onload = resolve
          script.onerror = resolve
        })
        script.remove()
      }
    }, climbs)
    const climbed = () =>
      Object.entries(answered).filter(([path]) => /package\.json|main\.js$/.test(path))
    await expect.poll(() => climbed().length, { timeout: patience }).toBeGreaterThanOrEqual(3)
    expect(answered['/index.html']).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      sniff: 'nosniff',
    })
    expect(answered['/index.html']?.policy).toContain("default-src 'none'; script-src 'self';")
    expect(answered['/index.html']?.policy).toContain("connect-src 'none'")
    for (const [path, { status }] of climbed()) {
      expect([path, status]).toEqual([path, expect.toBeOneOf([400, 403, 404])])
    }
  })

  it('has exactly one counter for its data: a second start brings the first forward and ends', async () => {
    const before = await address()
    // Whatever the other program says: only a link of ours is read, and not as an address to go to.
    const second = await counter.startAgain([
      ...['/etc/passwd', 'file:///etc/passwd', 'https://example.invalid/', 'app://counter/../x'],
      ...['cicopass-counter:', 'CICOPASS-COUNTER://sale?frame=%00%0d', 'cicopass-counter://%ff'],
      `cicopass-counter://sale?frame=${'x'.repeat(50_000)}`,
    ])
    expect(second.status).toBe(0)
    expect(await address()).toBe(before)
    expect(pages()).toHaveLength(1)
    expect(await counter.page.evaluate(() => document.visibilityState)).toBe('visible')
  })

  it('runs no command for a link, wherever --cli stands behind it', async () => {
    const bundle = join(counter.dataDir, 'from-a-link.zip')
    for (const words of [
      ['cicopass-counter:x', '--', '--cli', 'doctor', '--bundle', bundle],
      ['cicopass-counter:x', '--cli', 'doctor', '--bundle', bundle],
      ['--cli', 'doctor', '--bundle', bundle, 'cicopass-counter:x'],
      ['--', '--cli', 'doctor', '--bundle', bundle],
    ]) {
      await counter.startAgain(words)
      expect(existsSync(bundle), words.join(' ')).toBe(false)
    }
  })

  it('still works after all of that', async () => {
    const { ok } = await counter.page.evaluate(() => window.counter.call['app.state']({}))
    expect(ok).toBe(true)
  })
})
