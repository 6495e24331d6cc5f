import { z } from 'zod'
import { Fault } from '../fault.ts'
import { KeyboardScanner } from '../keyboard-scanner.ts'
import { ScanRules } from '../scan-rules.ts'
import { Scan, ScanMeaning } from '../scan.ts'
import { ScanLayer } from '../scan-layer.ts'
import { UnreadBecause } from '../scan-unread.ts'
import { ScannerLine } from '../scanner-line.ts'
import { Sound } from '../sound.ts'
import { ChosenScanner, CounterStatus, ScannerPortDescription } from '../status.ts'
import { none } from './inputs.ts'

export const ScreenName = z.enum([
  'sell',
  'sold',
  'check',
  'shields',
  'leads',
  'queue',
  'overview',
  'settings',
  'first-run',
])
export type ScreenName = z.infer<typeof ScreenName>

export const HeldScan = z.object({ scan: Scan, meaning: ScanMeaning })
export type HeldScan = z.infer<typeof HeldScan>

/** A scan that was not used, until somebody says it was seen. Scans made meanwhile are held. */
export const ScanHold = z.object({
  scan: Scan,
  meaning: ScanMeaning,
  /** `waited`: it was scanned while a dialog was open that takes no such scan. */
  outcome: z.enum(['refused', 'not-here', 'waited']),
  screen: ScreenName,
  fault: Fault.nullable(),
  /** The screens on which it makes sense. */
  couldGo: z.array(ScreenName),
  held: z.array(HeldScan),
})
export type ScanHold = z.infer<typeof ScanHold>

/** Scanners, and where a scan goes. */
export const scanningEndpoints = {
  'scanner.ports': { input: none, output: z.array(ScannerPortDescription) },
  /** Opens just these, and keeps them: several at once, each with its own line. */
  'scanner.choose': {
    input: z.object({ scanners: z.array(ChosenScanner).max(8) }),
    output: CounterStatus,
  },
  /**
   * Waits for one scan of the printed test code, works out how this scanner talks and keeps that.
   * `heard` is what came, in hex. A time limit, or bytes that prove nothing, answer no line.
   */
  'scanner.detect': {
    input: z.object({ key: z.string(), seconds: z.number().int().min(1).max(60) }),
    output: z.object({
      line: ScannerLine.nullable(),
      heard: z.string(),
      before: z.string(),
      isCertain: z.boolean(),
    }),
  },
  /** The codes to print, or to scan from the screen, as SVG. */
  'scanner.codes': {
    input: none,
    output: z.array(
      z.object({
        name: z.enum(['test', 'understood', 'honeywell-usb-serial', 'honeywell-enter']),
        text: z.string(),
        svg: z.string(),
      }),
    ),
  },

  'sound.get': { input: none, output: Sound },
  'sound.set': { input: Sound, output: Sound },

  /** Tells main which screen is in front, so that a scan goes where it makes sense. */
  'screen.entered': { input: z.object({ screen: ScreenName }), output: none },

  /** A scan of a scanner that types like a keyboard: it goes where any other scan goes. */
  'scan.read': {
    input: z.object({
      text: z.string().max(512),
      /** `none`: nothing came behind it. */
      end: z.enum(['sent', 'none']).optional(),
    }),
    output: none,
  },
  /** What is known of a scanner that types; the test code teaches it. */
  'scanner.keyboard': { input: none, output: KeyboardScanner },
  /** Keys that a scanner may have typed and that were not read: they are said, and used nowhere. */
  'scan.unread': {
    input: z.object({ text: z.string().max(512), because: UnreadBecause }),
    output: none,
  },
  /** The dialogs that are open, the topmost last: scans go to it or wait, never behind it. */
  'scan.layers': { input: z.object({ layers: z.array(ScanLayer).max(20) }), output: none },
  /** Scans that wait until the dialogs are closed. */
  'scan.waiting': { input: none, output: z.array(HeldScan) },
  /** None of them is to be used. */
  'scan.dropWaiting': { input: none, output: none },
  'scan.hold': { input: none, output: ScanHold.nullable() },
  /** It was seen: scans are taken again. `useHeld`: those made meanwhile are taken now, in order. */
  'scan.understood': { input: z.object({ useHeld: z.boolean() }), output: none },
  /** It was seen, and is to be used on this screen, which is in front from now on. */
  'scan.useAt': { input: z.object({ screen: ScreenName }), output: none },

  'scanRules.get': { input: none, output: ScanRules },
  /** Null: as they were when the counter was new. */
  'scanRules.set': { input: z.object({ rules: ScanRules.nullable() }), output: ScanRules },
} as const
