import { createFramer } from '../../../shared/scan-framing.ts'
import { meaningOf } from '../../../shared/scan-meaning.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const rounds = 9
const scans = 50_000
/** What a port hands over at once, and no multiple of any scan's length. */
const readBytes = 61

/** What is scanned at a counter, in turn. */
const codes = [
  (n: number) => `]E08717${String(100_000_000 + n)}`,
  (n: number) => `WBK${String(10_000_000 + n)}`,
  (n: number) => `https://cicoshield.example/s/CICO-${String(100_000_000 + n)}`,
  (n: number) => `]C101087172312047${String(n % 100).padStart(2, '0')}21${String(n)}`,
]

/** Bytes to meanings: framing, decoding and the shop's rules, without a port and without a page. */
export const bench: Bench = async () => {
  const text = Array.from({ length: scans }, (_, n) => `${codes[n % codes.length]?.(n) ?? ''}\r\n`)
  const bytes = Buffer.from(text.join(''))
  const context = { bikeMissing: true, knownProductCode: () => false }
  const perSecond: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const framer = createFramer()
    let read = 0
    const took = await timed(() => {
      for (let at = 0; at < bytes.length; at += readBytes) {
        for (const scan of framer.push(bytes.subarray(at, at + readBytes), at)) {
          if (meaningOf(scan, context).kind !== 'nothing') read += 1
        }
      }
    })
    if (read !== scans) throw new Error(`${String(read)} of ${String(scans)} scans were understood`)
    perSecond.push((scans / took) * 1_000)
  }
  return [
    {
      what: 'parser: bytes to meanings',
      figure: median(perSecond),
      unit: 'scans/s',
      goal: null,
      detail: `slowest round ${rounded(Math.min(...perSecond), 0)}; ${String(rounds)} rounds of ${String(scans)} scans in reads of ${String(readBytes)} bytes`,
    },
  ]
}
