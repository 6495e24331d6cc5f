import { defectDetails, internalFault } from '../defect.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type { TillReading } from '../../../shared/sold-bike.ts'
import type { StoreId } from '../../../shared/stock.ts'
import type { FeedProblem, TillSale } from '../../../shared/till-sale.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { Ports, Undo } from '../ports.ts'
import type { UnreadableRecordList } from '../unreadable-records.ts'
import { takeIn, type TakingIn } from './take-in.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** Between two readings; each page of a reading adds to the rest after it. */
const rest = minute
const restAPage = 10_000
/** A right that is missing is granted by hand: asked again now and then. */
const restWithoutRight = 60 * minute
/** A feed without an end is none: what lies behind is read from the same day on next time. */
const mostPages = 500

export type TillReader = {
  /** Reads now and then from now on, as the lowest class of calls. */
  start(): void
  /** Reads now, for a person who waits. One reading at a time: joins the one that goes on. */
  readNow(): Promise<Result<void>>
  /** The network came back, or the account changed: what stood in the way may be gone. */
  wake(): void
  reading(): TillReading
  /** How many mopeds were sold since then (epoch milliseconds), as far as was read. */
  mopedsSince(moment: number): number
  stop(): void
}

/**
 * Reads the till's sales. The feed knows days only, so each reading begins a day before the last one
 * that was whole: yesterday and today, or further back after a longer pause. What was read before is
 * known again by `takeIn`.
 */
