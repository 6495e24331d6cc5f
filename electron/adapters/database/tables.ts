import { z } from 'zod'
import { AsideSale } from '../../../shared/aside-sale.ts'
import { ServiceName } from '../../../shared/fault.ts'
import { HandOver } from '../../../shared/hand-over.ts'
import { JobState, ParkedBecause } from '../../../shared/job.ts'
import type { JobKind } from '../../../shared/job-kinds.ts'
import { Lead } from '../../../shared/lead.ts'
import { SalePaper } from '../../../shared/paper.ts'
import { DraftBike, SaleBike } from '../../../shared/registration.ts'
import { StockObject } from '../../../shared/stock.ts'
import { TillBike } from '../../../shared/till-sale.ts'
import type {
  StoredHandOver,
  StoredJob,
  StoredReturn,
  StoredSale,
  StoredSoldBike,
} from '../../core/ports.ts'
import {
  addedLater,
  changing,
  flag,
  integer,
  integerOrNull,
  json,
  jsonOrNull,
  text,
  textOrNull,
  word,
  wordOrNull,
} from './columns.ts'
import { defineTable, type Table } from './table.ts'

// Every table the counter keeps rows in, its columns once. A member without a column does not compile;
// tests/contract/database-tables.test.ts compares all of them with a database that was just made.

/** Which kinds there are is said where a row is read (`job-rows.ts`). */
const anyKind = { parse: (text: unknown): JobKind => text as JobKind }

/** `search_text`: `job-search.ts`; `blocked`: `job-rows.ts` and triggers. */
export const jobs = defineTable<StoredJob>(
  'jobs',
  {
    id: text('id'),
    kind: word('kind', anyKind),
    service: word('service', ServiceName),
    account: text('account'),
    createdAt: integer('created_at'),
    payload: text('payload'),
    bikeKey: textOrNull('bike_key'),
    uniqueKey: textOrNull('unique_key'),
    waitsFor: textOrNull('waits_for'),
    replaces: textOrNull('replaces'),
    operator: textOrNull('operator'),
    title: textOrNull('title'),
    frameNumber: textOrNull('frame_number'),
    shieldCode: textOrNull('shield_code'),
    state: changing(word('state', JobState)),
    attempts: changing(integer('attempts')),
    backOff: changing(integer('back_off')),
    nextAt: changing(integer('next_at')),
    sentAt: changing(integerOrNull('sent_at')),
    sentElapsed: changing(integerOrNull('sent_elapsed')),
    looks: changing(integer('looks')),
    seen: changing(textOrNull('seen')),
    parkedBecause: changing(wordOrNull('parked_because', ParkedBecause, 'damaged')),
    message: changing(textOrNull('message')),
    result: changing(textOrNull('result')),
    discardReason: changing(textOrNull('discard_reason')),
    endedAt: changing(integerOrNull('ended_at')),
  },
  ['seq', 'search_text', 'blocked'],
)

/** `seq` counts the events of a job. */
export const jobEvents = defineTable<{
  readonly job: string
  readonly at: number
  readonly what: string
  readonly outcome: string | null
  readonly serviceWords: string | null
  readonly by: string | null
}>(
  'job_events',
  {
    job: text('job'),
    at: integer('at'),
    what: text('what'),
    outcome: textOrNull('outcome'),
    serviceWords: textOrNull('service_words'),
    by: addedLater(textOrNull('who')),
  },
  ['seq'],
)

export const jobPhotos = defineTable<{
  readonly job: string
  readonly place: number
  readonly name: string
  readonly content: string
}>('job_photos', {
  job: text('job'),
  place: integer('place'),
  name: text('name'),
  content: text('content'),
})

type SaleRow = Omit<StoredSale, 'bike' | 'frameNumber' | 'papers'> & {
  bike: SaleBike | null
  frameAsRead: string
  frameSent: string
  frameCompared: string
  papers: SalePaper[] | null
}
export const sales = defineTable<SaleRow>(
  'sales',
  {
    id: text('id'),
    soldAt: integer('sold_at'),
    bike: changing(json('bike', SaleBike)),
    frameAsRead: changing(text('frame_as_read')),
    frameSent: changing(text('frame_sent')),
    frameCompared: changing(text('frame_compared')),
    shieldCode: changing(textOrNull('shield_code')),
    barcode: textOrNull('barcode'),
    registerJob: changing(textOrNull('register_job')),
    linkJob: changing(textOrNull('link_job')),
    existingBikeId: integerOrNull('existing_bike_id'),
    operator: textOrNull('operator'),
    undoneAt: changing(integerOrNull('undone_at')),
    papers: addedLater(changing(json('papers', z.array(SalePaper)))),
  },
  ['seq'],
)

