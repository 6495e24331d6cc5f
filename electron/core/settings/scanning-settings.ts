import { z } from 'zod'
import { defaultSound } from '../../../shared/default-sound.ts'
import { KeyboardScanner } from '../../../shared/keyboard-scanner.ts'
import { defaultScanRules, ScanRules } from '../../../shared/scan-rules.ts'
import { defaultLine } from '../../../shared/scanner-choices.ts'
import { Sound } from '../../../shared/sound.ts'
import { ChosenScanner } from '../../../shared/status.ts'
import { inDatabase } from './setting.ts'

/** The path of a serial port. */
const OnPort = z
  .string()
  .transform((path): ChosenScanner[] => [
    { path, vendorId: null, productId: null, serialNumber: null, line: defaultLine },
  ])

export const scanningSettings = {
  scanners: inDatabase('scanners', z.array(ChosenScanner), {
    default: [],
    who: ['scanner.choose', 'scanner.detect'],
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: {
      environment: {
        variable: 'COUNTER_SCANNER',
        schema: OnPort,
        says: 'path of the serial port to use, whatever was chosen',
      },
    },
    says: 'the scanners the shop uses, and how each talks',
  }),
  keyboardScanner: inDatabase('scanners.keyboard', KeyboardScanner, {
    default: { sendsNoEnd: false },
    who: ['scan.read', 'scan.unread'],
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'how a scanner that works as a keyboard ends its scans, learned from the printed test code',
  }),
  spokenScanners: inDatabase('scanners.spoken', z.array(z.string()), {
    default: [],
    who: 'counter',
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'which scanners ever sent something',
  }),
  sound: inDatabase('sound', Sound, {
    default: defaultSound,
    who: ['sound.set'],
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'how loudly scans are answered',
  }),
  scanRules: inDatabase('scan.rules', ScanRules, {
    default: defaultScanRules,
    who: ['scanRules.set'],
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'what scans mean at this shop',
  }),
} as const
