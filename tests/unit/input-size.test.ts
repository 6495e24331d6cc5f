import { describe, expect, it } from 'vitest'
import { isTooMuch } from '../../electron/shell/input-size.ts'

describe('what a page may say in one call', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => [inner], 'x')

  const manyNames = Object.fromEntries(
    Array.from({ length: 300_000 }, (_, n) => [`n${String(n)}`, 1]),
  )

  it.each<[string, unknown]>([
    ['a long text', 'x'.repeat(1_001)],
    ['many short ones', Array.from({ length: 600 }, () => 'ab')],
    [
      'many members',
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`m${String(n)}`, 1])),
    ],
    ['many bytes', new Uint8Array(1_001)],
    ['a long number', 10n ** 1_001n],
    ['a map', new Map([['x'.repeat(600), 'y'.repeat(600)]])],
    ['a number without end', 2n ** (2n ** 23n)],
    ['a text as an object', Object('x'.repeat(3_000_000))],
    ['a short text as an object', Object('x')],
    ['a list with names', Object.assign([], manyNames)],
    ['a pattern', /x/],
    ['a date', new Date(0)],
    ['an error', new Error('x'.repeat(2_000))],
    ['a small map', new Map()],
    ['a circle', circle],
    ['something deep', deep],
  ])('is not %s', (_what, value) => {
    expect(isTooMuch(value, 1_000)).toBe(true)
  })

  it.each([
    [undefined],
    [null],
    [{ part: null, text: 'WBK1234567' }],
    [{ attributes: { brand: 'Gazelle', gears: 8 } }],
  ])('may be %j', (value) => {
    expect(isTooMuch(value, 1_000)).toBe(false)
  })
})
