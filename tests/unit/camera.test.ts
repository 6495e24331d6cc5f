import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isOurCamera, type Asked } from '../../electron/shell/camera.ts'

const ourPage = 'app://counter/'
const ours = { requestingUrl: 'app://counter/index.html', isMainFrame: true }
const asked: Asked = { permission: 'media', kinds: ['video'], ...ours }

describe('the camera', () => {
  it('is given to our own page for pictures without sound', () => {
    expect(isOurCamera(asked, ourPage)).toBe(true)
  })

  it.each([
    ['with sound', { kinds: ['video', 'audio'] }],
    ['for sound alone', { kinds: ['audio'] }],
    ['to a check that does not say what for', { kinds: ['unknown'] }],
    ['to a request that names no kind', { kinds: [] }],
    ['as the screen', { permission: 'display-capture' }],
    ['as the place', { permission: 'geolocation' }],
    ['to a frame inside the page', { isMainFrame: false }],
    ['to a document that is printed', { requestingUrl: 'app://print/1' }],
    ['to a page that only begins like ours', { requestingUrl: 'app://counter.example/' }],
    ['to another site', { requestingUrl: 'https://example.com/app://counter/' }],
    ['to a worker', { requestingUrl: undefined }],
  ])('is not given %s', (_what, otherwise) => {
    expect(isOurCamera({ ...asked, ...otherwise }, ourPage)).toBe(false)
  })

  it('is all that a page is given, of everything that Electron asks about', () => {
    const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
    const asked = [
      ...types.matchAll(/setPermission(?:Check|Request)Handler\(.*?permission: ([^,]+),/g),
    ]
    const names = asked.flatMap(([, union = '']) => [...union.matchAll(/'([\w-]+)'/g)])
    const others = new Set(names.map(([, name = '']) => name))
    expect(others.delete('media')).toBe(true)
    expect(others.size).toBeGreaterThan(40)
    for (const permission of others) {
      const given = isOurCamera({ permission, kinds: ['video'], ...ours }, ourPage)
      expect([permission, given]).toEqual([permission, false])
    }
  })
})
