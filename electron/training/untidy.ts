import type { Answer } from './answer.ts'
import type { CallName } from './calls.ts'
import { fieldsOf } from './registration-request.ts'
import { shopDateTime } from './shop-time.ts'

/**
 * The profile "untidy": the published shapes as real programs fill them in. What decides (ids, frame
 * numbers, statuses, transaction and item numbers) stays as it is; everything else is now and then
 * empty, of another type or another spelling, and odd records stand beside the good ones. A record
 * whose frame number or id is odd is never about the bike that was asked for.
 */
type Fields = Record<string, unknown>

/** What stands where an optional field cannot be filled in, one after the other. */
const oddities: readonly unknown[] = ['', {}, '7+1', [null], null, [], 'n.v.t.', -1, true]

function odd(place: number): unknown {
  return oddities[Math.abs(place) % oddities.length]
}

/** Some of these fields made odd; which and how goes by `seed`, the same for the same record. */
function withOdd(record: Fields, fields: readonly string[], seed: number): Fields {
  const changed = fields.map((name, place): [string, unknown] => [
    name,
    (place + seed) % 2 === 0 ? odd(place + seed) : record[name],
  ])
  return { ...record, ...Object.fromEntries(changed) }
}

const bikeFields = ['model', 'year', 'gears', 'frameHeight', 'wheelSize', 'gearType', 'createdAt']

function untidyBike(body: unknown): unknown {
  const bike = fieldsOf(body)
  const id = Number(bike.id)
  return {
    ...withOdd(bike, bikeFields, id),
    id: String(id),
    images: ['https://images.example/a.jpg'],
  }
}

function untidyHit(body: unknown): Fields {
  const hit = fieldsOf(body)
  const id = Number(hit.id)
  const history = Array.isArray(hit.statusHistory) ? (hit.statusHistory as unknown[]) : []
  const entries = history.map((entry) =>
    withOdd(fieldsOf(entry), ['isInsured', 'insuranceCompany'], id),
  )
  return {
    ...withOdd(hit, ['model', 'year', 'color', 'ownerId'], id),
    images: id % 2 === 0 ? ['https://images.example/a.jpg'] : [null, { url: {} }],
    statusHistory: [null, ...entries, 'Registered'],
  }
}

/** A bike of another number that nobody could link, beside those that were found. */
const otherHit: Fields = {
  id: null,
  frameNumber: 'ANDERE-FIETS-1',
  brand: {},
  currentStatus: 'Registered',
}

/** An answer of the registry. */
export function untidyRegistryAnswer(
  call: CallName,
  answer: Answer,
  query: Readonly<Record<string, string>>,
): Answer {
  const { body } = answer
  if (body === undefined || answer.status >= 300) return answer
  const list = Array.isArray(body) ? (body as unknown[]) : []
  switch (call) {
    case 'login':
      return { ...answer, body: { ...fieldsOf(body), companyId: {}, userName: [] } }
    case 'registerBike':
    case 'bike':
      return { ...answer, body: untidyBike(body) }
    case 'lookup':
      return { ...answer, body: [otherHit, ...list.map(untidyHit)] }
    case 'stolenSearch': {
      // Who carries a shield cannot be asked otherwise: beside it stands nothing that is odd as a whole.
      const beside = (query.frameNumber ?? '') === '' ? [] : [otherHit]
      return { ...answer, body: [...list.map(untidyHit), ...beside] }
    }
    case 'linkShield': {
      const link = fieldsOf(body)
      // Why it was refused is for staff to read, also where little else is as it should be.
      const message = link.status === true ? {} : link.message
      return { ...answer, body: { ...link, bikeId: String(link.bikeId), message } }
    }
    case 'orderShields': {
      const order = fieldsOf(body)
      const placed = fieldsOf(order.data)
      const told = { ...placed, orderId: String(placed.orderId), total: '126,50', company: [] }
      return { ...answer, body: { ...order, message: [], data: told } }
    }
    case 'orders':
      return {
        ...answer,
        body: list.map((order) => ({ ...fieldsOf(order), orderDate: {}, paymentMethod: [] })),
      }
    default:
      return answer
  }
}

const objectFields = ['year', 'gear_count', 'frame_height', 'wheel_size', 'is_demo', 'is_elo_bike']

/** `2026-01-05 10:00:00` as PHP's microseconds, without seconds, with an offset behind a space. */
function untidyTime(written: unknown, seed: number): unknown {
  if (typeof written !== 'string') return written
  const forms = [
    `${written}.123456`,
    written.slice(0, 16),
    written.replace(' ', 'T'),
    withShopOffset(written),
    written,
  ]
  return forms[seed % forms.length]
}

/** The shop's wall clock, with its offset behind a space. */
function withShopOffset(written: string): string {
  const summer = Date.parse(`${written.replace(' ', 'T')}+02:00`)
  return shopDateTime(summer) === written ? `${written} +02:00` : `${written} +0100`
}

/** What proxies and gateways write in place of a number. */
const oddNumbers = [
  '2147483647',
  '-1',
  'unlimited',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '360, 360',
  '0',
  '',
]

