import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { dayIn, readDateTime, readDay } from '../../../shared/date-time.ts'
import { isSpeedPedelecIn, knownGroup } from '../../../shared/article-group.ts'
import { comparedForm } from '../../../shared/frame-number.ts'
import { firstSpoken, type Language } from '../../../shared/language.ts'
import { readFlag } from '../../../shared/flag.ts'
import { readCents } from '../../../shared/price.ts'
import type { StoreId } from '../../../shared/stock.ts'
import type { FeedProblem, TillLine, TillSale } from '../../../shared/till-sale.ts'
import { isRecord, mostRecords, readEach, recordsOf } from '../records.ts'
import type { Access } from './asking.ts'
import {
  readCount,
  readIdentity,
  readNumber,
  readNumbers,
  readSize,
  readStore,
  readWholeNumber,
  readWords,
} from './forms.ts'
import { pagination } from './schemas.ts'

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
const moped = 2
/** The main article group of mopeds, where the object does not say its type. */
const mopedGroup = 7

/** What is read of a record, or why it cannot be read; null: it is none of ours. */
type Read<T> = { value: T } | { problem: FeedProblem['problem'] } | null

/** Null for what is no bicycle: an article, a moped that is no speed pedelec. */
function readLine(value: unknown): Read<TillLine> {
  if (!isRecord(value)) return { problem: 'line' }
  const object = isEmpty(value['object']) && isOneBike(value) ? {} : value['object']
  if (isEmpty(object)) return null
  if (!isRecord(object)) return { problem: 'object' }
  const type = objectTypeOf(value, object)
  const isPedelec =
    type === moped ? isSpeedPedelec(value, object) : isNamedSpeedPedelec(value, object)
  if (type !== null && type !== bicycle && !isPedelec) return null
  const item = readIdentity(value['sales_item_id'])
  if (item === null) return { problem: 'item-id' }
  const quantity = readQuantity(value['quantity'])
  if (quantity === null) return { problem: 'quantity' }
  const price = readCents(value['nett_line_price_in_vat_cents'], 'cents')
  const sign = quantity > 0 && price !== null && price < 0 ? -1 : 1
  const line = { item, quantity: sign * quantity, priceCents: price }
  const barcode = readWords(object['barcode']) ?? readWords(value['barcode'])
  const identification = isRecord(value['identification']) ? value['identification'] : {}
  const article = isRecord(value['article']) ? value['article'] : {}
  const bike = bikeOf(object, identification, article)
  if (isPedelec) bike.articleGroup = 'Speed pedelec'
  return { value: { ...line, barcode, codes: codesOf(value, object, bike.frameNumber), bike } }
}

const bikeGroup = 1

/** An article of the bikes with the number of one bike, of which the POS wrote no object. */
function isOneBike({ article, identification }: Record<string, unknown>): boolean {
  if (!isRecord(article) || !isRecord(identification)) return false
  const isBike = readWholeNumber(article['dst_main_id']) === bikeGroup
  return isBike && readNumber(identification['frame_number']) !== null
}

/** One that is sold, and no speed pedelec. */
function isSoldMoped(item: unknown): boolean {
  if (!isRecord(item) || !isRecord(item['object']) || isLessThanZero(item)) return false
  const isMoped = objectTypeOf(item, item['object']) === moped
  return isMoped && !isSpeedPedelec(item, item['object'])
}

function objectTypeOf(
  line: Record<string, unknown>,
  object: Record<string, unknown>,
): number | null {
  const article = isRecord(line['article']) ? line['article'] : {}
  const isOfMopeds = readWholeNumber(article['dst_main_id']) === mopedGroup
  return readWholeNumber(object['object_type_id']) ?? (isOfMopeds ? moped : null)
}

const speedWords = /\b45\s?km/iu
const scooterWords =
  /\b\p{L}*scooters?\b|motorroller|elektroroller|e-roller|\b(?:brom|snor)(?:mer|fiets)|cyclomoteur|\bmopeds?\b|mofa|\b(?:50|125)\s?cc\b|benzine?\b|petrol engine|[24]-?(?:takt|stroke|temps)/iu

/**
 * A speed pedelec has a number plate and is booked as a moped. Scooters are, too: they may be electric
 * as well, and as fast.
 */
function isSpeedPedelec(line: Record<string, unknown>, object: Record<string, unknown>): boolean {
  if (isNamedSpeedPedelec(line, object)) return true
  const said = wordsOf(line, object)
  if (said.some((words) => scooterWords.test(words))) return false
  const isElectric = readFlag(object['is_elo_bike'])
  return isElectric ?? said.some((words) => speedWords.test(words))
}

function isNamedSpeedPedelec(
  line: Record<string, unknown>,
  object: Record<string, unknown>,
): boolean {
  return wordsOf(line, object).some(isSpeedPedelecIn)
}