type SoldBikeRow = Omit<StoredSoldBike, 'bike'> & {
  bike: TillBike | null
  /** As `bike` has it, for what asks by it. */
  objectId: number | null
}
export const soldBikes = defineTable<SoldBikeRow>(
  'sold_bikes',
  {
    id: text('id'),
    account: text('account'),
    posAccount: text('pos_account'),
    transaction: text('transaction_number'),
    item: text('item'),
    soldAt: changing(integer('sold_at')),
    priceCents: changing(integerOrNull('price_cents')),
    barcode: changing(textOrNull('barcode')),
    frameCompared: changing(textOrNull('frame_compared')),
    objectId: changing(integerOrNull('object_id')),
    bike: changing(json('bike', TillBike)),
    stock: changing(jsonOrNull('stock', StockObject)),
    returnedAt: changing(integerOrNull('returned_at')),
    returnSeenAt: changing(integerOrNull('return_seen_at')),
    dismissedAt: changing(integerOrNull('dismissed_at')),
    dismissedBecause: changing(textOrNull('dismissed_because')),
    dismissedBy: changing(textOrNull('dismissed_by')),
    saleId: changing(textOrNull('sale')),
    settledAt: changing(integerOrNull('settled_at')),
  },
  ['seq'],
)

export const tillReturns = defineTable<StoredReturn>('till_returns', {
  account: text('account'),
  posAccount: text('pos_account'),
  transaction: text('transaction_number'),
  item: text('item'),
  returnedAt: integer('returned_at'),
  credits: textOrNull('credits'),
  objectId: integerOrNull('object_id'),
  frameCompared: textOrNull('frame_compared'),
  soldBikeId: changing(textOrNull('sold_bike')),
})

export const tillReadings = defineTable<{ readonly account: string; readUntil: number }>(
  'till_readings',
  { account: text('account'), readUntil: changing(integer('read_until')) },
)

export const handOvers = defineTable<StoredHandOver>(
  'hand_overs',
  {
    id: text('id'),
    what: word('what', z.enum(['sale', 'check', 'lead'])),
    via: word('via', z.enum(['link', 'file', 'counter'])),
    ref: textOrNull('ref'),
    claim: textOrNull('claim'),
    cameAt: integer('came_at'),
    content: jsonOrNull('content', HandOver),
    aside: changing(jsonOrNull('aside', AsideSale)),
    state: changing(word('state', z.enum(['waiting', 'on-screen', 'done', 'dismissed']))),
    saleId: changing(textOrNull('sale_id')),
    endedAt: changing(integerOrNull('ended_at')),
  },
  ['seq'],
)

export const leads = defineTable<{
  readonly account: string
  readonly uuid: string
  lead: Lead | null
  isMadeHere: boolean
  isFinal: boolean
  readonly createdAt: string
  readAt: number
}>('leads', {
  account: text('account'),
  uuid: text('uuid'),
  lead: changing(json('lead', Lead)),
  isMadeHere: changing(flag('is_made_here')),
  isFinal: changing(flag('is_final')),
  createdAt: text('created_at'),
  readAt: changing(integer('read_at')),
})

export const learnedArticles = defineTable<{
  readonly barcode: string
  bike: DraftBike | null
  learnedAt: number
}>('learned_articles', {
  barcode: text('barcode'),
  bike: changing(json('bike', DraftBike)),
  learnedAt: changing(integer('learned_at')),
})

export const taughtWords = defineTable<{
  readonly field: string
  readonly word: string
  value: string
  taughtAt: number
}>('taught_words', {
  field: text('field'),
  word: text('word'),
  value: changing(text('value')),
  taughtAt: changing(integer('taught_at')),
})

export const posCodes = defineTable<{ readonly account: string; readonly code: string }>(
  'pos_codes',
  { account: text('account'), code: text('code') },
)

export const settingRows = defineTable<{ readonly key: string; value: string }>('settings', {
  key: text('key'),
  value: changing(text('value')),
})

export const allTables: readonly Pick<Table<never>, 'name' | 'columns' | 'besides'>[] = [
  jobs,
  jobEvents,
  jobPhotos,
  sales,
  soldBikes,
  tillReturns,
  tillReadings,
  handOvers,
  leads,
  learnedArticles,
  taughtWords,
  posCodes,
  settingRows,
]
