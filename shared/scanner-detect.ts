import { baudRates, defaultLine } from './scanner-choices.ts'
import type { ScanEnd, ScannerLine } from './scanner-line.ts'
import { testCode } from './test-code.ts'

export type Detected = {
  line: ScannerLine
  /** Sent before the code: an AIM identifier, STX, or a prefix somebody set. */
  before: string
  /** The scan was read in full, so the line is right as it is. Otherwise worked out from what came. */
  isCertain: boolean
}

const parities = ['none', 'even', 'odd', 'mark', 'space'] as const
const ends: Readonly<Record<Exclude<ScanEnd, 'learn'>, string>> = {
  crlf: '\r\n',
  cr: '\r',
  lf: '\n',
  tab: '\t',
  etx: '\u0003',
  none: '',
}
const endNames = ['crlf', 'cr', 'lf', 'tab', 'etx', 'none'] as const

/** Fewer bytes than this fit too many ways of talking. */
const leastBytes = 4

/** Below this share of agreement the bytes prove nothing: they are some other code, or noise. */
const leastAgreement = 0.8

/**
 * How a scanner talks, from the bytes of one scan of `testCode` as they were read with `listening`.
 * Read in full: what surrounds it is known. Garbled: each way of talking is played against each other
 * one, and the one that would have given just these bytes is it. Null when none would.
 */
export function detectLine(bytes: Uint8Array, listening: ScannerLine): Detected | null {
  const plain = inFull(bytes, listening)
  if (plain !== null) return plain
  if (bytes.length < leastBytes) return null
  const candidates = baudRates.flatMap((baudRate) =>
    parities.flatMap((parity) =>
      ([8, 7] as const)
        // Seven bits without parity exist in no scanner's menu.
        .filter((dataBits) => dataBits === 8 || parity !== 'none')
        .map((dataBits) => ({ ...defaultLine, baudRate, parity, dataBits })),
    ),
  )
  let best: { line: ScannerLine; agreement: number } | null = null
  for (const line of candidates) {
    for (const end of endNames) {
      const seen = heardAs(`${testCode}${ends[end]}`, { sent: line, listening })
      const agreement = agreementOf(seen, bytes)
      if (agreement > (best?.agreement ?? leastAgreement))
        best = { line: { ...line, end }, agreement }
    }
  }
  return best === null ? null : { line: best.line, before: '', isCertain: false }
}

function inFull(bytes: Uint8Array, listening: ScannerLine): Detected | null {
  const text = String.fromCharCode(...bytes)
  const at = text.indexOf(testCode)
  if (at < 0) return null
  const behind = text.slice(at + testCode.length)
  const end = endNames.find((name) => behind.startsWith(ends[name])) ?? 'none'
  return { line: { ...listening, end }, before: text.slice(0, at), isCertain: true }
}

/**
 * The bytes a port set to `listening` gives for a text sent as `sent`: the line is high at rest, a
 * byte is a low bit, its bits from the lowest, a parity bit and a high one. A byte whose last bit is
 * low, or whose parity is wrong, is one the driver drops (`IGNPAR`, as serialport sets it).
 */
export function heardAs(
  text: string,
  { sent, listening }: { sent: ScannerLine; listening: ScannerLine },
): Uint8Array {
  const wave = [...text].flatMap((sign) => bitsOf(sign.charCodeAt(0), sent))
  /** The level of the line so many of our own bits after the first edge. */
  const ratio = sent.baudRate / listening.baudRate
  const levelAt = (place: number): number => wave[Math.floor(place * ratio)] ?? 1
  const dataBits = listening.dataBits
  const hasParity = listening.parity !== 'none'
  const length = wave.length / ratio
  const heard: number[] = []
  // An edge is seen by sampling sixteen times a bit, as a UART does.
  const step = 1 / 16
  let place = 0
  while (place < length) {
    if (levelAt(place) === 1) {
      place += step
      continue
    }
    let byte = 0
    for (let bit = 0; bit < dataBits; bit += 1) byte |= levelAt(place + 1.5 + bit) << bit
    const afterData = place + 1.5 + dataBits
    const parityIsRight = !hasParity || levelAt(afterData) === parityOf(byte, listening)
    const stop = levelAt(afterData + (hasParity ? 1 : 0))
    if (stop === 1 && parityIsRight) heard.push(byte)
    place = afterData + (hasParity ? 1 : 0)
    // After a byte without its stop bit a UART waits for the line to rest.
    while (stop === 0 && place < length && levelAt(place) === 0) place += step
  }
  return Uint8Array.from(heard)
}

function bitsOf(byte: number, line: ScannerLine): number[] {
  const data = Array.from({ length: line.dataBits }, (_, bit) => (byte >> bit) & 1)
  const parity = line.parity === 'none' ? [] : [parityOf(byte, line)]
  return [0, ...data, ...parity, 1]
}

function parityOf(byte: number, { parity, dataBits }: ScannerLine): number {
  let ones = 0
  for (let bit = 0; bit < dataBits; bit += 1) ones += (byte >> bit) & 1
  switch (parity) {
    case 'even':
      return ones % 2
    case 'odd':
      return 1 - (ones % 2)
    case 'mark':
      return 1
    case 'space':
    case 'none':
      return 0
  }
}

/** The longest common run of both in order, as a share of the longer one: lost bytes cost little. */
function agreementOf(one: Uint8Array, other: Uint8Array): number {
  const longest = Math.max(one.length, other.length)
  if (longest === 0) return 0
  let row = new Array<number>(other.length + 1).fill(0)
  for (const byte of one) {
    const next = [0]
    for (const [nth, against] of other.entries()) {
      next.push(
        byte === against ? (row[nth] ?? 0) + 1 : Math.max(row[nth + 1] ?? 0, next[nth] ?? 0),
      )
    }
    row = next
  }
  return (row.at(-1) ?? 0) / longest
}
