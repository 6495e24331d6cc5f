import type { FeedProblem } from '../../shared/till-sale.ts'
import type { UnreadableRecord } from './kept-unreadable.ts'
import type { AnswerSeen, Ports } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

const day = 24 * 60 * 60_000
/** What was not read for that long is of no use to anybody any more. */
const keptFor = 31 * day
const feed = 'transactions'
/** More at once is not a record here and there. */
const mostKept = 500

export type UnreadableRecordList = {
  /** What a page of the sales feed could not be read of, and which sales were read whole. */
  noteFeed(page: { problems: readonly FeedProblem[]; whole: ReadonlySet<string> }): void
  /** Learns how many records of an answer could not be read. */
  saw(answer: AnswerSeen): void
  /** `isNew`: nobody who may see it has seen all of it. */
  get(): { records: number; transactions: string[]; isNew: boolean }
  seen(): void
}

/**
 * What services sent and nobody could read: left out of everything else, told to the log once with its
 * transaction number, counted in the doctor and shown once to an owner.
 */
export function createUnreadableRecords({
  clock,
  database,
  log,
}: Pick<Ports, 'clock' | 'database' | 'log'>): UnreadableRecordList {
  /** Calls that may have left a record: asked at every answer, so not of the disk. */
  const calls = new Set(kept().map(({ call }) => call))

  function kept(): UnreadableRecord[] {
    const since = clock.now() - keptFor
    const all = readSetting(database.settings, settings.unreadableRecords)
    return all.filter((record) => record.since > since)
  }

  function save(records: readonly UnreadableRecord[]): void {
    const written = database.write(() => {
      writeSetting(database.settings, settings.unreadableRecords, records.slice(-mostKept))
    })
    if (!written.ok) log.warn('Unreadable records were not saved', { fault: written.fault.kind })
  }

  /** Those of `found` that nobody knew of, said in the log. */
  function unheard(
    before: readonly UnreadableRecord[],
    found: readonly Omit<UnreadableRecord, 'since' | 'isSeen'>[],
  ): UnreadableRecord[] {
    const known = new Set(before.map(keyOf))
    const added = found.filter((record) => {
      const isNew = !known.has(keyOf(record))
      known.add(keyOf(record))
      return isNew
    })
    for (const record of added) log.warn('Skipped an unreadable record', record)
    return added.map((record) => ({ ...record, since: clock.now(), isSeen: false }))
  }

  return {
    noteFeed({ problems, whole }) {
      const before = kept()
      const still = before.filter(
        ({ transaction }) => transaction === null || !whole.has(transaction),
      )
      const found = problems.map((problem) => ({ ...problem, call: feed }))
      const added = unheard(still, found)
      if (added.length > 0 || still.length !== before.length) save([...still, ...added])
    },
    saw({ call, faultKind, unreadable = 0 }) {
      // The feed names its sales: `noteFeed`.
      if (call === feed || faultKind !== null) return
      if (unreadable === 0 && !calls.has(call)) return
      const before = kept()
      const others = before.filter((record) => record.call !== call)
      if (unreadable === 0) {
        calls.delete(call)
        if (others.length < before.length) save(others)
        return
      }
      calls.add(call)
      const found = { call, transaction: null, item: null, problem: 'record' } as const
      const added = unheard(before, [found])
      if (added.length > 0) save([...before, ...added])
    },
    get() {
      const records = kept()
      const transactions = records.flatMap(({ transaction }) => transaction ?? [])
      return {
        records: records.length,
        transactions: [...new Set(transactions)],
        isNew: records.some(({ isSeen }) => !isSeen),
      }
    },
    seen() {
      save(kept().map((record) => ({ ...record, isSeen: true })))
    },
  }
}

function keyOf({ call, transaction, item, problem }: Omit<UnreadableRecord, 'since' | 'isSeen'>) {
  return JSON.stringify([call, transaction, item, problem])
}
