import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { dayIn, readDateTime, readDay } from '../../../shared/date-time.ts'
import { comparedForm } from '../../../shared/frame-number.ts'
import { readFlag } from '../../../shared/flag.ts'
import { readCents } from '../../../shared/price.ts'
import type { StoreId } from '../../../shared/stock.ts'
import type { FeedProblem, TillLine, TillSale } from '../../../shared/till-sale.ts'
import { isRecord, mostRecords, readEach, recordsOf } from '../records.ts'
import type { Access } from './asking.ts'
import {
  readCount,
  readIdentity,
  readSize,
  readStore,
  readWholeNumber,
  readWords,
} from './forms.ts'
import { pagination } from './schemas.ts'

/** The right the sales feed needs. */
export const salesScope = 'sales-export'

export type TillDays = { from: number; to: number; store: StoreId | null }

/**
 * What to ask for: sales that were changed on these days, both included. The feed knows days and no
 * times, in the shop's own zone, and a store by its bare number.
 */
export function tillQuery(days: TillDays, { timeZone }: Access): Record<string, string> {
  return {
    date_field: 'modified_at',
    date_start: dayIn(timeZone, days.from),
    date_end: dayIn(timeZone, days.to),
    only_booked_transactions: 'true',
    ...(days.store === null ? {} : { store_id: days.store.store }),
  }
}

const bicycle = 1

/** What is read of a record, or why it cannot be read; null: it is none of ours. */
type Read<T> = { value: T } | { problem: FeedProblem['problem'] } | null

/** Null for what is no bicycle: an article, a moped. */
function readLine(value: unknown): Read<TillLine> {
  if (!isRecord(value)) return { problem: 'line' }
  const object = value['object']
  if (isEmpty(object)) return null
  if (!isRecord(object)) return { problem: 'object' }
  const type = readWholeNumber(object['object_type_id'])
  if (type !== null && type !== bicycle) return null
  const item = readIdentity(value['sales_item_id'])
  if (item === null) return { problem: 'item-id' }
  const quantity = readQuantity(value['quantity'])
  if (quantity === null) return { problem: 'quantity' }
  const price = readCents(value['nett_line_price_in_vat_cents'], 'cents')
  const line = { item, quantity, priceCents: price }
  const barcode = readWords(object['barcode']) ?? readWords(value['barcode'])
  const identification = isRecord(value['identification']) ? value['identification'] : {}
  const bike = bikeOf(object, identification)
  return { value: { ...line, barcode, codes: codesOf(value, object, bike.frameNumber), bike } }
}

/** More suppliers than these have no article. */
const mostSuppliers = 50

/** A shop that keeps the frame number as a code has one text for both: that one is the frame number. */
function codesOf(
  line: Record<string, unknown>,
  object: Record<string, unknown>,
  frameNumber: string | null,
): string[] {
  const article = isRecord(line['article']) ? line['article'] : {}
  const suppliers = readEach(article['suppliers'], mostSuppliers, (supplier) =>
    isRecord(supplier) ? readWords(supplier['article_id']) : null,
  )
  const own = [line['barcode'], object['barcode'], object['object_barcode'], object['article_id']]
  const codes = new Set([...own.flatMap((code) => readWords(code) ?? []), ...suppliers])
  return [...codes].filter(
    (code) => frameNumber === null || comparedForm(code) !== comparedForm(frameNumber),
  )
}

/** PHP's ways of writing that there is none. */
function isEmpty(value: unknown): boolean {
  const isNothing = value === undefined || value === null || value === '' || value === false
  return isNothing || value === 0 || (Array.isArray(value) && value.length === 0)
}

/** One, where nothing is said; less than zero on a credit, so it is never guessed. */
function readQuantity(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return 1
  const written = typeof value === 'string' ? value.trim().replace(',', '.') : value
  if (typeof written === 'number') return Number.isFinite(written) ? written : null
  return typeof written === 'string' && /^-?\d{1,9}(?:\.\d{1,6})?$/.test(written)
    ? Number(written)
    : null
}

