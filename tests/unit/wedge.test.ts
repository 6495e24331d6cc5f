import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { createWedge, type KeyPlace } from '../../renderer/scanning/wedge.ts'

/** A key and how many milliseconds after the one before it went down. */
type Stroke = { key: string; gap: number; repeat?: boolean; place?: KeyPlace }
type Outcome = { scans: string[]; unread: string[]; passedEnds: number }

/** `isBusy`: the page sees every key before any silence between them. */
function outcomeOf(strokes: readonly Stroke[], sendsNoEnd = false, isBusy = false): Outcome {
  const wedge = createWedge<null>({ sendsNoEnd: () => sendsNoEnd })
  let at = 1000
  const outcome: Outcome = { scans: [], unread: [], passedEnds: 0 }
  const take = (heard: ReturnType<typeof wedge.quiet>) => {
    if (heard === null) return
    if (heard.kind === 'scan') outcome.scans.push(heard.text)
    else outcome.unread.push(`${heard.text} ${heard.because}`)
  }
  for (const { gap, ...key } of strokes) {
    const due = wedge.quietAt()
    at += gap
    if (!isBusy && due !== null && due < at) take(wedge.quiet(due))
    const { swallow, heard } = wedge.key({ ...key, at })
    take(heard)
    if ((key.key === 'Enter' || key.key === 'Tab') && !swallow) outcome.passedEnds += 1
  }
  take(wedge.quiet(at + 5000))
  return outcome
}

const scansOf = (strokes: readonly Stroke[]) => outcomeOf(strokes).scans
const inField = (strokes: readonly Stroke[]) =>
  strokes.map((one): Stroke => ({ ...one, place: 'field' }))
const evenly = (keys: readonly string[], gap: number) => keys.map((key) => ({ key, gap }))
const keysOf = (text: string, end = 'Enter') => [...text.split(''), end]
const typed = (text: string, gap: number) => evenly(text.split(''), gap)

const sign = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZabcdefghij0123456789-./: '.split(''))
const code = fc
  .array(sign, { minLength: 6, maxLength: 60 })
  .map((signs) => signs.join(''))
  .filter((text) => text.slice(0, text.length / 2) !== text.slice(text.length / 2))

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
        arbitrary: fc.tuple(sign, fc.integer({ min: 61, max: 400 })).map((one) => [one]),
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
        gap: place === 0 ? Math.max(gap, 61) : gap,
      })),
    ),
  )

