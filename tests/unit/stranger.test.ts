import { describe, expect, it } from 'vitest'
import { strangerIn, type CallingFrame } from '../../electron/shell/stranger.ts'

const ours = 'app://counter'
const calledBy = (senderFrame: CallingFrame | null) => strangerIn({ senderFrame }, ours)

describe('who calls the counter', () => {
  it('is our page in its own main frame', () => {
    expect(calledBy({ origin: ours, parent: null })).toBeNull()
  })

  it.each([
    'null',
    '',
    'app://print',
    'app://counter.example',
    'app://counter:443',
    'APP://COUNTER',
    'app://counter/',
    'https://counter',
    'file://',
    'devtools://devtools',
    'chrome-extension://abcdefghijklmnop',
  ])('is not a page of %j', (origin) => {
    expect(calledBy({ origin, parent: null })).toBe(`a page of ${origin}`)
  })

  it('is no frame inside our page, which may have our origin', () => {
    expect(calledBy({ origin: ours, parent: { origin: ours } })).toBe('a frame inside the page')
  })

  it('is no frame that is gone, which answers nothing or throws', () => {
    expect(calledBy(null)).toBe('a frame that is gone')
    const stale = {
      get origin(): string {
        throw new Error('Render frame was disposed')
      },
      parent: null,
    }
    expect(calledBy(stale)).toMatch('a frame that is gone: Error: Render frame was disposed')
  })
})
