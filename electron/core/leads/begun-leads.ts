import { randomUUID } from 'node:crypto'
import type {
  LeadForm,
  BegunLead,
  BegunLeads,
  LeadBike,
  LeadStart,
} from '../../../shared/begun-lead.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { HandOver } from '../../../shared/hand-over.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports, Undo } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { createBikeLocator } from './bike-locator.ts'
import { formOfHandOver, isBlank, newForm } from './lead-form.ts'
import { bikeAt, nearestBike, type BikeInStore, type Found } from './locating.ts'

/** How long one that was thrown away can come back, in milliseconds. */
const undoFor = 20_000

export type BegunLeadDesk = {
  get(): BegunLeads
  find(id: string): BegunLead | null
  /** With a bike that was located, with its code only, or blank. */
  begin(start: LeadStart, phoneNumber: string): Result<BegunLeads>
  /** From another program: in the sheet, beside whatever is begun already. */
  beginWith(handOver: HandOver & { handOver: 'lead' }): Result<BegunLeads>
  open(id: string): Result<BegunLeads>
  /** What stands in the sheet, so that nothing typed is lost. */
  keep(id: string, form: LeadForm): Result<void>
  /** Closes the sheet. A lead with nothing in it is gone. */
  setAside(): Result<BegunLeads>
  forget(id: string): Result<BegunLeads>
  /** For a moment: then nothing of it is left. */
  undoForget(): Result<BegunLeads>
  withoutBike(id: string): Result<BegunLeads>
  /** Inside a transaction: it was sent. */
  sent(id: string): void
  /** By a scanned or typed code, or by the number on the shop's own label. */
  locate(code: string | number): BegunLeads
  stopLocating(): BegunLeads
  close(): void
}

/**
 * Leads that were begun, on disk, one of them in the sheet; and where the scanned bike stands. A scan
 * while the sheet is open gives its bike to that lead; otherwise it asks which stores have it.
 */
