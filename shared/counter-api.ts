import { z } from 'zod'
import { BegunLeads } from './begun-lead.ts'
import { CheckDesk } from './check.ts'
import { Delivery } from './delivery.ts'
import { Desk } from './desk.ts'
import { accountsEndpoints } from './endpoints/accounts.ts'
import { AppState, applicationEndpoints } from './endpoints/application.ts'
import { checkingEndpoints } from './endpoints/checking.ts'
import { leadsEndpoints } from './endpoints/leads.ts'
import { Alarm, queueEndpoints } from './endpoints/queue.ts'
import { HeldScan, ScanHold, ScreenName, scanningEndpoints } from './endpoints/scanning.ts'
import { sellingEndpoints } from './endpoints/selling.ts'
import { stockEndpoints } from './endpoints/stock.ts'
import { Fault } from './fault.ts'
import { HandOverDesk, HandOverOutcome } from './hand-over.ts'
import { KeyboardScanner } from './keyboard-scanner.ts'
import { OperatorDesk } from './operator.ts'
import { Draft } from './registration.ts'
import { DroppedBytes, Scan, ScanMeaning } from './scan.ts'
import { CounterStatus } from './status.ts'
import { UpdateDesk } from './update.ts'

export { AppState, Mode } from './endpoints/application.ts'
export { Alarm } from './endpoints/queue.ts'
export { ScanHold, ScreenName } from './endpoints/scanning.ts'

/**
 * THE contract between the window and the counter. Every endpoint is declared here once, with what
 * goes in and what comes out; main, preload and renderer derive from it. Every call answers
 * `Answer<Output>`: faults are values. To add one, see CONTRIBUTING.md.
 */
export const endpoints = {
  ...applicationEndpoints,
  ...accountsEndpoints,
  ...scanningEndpoints,
  ...sellingEndpoints,
  ...stockEndpoints,
  ...checkingEndpoints,
  ...leadsEndpoints,
  ...queueEndpoints,
} as const

export const events = {
  /** The counter opened by itself, or stopped trying. */
  'app.changed': AppState,
  'desk.changed': Desk,
  'updates.changed': UpdateDesk,
  /** The global key was pressed: whoever did wants to scan. */
  'desk.called': z.object({}),
  /** A question before closing came or went: `leaving.question`. */
  'leaving.changed': z.object({}),
  'status.changed': CounterStatus,
  'draft.changed': Draft,
  'operators.changed': OperatorDesk,
  'delivery.changed': Delivery,
  'check.changed': CheckDesk,
  'sales.changed': z.object({ saleId: z.string() }),
  'queue.changed': z.object({}),
  /** The worklist of the till, or the reading of it, is not what it was. */
  'sold.changed': z.object({}),
  /** A lead was read again, came or went. */
  'leads.changed': z.object({}),
  'leads.begun': BegunLeads,
  'handOvers.changed': HandOverDesk,
  /** Another program handed something over just now; `what` null: it could not be read. */
  'handOvers.arrived': z.object({
    outcome: HandOverOutcome,
    what: z.enum(['sale', 'check', 'lead']).nullable(),
  }),
  /** Every scan with what it was taken for and what it did, for the beam, the tone and the setup page. */
  scanned: z.object({
    scan: Scan,
    meaning: ScanMeaning,
    /**
     * `held`: one before it was not used and nobody saw that yet. `waiting`: a dialog is open that
     * takes no such scan. `shown`: on the setup page.
     */
    outcome: z.enum([
      'accepted',
      'warning',
      'refused',
      'repeated',
      'not-here',
      'held',
      'waiting',
      'shown',
    ]),
    /** The dialog that it is for; null: it went to the screen. */
    layer: z.string().nullable(),
    /** The screen that was in front. */
    screen: ScreenName,
    /** Why it was refused, where that can be said. */
    fault: Fault.nullable(),
  }),
  /** What a scanner sent just now, in hex: only while the setup page is in front. */
  'scanner.bytes': z.object({
    key: z.string(),
    hex: z.string(),
    /** Since this scanner was opened. */
    dropped: DroppedBytes.nullable(),
  }),
  /** A scanner that types showed how its scans end. */
  'scanner.keyboard': KeyboardScanner,
  /** What is not used and unseen now, or null. */
  'scan.held': ScanHold.nullable(),
  /** What waits until the open dialogs are closed. */
  'scan.waiting': z.array(HeldScan),
  /** A queued sale turned out stolen: shown on every screen until acknowledged. */
  alarm: Alarm,
} as const

export type EndpointName = keyof typeof endpoints
export type EventName = keyof typeof events
export type Input<N extends EndpointName> = z.input<(typeof endpoints)[N]['input']>
export type ParsedInput<N extends EndpointName> = z.output<(typeof endpoints)[N]['input']>
export type Output<N extends EndpointName> = z.output<(typeof endpoints)[N]['output']>
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault }

/** What the preload exposes as `window.counter`. */
export type CounterBridge = {
  readonly call: { readonly [N in EndpointName]: (input: Input<N>) => Promise<Answer<Output<N>>> }
  /** Returns its undo. */
  readonly on: <N extends EventName>(
    event: N,
    listener: (payload: EventPayload<N>) => void,
  ) => () => void
}
