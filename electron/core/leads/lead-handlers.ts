import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { QueuedJob } from '../../../shared/job.ts'
import { posName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { CounterHandlers } from '../handlers.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newCancel } from '../jobs/lead-cancel.ts'
import { newLead } from '../jobs/lead-create.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { queueJob } from '../outbox/queue-job.ts'
import type { Ports, StoredJob } from '../ports.ts'
import type { BegunLeadDesk } from './begun-leads.ts'
import type { LeadKeeper } from './lead-desk.ts'
import { requestOf } from './lead-form.ts'
import { leadStores } from './lead-stores.ts'

/** Everything of the leads' screen. */
export function leadHandlers(
  {
    database,
    clock,
    customers,
    stockLookup,
  }: Pick<Ports, 'database' | 'clock' | 'customers' | 'stockLookup'>,
  counter: {
    desk: LeadKeeper
    begun: BegunLeadDesk
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
  },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `leads.${string}`>> {
  const { desk, begun, accounts, operator, outbox, events } = counter

  function queue(
    make: (origin: JobOrigin) => Result<StoredJob>,
    beside?: () => void,
  ): Result<QueuedJob> {
    const account = accounts.current(posName)
    if (account === null) return failed({ kind: 'not-signed-in', service: posName })
    const made = make({ account, now: clock.now(), heldUntil: null, operator: operator() })
    const queued = made.ok ? queueJob({ database, events }, made.value, beside) : made
    if (!queued.ok) return queued
    events.emit('leads.changed', {})
    outbox.nudge()
    return ok(viewQueuedJob(queued.value))
  }

  return {
    'leads.list': () => ok(desk.list()),
    async 'leads.follow'({ uuid }) {
      const read = await desk.follow(uuid)
      return read.ok ? ok(desk.list()) : read
    },
    'leads.cancel': ({ uuid }) =>
      queue((origin) => {
        const known = database.leads.get(origin.account, uuid)
        return ok(newCancel({ uuid, title: known?.lead.title ?? uuid }, origin))
      }),
    'leads.customers': (by) => customers.findCustomers(by),

    'leads.stores': () => leadStores(stockLookup, accounts.get().cyclesoftware?.store ?? null),
    'leads.begun': () => ok(begun.get()),
    'leads.begin': ({ start, phoneNumber }) => begun.begin(start, phoneNumber),
    'leads.open': ({ id }) => begun.open(id),
    'leads.keep'({ id, form }) {
      const kept = begun.keep(id, form)
      return kept.ok ? ok({}) : kept
    },
    'leads.setAside': () => begun.setAside(),
    'leads.forget': ({ id }) => begun.forget(id),
    'leads.undoForget': () => begun.undoForget(),
    'leads.withoutBike': ({ id }) => begun.withoutBike(id),
    'leads.locate': ({ code }) => ok(begun.locate(code.trim())),
    'leads.stopLocating': () => ok(begun.stopLocating()),
    'leads.send'({ id, form, words }) {
      const lead = begun.find(id)
      if (lead === null) return failed({ kind: 'not-found', what: `begun lead ${id}` })
      const own = accounts.get().cyclesoftware?.store ?? null
      const request = requestOf({ ...lead, form }, words, own)
      if (!request.ok) return request
      const queued = queue(
        (origin) => ok(newLead(request.value, origin)),
        () => {
          begun.sent(id)
        },
      )
      if (queued.ok) events.emit('leads.begun', begun.get())
      return queued
    },
  }
}
