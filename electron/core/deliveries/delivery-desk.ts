import type { Delivery, KeptLine } from '../../../shared/delivery.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type { KnownTexts } from '../../../shared/frame-number.ts'
import type { DraftBike } from '../../../shared/registration.ts'
import { hasRightCheckDigit } from '../../../shared/product-code.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import { undoMilliseconds } from '../outbox/held.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Ports } from '../ports.ts'
import type { ScanRoute, TakenScan } from '../scanning/scan-desk.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { createDeliveryArticle } from './delivery-article.ts'
import { createDeliveryChecks } from './delivery-checks.ts'
import {
  corrected,
  missingOf,
  refused,
  typed,
  withNumber,
  withShield,
  type Changed,
  type TypedLine,
} from './delivery-lines.ts'
import type { KeptDelivery } from './kept-delivery.ts'
import { jobsOfLine, stopHere } from './register-delivery.ts'

export type DeliveryDesk = {
  get(): Delivery
  /** Scans on `Sold bikes` are for the delivery. */
  isOpen(): boolean
  show(isOpen: boolean): Result<Delivery>
  /** A product code that was typed. */
  readCode(text: string): Result<Delivery>
  /** What the next bikes are, and the code it is said of; null: of none. */
  setBike(bike: DraftBike, barcode: string | null): Result<Delivery>
  /** A bike, or the shield of the last one, that was typed; or what is right for a line that was wrong. */
  write(line: TypedLine): Result<Delivery>
  /** The next scan is for this line; null: for the next bike again. */
  correct(id: string | null): Delivery
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
  ports: Pick<Ports, 'clock' | 'database' | 'registry' | 'stockLookup' | 'log'>,
  counter: {
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
    known: KnownTexts
  },
): DeliveryDesk {
  const { clock, database } = ports
  const { jobs } = database
  const { accounts, operator, outbox, events, known } = counter
  const checks = createDeliveryChecks(ports, tell)
  const goods = createDeliveryArticle(ports, { accounts, read, keep, tell })
  let refusal: Fault | null = null
  /** The line that the next scan, or what is typed, is right for. */
  let correcting: string | null = null

  function read(): KeptDelivery {
    return readSetting(database.settings, settings.delivery)
  }

  function get(): Delivery {
    const { isOpen, article, lines, last } = read()
    return {
      isOpen,
      article,
      isAsking: goods.isAsking(),
      missing: missingOf(article?.bike ?? {}),
      correcting,
      lines: lines.map((line) => {
        const { check, stop } = checks.of(line.id)
        return { ...line, check, stop: stop ?? stopOf(line) }
      }),
      refusal,
      held:
        last === null || last.until <= clock.now()
          ? null
          : { count: last.lines.length, until: new Date(last.until).toISOString() },
    }
  }

  function stopOf(line: KeptLine) {
    const account = accounts.current(registryName)
    return account === null ? null : stopHere(line, { jobs, account })
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

  function keepChanged(changed: Changed): Result<Delivery> {
    if (!changed.ok) return changed
    const { kept, line } = changed.value
    correcting = null
    const written = keep(() => kept)
    if (written.ok) checks.ask([line])
    return written
  }

  /** What was read, by scanner or by hand, without a word on where it goes. */
  function use(meaning: ScanMeaning): Result<Delivery> {
    const kept = read()
    switch (meaning.kind) {
      case 'product-code':
        return correcting === null ? goods.takeCode(meaning.barcode) : refused('not-for-this')
      case 'frame-number': {
        const { number, asks: reason } = meaning
        if (reason !== undefined) {
          return failed({ kind: 'frame-number-refused', reason, asRead: number.asRead })
        }
        return keepChanged(
          correcting === null
            ? withNumber(kept, { number, shieldCode: null })
            : corrected(kept, correcting, { number }),
        )
      }
      case 'shield':
        return keepChanged(
          correcting === null
            ? withShield(kept, meaning.code)
            : corrected(kept, correcting, { shieldCode: meaning.code }),
        )
      default:
        return refused('not-for-this')
    }
  }

  function take(scan: Scan, meaning: ScanMeaning): TakenScan {
    refusal = null
    const used =
      correcting === null && isCodeOrNumber(scan, meaning)
        ? refused('code-or-number')
        : use(meaning)
    if (used.ok) return { outcome: 'accepted' }
    refusal = used.fault
    tell()
    return { outcome: 'refused', fault: used.fault }
  }

  return {
    get,
    isOpen: () => read().isOpen,
    show(isOpen) {
      correcting = null
      const shown = keep((kept) => ({ ...kept, isOpen }))
      if (shown.ok && isOpen) checks.ask(read().lines)
      return shown
    },
    readCode(text) {
      refusal = null
      return goods.readCode(text)
    },
    setBike: (bike, barcode) => goods.set(bike, barcode),
    write(line) {
      refusal = null
      return keepChanged(typed(read(), line, known))
    },
    correct(id) {
      refusal = null
      correcting = id
      return tell()
    },
    remove: (id) => keep((kept) => ({ ...kept, lines: kept.lines.filter((one) => one.id !== id) })),

    register(ids) {
      const account = accounts.current(registryName)
      if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
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
      events.emit('queue.changed', {})
      return ok(tell())
    },

    scans: {
      takes: ['shield', 'product-code', 'frame-number', 'nothing'],
      asksForBike: () => read().article === null,
      productCode: () => read().article?.barcode ?? null,
      take,
    },

    start() {
      if (read().isOpen) checks.ask(read().lines)
    },
    close() {
      goods.close()
      checks.close()
    },
  }
}

/** The code of the next article, of a scanner that does not say what it read? Registered wrongly it stays. */
function isCodeOrNumber({ text, aim }: Scan, { kind, why }: ScanMeaning): boolean {
  const digits = text.replace(/\s/g, '')
  return (
    kind === 'frame-number' && why === 'frame-number' && aim === null && hasRightCheckDigit(digits)
  )
}
