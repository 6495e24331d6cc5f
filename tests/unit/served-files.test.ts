import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { serveFile } from '../../electron/shell/served-files.ts'

describe('the files of the window', () => {
  const above = mkdtempSync(join(tmpdir(), 'served-'))
  const root = join(above, 'renderer')
  mkdirSync(join(root, 'assets.js'), { recursive: true })
  mkdirSync(join(above, 'renderer-beside'))
  writeFileSync(join(root, 'index.html'), '<title>the page')
  writeFileSync(join(root, 'code.js'), 'code')
  writeFileSync(join(root, 'met spatie.css'), 'css')
  writeFileSync(join(root, 'secret'), 'no type')
  writeFileSync(join(above, 'secret.json'), '{}')
  writeFileSync(join(above, 'renderer-beside', 'secret.json'), '{}')
  afterAll(() => {
    rmSync(above, { recursive: true, force: true })
  })

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/code.js', 'text/javascript; charset=utf-8'],
    ['/met%20spatie.css', 'text/css; charset=utf-8'],
  ])('serves %s as %s', async (path, type) => {
    const response = await serveFile(root, path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('puts the policy on everything, refusals too', async () => {
    for (const path of ['/', '/code.js', '/nothing.js', '/%']) {
      const { headers } = await serveFile(root, path)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self';/,
      )
    }
  })

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/..%5csecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2frenderer-beside/secret.json',
    '/..\\secret.json',
    '//../secret.json',
    '/code.js%00.html',
    '/%',
    '/%c0%ae%c0%ae/secret.json',
    '/%252e%252e/secret.json',
    '/..%252fsecret.json',
    '/%2e%2e%5csecret.json',
    '/C:/Windows/win.json',
    '/C:%5cWindows%5cwin.json',
    '//server/share/secret.json',
    '/%5c%5cserver%5cshare%5csecret.json',
    '/%5c%5c%3f%5cC:%5csecret.json',
    '/code.js::$DATA',
    '/index.html:stream.js',
    '/code.js.',
    '/code.js%20',
    '/.../secret.json',
    '/code.js./',
    '/CON.js',
    '/nul.json',
    '/assets/COM1.js',
    '/\u2024\u2024/secret.json',
    '/%ef%bc%8e%ef%bc%8e/secret.json',
    '/secret',
    '/assets.js',
    '/nothing.js',
    '/code.js/more.js',
  ])('has nothing at %s', async (path) => {
    const response = await serveFile(root, path)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).toBe('')
  })
})
