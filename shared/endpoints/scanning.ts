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
import { change, read } from './endpoint.ts'
import { screens } from '../screens.ts'
import { none } from './inputs.ts'

export const ScreenName = z.enum([...screens.map(({ name }) => name), 'first-run'])
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
  /** Staff may say that it is the frame number all the same. */
  mayConfirm: z.boolean(),
})
export type ScanHold = z.infer<typeof ScanHold>

/** Scanners, and where a scan goes. */
export const scanningEndpoints = {
  'scanner.ports': read({ who: 'anybody', input: none, output: z.array(ScannerPortDescription) }),
  /** Opens just these, and keeps them: several at once, each with its own line. */
  'scanner.choose': change({
    who: 'staff',
    input: z.object({ scanners: z.array(ChosenScanner).max(8) }),
    output: CounterStatus,
    sets: 'status.get',
  }),
  /**
   * Waits for one scan of the printed test code, works out how this scanner talks and keeps that.
   * `heard` is what came, in hex. A time limit, or bytes that prove nothing, answer no line.
   */
  'scanner.detect': change({
    who: 'staff',
    input: z.object({ key: z.string(), seconds: z.number().int().min(1).max(60) }),
    output: z.object({
      line: ScannerLine.nullable(),
      heard: z.string(),
      before: z.string(),
      isCertain: z.boolean(),
    }),
    refreshes: [],
  }),
  /** The codes to print, or to scan from the screen, as SVG. */
  'scanner.codes': read({
    who: 'staff',
    input: none,
    output: z.array(
      z.object({
        name: z.enum(['test', 'understood', 'use', 'honeywell-usb-serial', 'honeywell-enter']),
        text: z.string(),
        svg: z.string(),
      }),
    ),
  }),

  'sound.get': read({ who: 'anybody', input: none, output: Sound }),
  'sound.set': change({ who: 'staff', input: Sound, output: Sound, sets: 'sound.get' }),

  /** Tells main which screen is in front, so that a scan goes where it makes sense. */
  'screen.entered': change({
    who: 'anybody',
    input: z.object({ screen: ScreenName }),
    output: none,
    refreshes: [],
  }),

  /** A scan of a scanner that types like a keyboard: it goes where any other scan goes. */
  'scan.read': change({
    who: 'anybody',
    input: z.object({
      text: z.string().max(512),
      /** `none`: nothing came behind it. */
      end: z.enum(['sent', 'none']).optional(),
    }),
    output: none,
    refreshes: [],
  }),
  /** What is known of a scanner that types; the test code teaches it. */
  'scanner.keyboard': read({ who: 'anybody', input: none, output: KeyboardScanner }),
  /** Keys that a scanner may have typed and that were not read: they are said, and used nowhere. */
  'scan.unread': change({
    who: 'anybody',
    input: z.object({ text: z.string().max(512), because: UnreadBecause }),
    output: none,
    refreshes: [],
  }),
  /** The dialogs that are open, the topmost last: scans go to it or wait, never behind it. */
  'scan.layers': change({
    who: 'anybody',
    input: z.object({ layers: z.array(ScanLayer).max(20) }),
    output: none,
    refreshes: [],
  }),
  /** Scans that wait until the dialogs are closed. */
  'scan.waiting': read({ who: 'anybody', input: none, output: z.array(HeldScan) }),
  /** None of them is to be used. */
  'scan.dropWaiting': change({ who: 'anybody', input: none, output: none, refreshes: [] }),
  'scan.hold': read({ who: 'anybody', input: none, output: ScanHold.nullable() }),
  /** It was seen: scans are taken again. `useHeld`: those made meanwhile are taken now, in order. */
  'scan.understood': change({
    who: 'anybody',
    input: z.object({ useHeld: z.boolean() }),
    output: none,
    refreshes: [],
  }),
  /** The scan that stopped the line is the frame number all the same; those held are taken behind it. */
  'scan.confirm': change({ who: 'staff', input: none, output: none, refreshes: [] }),
  /** It was seen, and is to be used on this screen, which is in front from now on. */
  'scan.useAt': change({
    who: 'anybody',
    input: z.object({ screen: ScreenName }),
    output: none,
    refreshes: [],
  }),

  'scanRules.get': read({ who: 'anybody', input: none, output: ScanRules }),
  /** Null: as they were when the counter was new. */
  'scanRules.set': change({
    who: 'staff',
    input: z.object({ rules: ScanRules.nullable() }),
    output: ScanRules,
    sets: 'scanRules.get',
  }),
}
