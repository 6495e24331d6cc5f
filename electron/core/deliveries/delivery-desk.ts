import { randomUUID } from 'node:crypto'
import { isStolen, type FrameNumber } from '../../../shared/bike.ts'
import { mostLines, type Delivery, type KeptLine, type LineStop } from '../../../shared/delivery.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import { requiredAttributes, type DraftBike } from '../../../shared/registration.ts'
import type { ScanMeaning } from '../../../shared/scan.ts'
import type { AccountDesk } from '../accounts.ts'
import { checkFrameNumber } from '../checking/check-frame-number.ts'
import type { CounterEvents } from '../events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { linkKey, registerKey } from '../outbox/payloads.ts'
import type { Ports } from '../ports.ts'
import type { ScanRoute, TakenScan } from '../scanning/scan-desk.ts'
import { lookUpStock } from '../selling/stock-lookup.ts'
import { readSetting, settings, writeSetting } from '../settings.ts'
import type { KeptDelivery } from './kept-delivery.ts'
import { jobsOfLine } from './register-delivery.ts'

export type DeliveryDesk = {
  get(): Delivery
  show(isOpen: boolean): Result<Delivery>
  setBike(bike: DraftBike): Result<Delivery>
  remove(id: string): Result<Delivery>
  /** Puts these bikes' jobs on disk, all or none; those that are stopped or gone meanwhile stay. */
  register(ids: readonly string[]): Result<Delivery>
  readonly scans: ScanRoute
}

type Known = Pick<Delivery['lines'][number], 'check'> & { stop: 'stolen' | 'registered' | null }

/**
 * A whole delivery of stock bikes by scanner: the list is on disk with every scan, each frame number is
 * checked beside it, and a bike that is stopped stops only itself.
 */
