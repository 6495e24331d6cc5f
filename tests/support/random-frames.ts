import { fc } from './random.ts'
import type { Framer } from '../../shared/scan-framing.ts'
import { meaningOf } from '../../shared/scan-meaning.ts'
import { Scan, ScanMeaning } from '../../shared/scan.ts'

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

/** Which of the random frames: `count` of them, the first being number `from` of this seed. */
export type Frames = { seed: number; from: number; count: number }

/** How many scans came of so many new frames, each cut at its own place; a failure says which it was. */
export function goThrough(framer: Framer, { seed, from, count }: Frames): number {
  const context = { bikeMissing: true, knownProductCode: () => false }
  let scans = 0
  for (const [nth, bytes] of fc
    .sample(frame, { numRuns: count, seed: (seed + from) | 0 })
    .entries()) {
    const cut = ((from + nth) * 31) % (bytes.length + 1)
    const at = (from + nth) * 61
    try {
      for (const scan of [
        ...framer.push(bytes.subarray(0, cut), at),
        ...framer.push(bytes.subarray(cut), at + 1),
        ...framer.quiet(at + 60),
      ]) {
        const meaning = meaningOf(scan, context)
        scans += 1
        if (scans % 50 !== 0) continue
        Scan.parse(scan)
        ScanMeaning.parse(meaning)
      }
    } catch (error) {
      const which = `frame ${String(from + nth)} of COUNTER_SEED=${String(seed)}`
      throw new Error(`${which}: ${bytes.toString('hex')}`, { cause: error })
    }
  }
  return scans
}