describe('a scanner that works as a keyboard', () => {
  test('is told from a person in a field by its pace', () => {
    expect(scansOf(inField(evenly(keysOf('8717231204726'), 8)))).toEqual(['8717231204726'])
    expect(scansOf(inField(evenly(keysOf('8717231204726'), 90)))).toEqual([])
  })

  test('may hold Shift between the signs, and end with Tab', () => {
    const keys = ['Shift', 'B', 'Shift', 'T', ...keysOf('447100', 'Tab')]
    expect(scansOf(inField(evenly(keys, 8)))).toEqual(['BT447100'])
  })

  test('needs at least six signs in a field, so that a quick "ok" and Enter is no scan', () => {
    expect(scansOf(inField(evenly(keysOf('12345'), 5)))).toEqual([])
  })

  test('is not a key that is held down, however quickly the system repeats it', () => {
    const held = Array.from({ length: 20 }, () => ({ key: '0', gap: 30, repeat: true }))
    const strokes = [{ key: '0', gap: 500 }, ...held, { key: 'Enter', gap: 20 }]
    expect(scansOf(strokes)).toEqual([])
    expect(scansOf(inField(strokes))).toEqual([])
  })

  test.each([36, 45, 60])('by Bluetooth, %s ms a sign, is heard in a field too', (gap) => {
    expect(scansOf(inField(evenly(keysOf('WBK7600003'), gap)))).toEqual(['WBK7600003'])
    expect(scansOf(inField(evenly(keysOf("CICO'900000031"), gap)))).toEqual(["CICO'900000031"])
  })

  test('by Bluetooth, a few signs at each turn, is one text', () => {
    const batches = [0, 0, 0, 45, 0, 0, 0, 0, 45, 0].map((gap, nth) => ({
      key: 'WBK7600003'[nth] ?? '',
      gap,
    }))
    expect(scansOf(inField([...batches, { key: 'Enter', gap: 45 }]))).toEqual(['WBK7600003'])
  })

  test('is always heard, whole and exactly, at any pace of a scanner', () => {
    fc.assert(
      fc.property(
        fc.array(scanner, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (scans, isInField) => {
          const strokes = scans.flatMap((one) => one.strokes)
          const all = isInField ? inField(strokes) : strokes
          expect(outcomeOf(all)).toEqual({
            scans: scans.map(({ text }) => text),
            unread: [],
            passedEnds: 0,
          })
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('is never somebody who types into a field, however quickly', () => {
    fc.assert(
      fc.property(person, (strokes) => {
        expect(outcomeOf(inField(strokes))).toMatchObject({ scans: [], unread: [] })
      }),
      { numRuns: 2000 },
    )
  })

  test('is heard behind what a person types, and takes none of it', () => {
    fc.assert(
      fc.property(person, scanner, person, (before, { text, strokes }, then) => {
        const [begin, ...rest] = strokes
        if (begin === undefined) return
        // The hand that typed has to take the scanner first.
        const between = [...before, { ...begin, gap: 1001 }, ...rest, ...then]
        expect(scansOf(inField(between))).toEqual([text])
      }),
      { numRuns: 1000 },
    )
  })

  test('is heard at once behind a word that a person typed', () => {
    const word = typed('gaz', 70)
    const scan = evenly(keysOf('CICO-900000123'), 4)
    for (const gap of [36, 40, 60, 200]) {
      const strokes = inField([...word, { key: 'C', gap }, ...scan.slice(1)])
      expect(scansOf(strokes)).toEqual(['CICO-900000123'])
    }
  })
})

describe('a pause inside a scan', () => {
  test('never gives a part of it, in a field or nowhere', () => {
    fc.assert(
      fc.property(
        code.filter((text) => /\d.*\d.*\d/.test(text)),
        fc.nat(),
        fc.record({
          pace: fc.integer({ min: 1, max: 35 }),
          pause: fc.integer({ min: 36, max: 999 }),
          isInField: fc.boolean(),
          end: fc.constantFrom('Enter', 'Tab'),
        }),
        (text, at, { pace, pause, isInField, end }) => {
          const place = 1 + (at % (text.length - 1))
          const strokes = evenly(keysOf(text, end), pace).map((one, nth) =>
            nth === place ? { ...one, gap: pause } : one,
          )
          const { scans } = outcomeOf(isInField ? inField(strokes) : strokes)
          for (const scan of scans) expect(scan).toBe(text)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is bridged where the code proves itself, and said otherwise', () => {
    const paused = (first: string, second: string) => [
      ...typed(first, 4),
      { key: second[0] ?? '', gap: 150 },
      ...evenly(keysOf(second.slice(1)), 4),
    ]
    expect(outcomeOf(paused('871723120', '4726'))).toEqual({
      scans: ['8717231204726'],
      unread: [],
      passedEnds: 0,
    })
    expect(outcomeOf(paused('WBK76', '00003')).unread).toEqual(['WBK7600003 broken'])
    expect(outcomeOf(paused('WBK7600003', 'WBK7600004')).unread).toEqual([
      'WBK7600003WBK7600004 broken',
    ])
    expect(outcomeOf(inField(paused('WBK7600003', 'WBK7600004'))).unread).toEqual([
      'WBK7600003WBK7600004 broken',
    ])
  })
})

describe('an Enter', () => {
  const anyCode = fc.array(sign, { minLength: 1, maxLength: 40 }).map((signs) => signs.join(''))

  test('of a person, alone, always passes', () => {
    expect(outcomeOf([{ key: 'Enter', gap: 1 }]).passedEnds).toBe(1)
    const scan = evenly(keysOf('8717231204726'), 4)
    expect(outcomeOf([...scan, { key: 'Enter', gap: 250 }]).passedEnds).toBe(1)
    expect(outcomeOf([...typed('x', 50), { key: 'Enter', gap: 400 }]).passedEnds).toBe(1)
    expect(outcomeOf([...typed('xyz', 50), { key: 'Enter', gap: 1001 }]).passedEnds).toBe(1)
  })

  test('behind any text that went nowhere never passes, at any pace, with any pause and suffix', () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.tuple(
          fc.integer({ min: 1, max: 115 }),
          fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 45, maxLength: 45 }),
        ),
        fc.constantFrom(['Enter'], ['Tab', 'Enter'], ['Enter', 'Tab'], ['Enter', 'Enter']),
        fc.record({ at: fc.nat(), pause: fc.integer({ min: 1, max: 900 }) }),
        (text, [pace, jitter], suffix, { at, pause }) => {
          const keys = [...text.split(''), ...suffix]
          const place = text.length < 2 ? 0 : at % text.length
          const strokes = keys.map((key, nth) => ({
            key,
            gap: nth === place ? pause : pace + (jitter[nth] ?? 0),
          }))
          const wedge = createWedge<null>()
          let now = 0
          for (const { key, gap } of strokes) {
            now += gap
            const { swallow } = wedge.key({ key, at: now })
            if (key === 'Enter') expect(swallow).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('that was taken is always said: a scan, or why it was none', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 1, max: 120 }), (text, pace) => {
        const { scans, unread } = outcomeOf(evenly(keysOf(text), pace))
        expect(scans.length + unread.length).toBe(1)
        expect([...scans, ...unread][0]?.startsWith(text)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a product code at 45 ms', evenly(keysOf('8717231204726'), 45), '8717231204726'],
    ['five signs at 4 ms', evenly(keysOf('AB123'), 4), 'AB123'],
    ['a shield at 120 ms', evenly(keysOf('CICO-900000031'), 120), 'CICO-900000031'],
  ])('behind %s ends that scan', (_name, strokes, text) => {
    expect(outcomeOf(strokes)).toEqual({ scans: [text], unread: [], passedEnds: 0 })
  })

  test('behind what a person types into a field passes, and so does the next at once', () => {
    const typing = inField(evenly(keysOf('WBK7600003'), 70))
    expect(outcomeOf(typing).passedEnds).toBe(1)
    expect(outcomeOf([...typing, { key: 'Enter', gap: 50 }]).passedEnds).toBe(2)
  })

  test('that always comes second behind a text in a field is a suffix too', () => {
    const scan = (gap: number) => [
      ...inField(evenly(keysOf('WBK7600003'), gap)),
      { key: 'Enter', gap },
    ]
    const pause = { key: 'Shift', gap: 2000 }
    const first = [...scan(100), pause, ...scan(100), pause]
    expect(outcomeOf([...first, ...scan(100)]).passedEnds).toBe(5)
  })

  test.each(['F8', 'Escape', 'ArrowDown', 'Backspace', 'Home', 'Insert'])(
    'and %s inside or behind a scan are part of it: never half a code, never a sale confirmed',
    (other) => {
      for (const place of ['nowhere', 'field', 'list'] as const) {
        for (const gap of [4, 30, 50]) {
          const at = (keys: readonly string[]): Stroke[] =>
            evenly(keys, gap).map((one) => ({ ...one, place }))
          const inside = at([
            ...'01087172312047261012AB'.split(''),
            other,
            ...keysOf('21WBK1234567'),
          ])
          expect(outcomeOf(inside)).toEqual({
            scans: [],
            unread: ['01087172312047261012AB\ufffd21WBK1234567 unknown-keys'],
            passedEnds: 0,
          })
          const behind = at([...'WBK1234567'.split(''), other, 'Enter'])
          expect(outcomeOf(behind)).toEqual({
            scans: [],
            unread: ['WBK1234567\ufffd unknown-keys'],
            passedEnds: 0,
          })
        }
        const between = evenly([...keysOf('WBK1234567'), other, 'Enter'], 4)
        const strokes = between.map((one) => ({ ...one, place }))
        expect(outcomeOf(strokes)).toEqual({ scans: ['WBK1234567'], unread: [], passedEnds: 0 })
      }
    },
  )

  test("behind a key without a sign is a person's, and so is that key", () => {
    const person = [...typed('WBK76', 90), { key: 'Backspace', gap: 90 }, ...typed('5', 90)]
    const end = { key: 'Enter', gap: 120 }
    expect(outcomeOf(inField([...person, end]))).toEqual({ scans: [], unread: [], passedEnds: 1 })
    const walked = [...typed('ab', 60), { key: 'Escape', gap: 200 }, { key: 'Enter', gap: 200 }]
    expect(outcomeOf(walked).passedEnds).toBe(1)
    const wedge = createWedge<null>()
    for (const [key, at] of [
      ['a', 1000],
      ['b', 1060],
    ] as const)
      wedge.key({ key, at })
    expect(wedge.key({ key: 'Escape', at: 1200 }).swallow).toBe(false)
    for (const [key, at] of [
      ['a', 5000],
      ['b', 5070],
      ['c', 5140],
    ] as const) {
      wedge.key({ key, at, place: 'field' })
    }
    expect(wedge.key({ key: 'Backspace', at: 5200, place: 'field' }).swallow).toBe(false)
  })

  test('behind keys without a sign says that the keyboard is not understood', () => {
    const keys = ['Z', 'S', 'Dead', 'Process', '3', '4', '5', 'Enter']
    expect(outcomeOf(evenly(keys, 5)).unread).toEqual(['ZS\ufffd\ufffd345 unknown-keys'])
  })
})

describe('a scanner without a suffix', () => {
  test('is said once it is silent, in a field or nowhere', () => {
    for (const gap of [4, 30, 50]) {
      const strokes = typed('WBK7600003', gap)
      expect(outcomeOf(strokes).unread).toEqual(['WBK7600003 no-end'])
      expect(outcomeOf(inField(strokes)).unread).toEqual(['WBK7600003 no-end'])
    }
  })

  test('never gives two codes as one', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{2,3}\d{6,9}$/),
        fc.stringMatching(/^[A-Z]{2,3}\d{6,9}$/),
        fc.record({
          pace: fc.integer({ min: 1, max: 30 }),
          pause: fc.integer({ min: 121, max: 3000 }),
          isInField: fc.boolean(),
          sendsNoEnd: fc.boolean(),
          isEnded: fc.boolean(),
        }),
        (one, other, { pace, pause, isInField, sendsNoEnd, isEnded }) => {
          const strokes: Stroke[] = [
            ...typed(one, pace),
            ...typed(other, pace).map((key, nth) => (nth === 0 ? { ...key, gap: pause } : key)),
            ...(isEnded ? [{ key: 'Enter', gap: 500 }] : []),
          ]
          const keyed = isInField ? inField(strokes) : strokes
          expect(outcomeOf(keyed, sendsNoEnd, true)).toEqual(outcomeOf(keyed, sendsNoEnd))
          const { scans } = outcomeOf(keyed, sendsNoEnd)
          for (const scan of scans) expect([one, other]).toContain(scan)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('is read after a short silence once that is known', () => {
    const two = [...typed('WBK7600003', 4), { key: 'C', gap: 400 }, ...typed('ICO-900000031', 4)]
    expect(outcomeOf(two, true)).toEqual({
      scans: ['WBK7600003', 'CICO-900000031'],
      unread: [],
      passedEnds: 0,
    })
  })

  test('is never a person who stops typing', () => {
    fc.assert(
      fc.property(person, fc.boolean(), (strokes, sendsNoEnd) => {
        expect(outcomeOf(inField(strokes), sendsNoEnd)).toMatchObject({ scans: [], unread: [] })
      }),
      { numRuns: 500 },
    )
  })
})

test('a letter that presses a button is no part of the scan that follows', () => {
  const wedge = createWedge<null>()
  wedge.key({ key: 'k', at: 0, place: 'field', isTip: true })
  let heard = null
  let at = 150
  for (const key of keysOf('WBK7600003')) {
    at += 4
    heard = wedge.key({ key, at, place: 'field' }).heard
  }
  expect(heard).toMatchObject({ kind: 'scan', text: 'WBK7600003' })
})

describe('On a page that was busy, where the silence is looked at before the keys that were pressed in it', () => {
  /** Each key at `gap` behind the one before; the silence is looked at after the `nth` of them. */
  function heardOn(
    keys: readonly string[],
    gap: number,
    { nth, sendsNoEnd = false }: { nth: number; sendsNoEnd?: boolean },
  ) {
    const wedge = createWedge<null>({ sendsNoEnd: () => sendsNoEnd })
    const heard: string[] = []
    const swallowed: boolean[] = []
    keys.forEach((key, place) => {
      const after = wedge.key({ key, at: 1000 + place * gap })
      swallowed.push(after.swallow)
      if (after.heard?.kind === 'scan') heard.push(after.heard.text)
      if (place === nth) wedge.quiet(60_000)
    })
    return { heard, swallowed }
  }

  test.each([45, 120])('an Enter belongs to the text before it: %d ms a sign', (gap) => {
    const keys = keysOf('8713568106689')
    for (let nth = 0; nth < 13; nth += 1) {
      const { heard, swallowed } = heardOn(keys, gap, { nth })
      expect(heard, String(nth)).toEqual(['8713568106689'])
      expect(swallowed.at(-1), String(nth)).toBe(true)
    }
  })

  test('a key behind the silence is none of it', () => {
    const wedge = createWedge<null>()
    typed('8713568106689', 45).forEach(({ key }, place) =>
      wedge.key({ key, at: 1000 + place * 45 }),
    )
    expect(wedge.quiet(60_000)?.kind).toBe('unread')
    expect(wedge.key({ key: 'Enter', at: 30_000 })).toEqual({ swallow: false, heard: null })
  })

  test('what was said is not said again', () => {
    const wedge = createWedge<null>()
    typed('8713568106689', 45).forEach(({ key }, place) =>
      wedge.key({ key, at: 1000 + place * 45 }),
    )
    expect(wedge.quiet(60_000)?.kind).toBe('unread')
    expect(wedge.quietAt()).toBeNull()
    expect(wedge.quiet(90_000)).toBeNull()
  })
})