function bikeOf(
  object: Record<string, unknown>,
  identification: Record<string, unknown>,
): TillLine['bike'] {
  const text = (name: string) => readWords(object[name])
  return {
    objectId: readCount(identification['stock_object_id']) ?? readCount(object['object_id']),
    frameNumber: readWords(identification['frame_number']),
    batteryNumber: readWords(identification['battery_number']),
    brandName: text('brand_name'),
    modelName: text('model_name'),
    modelYear: readSize(object['year']),
    // The feed knows a frame's form only; for whom the bike is, the stock object says.
    customerGroup: null,
    color: text('color'),
    primaryColor: text('basic_color'),
    frameType: text('frame_type'),
    frameHeight: readSize(object['frame_height']),
    frameMaterial: text('material_description'),
    wheelSize: readSize(object['wheel_size']),
    gearSystem: null,
    gearCount: readCount(object['gear_count']),
    salesPriceCents: null,
    articleGroup: text('category_name'),
    isElectric: readFlag(object['is_elo_bike']),
    isSold: true,
    isDemo: readFlag(object['is_demo']) ?? false,
    isUsed: false,
  }
}

/**
 * When it was booked, as near as the sale tells. Null: nothing in it is a moment, so nobody can say
 * when; today it was not, for all anybody knows.
 */
function readBookedAt(sale: Record<string, unknown>, timeZone: string): number | null {
  return (
    readDateTime(sale['booked_at'], timeZone) ??
    readDateTime(sale['modified_at'], timeZone) ??
    readDateTime(sale['created_at'], timeZone) ??
    readDay(sale['transaction_date'], timeZone)
  )
}

/** A page of the feed: what could be read, and what could not. */
export type ReadPage = { sales: TillSale[]; problems: FeedProblem[] }

function readSale(value: unknown, timeZone: string): ReadPage {
  const nothing: ReadPage = { sales: [], problems: [] }
  const transaction = isRecord(value) ? readIdentity(value['sales_transaction_number']) : null
  const problem = (which: FeedProblem['problem'], item: string | null = null) => ({
    transaction,
    item,
    problem: which,
  })
  if (!isRecord(value)) return { ...nothing, problems: [problem('sale')] }
  if (readFlag(value['is_final']) === false) return nothing
  const items = isEmpty(value['sales_items']) ? [] : recordsOf(value['sales_items'])
  if (items === null) return { ...nothing, problems: [problem('items')] }
  if (items.length > mostRecords) return { ...nothing, problems: [problem('items')] }

  const problems: FeedProblem[] = []
  const lines = new Map<string, TillLine>()
  for (const item of items) {
    const line = readLine(item)
    if (line === null) continue
    const itemId = isRecord(item) ? readIdentity(item['sales_item_id']) : null
    if ('problem' in line) problems.push(problem(line.problem, itemId))
    else if (!lines.has(line.value.item)) lines.set(line.value.item, line.value)
    // The same line again is one line; another bike under its number cannot be told from it.
    else if (!isSameLine(lines.get(line.value.item), line.value)) {
      problems.push(problem('same-item-id', itemId))
    }
  }
  if (transaction === null) {
    const isOfUs = lines.size > 0 || problems.length > 0
    return { ...nothing, problems: isOfUs ? [problem('transaction-number')] : [] }
  }
  const bookedAt = readBookedAt(value, timeZone)
  if (bookedAt === null) {
    return lines.size + problems.length === 0
      ? nothing
      : { ...nothing, problems: [problem('time')] }
  }
  const isOddTime =
    isSaid(value['booked_at']) && readDateTime(value['booked_at'], timeZone) === null
  if (isOddTime && lines.size > 0) problems.push(problem('time'))
  const sale: TillSale = {
    posAccount: readWords(value['account_id']) ?? '',
    transaction,
    store: readStore(value['store_id'])?.store ?? null,
    bookedAt,
    credits: readWords(value['debit_sales_transaction_number']),
    lines: [...lines.values()],
    isWhole: problems.every((one) => one.problem === 'time'),
  }
  return { sales: [sale], problems }
}

/** The year 0 is how databases write that there is no date. */
function isSaid(moment: unknown): boolean {
  return !isEmpty(moment) && !(typeof moment === 'string' && moment.startsWith('0000-00-00'))
}

function isSameLine(one: TillLine | undefined, other: TillLine): boolean {
  return isDeepStrictEqual(one, other)
}

/** A page of the feed, sale by sale and line by line: what cannot be read never hides the others. */
export function tillPage({ timeZone }: Access) {
  return z
    .object({ data: z.unknown(), pagination })
    .transform(({ data, pagination: where }, context) => {
      const records = isEmpty(data) && data !== undefined && data !== null ? [] : recordsOf(data)
      if (records === null || records.length > mostRecords) {
        context.addIssue({ code: 'custom', message: 'not a list of sales' })
        return z.NEVER
      }
      const read = records.map((sale) => readSale(sale, timeZone))
      const page: ReadPage = {
        sales: read.flatMap(({ sales }) => sales),
        problems: read.flatMap(({ problems }) => problems),
      }
      return { entries: [page], pagination: where }
    })
}
