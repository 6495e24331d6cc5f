import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../../electron/training/training-services.ts'
import { asker, atTheTill, read, type Asker } from './asking.ts'

type Json = Record<string, unknown>
interface Transactions {
  data: {
    sales_transaction_number: number
    store_id: number
    is_final: boolean
    sales_items: SoldLine[]
  }[]
  pagination: { next_url: string | null }
}
interface SoldLine {
  object: Json | null
  identification: Json | null
}

const noon = Date.parse('2026-07-01T10:00:00Z')
const lead = {
  store_id: '1-1',
  type: 'test_ride',
  status: 'open',
  title: 'Kieskeurig: proefrit Batavus Crescendo',
  message: 'Een klant wil een proefrit maken',
  costs_ex_vat_cents: 0,
  options: { test_ride_requested: true, phone_call_requested: false },
  object: { description: 'Batavus Crescendo', object_id: 11212, barcode: '877474749349' },
  exchange_object: { exchange_description: null, exchange_remarks: null },
  customer: { name: 'NaamKlant', phone_number: '0600123456', country_code: 'NL' },
}

describe('the simulated POS speaks as CycleSoftware publishes it', () => {
  let training: Training
  let ask: Asker
  let askEnglish: Asker
  beforeAll(async () => {
    training = await startTraining({ now: () => noon })
    ask = atTheTill(training)
    askEnglish = atTheTill(training, 'bikeshop')
  })
  afterAll(() => training.stop())

  it('refuses a wrong password and none with 401 and a JSON error', async () => {
    for (const stranger of [
      atTheTill(training, 'rijwielhandel', 'x'),
      asker(training.cyclesoftwareUrl),
    ]) {
      const refused = await stranger('GET', '/api/v1/stock-in-store-locator/stores.json')
      expect(refused.status).toBe(401)
      expect(await refused.json()).toEqual({ error: true, error_message: 'Unauthorized' })
    }
  })

  it('lists the keys with their stores and scopes, one of them inactive', async () => {
    const { keys, ...rest } = await read<Json & { keys: (Json & { store: Json })[] }>(
      ask('GET', '/api/v1/platform/authentication/keys.json'),
    )
    expect(rest).toEqual({ error: false, error_message: null })
    expect(keys.map((key) => [key.store.store_id, key.is_active])).toEqual([
      ['1-1', true],
      ['1-3', true],
      ['5185-1', false],
    ])
    expect(keys[0]?.scopes).toContain('sales-export')
    expect(keys[1]?.store.store_coordinates).toEqual([0, 0])
    expect(keys[0]?.store).toHaveProperty('store_meta_data.drg_dealer_number', '888')
  })

  it('locates stock by bare product codes, several bikes under one', async () => {
    const answer = await read<{ stores: Json[]; stock: Json[] }>(
      ask('POST', '/api/v1/stock-in-store-locator/stock.json', [
        { barcode: '8717144186799' },
        { barcode: '8717231204726' },
        { barcode: '877474749349' },
      ]),
    )
    expect(answer.stores).toHaveLength(3)
    expect(answer.stock.map((line) => [line.store_id, line.object_id])).toEqual([
      ['1-1', 18695],
      ['1-1', 18696],
      ['1-1', 11212],
      ['5185-1', 144922],
    ])
    expect(answer.stock[0]).toEqual({
      store_id: '1-1',
      object_id: 18695,
      barcode: '8717231204726',
      article_id: '30015',
      brand_name: 'Gazelle',
      is_demo: false,
    })
    const wrapped = await ask('POST', '/api/v1/stock-in-store-locator/stock.json', { barcodes: [] })
    expect(wrapped.status).toBe(400)
  })

  it('says the same bike in Dutch words or in codes, as the account is', async () => {
    const object = async (asks: Asker): Promise<Json> =>
      (await read<{ object: Json }>(asks('GET', '/api/v1/stock-objects/18695.json'))).object
    expect(await object(ask)).toMatchObject({
      customer_group: 'DAMES',
      primary_color: 'ZWART',
      frame_type: 'LAGE INSTAP',
      brand_name: 'GAZELLE',
    })
    expect(await object(askEnglish)).toMatchObject({
      customer_group: 'WOMEN',
      primary_color: 'BLACK',
      frame_type: 'LOW_STEP',
    })
    const words = await read<{ data: Json[] }>(
      ask('GET', '/api/v4/articledata/codelist/customer_group.json'),
    )
    expect(words.data).toContainEqual(
      expect.objectContaining({ code: 'DAMES', code_international: 'WOMEN' }),
    )
    expect((await ask('GET', '/api/v4/articledata/codelist/toString.json')).status).toBe(404)
  })

  it('reads an object inside its own account: the same number elsewhere is another bike', async () => {
    const object = await read<Json>(ask('GET', '/api/v1/stock-objects/144922.json'))
    expect(object).toMatchObject({ store_id: 3, object: { brand_name: 'KALKHOFF' } })
    expect((await ask('GET', '/api/v1/stock-objects/1.json')).status).toBe(404)
  })

  it('leaves identification numbers out that a bike does not have', async () => {
    const { withoutFrameNumber } = training.examples
    const path = `/api/v1/stock-objects/${String(withoutFrameNumber.objectId)}.json`
    const { identification } = await read<{ identification: Json }>(ask('GET', path))
    expect(identification).not.toHaveProperty('frame_number')
    expect(identification).toHaveProperty('key_number')
  })

  it('books a sold bike out of the locator and into the sales feed', async () => {
    const item = training.examples.newBikes[0]
    if (item === undefined) throw new Error('no bike')
    const { number } = training.cyclesoftware.sell(item.objectId)
    const { stock } = await read<{ stock: Json[] }>(
      ask('POST', '/api/v1/stock-in-store-locator/stock.json', [{ barcode: item.barcode }]),
    )
    expect(stock).toEqual([])
    training.cyclesoftware.pageSize = 100
    const today = 'date_field=modified_at&date_start=2026-07-01&date_end=2026-07-01'
    const { data } = await read<Transactions>(
      ask('GET', `/api/v3/salesdata/transactions.json?${today}`),
    )
    training.cyclesoftware.pageSize = 5
    const sale = data.find((one) => one.sales_transaction_number === number)
    expect(sale?.sales_items[0]).toMatchObject({
      object: { object_id: item.objectId, barcode: item.barcode },
      identification: { frame_number: item.frameNumber },
    })
    const path = `/api/v1/stock-objects/${String(item.objectId)}.json`
    expect(await read(ask('GET', path))).toMatchObject({ status: { is_sold: true } })
    expect(() => training.cyclesoftware.sell(item.objectId)).toThrow(/unsold/)
  })

  it('pages through the sales of yesterday and today by token until there are no more', async () => {
    let next: string | null =
      `${training.cyclesoftwareUrl}/api/v3/salesdata/transactions.json?date_field=modified_at&date_start=2026-06-30&date_end=2026-07-01&only_booked_transactions=true&store_id=1`
    const numbers: number[] = []
    const sold: SoldLine[] = []
    let pages = 0
    while (next !== null) {
      const page: Transactions = await read(ask('GET', next.replace(training.cyclesoftwareUrl, '')))
      pages += 1
      numbers.push(...page.data.map((sale) => sale.sales_transaction_number))
      sold.push(...page.data.flatMap((sale) => sale.sales_items))
      expect(page.data.every((sale) => sale.store_id === 1 && sale.is_final)).toBe(true)
      next = page.pagination.next_url
    }
    expect(pages).toBeGreaterThan(1)
    expect(new Set(numbers).size).toBe(numbers.length)
    const bike = sold.find((line) => line.object !== null)
    expect(bike?.identification).toHaveProperty('frame_number')
    expect(typeof bike?.object?.is_elo_bike).toBe('boolean')
    expect(bike?.object).toMatchObject({ object_type_id: 1 })
    expect(sold.some((line) => line.object === null)).toBe(true)
  })

  it('refuses days it cannot read, and a token it did not give', async () => {
    const path = '/api/v3/salesdata/transactions.json'
    expect((await ask('GET', `${path}?date_start=2026-7-1&date_end=2026-07-01`)).status).toBe(400)
    expect((await ask('GET', `${path}?token=nonsense`)).status).toBe(400)
  })

  it('gives employees whose personal code can be checked offline', async () => {
    const { data } = await read<{ data: Json[] }>(ask('GET', '/api/v1/common/employees.json'))
    const owner = training.cyclesoftware.shop.employees[0]
    const apiKey = training.cyclesoftware.shop.keys[0]?.key ?? ''
    const hash = createHmac('sha256', apiKey).update(String(owner?.code)).digest('hex')
    expect(data[0]).toMatchObject({ employee_id: owner?.id, verification_hash: hash })
    expect(JSON.stringify(data)).not.toContain(`"${String(owner?.code)}"`)
  })

  it('finds customers by phone number, address and name', async () => {
    const person = training.cyclesoftware.shop.customers[3]?.person
    if (person === undefined) throw new Error('no customer')
    const find = (query: string): Promise<Json[]> =>
      read(ask('GET', `/api/v1/customers/find.json?${query}`))
    const spaced = encodeURIComponent(`06 ${person.mobile.slice(2)}`)
    for (const query of [
      `phone_number=${spaced}`,
      `postal_code=${person.postalCode}&housenumber=${person.houseNumber}`,
      `email=${person.email}`,
      `query=${person.lastName.toLowerCase()}`,
    ]) {
      const found = await find(query)
      expect(
        found.map((customer) => customer.email),
        query,
      ).toContain(person.email)
    }
    expect((await ask('GET', '/api/v1/customers/find.json')).status).toBe(400)
  })

  it('creates a lead, shows it, and cancels it once', async () => {
    const { sales_lead: made } = await read<{ sales_lead: Json }>(
      ask('POST', '/api/v1/leads/create.json', lead),
    )
    expect(made).toMatchObject({
      store_id: '1-1',
      status: 'open',
      exchange_object: { exchange_description: '', exchange_remarks: '' },
      customer: { name: 'NaamKlant', customer_id: null },
      created_at: '2026-07-01T12:00:00+02:00',
    })
    const path = `/api/v1/leads/${String(made.uuid)}`
    expect(await read(ask('GET', `${path}.json`))).toMatchObject({ error: false, sales_lead: made })
    expect(await read(ask('POST', `${path}/cancel.json`))).toEqual({
      error: false,
      error_message: null,
    })
    expect(await read(ask('GET', `${path}.json`))).toMatchObject({
      sales_lead: { status: 'cancelled' },
    })
    const again = await ask('POST', `${path}/cancel.json`)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ error: true })
    expect((await ask('GET', '/api/v1/leads/0c6b40a4.json')).status).toBe(404)
    expect(training.cyclesoftware.leads).toHaveLength(1)
  })

  it('lets the dealer accept a lead, and refuses leads that make no sense', async () => {
    const { sales_lead: made } = await read<{ sales_lead: Json }>(
      ask('POST', '/api/v1/leads/create.json', { ...lead, store_id: '3' }),
    )
    expect(made.store_id).toBe('1-3')
    training.cyclesoftware.setLeadStatus(String(made.uuid), 'succeeded')
    const cancel = await ask('POST', `/api/v1/leads/${String(made.uuid)}/cancel.json`)
    expect(await cancel.json()).toMatchObject({ error: true })
    for (const [wrong, status] of [
      [{ ...lead, store_id: '9-9' }, 400],
      [{ ...lead, type: 'wish' }, 400],
      [{ ...lead, customer: {} }, 400],
      [{ ...lead, store_id: '5185-1' }, 403],
    ] as const) {
      expect((await ask('POST', '/api/v1/leads/create.json', wrong)).status).toBe(status)
    }
  })

  it('refuses with 403 what the key has no scope for, naming the scope', async () => {
    const platform = atTheTill(training, 'alleen-platform')
    expect((await platform('GET', '/api/v1/stock-in-store-locator/stores.json')).status).toBe(200)
    const refused = await platform('GET', '/api/v1/common/employees.json')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({
      error: true,
      error_message: 'Forbidden: scope common is required',
    })
    expect((await platform('GET', '/api/v1/platform/authentication/keys.json')).status).toBe(403)
  })

  it('answers a method it does not know with 400 and a path it does not know with 404', async () => {
    expect((await ask('DELETE', '/api/v1/stock-in-store-locator/stores.json')).status).toBe(400)
    expect((await ask('GET', '/api/v1/Stock-In-Store-Locator/stores.json')).status).toBe(404)
  })

  it('compresses for whoever accepts it', async () => {
    const answer = await ask('GET', '/api/v1/stock-in-store-locator/stores.json')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })

  it.each([
    ['json', /"error":true,"error_message":"Object not found"/],
    ['xml', /<result>\s*<error>1<\/error>\s*<error_message>Object not found</],
    ['soap', /<faultcode>404<\/faultcode>\s*<faultstring>Object not found</],
  ] as const)('says an error as %s', async (form, expected) => {
    training.cyclesoftware.errorForm = form
    const refused = await ask('GET', '/api/v1/stock-objects/1.json')
    expect(refused.status).toBe(404)
    expect(await refused.text()).toMatch(expected)
    training.cyclesoftware.errorForm = 'json'
  })
})
