import { describe, expect, it } from 'vitest'
import { isOurCamera, type Asked } from '../../electron/shell/camera.ts'

const ourPage = 'app://counter/'
const asked: Asked = {
  permission: 'media',
  kinds: ['video'],
  requestingUrl: 'app://counter/index.html',
  isMainFrame: true,
}

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
})