export function createDeliveryDesk(
  { clock, database, registry, pos, log }: Ports,
  counter: {
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
  },
): DeliveryDesk {
  const { jobs, articles } = database
  const { accounts, operator, outbox, events } = counter
  const known = new Map<string, Known>()
  let refusal: Fault | null = null
  let asking: string | null = null

  function read(): KeptDelivery {
    const nothing = { isOpen: false, article: null, lines: [] }
    return readSetting(database.settings, settings.delivery) ?? nothing
  }

  function get(): Delivery {
    const { isOpen, article, lines } = read()
    const bike = article?.bike ?? {}
    return {
      isOpen,
      article,
      isAsking: asking !== null,
      missing: requiredAttributes.filter((name) => (bike[name] ?? '') === ''),
      lines: lines.map((line) => {
        const { check, stop } = known.get(line.id) ?? { check: 'checking', stop: null }
        return { ...line, check, stop: stop ?? stopHere(line) }
      }),
      refusal,
    }
  }

  /** What this counter itself knows against a line. */
  function stopHere({ number, shieldCode }: KeptLine): LineStop | null {
    const account = accounts.current('cicopass')
    if (account === null) return null
    const key = registerKey(account, number.compared)
    if ((jobs.liveJobWith(key) ?? jobs.doneJobWith(key)) !== null) return 'here-already'
    const link = shieldCode === null ? null : linkKey(account, shieldCode)
    const isUsed = link !== null && (jobs.liveJobWith(link) ?? jobs.doneJobWith(link)) !== null
    return isUsed ? 'shield-in-use' : null
  }

  function tell(): Delivery {
    const view = get()
    events.emit('delivery.changed', view)
    return view
  }

  function keep(change: (kept: KeptDelivery) => KeptDelivery): Result<Delivery> {
    const written = database.write(() => {
      writeSetting(database.settings, settings.delivery, change(read()))
    })
    return written.ok ? ok(tell()) : written
  }

  async function check({ id, number }: KeptLine): Promise<void> {
    const { hits, fault } = await checkFrameNumber(registry, number)
    const stop = hits.some(isStolen) ? 'stolen' : hits.length > 0 ? 'registered' : null
    known.set(id, { check: fault === null ? 'clear' : 'not-checked', stop })
    tell()
  }

  function inBackground(work: Promise<void>): void {
    work.catch((defect: unknown) => {
      log.warn('Work beside a delivery failed', { defect: String(defect) })
    })
  }

  async function askPos(barcode: string): Promise<void> {
    const store = accounts.get().cyclesoftware?.store ?? null
    if (store === null) return
    asking = barcode
    const answer = await lookUpStock({ pos, articles }, { barcode, store })
    if (asking !== barcode) return
    asking = null
    const { article } = read()
    if (answer.ok && answer.value !== null && article?.barcode === barcode) {
      const { attributes } = answer.value
      keep((kept) => ({
        ...kept,
        article: { barcode, bike: { ...attributes, ...article.bike } },
      }))
    } else tell()
  }

  function refuse(fault: Fault): TakenScan {
    refusal = fault
    tell()
    return { outcome: 'refused', fault }
  }

  function done(kept: Result<Delivery>): TakenScan {
    return kept.ok ? { outcome: 'accepted' } : refuse(kept.fault)
  }

  function takeCode(barcode: string): TakenScan {
    if (read().article?.barcode === barcode) return { outcome: 'accepted' }
    const taken = done(
      keep((kept) => ({ ...kept, article: { barcode, bike: articles.learned(barcode) ?? {} } })),
    )
    inBackground(askPos(barcode))
    return taken
  }

  function takeNumber(number: FrameNumber): TakenScan {
    const { article, lines } = read()
    const { missing } = get()
    if (article === null || missing.length > 0) {
      return refuse({ kind: 'draft-incomplete', missing: ['bike'] })
    }
    const twin = lines.find((line) => line.number.compared === number.compared)
    if (twin !== undefined || lines.length >= mostLines) {
      return refuse({ kind: 'already-here', jobId: '', what: number.sent })
    }
    // What the customer pays is no delivery's.
    const { salePriceCents: _price, ...bike } = article.bike
    const line = { id: randomUUID(), bike, number, shieldCode: null }
    const taken = done(keep((kept) => ({ ...kept, lines: [...kept.lines, line] })))
    inBackground(check(line))
    return taken
  }

  function takeShield(code: string): TakenScan {
    const { lines } = read()
    const last = lines.at(-1)
    if (lines.some(({ shieldCode }) => shieldCode === code)) {
      return refuse({ kind: 'already-here', jobId: '', what: code })
    }
    if (last === undefined || last.shieldCode !== null) {
      return refuse({ kind: 'draft-incomplete', missing: ['frameNumber'] })
    }
    return done(
      keep((kept) => ({
        ...kept,
        lines: [...kept.lines.slice(0, -1), { ...last, shieldCode: code }],
      })),
    )
  }

  function take(text: string, meaning: ScanMeaning): TakenScan {
    refusal = null
    switch (meaning.kind) {
      case 'product-code':
        return takeCode(meaning.barcode)
      case 'frame-number':
        return takeNumber(meaning.number)
      case 'shield':
        return takeShield(meaning.code)
      default:
        return refuse({ kind: 'not-found', what: text })
    }
  }

  for (const line of read().lines) inBackground(check(line))

  return {
    get,
    show: (isOpen) => keep((kept) => ({ ...kept, isOpen })),
    setBike: (bike) =>
      keep((kept) => ({ ...kept, article: { barcode: kept.article?.barcode ?? null, bike } })),
    remove: (id) => keep((kept) => ({ ...kept, lines: kept.lines.filter((one) => one.id !== id) })),

    register(ids) {
      const account = accounts.current('cicopass')
      if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      const origin = { account, now: clock.now(), heldUntil: null, operator: operator() }
      const going = get().lines.filter(({ id, stop }) => ids.includes(id) && stop === null)
      const written = database.write(() => {
        const gone = new Set<string>()
        for (const line of going) {
          const made = jobsOfLine(line, origin)
          for (const job of made) jobs.add(job)
          if (made.length > 0) gone.add(line.id)
        }
        const kept = read()
        const lines = kept.lines.filter(({ id }) => !gone.has(id))
        writeSetting(database.settings, settings.delivery, { ...kept, lines })
      })
      if (!written.ok) return written
      outbox.nudge()
      events.emit('queue.changed', {})
      return ok(tell())
    },

    scans: {
      takes: ['shield', 'product-code', 'frame-number', 'nothing'],
      asksForBike: () => read().article === null,
      take: (scan, meaning) => take(scan.text, meaning),
    },
  }
}
