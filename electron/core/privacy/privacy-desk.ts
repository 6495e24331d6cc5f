import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { CustomerRecords } from '../../../shared/privacy.ts'
import type { Jobs, LeftOfJob } from '../jobs/definition.ts'
import { readJson } from '../outbox/payloads.ts'
import type { ForgottenJob, Ports, StoredCustomerRecord, StoredJob, Undo } from '../ports.ts'
import { customerLists, forgetEntry } from '../settings/customer-lists.ts'
import { eraseAside, forgetUnreadable } from '../settings/stored-settings.ts'
import { namesCustomer } from './customer-match.ts'

const day = 24 * 60 * 60_000
/** How long a customer stays known after there was nothing left to do (DESIGN.md, "Data"). */
const keptFor = 30 * day
const sweepEvery = 10 * 60_000
/** In one transaction: a shop that comes back from a long holiday does not stand still for it. */
const atOnce = 200
const mostShown = 50

export type PrivacyDesk = {
  find(search: string): CustomerRecords
  /** Everything that is known of the customer, whole, to hand over. */
  gather(search: string): { what: string; at: string; texts: unknown[] }[]
  /** Writes what `gather` answers to a file. */
  export(search: string): Promise<Result<{ path: string; records: number }>>
  /** Forgets the customer now, except where something still goes on. */
  erase(search: string): Result<{ erased: number; inUse: number }>
  /** Forgets whoever's time is over, now and then every ten minutes. */
  start(): Promise<void>
  close(): void
}

export type PrivacySurroundings = {
  clockIsRight: () => boolean
  /** What stays of a job, by its kind. */
  jobs: Pick<Jobs, 'definitionOf'>
  /** Files of other programs that the counter took and put away; none in training and in memory. */
  inboundFiles?: InboundFiles | undefined
}

/** Deletes the files whose text `names` knows; `held`: one that could not be, by another program. */
export type InboundFiles = {
  removeNaming(names: (text: string) => boolean): { removed: number; held: string | null }
}