export function createTillReader(
  { clock, salesFeed, database, log }: Pick<Ports, 'clock' | 'salesFeed' | 'database' | 'log'>,
  options: {
    accounts: AccountDesk
    /** When a call that nobody waits for may go out; now or earlier is at once, null not for now. */
    mayAskAt: () => number | null
    /** Reads more about one bike that was sold; answers whether there was one. */
    readMore: () => Promise<Result<boolean>>
    unreadable: UnreadableRecordList
    changed: () => void
  },
): TillReader {
  const { accounts, changed, unreadable } = options
  let running: Promise<Result<void>> | null = null
  /** By account and transaction: each reading reads today anew. */
  const mopeds = new Map<string, Mopeds>()
  let isHurried = false
  let endWait: (() => void) | null = null
  let timer: Undo | null = null
  let isStarted = false
  let isStopped = false
  let fault: Fault | null = null

  function current(): { account: string; store: StoreId | null } | null {
    const account = accounts.current(posName)
    return account === null ? null : { account, store: accounts.get().cyclesoftware?.store ?? null }
  }

  /** Waits for the allowance, unless a person waits for us. */
  async function turn(): Promise<void> {
    while (!isHurried && !isStopped) {
      const wait = (options.mayAskAt() ?? clock.now() + rest) - clock.now()
      if (wait <= 0) return
      await new Promise<void>((resolve) => {
        const undo = clock.after(wait, resolve)
        endWait = () => {
          undo()
          resolve()
        }
      })
    }
  }

  /** Answers how many pages it took. */
  async function readPages(): Promise<Result<number>> {
    const reader = current()
    if (reader === null) return failed({ kind: 'not-signed-in', service: posName })
    const { account, store } = reader
    const { soldBikes } = database
    const startedAt = clock.now()
    const from = Math.min(soldBikes.readUntil(account) ?? startedAt, startedAt) - day
    const asked = new Set<string>()
    let next: string | null = null
    for (;;) {
      await turn()
      const page = await salesFeed.bookedSales(
        next === null ? { from, to: startedAt, store } : { next },
      )
      if (isStopped || current()?.account !== account) return ok(asked.size)
      if (!page.ok) return page
      const { sales, problems, next: following } = page.value
      const registryAccount = accounts.current(registryName)
      for (const { transaction, bookedAt, mopeds: count } of sales) {
        if (count > 0) mopeds.set(`${account}|${transaction}`, { account, bookedAt, count })
        else mopeds.delete(`${account}|${transaction}`)
      }
      const taken = takePage(sales, { database, account, registryAccount, now: clock.now() })
      if (!taken.ok) return taken
      const refused = [...problems, ...taken.value]
      unreadable.noteFeed({ problems: refused, whole: wholeOf(sales, refused) })
      if (following === null) {
        const written = database.write(() => {
          soldBikes.saveReadUntil(account, startedAt)
        })
        if (!written.ok) return written
      }
      changed()
      if (following === null) return ok(asked.size + 1)
      if (asked.has(following) || asked.size >= mostPages) {
        log.warn('The sales feed does not end', { pages: asked.size })
        return ok(asked.size)
      }
      asked.add(following)
      next = following
    }
  }

  /** Puts a page on disk: at once, or sale by sale where one of them cannot be. Answers those. */
  function takePage(sales: readonly TillSale[], into: TakingIn): Result<FeedProblem[]> {
    try {
      const written = database.write(() => {
        takeIn(sales, into)
      })
      return written.ok ? ok([]) : written
    } catch (defect) {
      log.error('A page of sales was not taken as a whole', { defect: String(defect) })
    }
    return database.write(() =>
      sales.flatMap((sale): FeedProblem[] => {
        try {
          database.write(() => {
            takeIn([sale], into)
          })
          return []
        } catch (defect) {
          const { transaction } = sale
          log.error('A sale was not taken', { transaction, defect: String(defect) })
          return [{ transaction, item: null, problem: 'sale' }]
        }
      }),
    )
  }

  async function readAll(): Promise<Result<number>> {
    const pages = await readPages()
    if (!pages.ok) return pages
    for (;;) {
      await turn()
      if (isStopped) return pages
      const more = await options.readMore()
      // What is not known of a bike is asked of staff: no reason to call the reading failed.
      if (!more.ok || !more.value) return pages
      changed()
    }
  }

  function read(): Promise<Result<void>> {
    timer?.()
    timer = null
    running ??= readAll()
      .catch((defect: unknown): Result<number> => {
        const internal = internalFault()
        const { reference } = internal
        log.error('Reading the sales feed failed', { reference, ...defectDetails(defect) })
        return failed(internal)
      })
      .then((pages): Result<void> => {
        fault = pages.ok ? null : pages.fault
        plan(pages.ok ? rest + pages.value * restAPage : restAfter(pages.fault, clock.now()))
        return pages.ok ? ok(undefined) : pages
      })
      .finally(() => {
        running = null
        isHurried = false
        if (!isStopped) changed()
      })
    return running
  }

  function inBackground(): void {
    read().catch((defect: unknown) => {
      if (!isStopped) log.error('Reading the till failed', defectDetails(defect))
    })
  }

  function plan(wait: number | null): void {
    timer?.()
    timer = null
    if (!isStarted || isStopped || wait === null) return
    timer = clock.after(wait, read)
  }

  return {
    start() {
      isStarted = true
      if (current() !== null) inBackground()
    },
    readNow() {
      isHurried = true
      endWait?.()
      return read()
    },
    wake() {
      if (!isStarted || isStopped) return
      if (current() === null) fault = null
      else if (running === null) inBackground()
    },
    reading() {
      const reader = current()
      const left = unreadable.get()
      if (reader === null) return { state: 'off', readAt: null, fault: null, unreadable: left }
      const readAt = database.soldBikes.readUntil(reader.account)
      return {
        state: running === null ? 'idle' : 'reading',
        readAt: readAt === null ? null : new Date(readAt).toISOString(),
        fault,
        unreadable: left,
      }
    },
    mopedsSince(moment) {
      const account = current()?.account
      return [...mopeds.values()]
        .filter((sold) => sold.account === account && sold.bookedAt >= moment)
        .reduce((all, { count }) => all + count, 0)
    },
    stop() {
      isStopped = true
      timer?.()
      endWait?.()
    },
  }
}

type Mopeds = { account: string; bookedAt: number; count: number }

/** The sales of which nothing is missing. */
function wholeOf(sales: readonly TillSale[], problems: readonly FeedProblem[]): Set<string> {
  const whole = new Set(sales.map(({ transaction }) => transaction))
  for (const { transaction } of problems) if (transaction !== null) whole.delete(transaction)
  return whole
}

/** Null: not before something changes. A wrong password tried again and again locks an account. */
function restAfter(fault: Fault, now: number): number | null {
  switch (fault.kind) {
    case 'not-signed-in':
    case 'sign-in-refused':
      return null
    case 'scope-missing':
      return restWithoutRight
    case 'rate-limited':
      return Math.max(rest, (fault.retryAt ?? now) - now)
    default:
      return rest
  }
}
