import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterKey, noBurst, type Key, type KeyBurst } from '../../renderer/scanning/wedge.ts'

/** A key and how many milliseconds after the one before it went down. */
type Stroke = { key: string; gap: number; repeat?: boolean }

function scansOf(strokes: readonly Stroke[]): string[] {
  let burst: KeyBurst = noBurst
  let at = 1000
  const scans: string[] = []
  for (const { gap, ...key } of strokes) {
    at += gap
    const after = afterKey(burst, { ...key, at } satisfies Key)
    burst = after.burst
    if (after.scan !== null) scans.push(after.scan)
  }
  return scans
}

const evenly = (keys: readonly string[], gap: number) => keys.map((key) => ({ key, gap }))
const keysOf = (text: string, end = 'Enter') => [...text.split(''), end]

const sign = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZabcdefghij0123456789-./: '.split(''))
const code = fc.array(sign, { minLength: 6, maxLength: 60 }).map((signs) => signs.join(''))

/**
 * A scanner: USB ones send a key every 1 to 10 ms, Bluetooth ones and those with an inter-character
 * delay up to 30. Shift comes as a key of its own before capitals.
 */
const scanner = fc
  .tuple(code, fc.constantFrom('Enter', 'Tab'), fc.infiniteStream(fc.integer({ min: 0, max: 17 })))
  .map(([text, end, gaps]) => {
    const next = (): number => Number(gaps.next().value)
    const strokes: Stroke[] = text.split('').flatMap((key) =>
      /[A-Z:]/.test(key)
        ? [
            { key: 'Shift', gap: next() },
            { key, gap: next() },
          ]
        : [{ key, gap: next() * 2 > 30 ? 30 : next() }],
    )
    return { text, strokes: [...strokes, { key: end, gap: next() }] }
  })

/**
 * A person: a digraph takes 60 to 400 ms (the fastest typists on record average 55 to 60 for English
 * words), with rolls of two or three keys that go down almost as one, and pauses to think.
 */
const person = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(sign, fc.integer({ min: 55, max: 400 })).map((one) => [one]),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.array(sign, { minLength: 1, maxLength: 2 }), fc.integer({ min: 4, max: 34 }))
          .map(([rolled, gap]) => rolled.map((key) => [key, gap] as const)),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom('Enter', 'Tab', 'Backspace', 'Shift'),
            fc.integer({ min: 4, max: 300 }),
          )
          .map((one) => [one]),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(sign, fc.integer({ min: 400, max: 5000 })).map((one) => [one]),
      },
    ),
    { maxLength: 80 },
  )
  // Two rolls never follow each other without a stroke of the hand between.
  .map((parts) =>
    parts.flatMap((part) =>
      part.map(([key, gap], place): Stroke => ({
        key,
        gap: place === 0 ? Math.max(gap, 55) : gap,
      })),
    ),
  )

describe('a scanner that works as a keyboard', () => {
  test('is told from a person by its pace', () => {
    expect(scansOf(evenly(keysOf('8717231204726'), 8))).toEqual(['8717231204726'])
    expect(scansOf(evenly(keysOf('8717231204726'), 90))).toEqual([])
  })

  test('may hold Shift between the signs, and end with Tab', () => {
    const keys = ['Shift', 'B', 'Shift', 'T', ...keysOf('447100', 'Tab')]
    expect(scansOf(evenly(keys, 8))).toEqual(['BT447100'])
  })

  test('needs at least six signs, so that a quick "ok" and Enter is no scan', () => {
    expect(scansOf(evenly(keysOf('12345'), 5))).toEqual([])
  })

  test('is not a key that is held down, however quickly the system repeats it', () => {
    const held = Array.from({ length: 20 }, () => ({ key: '0', gap: 30, repeat: true }))
    expect(scansOf([{ key: '0', gap: 500 }, ...held, { key: 'Enter', gap: 20 }])).toEqual([])
  })

  test('is always heard, whole and exactly, at any pace of a scanner', () => {
    fc.assert(
      fc.property(fc.array(scanner, { minLength: 1, maxLength: 4 }), (scans) => {
        const strokes = scans.flatMap((one) => one.strokes)
        expect(scansOf(strokes)).toEqual(scans.map(({ text }) => text))
      }),
      { numRuns: 1000 },
    )
  })

  test('is never somebody who types, however quickly', () => {
    fc.assert(
      fc.property(person, (strokes) => {
        expect(scansOf(strokes)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('is heard between what a person types, and takes none of it', () => {
    fc.assert(
      fc.property(person, scanner, person, (first, { text, strokes }, then) => {
        const [begin, ...rest] = strokes
        if (begin === undefined) return
        const between = [...first, { ...begin, gap: 40 }, ...rest, ...then]
        expect(scansOf(between)).toEqual([text])
      }),
      { numRuns: 1000 },
    )
  })
})