/** What line, object and article are called. */
function wordsOf(line: Record<string, unknown>, object: Record<string, unknown>): string[] {
  const article = isRecord(line['article']) ? line['article'] : {}
  const named = [
    ...['category_name', 'model_name', 'description', 'description_extra'].map(
      (name) => object[name],
    ),
    ...['dst_sub_name', 'dst_sub_sub_name', 'description'].map((name) => article[name]),
    line['description'],
  ]
  return named.flatMap((words) => readWords(words) ?? [])
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
  article: Record<string, unknown>,
): TillLine['bike'] {
  const text = (name: string) => readWords(object[name])
  return {
    objectId: readCount(identification['stock_object_id']) ?? readCount(object['object_id']),
    frameNumber: readWords(identification['frame_number']),
    batteryNumber: readNumber(identification['battery_number']),
    brandName: text('brand_name') ?? readWords(article['brand_name']),
    modelName: text('model_name'),
    modelYear: readSize(object['year']),
    // For whom the bike is, the feed says in the frame type (`Jongens`, `UNI`), or not at all.
    customerGroup: null,
    color: text('color'),
    primaryColor: text('basic_color'),
    frameType: text('frame_type'),
    frameHeight:
      readSize(object['frame_height']) ??
      readSize(object['size']) ??
      readSize(object['frame_size_supplier']),
    frameMaterial: text('material_description'),
    wheelSize: readSize(object['wheel_size']),
    gearSystem: null,
    gearCount: readCount(object['gear_count']),
    salesPriceCents: null,
    articleGroup: groupOf(object, article),
    isElectric: readFlag(object['is_elo_bike']),
    isSold: true,
    isDemo: readFlag(object['is_demo']) ?? false,
    isUsed: isUsed(object),
    numbers: readNumbers(identification),
  }
}

/**
 * The group of object and article of which the registry's type is known, an electric one first
 * (`knownGroup`): the object's category, the article's groups from the narrowest to the widest, by name and
 * by code. Else what the POS says first.
 */
function groupOf(object: Record<string, unknown>, article: Record<string, unknown>): string | null {
  const text = (name: string) => readWords(article[name])
  const code = `${text('dst_main_id') ?? ''}${text('dst_sub_id') ?? ''}${text('dst_sub_sub_id') ?? ''}`
  const groups = [
    readWords(object['category_name']),
    text('dst_sub_sub_name'),
    code,
    text('dst_sub_name'),
  ].flatMap((group) => (group === null || group === '' ? [] : [group]))
  return knownGroup(groups) ?? groups[0] ?? null
}

const usedWords =
  /(?<!\p{L})(?:gebruikte?|tweede.?hands|2e.?hands|occasions?|used|(?:second|2nd).?hand|gebraucht\p{L}*|zweite.?hand|usage[es]*)(?!\p{L})/iu
const notUsedWords = /\b(?:niet|nooit|not|never|nicht|nie|non|jamais|geen|kein\p{L}*|no|pas)\s/iu

/** By its status, by whom it was bought from, or by the kilometres of a bike that is no demo. */
function isUsed(object: Record<string, unknown>): boolean {
  const status = (readWords(object['object_status']) ?? '').normalize('NFKD').replace(/\p{M}/gu, '')
  if (usedWords.test(status) && !notUsedWords.test(status)) return true
  if (readCount(object['purchased_from_customer_id']) !== null) return true
  return readCount(object['kilometer_age']) !== null && readFlag(object['is_demo']) !== true
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

  const customerLanguage = languageOfCustomer(value['customer'])
  const problems: FeedProblem[] = []
  const lines = new Map<string, TillLine>()
  for (const item of items) {
    const line = readLine(item)
    if (line === null) continue
    const itemId = isRecord(item) ? readIdentity(item['sales_item_id']) : null
    if ('value' in line) line.value.bike.customerLanguage = customerLanguage
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
  const credits = readTransaction(value['debit_sales_transaction_number'])
  // Whether quantities or prices of a credit are less than zero is not published.
  const hasSigns = items.some((item) => isLessThanZero(item) && !isDiscount(item))
  if (credits !== null && !hasSigns) {
    for (const line of lines.values()) line.quantity = -Math.abs(line.quantity)
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
    credits,
    creditedBy: items.every(isBikeOrFree)
      ? readTransaction(value['credit_sales_transaction_number'])
      : null,
    lines: [...lines.values()],
    mopeds: credits === null ? items.filter(isSoldMoped).length : 0,
    isWhole: problems.every((one) => one.problem === 'time'),
  }
  return { sales: [sale], problems }
}

/** `nl_NL` of a Dutch customer; null where papers are not made in that language. */
function languageOfCustomer(customer: unknown): Language | null {
  const code = isRecord(customer) ? readWords(customer['language_code']) : null
  return code === null ? null : firstSpoken([code])
}

/** A number of 0 is how PHP writes that there is none. */
function readTransaction(value: unknown): string | null {
  return isEmpty(value) || value === '0' ? null : readIdentity(value)
}

function isLessThanZero(item: unknown): boolean {
  if (!isRecord(item)) return false
  const quantity = readQuantity(item['quantity'])
  const price = readCents(item['nett_line_price_in_vat_cents'], 'cents')
  return (quantity !== null && quantity < 0) || (price !== null && price < 0)
}

const discountWords =
  /korting|discount|rabat|remise|reduction|nachlass|aanbetaling|voorschot|deposit|advance|anzahlung|acompte|tegoed|afronding|rounding/iu

/** Less than zero on a sale, and on a credit without signs as well: nothing that was handed over. */
function isDiscount(item: unknown): boolean {
  if (!isRecord(item) || isRecord(item['object']) || isRecord(item['article'])) return false
  const said = [item['description'], item['pos_group_name']].map((words) => readWords(words) ?? '')
  const words = said.join(' ').normalize('NFKD').replace(/\p{M}/gu, '')
  return readWords(item['barcode']) === null && discountWords.test(words)
}

/** A credit of a sale with other things on it may be for those alone. */
function isBikeOrFree(item: unknown): boolean {
  if (!isRecord(item)) return false
  return isRecord(item['object']) || readCents(item['nett_line_price_in_vat_cents'], 'cents') === 0
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
