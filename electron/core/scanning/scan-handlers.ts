import { ok } from '../../../shared/fault.ts'
import { scanOfText } from '../../../shared/scan-framing.ts'
import { defaultScanRules, type ScanRules } from '../../../shared/scan-rules.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Database, Ports } from '../ports.ts'
import { readSetting, settings, writeSetting } from '../settings.ts'
import { createRepeats } from './repeats.ts'
import type { ScanDesk } from './scan-desk.ts'

type ScanHandlers = Pick<
  CounterHandlers,
  | 'screen.entered'
  | 'scan.read'
  | 'scan.unread'
  | 'scan.layers'
  | 'scan.waiting'
  | 'scan.dropWaiting'
  | 'scan.hold'
  | 'scan.understood'
  | 'scan.useAt'
  | 'scanRules.get'
  | 'scanRules.set'
>

/** What scans mean at this counter: the shop's own rules, or those it came with. */
export function scanRulesOf(database: Pick<Database, 'settings'>): ScanRules {
  return readSetting(database.settings, settings.scanRules) ?? defaultScanRules
}

export function scanHandlers(
  { clock, database }: Pick<Ports, 'clock' | 'database'>,
  desk: ScanDesk,
): ScanHandlers {
  const isRepeated = createRepeats(clock)
  return {
    'screen.entered'({ screen }) {
      desk.entered(screen)
      return ok({})
    },
    'scan.read'({ text }) {
      const scan = scanOfText(text, 'wedge')
      if (scan !== null) desk.read(scan, { repeated: isRepeated(scan.text) })
      return ok({})
    },
    'scan.unread'({ text, because }) {
      desk.unread(text, because)
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
