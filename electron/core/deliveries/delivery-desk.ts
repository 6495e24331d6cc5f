import { randomUUID } from 'node:crypto'
import type { FrameNumber } from '../../../shared/bike.ts'
import { mostLines, type Delivery, type KeptLine, type LineStop } from '../../../shared/delivery.ts'
import type { DeliveryRefusal } from '../../../shared/delivery-refusal.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import { requiredAttributes, type DraftBike } from '../../../shared/registration.ts'
import type { ScanMeaning } from '../../../shared/scan.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import { undoMilliseconds } from '../outbox/held.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { linkKey, registerKey } from '../outbox/payloads.ts'
import type { Ports } from '../ports.ts'
import type { ScanRoute, TakenScan } from '../scanning/scan-desk.ts'
import { lookUpStock } from '../selling/stock-lookup.ts'
import { readSetting, settings, writeSetting } from '../settings.ts'
import { createDeliveryChecks } from './delivery-checks.ts'
import type { KeptDelivery } from './kept-delivery.ts'
import { jobsOfLine } from './register-delivery.ts'

export type DeliveryDesk = {
  get(): Delivery
  /** Scans on `Sold bikes` are for the delivery. */
  isOpen(): boolean
  show(isOpen: boolean): Result<Delivery>
  setBike(bike: DraftBike): Result<Delivery>
  remove(id: string): Result<Delivery>
  /** Puts these bikes' jobs on disk, all or none; those that are stopped or gone meanwhile stay. */
  register(ids: readonly string[]): Result<Delivery>
  /** Takes back what was registered last, while it is held: its bikes are on the list again. */
  undo(): Result<Delivery>
  readonly scans: ScanRoute
  /** Checks what is on the list. Only a counter with a window starts it: a command has no list. */
  start(): void
  /** Answers that are still to come go nowhere from now on. */
  close(): void
}

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
  const checks = createDeliveryChecks({ registry, log }, tell)
  let refusal: Fault | null = null
  let asking: string | null = null
  let isClosed = false

  function read(): KeptDelivery {
    const nothing = { isOpen: false, article: null, lines: [], last: null }
    return readSetting(database.settings, settings.delivery) ?? nothing
  }

  function get(): Delivery {
    const { isOpen, article, lines, last } = read()
    const bike = article?.bike ?? {}
    return {
      isOpen,
      article,
      isAsking: asking !== null,
      missing: requiredAttributes.filter((name) => (bike[name] ?? '') === ''),
      lines: lines.map((line) => {
        const { check, stop } = checks.of(line.id)
        return { ...line, check, stop: stop ?? stopHere(line) }
      }),
      refusal,
      held:
        last === null || last.until <= clock.now()
          ? null
          : { count: last.lines.length, until: new Date(last.until).toISOString() },
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

  function inBackground(work: Promise<void>): void {
    work.catch((defect: unknown) => {
      if (isClosed) return
      log.error('Work beside a delivery failed', { defect: String(defect) })
    })
  }

  async function askPos(barcode: string): Promise<void> {
    const store = accounts.get().cyclesoftware?.store ?? null
    if (store === null) return
    asking = barcode
    const answer = await lookUpStock({ pos, articles }, { barcode, store })
    if (isClosed || asking !== barcode) return
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

  function fail(fault: Fault): TakenScan {
    refusal = fault
    tell()
    return { outcome: 'refused', fault }
  }

  const refuse = (reason: DeliveryRefusal): TakenScan =>
    fail({ kind: 'delivery-scan-refused', reason })

  function done(kept: Result<Delivery>): TakenScan {
    return kept.ok ? { outcome: 'accepted' } : fail(kept.fault)
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
    if (article === null || missing.length > 0) return refuse('article-first')
    if (lines.some((line) => line.number.compared === number.compared)) return refuse('on-the-list')
    if (lines.length >= mostLines) return refuse('list-full')
    // What the customer pays is no delivery's.
    const { salePriceCents: _price, ...bike } = article.bike
    const line = { id: randomUUID(), bike, number, shieldCode: null }
    const taken = done(keep((kept) => ({ ...kept, lines: [...kept.lines, line] })))
    if (taken.outcome === 'accepted') checks.ask([line])
    return taken
  }

  function takeShield(code: string): TakenScan {
    const { lines } = read()
    const last = lines.at(-1)
    if (lines.some(({ shieldCode }) => shieldCode === code)) return refuse('on-the-list')
    if (last === undefined || last.shieldCode !== null) return refuse('frame-number-first')
    return done(
      keep((kept) => ({
        ...kept,
        lines: [...kept.lines.slice(0, -1), { ...last, shieldCode: code }],
      })),
    )
  }

  function take(meaning: ScanMeaning): TakenScan {
    refusal = null
    switch (meaning.kind) {
      case 'product-code':
        return takeCode(meaning.barcode)
      case 'frame-number':
        return takeNumber(meaning.number)
      case 'shield':
        return takeShield(meaning.code)
      default:
        return refuse('not-for-this')
    }
  }

  return {
    get,
    isOpen: () => read().isOpen,
    show(isOpen) {
      const shown = keep((kept) => ({ ...kept, isOpen }))
      if (shown.ok && isOpen) checks.ask(read().lines)
      return shown
    },
    setBike: (bike) =>
      keep((kept) => ({ ...kept, article: { barcode: kept.article?.barcode ?? null, bike } })),
    remove: (id) => keep((kept) => ({ ...kept, lines: kept.lines.filter((one) => one.id !== id) })),

    register(ids) {
      const account = accounts.current('cicopass')
      if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      const now = clock.now()
      const until = now + undoMilliseconds
      const origin = { account, now, heldUntil: until, operator: operator() }
      const going = get().lines.filter(({ id, stop }) => ids.includes(id) && stop === null)
      const written = database.write(() => {
        const made = going.map(({ id }) => ({ id, jobs: [] as string[] }))
        for (const [place, line] of going.entries()) {
          for (const job of jobsOfLine(line, origin)) {
            jobs.add(job)
            made[place]?.jobs.push(job.id)
          }
        }
        const gone = new Set(made.filter((line) => line.jobs.length > 0).map(({ id }) => id))
        const kept = read()
        const last = {
          until,
          lines: kept.lines.filter(({ id }) => gone.has(id)),
          jobs: made.flatMap((line) => line.jobs),
        }
        const lines = kept.lines.filter(({ id }) => !gone.has(id))
        writeSetting(database.settings, settings.delivery, { ...kept, lines, last })
      })
      if (!written.ok) return written
      outbox.nudge()
      events.emit('queue.changed', {})
      return ok(tell())
    },

    undo() {
      const { last } = read()
      if (last === null) return failed({ kind: 'too-late', what: 'undo' })
      const written = database.write(() => {
        const undone = outbox.undo(last.jobs, operator())
        if (!undone.ok) return undone
        const kept = read()
        const lines = [...last.lines, ...kept.lines]
        writeSetting(database.settings, settings.delivery, { ...kept, lines, last: null })
        return undone
      })
      if (!written.ok) return written
      if (!written.value.ok) return written.value
      events.emit('queue.changed', {})
      return ok(tell())
    },

    scans: {
      takes: ['shield', 'product-code', 'frame-number', 'nothing'],
      asksForBike: () => read().article === null,
      take: (_scan, meaning) => take(meaning),
    },

    start() {
      if (read().isOpen) checks.ask(read().lines)
    },
    close() {
      isClosed = true
      checks.close()
    },
  }
}
