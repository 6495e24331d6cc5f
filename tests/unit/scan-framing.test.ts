import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { createFramer, scanOfText } from '../../shared/scan-framing.ts'
import { frameNumberIn } from '../../shared/frame-number.ts'
import { Scan } from '../../shared/scan.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

function textsOf(bytes: Uint8Array): string[] {
  return createFramer()
    .push(bytes, 0)
    .map((scan) => scan.text)
}

/** Cuts the bytes at these places and pushes each piece, a millisecond or so apart. */
function pushInPieces(bytes: Uint8Array, cuts: readonly number[]): Scan[] {
  const framer = createFramer()
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  )
  const scans: Scan[] = []
  let from = 0
  let at = 1000
  for (const to of places) {
    scans.push(...framer.push(bytes.subarray(from, to), at))
    // Reads without a byte take no time here: eight of them in a row would be a pause of the scanner.
    if (to > from) at += 7
    from = to
  }
  return [...scans, ...framer.quiet(at + 1000)]
}

/** Bytes as they come from scanners: mostly text and terminators, sometimes anything. */
const scannerBytes = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map(bytesOf) },
      {
        weight: 4,
        arbitrary: fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003', '\u0002').map(bytesOf),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(']E0', ']C1', ']Q3', '\u001d', '\u0000').map(bytesOf),
      },
      { weight: 2, arbitrary: fc.uint8Array({ maxLength: 30 }) },
      { weight: 1, arbitrary: fc.uint8Array({ minLength: 500, maxLength: 1200 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])))

