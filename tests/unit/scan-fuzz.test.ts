import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFramer, type Framer } from '../../shared/scan-framing.ts'
import { meaningOf } from '../../shared/scan-meaning.ts'
import { Scan, ScanMeaning } from '../../shared/scan.ts'

/** `npm run soak` makes it a million. Each is a new one; none is seen twice. */
const frames = Number(process.env['COUNTER_FRAMES'] ?? 20_000)
/** A failure names it; COUNTER_SEED starts from it again. */
const seed = Number(process.env['COUNTER_SEED'] ?? Date.now() % 2 ** 31)
/** So many are made at once, so that the frames themselves fill no memory. */
const batch = 2_000
/** What the parser may hold on to however many frames went through it: a framer's own is 512 bytes. */
const mostGrowth = 4 * 1024 * 1024

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
  // The compiler and the patterns' cache take their share in the first frames.
  let scans = goThrough(framer, { from: 0, count: batch })
  const before = heapInUse()
  for (let from = batch; from < frames; from += batch) {
    scans += goThrough(framer, { from, count: Math.min(batch, frames - from) })
  }
  expect(scans).toBeGreaterThan(frames / 4)
  expect(heapInUse() - before).toBeLessThan(mostGrowth)
}, 3_600_000)

/** How many scans came of so many new frames, each cut at its own place; a failure says which it was. */
function goThrough(framer: Framer, { from, count }: { from: number; count: number }): number {
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
        expect(Scan.safeParse(scan).success).toBe(true)
        expect(ScanMeaning.safeParse(meaning).success).toBe(true)
      }
    } catch (error) {
      const which = `frame ${String(from + nth)} of COUNTER_SEED=${String(seed)}`
      throw new Error(`${which}: ${bytes.toString('hex')}`, { cause: error })
    }
  }
  return scans
}

/** Bytes that are really held: everything that can go is collected first. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
