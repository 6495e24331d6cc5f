import { z } from 'zod'
import { BegunLeads } from './begun-lead.ts'
import { CheckDesk } from './check.ts'
import { Delivery } from './delivery.ts'
import { Desk } from './desk.ts'
import { accountsEndpoints } from './endpoints/accounts.ts'
import { AppState, applicationEndpoints } from './endpoints/application.ts'
import { checkingEndpoints } from './endpoints/checking.ts'
import { endpointsOf, event, eventsFor } from './endpoints/endpoint.ts'
import { leadsEndpoints } from './endpoints/leads.ts'
import { Alarm, queueEndpoints, theQueue } from './endpoints/queue.ts'
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
export const endpoints = endpointsOf({
  ...applicationEndpoints,
  ...accountsEndpoints,
  ...scanningEndpoints,
  ...sellingEndpoints,
  ...stockEndpoints,
  ...checkingEndpoints,
  ...leadsEndpoints,
  ...queueEndpoints,
})

export const events = eventsFor<typeof endpoints>()({
  /** The counter opened by itself, or stopped trying. */
  'app.changed': event({
    payload: AppState,
    namesCustomers: false,
    sets: 'app.state',
    refreshes: 'everything',
  }),
  'desk.changed': event({ payload: Desk, namesCustomers: false, sets: 'app.desk' }),
  'updates.changed': event({ payload: UpdateDesk, namesCustomers: false, sets: 'updates.get' }),
  /** The global key was pressed: whoever did wants to scan. */
  'desk.called': event({ payload: z.object({}), namesCustomers: false, refreshes: [] }),
  /** A question before closing came or went: `leaving.question`. */
  'leaving.changed': event({
    payload: z.object({}),
    namesCustomers: false,
    refreshes: ['leaving.question', 'leaving.unsent'],
  }),
  'status.changed': event({ payload: CounterStatus, namesCustomers: false, sets: 'status.get' }),
  'draft.changed': event({ payload: Draft, namesCustomers: false, sets: 'draft.get' }),
  'operators.changed': event({
    payload: OperatorDesk,
    namesCustomers: false,
    sets: 'operators.get',
  }),
  'delivery.changed': event({ payload: Delivery, namesCustomers: false, sets: 'delivery.get' }),
  'check.changed': event({ payload: CheckDesk, namesCustomers: false, sets: 'check.get' }),
  'sales.changed': event({
    payload: z.object({ saleId: z.string() }),
    namesCustomers: false,
    refreshes: ['sales.today', 'bikes.soldHere', 'sold.list'],
  }),
  'queue.changed': event({
    payload: z.object({}),
    namesCustomers: false,
    refreshes: [...theQueue, 'overview.get', 'leaving.question', 'leaving.unsent'],
  }),
  /** The worklist of the till, or the reading of it, is not what it was. */
  'sold.changed': event({
    payload: z.object({}),
    namesCustomers: false,
    refreshes: ['sold.list', 'overview.get'],
  }),
  /** A lead was read again, came or went. */
  'leads.changed': event({
    payload: z.object({}),
    namesCustomers: false,
    refreshes: ['leads.list'],
  }),
  'leads.begun': event({ payload: BegunLeads, namesCustomers: true, sets: 'leads.begun' }),
  'handOvers.changed': event({
    payload: HandOverDesk,
    namesCustomers: true,
    sets: 'handOvers.get',
  }),
  /** Another program handed something over just now; `what` null: it could not be read. */
  'handOvers.arrived': event({
    payload: z.object({
      outcome: HandOverOutcome,
      what: z.enum(['sale', 'check', 'lead']).nullable(),
    }),
    namesCustomers: false,
    refreshes: [],
  }),
  /** Every scan with what it was taken for and what it did, for the beam, the tone and the setup page. */
  scanned: event({
    payload: z.object({
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
    namesCustomers: false,
    refreshes: [],
  }),
  /** What a scanner sent just now, in hex: only while the setup page is in front. */
  'scanner.bytes': event({
    payload: z.object({
      key: z.string(),
      hex: z.string(),
      /** Since this scanner was opened. */
      dropped: DroppedBytes.nullable(),
    }),
    namesCustomers: false,
    refreshes: [],
  }),
  /** A scanner that types showed how its scans end. */
  'scanner.keyboard': event({
    payload: KeyboardScanner,
    namesCustomers: false,
    sets: 'scanner.keyboard',
  }),
  /** What is not used and unseen now, or null. */
  'scan.held': event({ payload: ScanHold.nullable(), namesCustomers: false, sets: 'scan.hold' }),
  /** What waits until the open dialogs are closed. */
  'scan.waiting': event({
    payload: z.array(HeldScan),
    namesCustomers: false,
    sets: 'scan.waiting',
  }),
  /** A queued sale turned out stolen: shown on every screen until acknowledged. */
  alarm: event({ payload: Alarm, namesCustomers: false, refreshes: ['alarms.get'] }),
})

export type EndpointName = keyof typeof endpoints
export type EventName = keyof typeof events
export type Input<N extends EndpointName> = z.input<(typeof endpoints)[N]['input']>
export type ParsedInput<N extends EndpointName> = z.output<(typeof endpoints)[N]['input']>
export type Output<N extends EndpointName> = z.output<(typeof endpoints)[N]['output']>
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]['payload']>

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