export function createBegunLeads(
  { clock, database, stockLookup, log }: Pick<Ports, 'clock' | 'database' | 'stockLookup' | 'log'>,
  { accounts, events }: { accounts: AccountDesk; events: Pick<CounterEvents, 'emit'> },
): BegunLeadDesk {
  let open: string | null = null
  let thrown: { lead: BegunLead; since: number; letGo: Undo } | null = null
  const locator = createBikeLocator({ stockLookup, log }, { accounts, found })

  const leads = (): BegunLead[] => readSetting(database.settings, settings.begunLeads)
  const find = (id: string): BegunLead | null => leads().find((lead) => lead.id === id) ?? null
  const get = (): BegunLeads => ({
    leads: leads(),
    open,
    located: locator.get(),
    thrownAway:
      thrown === null
        ? null
        : {
            ...{ id: thrown.lead.id, name: thrown.lead.form.name },
            ...{ since: thrown.since, until: thrown.since + undoFor },
          },
  })

  function letGo(): void {
    thrown?.letGo()
    thrown = null
  }

  function tell(): BegunLeads {
    const now = get()
    events.emit('leads.begun', now)
    return now
  }

  function write(next: BegunLead[]): void {
    writeSetting(database.settings, settings.begunLeads, next)
  }

  /** The newest first; one that is written again comes to the front. */
  function put(lead: BegunLead): Result<void> {
    return database.write(() => {
      write([lead, ...leads().filter(({ id }) => id !== lead.id)])
    })
  }

  function without(id: string): BegunLead[] {
    return leads().filter((lead) => lead.id !== id)
  }

  function told(done: Result<void>): Result<BegunLeads> {
    return done.ok ? ok(tell()) : done
  }

  function inSheet(form: LeadForm, bike: LeadBike | null): Result<BegunLeads> {
    const lead = { id: randomUUID(), form, bike, changedAt: clock.now() }
    const written = put(lead)
    if (!written.ok) return written
    open = lead.id
    locator.forget()
    return ok(tell())
  }

  function change(id: string, part: Partial<BegunLead>): Result<void> {
    const lead = find(id)
    if (lead === null) return failed({ kind: 'not-found', what: `begun lead ${id}` })
    return put({ ...lead, ...part, changedAt: clock.now() })
  }

  /** The bike is for the lead in the sheet. Its code is kept at once: offline it is all there is. */
  function found(what: Found, isAnswer: boolean): void {
    const nearest = nearestBike(what)
    const bike = nearest === null ? bikeOfCode(what) : bikeOf(nearest, what)
    const kept = open === null ? ok(undefined) : change(open, { bike })
    if (!kept.ok) log.warn('A bike was not kept with its lead', { fault: kept.fault.kind })
    if (isAnswer) tell()
  }

  const country = (): string => accounts.get().cyclesoftware?.country ?? 'NL'

  return {
    get,
    find,

    begin(start, phoneNumber) {
      // A second Enter means the sheet that is open already.
      if (open !== null && find(open) !== null) return ok(get())
      const from = locator.get()
      const form = { ...newForm(country()), phoneNumber }
      if (start.with === 'nothing' || from === null) return inSheet(form, null)
      const chosen = start.with === 'code' ? null : bikeAt(from, start)
      return inSheet(form, chosen === null ? bikeOfCode(from) : bikeOf(chosen, from))
    },

    beginWith(handOver) {
      const begun = inSheet(formOfHandOver(handOver, country()), null)
      if (!begun.ok || handOver.barcode === undefined) return begun
      locator.locate(handOver.barcode)
      return ok(tell())
    },

    open(id) {
      if (find(id) === null) return failed({ kind: 'not-found', what: `begun lead ${id}` })
      locator.forget()
      open = id
      return ok(tell())
    },

    keep: (id, form) => change(id, { form }),

    setAside() {
      const lead = open === null ? null : find(open)
      open = null
      locator.forget()
      if (lead === null || lead.bike !== null || !isBlank(lead.form)) return ok(tell())
      return told(
        database.write(() => {
          write(without(lead.id))
        }),
      )
    },

    forget(id) {
      const lead = find(id)
      const removed = database.write(() => {
        write(without(id))
      })
      if (!removed.ok) return removed
      if (open === id) open = null
      locator.forget()
      letGo()
      if (lead !== null) {
        const gone = clock.after(undoFor, () => {
          thrown = null
          tell()
        })
        thrown = { lead, since: clock.now(), letGo: gone }
      }
      return ok(tell())
    },

    undoForget() {
      if (thrown === null) return failed({ kind: 'not-found', what: 'a lead that was thrown away' })
      const { lead } = thrown
      const written = put(lead)
      if (!written.ok) return written
      letGo()
      open = lead.id
      return ok(tell())
    },

    withoutBike(id) {
      locator.forget()
      return told(change(id, { bike: null }))
    },

    sent(id) {
      write(without(id))
      database.afterCommit(() => {
        if (open === id) open = null
        locator.forget()
      })
    },

    locate(code) {
      locator.locate(code)
      return tell()
    },
    stopLocating() {
      locator.forget()
      return tell()
    },
    close: () => {
      letGo()
      locator.close()
    },
  }
}

function bikeOf(
  { store, bike }: BikeInStore,
  { title, barcode }: Pick<Found, 'title' | 'barcode'>,
): LeadBike {
  return {
    store: store.store,
    storeName: store.isOwn ? null : store.name,
    objectId: bike.objectId,
    description: title ?? bike.brandName,
    articleNumber: bike.articleId,
    barcode: bike.barcode ?? barcode,
    isDemo: bike.isDemo,
  }
}

function bikeOfCode({ title, barcode }: Pick<Found, 'barcode' | 'title'>): LeadBike {
  return {
    store: null,
    storeName: null,
    objectId: null,
    description: title,
    articleNumber: null,
    barcode,
    isDemo: false,
  }
}
