import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guardedPage } from '../../electron/shell/page-preferences.ts'

// What a window is made with, read where it is made: a preference that is loosened in one place is
// not seen by a test that opens another.

const files = globSync('electron/{shell/**,preload.ts}', { withFileTypes: false }).filter((file) =>
  file.endsWith('.ts'),
)
const sources = files.map((file) => ({ file, source: readFileSync(file, 'utf8') }))

describe('no window of the counter', () => {
  it.each([
    ['turns the sandbox off', /sandbox:\s*false|no-sandbox/],
    ['lets the page and the preload share a world', /contextIsolation:\s*false/],
    ['gives the page Node', /nodeIntegration\w*:\s*true/],
    ['turns the same-origin policy off', /webSecurity:\s*false|disable-web-security/],
    ['mixes in what came unencrypted', /allowRunningInsecureContent/],
    ['tries experimental features', /experimentalFeatures|enableBlinkFeatures|enable-features/],
    ['embeds other pages', /webviewTag|allowpopups|WebContentsView|BrowserView/],
    ['reads its page from a file or the network', /loadFile|file:\/\/|loadURL\(['"`]http/],
    [
      'trusts certificates of its own accord',
      /certificate-error|ignore-certificate|setCertificateVerifyProc/,
    ],
    ['lets a page past the content security policy', /bypassCSP/],
    [
      'answers who signs in to a site, or by which certificate',
      /'login'|select-client-certificate/,
    ],
    [
      'opens or takes in what belongs to developers',
      /openDevTools|toggleDevTools|extensions\.load/,
    ],
    ['takes a file that is dropped on it for its page', /navigateOnDragDrop/],
    [
      'gives a worker or a frame inside Node or the bridge',
      /nodeIntegrationIn|registerPreloadScript/,
    ],
    ['runs service workers on its own scheme', /allowServiceWorkers|corsEnabled/],
    [
      'has a session of its own, which the handlers would not know',
      /partition:|session:\s*session/,
    ],
  ])('%s', (_what, forbidden) => {
    expect(files.length).toBeGreaterThan(10)
    expect(sources.filter(({ source }) => forbidden.test(source)).map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('runs without the sandbox, isolation and no Node', () => {
    expect(guardedPage).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    })
    const made = sources.flatMap(({ source }) => source.split('new BrowserWindow(').slice(1))
    expect(made.length).toBeGreaterThanOrEqual(2)
    for (const window of made) {
      const [, preferences = ''] = /webPreferences: (\{[^}]*\}|\w+),\n/.exec(window) ?? []
      expect(preferences).toMatch(/^(guardedPage|\{.*, \.\.\.guardedPage \})$/)
    }
  })
})