describe('how bytes become scans', () => {
  test.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['TAB', '\t'],
    ['ETX', '\u0003'],
  ])('a scan that ends with %s is delivered at once, and nobody waits', (_name, end) => {
    const framer = createFramer()
    expect(framer.push(bytesOf(`WTU123${end}`), 0)).toEqual([
      { text: 'WTU123', aim: null, from: 'serial' },
    ])
    expect(framer.quietAt()).toBeNull()
    expect(framer.push(bytesOf('WTU4'), 5)).toEqual([])
    // Half a scan is never read, however long the silence; it is said once its end is overdue.
    expect(framer.quietAt()).toBe(2005)
    expect(framer.quiet(2004)).toEqual([])
    expect(framer.unread()).toEqual([])
    expect(framer.quiet(2005)).toEqual([])
    expect(framer.unread()).toEqual([{ text: 'WTU4', because: 'no-end' }])
  })

  test('two scans in one read stay two', () => {
    expect(textsOf(bytesOf('8717231204726\r\nCICO-123456789\r\n'))).toEqual([
      '8717231204726',
      'CICO-123456789',
    ])
  })

  test('frames between STX and ETX come out without them', () => {
    expect(textsOf(bytesOf('\u0002WTU123\u0003\u0002WTU456\u0003'))).toEqual(['WTU123', 'WTU456'])
  })

  test('a frame that lost its end does not run into the next one', () => {
    const framer = createFramer()
    const scans = framer.push(bytesOf('\u0002AAAA\u0003\u0002BBB\u0002CCCC\u0003'), 0)
    expect(scans.map((scan) => scan.text)).toEqual(['AAAA', 'CCCC'])
    expect(framer.dropped().halfScans).toBe(1)
  })

  test('a scanner that sends no terminator is understood after 250 quiet milliseconds', () => {
    const framer = createFramer()
    expect(framer.push(bytesOf('WTU'), 100)).toEqual([])
    expect(framer.push(bytesOf('123'), 120)).toEqual([])
    expect(framer.quietAt()).toBe(370)
    expect(framer.quiet(369)).toEqual([])
    expect(framer.quiet(370).map((scan) => scan.text)).toEqual(['WTU123'])
    expect(framer.quiet(900)).toEqual([])
  })

  test.each([51, 100, 200])('a pause of %s ms never splits a scan in two', (pause) => {
    const framer = createFramer()
    expect(framer.push(bytesOf('WBK76'), 0)).toEqual([])
    expect(framer.quiet(pause - 1)).toEqual([])
    expect(framer.push(bytesOf('00003'), pause)).toEqual([])
    expect(framer.quiet(pause + 250)).toEqual([])
    expect(framer.unread()).toEqual([{ text: 'WBK7600003', because: 'broken' }])
    const ended = createFramer()
    ended.push(bytesOf('WBK76'), 0)
    expect(ended.push(bytesOf('00003\r'), pause).map((scan) => scan.text)).toEqual(['WBK7600003'])
  })

  test('a code that proves itself is read although a pause was in it', () => {
    for (const [begin, rest] of [
      ['871723120', '4726'],
      ['CICO-9000', '00031'],
    ] as const) {
      const framer = createFramer()
      framer.push(bytesOf(begin), 0)
      framer.push(bytesOf(rest), 120)
      expect(framer.quiet(400).map((scan) => scan.text)).toEqual([begin + rest])
    }
  })

  test('two scans that ran together without an end are never one', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{2,3}\d{6,9}$/),
        fc.stringMatching(/^[A-Z]{2,3}\d{6,9}$/),
        fc.integer({ min: 51, max: 2000 }),
        (one, other, pause) => {
          const framer = createFramer()
          const scans = framer.push(bytesOf(one), 0)
          if (pause >= 250) scans.push(...framer.quiet(250))
          scans.push(...framer.push(bytesOf(other), pause))
          scans.push(...framer.quiet(pause + 250))
          for (const { text } of scans) expect([one, other]).toContain(text)
          expect(scans.length + framer.unread().length).toBeGreaterThan(0)
        },
      ),
    )
    const framer = createFramer()
    framer.push(bytesOf('WBK7600003WBK7600003'), 0)
    expect(framer.quiet(300)).toEqual([])
    expect(framer.unread()).toHaveLength(1)
  })

  test('a scanner that is set to send no terminator any more costs one scan, not all', () => {
    const framer = createFramer()
    framer.push(bytesOf('WTU1\r'), 0)
    framer.push(bytesOf('WTU2'), 1000)
    expect(framer.push(bytesOf('WTU3'), 10_000)).toEqual([])
    expect(framer.unread()).toEqual([{ text: 'WTU2', because: 'no-end' }])
    expect(framer.quietAt()).toBe(10_250)
    expect(framer.quiet(10_250).map((scan) => scan.text)).toEqual(['WTU3'])
    expect(framer.dropped().halfScans).toBe(1)
  })

  test.each([
    [']E08717231204726', 'E0', '8717231204726'],
    [']E496385074', 'E4', '96385074'],
    [']C0WTU123', 'C0', 'WTU123'],
    [']C10108717231204726', 'C1', '0108717231204726'],
    [']Q3https://id.gs1.org/01/08717231204726', 'Q3', 'https://id.gs1.org/01/08717231204726'],
    [']d2010871723120472621A\u001d10B', 'd2', '010871723120472621A\u001d10B'],
    ['WTU]E0123', null, 'WTU]E0123'],
    ['] E0123', null, '] E0123'],
  ])('the AIM identifier of %s is understood and removed', (sent, aim, text) => {
    expect(createFramer().push(bytesOf(`${sent}\r`), 0)).toEqual([{ text, aim, from: 'serial' }])
  })

  test('text is UTF-8, and Latin-1 when it is not', () => {
    expect(textsOf(bytesOf('Müller 1\r'))).toEqual(['Müller 1'])
    expect(textsOf(latin1('Müller 2\r'))).toEqual(['Müller 2'])
  })

  test('noise on the line is dropped and counted, and makes no scan', () => {
    const framer = createFramer()
    expect(framer.push(Uint8Array.of(0, 1, 7, 127, 13, 10), 0)).toEqual([])
    expect(framer.push(bytesOf('\u0000WTU\u0007123\u0000\r'), 0)).toEqual([
      { text: 'WTU123', aim: null, from: 'serial' },
    ])
    expect(framer.dropped()).toEqual({ controlCharacters: 7, bytesOverLimit: 0, halfScans: 0 })
  })

  test('a device that floods gives 512 bytes, and the next scan is whole', () => {
    const framer = createFramer()
    const scans = framer.push(bytesOf(`${'é'.repeat(50_000)}\rWTU123\r`), 0)
    expect(scans.map((scan) => scan.text)).toEqual(['é'.repeat(256), 'WTU123'])
    expect(framer.dropped().bytesOverLimit).toBe(100_000 - 512)
    const odd = createFramer().push(bytesOf(`x${'é'.repeat(400)}\r`), 0)
    expect(odd.map((scan) => scan.text)).toEqual([`x${'é'.repeat(255)}`])
  })

  test('half a scan of a device that went away is forgotten', () => {
    const framer = createFramer()
    framer.push(bytesOf('HALF'), 0)
    framer.forget()
    expect(framer.push(bytesOf('WHOLE\r'), 1).map((scan) => scan.text)).toEqual(['WHOLE'])
    expect(framer.dropped().halfScans).toBe(1)
  })

  test('how the bytes are split over reads never matters', () => {
    fc.assert(
      fc.property(scannerBytes, fc.array(fc.nat(), { maxLength: 40 }), (bytes, cuts) => {
        expect(pushInPieces(bytes, cuts)).toEqual(pushInPieces(bytes, []))
      }),
      { numRuns: 2000 },
    )
  })

  test('scans with a terminator come out one for one, whatever the split', () => {
    const text = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9 ./-]{0,60}[A-Z0-9]$/)
    const end = fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003')
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 20 }),
        end,
        fc.array(fc.nat(), { maxLength: 60 }),
        (texts, terminator, cuts) => {
          const bytes = bytesOf(texts.map((one) => one + terminator).join(''))
          expect(pushInPieces(bytes, cuts).map((scan) => scan.text)).toEqual(texts)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('whatever arrives, every scan is one the counter accepts, of at most 512 characters', () => {
    fc.assert(
      fc.property(scannerBytes, (bytes) => {
        for (const scan of pushInPieces(bytes, [])) {
          expect(Scan.safeParse(scan).success).toBe(true)
          expect(scan.text).not.toBe('')
          expect(scan.text).not.toMatch(/[\u0000-\u001c\u001f\u007f-\u009f]/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what stands between two codes in one scan', () => {
  const separators = ['\t', '\v', '\f', '\u001c', '\u001e', '\u001f', '\u0085']

  test.each(separators)('%j never vanishes so that they become one number', (separator) => {
    const framer = createFramer({ end: 'cr' })
    const text = `WBK1234567${separator}WBK1234568`
    const read = framer.push(new TextEncoder().encode(`${text}\r`), 0)
    const typed = scanOfText(text, 'wedge')
    for (const scan of [...read, ...(typed === null ? [] : [typed])]) {
      expect(frameNumberIn(scan.text).is).toBe('refused')
    }
    expect(typed).not.toBeNull()
  })

  test.each(separators)('%j around a code is its end', (separator) => {
    const text = `${separator}WBK1234567${separator}`
    expect(scanOfText(text, 'wedge')?.text).toBe('WBK1234567')
    const framer = createFramer({ end: 'cr' })
    const [scan] = framer.push(new TextEncoder().encode(`${text}\r`), 0)
    expect(scan?.text).toBe('WBK1234567')
  })
})
