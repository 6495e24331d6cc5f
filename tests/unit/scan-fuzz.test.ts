import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFramer } from '../../shared/scan-framing.ts'
import { meaningOf } from '../../shared/scan-meaning.ts'
import { Scan, ScanMeaning } from '../../shared/scan.ts'

/** `npm run soak` makes it a million. */
const frames = Number(process.env['COUNTER_FRAMES'] ?? 20_000)
/** What one framer may hold on to beside the bytes it was made with. */
const mostGrowth = 64 * 1024 * 1024

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[ -~]{0,30}$/).map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        ']E0',
        ']C1',
        ']d2',
        '01',
        'CICO-',
        '\u001d',
        '\u0002',
        'https://',
        'BADGE-',
        'OBJ-',
      )
      .map((text) => Buffer.from(text)),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ minLength: 513, maxLength: 900 }).map((bytes) => Buffer.from(bytes)),
  },
)
const frame = fc
  .tuple(fc.array(piece, { maxLength: 4 }), fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003', ''))
  .map(([pieces, end]) => Buffer.concat([...pieces, Buffer.from(end)]))

test(`${String(frames)} random frames go through one parser: no throw, and it holds on to nothing`, () => {
  const framer = createFramer()
  const context = { bikeMissing: true, knownProductCode: () => false }
  const random = fc.sample(frame, Math.min(frames, 20_000))
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let scans = 0
  let at = 0
  for (let nth = 0; nth < frames; nth += 1) {
    // Each sample meets another neighbour and another cut every time round.
    const bytes = random[(nth * 7919 + Math.floor(nth / random.length)) % random.length]
    if (bytes === undefined) throw new Error('There are no frames')
    const cut = (nth * 31) % (bytes.length + 1)
    at += 1 + (nth % 90)
    for (const scan of [
      ...framer.push(bytes.subarray(0, cut), at),
      ...framer.push(bytes.subarray(cut), at + 1),
      ...framer.quiet(at + 60),
    ]) {
      scans += 1
      const meaning = meaningOf(scan, context)
      if (scans % 50 !== 0) continue
      expect(Scan.safeParse(scan).success).toBe(true)
      expect(ScanMeaning.safeParse(meaning).success).toBe(true)
    }
  }
  expect(scans).toBeGreaterThan(frames / 4)
  globalThis.gc?.()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(mostGrowth)
}, 3_600_000)
