import type { ScanEnd } from './scanner-line.ts'
import type { UnreadBecause } from './scan-unread.ts'
import type { DroppedBytes, Scan } from './scan.ts'
import { isTwice, provesItself } from './whole-code.ts'

/** The most bytes one scan may have; what comes beyond is dropped and counted. */
const longestScanBytes = 512

/**
 * How long a scanner that sends no terminator must be silent before its scan is whole. Bluetooth and
 * busy USB hubs pause for 50 to 100 ms inside one; nobody pulls the trigger twice within 250.
 */
const quietGapMilliseconds = 250

/** A longer pause inside a scan that only silence ends: a byte may be lost, or it is two scans. */
const longestPause = 50

/**
 * A scan of 512 bytes at 9600 baud takes about half a second. Bytes that wait longer than this for
 * their terminator are half a scan (a loose cable), or the scanner was set to send none.
 */
const staleMilliseconds = 2000

const startOfText = 0x02
const tab = 0x09
/** TAB where it ends nothing, VT, FF, FS, GS, RS, US: what they part is never one code. */
const separators: ReadonlySet<number> = new Set([tab, 0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x1f])
/** ETX, TAB, LF, CR. CR LF is one end and an empty scan, and empty scans are none. */
const terminators: ReadonlySet<number> = new Set([0x03, 0x09, 0x0a, 0x0d])

export type Unread = { text: string; because: UnreadBecause }

export type Framer = {
  /** Bytes as they were read, `at` in milliseconds of any steady clock. Answers the scans they end. */
  push(bytes: Uint8Array, at: number): Scan[]
  /** Ends a scan by silence, or gives half of one up; answers nothing before its time. */
  quiet(at: number): Scan[]
  /** When `quiet` may answer something, or null: then nobody has to wait for anything. */
  quietAt(): number | null
  /** Whether this scanner has shown how its scans end. */
  knowsHowScansEnd(): boolean
  /** What came and was no whole scan, since this was asked last: said, and used nowhere. */
  unread(): Unread[]
  /** The device went away: half a scan is dropped, and what was learned about it too. */
  forget(): void
  dropped(): DroppedBytes
}

/**
 * Cuts a scanner's bytes into scans. A scan ends at CR, LF, CRLF, TAB or ETX and is answered by the
 * very `push` that brought its end; STX starts a new one. How the bytes were split over reads makes
 * no difference. Only a scanner that never sent a terminator is waited for (`quietGapMilliseconds`),
 * and what it sent with a pause inside is not believed unless the code proves itself.
 * Never throws. Memory is bounded by `longestScanBytes`.
 */