/** The headers of a limit as nobody can use them; which goes by `seed`. */
export function untidyLimits(seed: number): Record<string, string> {
  const one = (place: number) => oddNumbers[(seed + place) % oddNumbers.length] ?? ''
  // Every second time all of them say the same: a limit of nought of which nothing is left, for one.
  const step = seed % 2
  return {
    'X-RateLimit-Minutely-Limit': one(0),
    'X-RateLimit-Minutely-Remaining': one(step),
    'X-RateLimit-Daily-Limit': one(2 * step),
    'X-RateLimit-Daily-Remaining': one(3 * step),
    'X-RateLimit-Daily-Reset': one(4 * step),
  }
}

/** `Retry-After` in the forms that servers write. */
export function untidyRetryAfter(seed: number, now: number): string {
  const forms = ['60', '60.0', '"60"', ' 60 s', '60, 60', new Date(now + 60_000).toUTCString()]
  return forms[seed % forms.length] ?? ''
}

/** What a list looks like to whoever does not know that PHP wrote it. */
function asPhpObject(list: readonly unknown[]): Fields {
  return Object.fromEntries(list.map((entry, place) => [String(place + 1), entry]))
}

function untidySale(body: unknown): Fields {
  const sale = fieldsOf(body)
  const number = Number(sale.sales_transaction_number)
  const items = Array.isArray(sale.sales_items) ? (sale.sales_items as unknown[]) : []
  const lines = items.map((item) => {
    const line = fieldsOf(item)
    if (line.object === null)
      return { ...line, sales_item_id: null, object: '', identification: [] }
    const object = withOdd(fieldsOf(line.object), objectFields, number)
    return { ...line, sales_item_id: String(line.sales_item_id), object }
  })
  // The same line once more is one line.
  const [first] = lines
  if (first !== undefined && number % 3 === 0) lines.push(first)
  return {
    ...withOdd(sale, ['customer', 'vat_number', 'sales_order', 'total_amount_cents'], number),
    booked_at: untidyTime(sale.booked_at, number),
    sales_items: number % 2 === 0 ? asPhpObject(lines) : lines,
  }
}

/** Sales that cannot be read, beside those that can. */
const otherSales: readonly unknown[] = [
  null,
  {
    account_id: 1,
    store_id: 1,
    sales_transaction_number: 990_001,
    booked_at: 'gisteren',
    sales_items: [{ sales_item_id: 1, quantity: 1, object: { object_type_id: 1 } }],
  },
  {
    account_id: 1,
    store_id: 1,
    sales_transaction_number: 990_002,
    booked_at: '2026-01-05 10:00:00',
    sales_items: [{ sales_item_id: null, quantity: 1, object: { object_type_id: 1 } }],
  },
  {
    account_id: 1,
    store_id: 1,
    sales_transaction_number: 990_003,
    booked_at: '2026-01-05 10:00:00 +01:00',
    sales_items: ['WBK9900031', 'WBK9900032'].map((frame_number) => ({
      sales_item_id: 1,
      quantity: 1,
      object: { object_type_id: 1, brand_name: 'Gazelle' },
      identification: { frame_number },
    })),
  },
]

function untidyCustomer(body: unknown): Fields {
  const customer = fieldsOf(body)
  const id = Number(customer.customer_id)
  const fields = ['initials', 'title', 'attn', 'datetime_created', 'discount_percentage']
  return { ...withOdd(customer, fields, id), customer_id: String(id) }
}

/** An answer of the POS. */
export function untidyPosAnswer(call: CallName, answer: Answer): Answer {
  if (answer.body === undefined || answer.status >= 300) return answer
  const body = fieldsOf(answer.body)
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
  const each = (value: unknown, fields: readonly string[]): unknown[] => [
    ...list(value).map((record, place) => withOdd(fieldsOf(record), fields, place)),
    null,
    { store_id: [] },
  ]
  switch (call) {
    case 'transactions':
      return {
        ...answer,
        body: { ...body, data: [...otherSales, ...list(body.data).map(untidySale)] },
      }
    case 'stores':
      return {
        ...answer,
        body: { ...body, stores: each(body.stores, ['store_gln', 'store_email']) },
      }
    case 'stock': {
      const stock = each(body.stock, ['brand_name', 'is_demo'])
      return { ...answer, body: { ...body, stores: each(body.stores, ['store_gln']), stock } }
    }
    case 'keys':
      return { ...answer, body: { ...body, keys: [...list(body.keys), null, { key: {} }] } }
    case 'employees':
      return { ...answer, body: { ...body, data: each(body.data, ['roles', 'avatar']) } }
    case 'customers':
      return { ...answer, body: [null, ...list(answer.body).map(untidyCustomer)] }
    case 'stockObject': {
      const fields = ['wheel_size', 'frame_height', 'gear_count', 'nett_weight_kg']
      const object = withOdd(fieldsOf(body.object), fields, Number(body.stock_object_id))
      return { ...answer, body: { ...body, customer_id: {}, images: [null], object } }
    }
    case 'createLead':
    case 'lead': {
      const lead = fieldsOf(body.sales_lead)
      const times = { created_at: untidyTime(lead.created_at, 0), modified_at: '' }
      const told = { ...lead, ...times, options: [], exchange_object: '', costs_ex_vat_cents: {} }
      return { ...answer, body: { ...body, sales_lead: told } }
    }
    default:
      return answer
  }
}