/** What the counter knows of customers, and how it forgets them: docs/privacy.md. */
export function createPrivacyDesk(
  { clock, database, files, log }: Pick<Ports, 'clock' | 'database' | 'files' | 'log'>,
  { clockIsRight, jobs: { definitionOf }, inboundFiles }: PrivacySurroundings,
): PrivacyDesk {
  const { customers, handOvers, jobs } = database
  let timer: Undo | null = null
  let isClosed = false

  /** What names the customer, and what belongs to a lead that does: that may hold no phone number. */
  function of(search: string): StoredCustomerRecord[] {
    const all = customers.records(customerLists())
    const named = all.filter(({ title, texts }) => namesCustomer([title ?? '', ...texts], search))
    const leads = new Set(named.flatMap(leadsIn))
    return all.filter(
      (record) => named.includes(record) || leadsIn(record).some((id) => leads.has(id)),
    )
  }

  /** Null: the row cannot be read, and is forgotten whole. */
  function readableJob(id: string): StoredJob | null {
    try {
      return jobs.get(id)
    } catch (unreadable) {
      log.warn('A job of a customer cannot be read', { error: String(unreadable) })
      return null
    }
  }

  function forget(record: StoredCustomerRecord): void {
    switch (record.what) {
      case 'lead':
        customers.forgetLead(record.account ?? '', record.id)
        return
      case 'hand-over':
        customers.forgetHandOver(record.id)
        return
      case 'reason':
        customers.forgetReason(record.id)
        return
      case 'kept-aside':
        eraseAside(database.settings, record.id)
        return
      case 'begun-lead':
        forgetEntry(database.settings, record)
        return
      case 'lead-job':
      case 'theft-job':
      case 'unknown-job': {
        const job = readableJob(record.id)
        const left = job === null ? null : (definitionOf(job.kind).forget?.(job) ?? null)
        customers.forgetJob(record.id, forgotten(left, clock.now()))
      }
    }
  }

  /** By a clock that the services confirm: one that is set a year ahead would forget everybody. */
  async function sweep(): Promise<void> {
    let found = 0
    do {
      // Between two batches whoever waits for the counter has their turn.
      if (found > 0) await nextTurn()
      if (isClosed || !clockIsRight()) return
      const old = customers.endedBefore(clock.now() - keptFor, {
        limit: atOnce,
        lists: customerLists(),
      })
      found = old.length
      const forgotten = forgetEach(old)
      const written = database.write(() => {
        jobs.forgetPhotos(clock.now() - keptFor)
        handOvers.forgetContent(clock.now() - keptFor)
        forgetUnreadable(database.settings, clock.now() - keptFor)
      })
      if (!written.ok) {
        log.warn('Customers whose time is over are still there', { fault: written.fault.kind })
        return
      }
      if (found === 0) return
      log.info('Customers whose time is over were forgotten', { records: forgotten })
      // Those that cannot be are found again, and nothing behind them.
      if (forgotten === 0) return
    } while (found === atOnce)
  }

  /** Together, or one by one where one of them cannot be: it hides no other. @returns how many were */
  function forgetEach(records: readonly StoredCustomerRecord[]): number {
    const all = (): void => {
      for (const record of records) forget(record)
    }
    if (attempt(all)) return records.length
    return records.filter((record) => attempt(() => forget(record))).length
  }

  function attempt(change: () => void): boolean {
    try {
      const written = database.write(change)
      if (!written.ok) log.warn('A customer was not forgotten', { fault: written.fault.kind })
      return written.ok
    } catch (defect) {
      log.error('A record of a customer cannot be forgotten', { error: String(defect) })
      return false
    }
  }

  function nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      clock.after(0, resolve)
    })
  }

  /** The next one first: it comes whatever becomes of this. */
  function plan(): Promise<void> {
    timer = clock.after(sweepEvery, plan)
    return sweep()
  }

  function gather(search: string) {
    return of(search).map(({ what, at, texts }) => ({
      what,
      at: new Date(at).toISOString(),
      texts: texts.map(readAsItIs),
    }))
  }

  return {
    find(search) {
      const found = of(search)
      return {
        records: found.slice(0, mostShown).map(({ what, id, title, at, endedAt }) => ({
          what,
          id,
          title,
          at: new Date(at).toISOString(),
          isInUse: endedAt === null,
        })),
        total: found.length,
        inUse: found.filter(({ endedAt }) => endedAt === null).length,
      }
    },
    gather,
    async export(search) {
      const found = gather(search)
      const time = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      const text = `${JSON.stringify(found, null, 2)}\n`
      const path = await files.saveExport(`counter-customer-${time}.json`, [text])
      return path.ok ? ok({ path: path.value, records: found.length }) : path
    },
    erase(search) {
      const found = of(search)
      const ended = found.filter(({ endedAt }) => endedAt !== null)
      const written = database.write(() => {
        for (const record of ended) forget(record)
      })
      if (!written.ok) return written
      const inUse = found.length - ended.length
      const files = inboundFiles?.removeNaming((text) => namesCustomer([text], search))
      if (files !== undefined && files.held !== null) {
        return failed({ kind: 'file-in-use', path: files.held })
      }
      return ok({ erased: ended.length + (files?.removed ?? 0), inUse })
    },
    start: plan,
    close() {
      isClosed = true
      timer?.()
    },
  }
}

const AboutLead = z.object({ uuid: z.uuid() })

/** UUIDs of the leads that a record is about. */
function leadsIn({ texts }: StoredCustomerRecord): string[] {
  return texts.flatMap((text) => {
    const lead = readJson(AboutLead, text)
    return lead.ok ? [lead.value.uuid.toLowerCase()] : []
  })
}

/** What was done, to which bike or lead, and how it ended; nothing of whom it was for. */
function forgotten(left: LeftOfJob | null, now: number): ForgottenJob {
  const { payload, title, result } = left ?? { payload: {}, title: null, result: null }
  return {
    payload: JSON.stringify({ forgotten: new Date(now).toISOString(), ...payload }),
    title,
    result: result === null ? null : JSON.stringify(result),
  }
}

function readAsItIs(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text // a service's words
  }
}
