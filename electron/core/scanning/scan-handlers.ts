import { ok } from '../../../shared/fault.ts'
import { scanOfText } from '../../../shared/scan-framing.ts'
import type { ScanRules } from '../../../shared/scan-rules.ts'
import type { Scan } from '../../../shared/scan.ts'
import { testCode } from '../../../shared/test-code.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Database, Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { createRepeats } from './repeats.ts'
import type { CounterEvents } from '../events.ts'
import type { ScanDesk } from './scan-desk.ts'

type ScanHandlers = Pick<
  CounterHandlers,
  | 'screen.entered'
  | 'scan.read'
  | 'scan.unread'
  | 'scanner.keyboard'
  | 'scan.layers'
  | 'scan.waiting'
  | 'scan.dropWaiting'
  | 'scan.hold'
  | 'scan.understood'
  | 'scan.confirm'
  | 'scan.useAt'
  | 'scanRules.get'
  | 'scanRules.set'
>

/** What scans mean at this counter: the shop's own rules, or those it came with. */
export function scanRulesOf(database: Pick<Database, 'settings'>): ScanRules {
  return readSetting(database.settings, settings.scanRules)
}

export function scanHandlers(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  { desk, events }: { desk: ScanDesk; events: Pick<CounterEvents, 'emit'> },
): ScanHandlers {
  const isRepeated = createRepeats(clock)
  const known = () => readSetting(database.settings, settings.keyboardScanner)

  /** The test code is known to its last sign, so it shows what comes behind it. */
  function learn(text: string, end: 'sent' | 'none'): void {
    const sendsNoEnd = end === 'none'
    if (text.trim() !== testCode || known().sendsNoEnd === sendsNoEnd) return
    const written = database.write(() => {
      writeSetting(database.settings, settings.keyboardScanner, { sendsNoEnd })
    })
    if (written.ok) events.emit('scanner.keyboard', { sendsNoEnd })
    else log.warn('How the keyboard scanner ends is not kept', { fault: written.fault.kind })
  }

  return {
    'screen.entered'({ screen }) {
      desk.entered(screen)
      return ok({})
    },
    'scanner.keyboard': () => ok(known()),
    'scan.read'({ text, end = 'sent' }) {
      learn(text, end)
      const scan = scanOfText(text, 'wedge')
      if (scan !== null) desk.read(scan, { repeated: isRepeated(scan.text) })
      return ok({})
    },
    'scan.unread'({ text, because }) {
      const scan: Scan = { text, aim: null, from: 'wedge' }
      if (because === 'no-end') learn(text, 'none')
      if (text.trim() === testCode) desk.read(scan, { repeated: false })
      else desk.unread(scan, because)
      return ok({})
    },
    'scan.layers'({ layers }) {
      desk.layers(layers)
      return ok({})
    },
    'scan.waiting': () => ok(desk.waiting()),
    'scan.dropWaiting'() {
      desk.dropWaiting()
      return ok({})
    },
    'scan.hold': () => ok(desk.hold()),
    'scan.understood'(how) {
      desk.understood(how)
      return ok({})
    },
    'scan.confirm'() {
      desk.confirm()
      return ok({})
    },
    'scan.useAt'({ screen }) {
      desk.useAt(screen)
      return ok({})
    },
    'scanRules.get': () => ok(scanRulesOf(database)),
    'scanRules.set'({ rules }) {
      const written = database.write(() => {
        if (rules === null) database.settings.remove(settings.scanRules.key)
        else writeSetting(database.settings, settings.scanRules, rules)
      })
      return written.ok ? ok(scanRulesOf(database)) : written
    },
  }
}