export function createFramer(
  options: { from?: Scan['from']; quietGap?: number; end?: ScanEnd } = {},
): Framer {
  const { from = 'serial', quietGap = quietGapMilliseconds, end = 'learn' } = options
  const pending = new Uint8Array(longestScanBytes)
  let length = 0
  let overLimit = 0
  let lastAt = 0
  const atFirst = end === 'learn' ? 'unknown' : end === 'none' ? 'quiet' : 'terminator'
  /** A set end saves the first wait. CR, LF and ETX end a scan all the same: somebody may reset it. */
  const tabEnds = end === 'learn' || end === 'none' || end === 'tab'
  let endsBy: 'unknown' | 'terminator' | 'quiet' = atFirst
  let hasPaused = false
  let unread: Unread[] = []
  const dropped: DroppedBytes = { controlCharacters: 0, bytesOverLimit: 0, halfScans: 0 }

  function clear(): void {
    length = 0
    overLimit = 0
    hasPaused = false
  }

  function dropHalfScan(): void {
    if (length > 0) dropped.halfScans += 1
    clear()
  }

  function take(into: Scan[], isBySilence = false): void {
    if (length === 0) return
    const cut = overLimit > 0
    const paused = hasPaused
    const scan = readScan(pending.subarray(0, length), cut)
    clear()
    dropped.controlCharacters += scan.controlCharacters
    if (scan.text === '') return
    const isDoubtful = isBySilence && (paused || isTwice(scan.text)) && !provesItself(scan.text)
    if (isDoubtful) unread.push({ text: scan.text, because: 'broken' })
    else into.push({ text: scan.text, aim: scan.aim, from })
  }

  /** Its end never came: it is said, because the scanner may send none any more. */
  function giveUp(): void {
    const { text } = readScan(pending.subarray(0, length), overLimit > 0)
    if (text !== '') unread.push({ text, because: 'no-end' })
    dropHalfScan()
    endsBy = 'unknown'
  }

  function takeByte(byte: number, into: Scan[]): void {
    if (terminators.has(byte) && (byte !== tab || tabEnds)) {
      if (end !== 'none') endsBy = 'terminator'
      take(into)
    } else if (byte === startOfText) {
      // Of a scanner that ends its scans, whatever still waits here has lost its end.
      if (endsBy === 'terminator') dropHalfScan()
      else take(into)
    } else if ((byte < 0x20 && !separators.has(byte)) || byte === 0x7f) {
      dropped.controlCharacters += 1
    } else if (length === longestScanBytes) {
      overLimit += 1
      dropped.bytesOverLimit += 1
    } else {
      pending[length] = byte
      length += 1
    }
  }

  return {
    push(bytes, at) {
      const scans: Scan[] = []
      if (endsBy === 'terminator' && length > 0 && at - lastAt >= staleMilliseconds) {
        giveUp()
      }
      if (length > 0 && bytes.length > 0 && at - lastAt > longestPause) hasPaused = true
      if (bytes.length > 0) lastAt = at
      for (const byte of bytes) takeByte(byte, scans)
      return scans
    },
    quiet(at) {
      const scans: Scan[] = []
      if (length === 0 || at - lastAt < (endsBy === 'terminator' ? staleMilliseconds : quietGap)) {
        return scans
      }
      if (endsBy === 'terminator') giveUp()
      else {
        endsBy = 'quiet'
        take(scans, true)
      }
      return scans
    },
    quietAt() {
      if (length === 0) return null
      return lastAt + (endsBy === 'terminator' ? staleMilliseconds : quietGap)
    },
    unread() {
      const found = unread
      unread = []
      return found
    },
    knowsHowScansEnd: () => endsBy !== 'unknown',
    forget() {
      dropHalfScan()
      endsBy = atFirst
    },
    dropped: () => ({ ...dropped }),
  }
}

function readScan(
  bytes: Uint8Array,
  cut: boolean,
): { text: string; aim: string | null; controlCharacters: number } {
  const decoded = decode(bytes, cut)
  const clean = asOneText(decoded).replace(/[\u0080-\u009f]/g, '')
  return { ...withoutAim(clean), controlCharacters: countOfNoise(decoded) }
}

const noise = /[\u0000-\u001c\u001f\u007f-\u009f]/g
/** What parts lines and columns: tab, line ends, FS, RS, US and NEL. */
const parting = '[\\t\\n\\v\\f\\r\\u001c\\u001e\\u001f\\u0085]'
const outerParting = new RegExp(`^(?:${parting}| )+|(?:${parting}| )+$`, 'g')
const innerParting = new RegExp(parting, 'g')

/**
 * What parts two codes must not vanish from between them: they would be read as one. Inside it becomes a
 * record separator, around the scan it is its end. A group separator stays what it is: it makes GS1.
 */
function asOneText(read: string): string {
  return read.replace(outerParting, '').replace(innerParting, '\u001e')
}

function withoutAim(clean: string): { text: string; aim: string | null } {
  const identifier = aimIdentifier.exec(clean)
  return {
    text: clean.slice(identifier?.[0].length ?? 0).trim(),
    aim: identifier?.[1] ?? null,
  }
}

function countOfNoise(decoded: string): number {
  return decoded.match(/[\u0080-\u0084\u0086-\u009f]/g)?.length ?? 0
}

/** A scan that came as text, from a scanner that types. Null when nothing is left of it. */
export function scanOfText(typed: string, from: Scan['from']): Scan | null {
  const clean = asOneText(typed).replace(noise, '')
  const { text, aim } = withoutAim(clean.slice(0, longestScanBytes))
  return text === '' ? null : { text, aim, from }
}

/** `]`, a code letter and a modifier: ISO/IEC 15424, as in `]E0` (EAN-13) or `]C1` (GS1-128). */
const aimIdentifier = /^\s*\]([A-Za-z][0-9A-Za-z])/

/** UTF-8, or Latin-1 when it is not: each byte is the character with its number. */
function decode(bytes: Uint8Array, cut: boolean): string {
  try {
    // A scan cut at the limit may end inside a character; `stream` leaves that one out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
  } catch (notUtf8) {
    if (!(notUtf8 instanceof TypeError)) throw notUtf8
    return String.fromCharCode(...bytes)
  }
}
