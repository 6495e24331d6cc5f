import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { FoundCustomers } from '../../electron/services/cyclesoftware/customers.ts'
import { EmployeesPage } from '../../electron/services/cyclesoftware/employees.ts'
import { answeredLead, createdLead } from '../../electron/services/cyclesoftware/leads.ts'
import {
  AnsweredStockObject,
  KeysPage,
  Stock,
  StoresPage,
} from '../../electron/services/cyclesoftware/schemas.ts'
import { tillPage } from '../../electron/services/cyclesoftware/till-sales.ts'

/** The published shapes, with anything at all where a field does not decide. */
const access = {
  base: new URL('https://pos.example'),
  authorization: '',
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
}
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', ' ', '7+1', 'N/A', [null], {}, [], -1, 1e300, '0000-00-00 00:00:00'),
)

function oddRecord(...names: string[]) {
  return fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] })
}

function value<T>(schema: z.ZodType<T>, written: unknown): T {
  return schema.parse(JSON.parse(JSON.stringify(written)))
}

function feed(data: unknown) {
  const { entries } = value(tillPage(access), { data, pagination: { next_url: null } })
  const [page] = entries
  if (page === undefined) throw new Error('no page')
  return page
}

const goodLine = {
  sales_item_id: 170918009,
  quantity: 1,
  barcode: '4712878754607',
  nett_line_price_in_vat_cents: 829900,
  object: { object_id: 9, object_type_id: 1, brand_name: 'GIANT', is_demo: false },
  identification: { stock_object_id: 9, frame_number: 'WBK7600006' },
}
const goodSale = {
  account_id: 1,
  store_id: 1,
  sales_transaction_number: 22222924,
  is_final: true,
  booked_at: '2023-02-06 16:40:05',
  sales_items: [goodLine],
}

const oddSale = oddRecord(
  'store_id',
  'type_name',
  'customer',
  'sales_order',
  'workshop_order',
  'created_at',
  'modified_at',
  'vat_number',
  'total_amount_cents',
)
const oddLine = oddRecord(
  'barcode',
  'nett_line_price_in_vat_cents',
  'article',
  'description',
  'pos_group_id',
)
const oddObject = oddRecord(
  'object_id',
  'barcode',
  'is_demo',
  'brand_name',
  'model_name',
  'category_name',
  'is_elo_bike',
  'frame_type',
  'color',
  'basic_color',
  'year',
  'frame_height',
  'wheel_size',
  'material_description',
  'gear_count',
)
const oddIdentification = oddRecord('stock_object_id', 'battery_number', 'key_number')

describe('a page of the sales feed', () => {
  it('gives every sale of a bike, whatever else is odd in it and beside it', () => {
    fc.assert(
      fc.property(
        fc.tuple(oddSale, oddLine, oddObject, oddIdentification),
        fc.array(anything, { maxLength: 3 }),
        fc.array(anything, { maxLength: 3 }),
        ([sale, line, object, identification], besideSale, besideLine) => {
          const odd = {
            ...sale,
            account_id: 1,
            sales_transaction_number: 1000,
            booked_at: '2026-01-05 10:00:00',
            sales_items: [
              ...besideLine,
              {
                ...line,
                sales_item_id: 7,
                quantity: 1,
                object,
                identification: { ...identification, frame_number: 'WBK1' },
              },
            ],
          }
          const { sales } = feed([...besideSale, goodSale, odd])
          const good = sales.find(({ transaction }) => transaction === '22222924')
          expect(good?.lines).toMatchObject([
            { item: '170918009', priceCents: 829900, bike: { frameNumber: 'WBK7600006' } },
          ])
          const read = sales.find(({ transaction }) => transaction === '1000')
          expect(read?.lines).toMatchObject([{ item: '7', bike: { frameNumber: 'WBK1' } }])
        },
      ),
    )
  })

  it('names what it could not read, by transaction and line', () => {
    const bike = (fields: object) => ({ ...goodSale, sales_items: [{ ...goodLine, ...fields }] })
    const odd: [unknown, object][] = [
      [bike({ sales_item_id: null }), { item: null, problem: 'item-id' }],
      [bike({ sales_item_id: '' }), { item: null, problem: 'item-id' }],
      [bike({ object: 'bike' }), { item: '170918009', problem: 'object' }],
      [bike({ object: [1] }), { item: '170918009', problem: 'object' }],
      [bike({ quantity: 'one' }), { item: '170918009', problem: 'quantity' }],
      [bike({ quantity: {} }), { item: '170918009', problem: 'quantity' }],
      [
        { ...goodSale, sales_items: [7] },
        { item: null, problem: 'line' },
      ],
      [
        { ...goodSale, sales_items: 'none' },
        { item: null, problem: 'items' },
      ],
      [
        { ...goodSale, sales_items: { a: goodLine } },
        { item: null, problem: 'items' },
      ],
    ]
    for (const [sale, problem] of odd) {
      const { sales, problems } = feed([sale])
      expect(problems).toEqual([{ transaction: '22222924', ...problem }])
      expect(sales.flatMap(({ lines }) => lines)).toEqual([])
      expect(sales.every(({ isWhole }) => !isWhole)).toBe(true)
    }
    const noNumber = { ...goodSale, sales_transaction_number: null }
    expect(feed([noNumber, null]).problems).toEqual([
      { transaction: null, item: null, problem: 'transaction-number' },
      { transaction: null, item: null, problem: 'sale' },
    ])
  })

  it.each([
    ['is_demo is empty', { object: { ...goodLine.object, is_demo: '' } }],
    ['the type is empty', { object: { ...goodLine.object, object_type_id: '' } }],
    ['the number is text', { sales_item_id: '170918009' }],
    ['the quantity is text', { quantity: '1,00' }],
    ['nobody knows its identification', { identification: '' }],
    ['its identification is a list', { identification: [] }],
  ])('reads a line although %s', (_, fields) => {
    const { sales, problems } = feed([{ ...goodSale, sales_items: [{ ...goodLine, ...fields }] }])
    expect(problems).toEqual([])
    expect(sales[0]?.lines).toMatchObject([{ item: '170918009', quantity: 1 }])
    expect(sales[0]?.isWhole).toBe(true)
  })

  it('reads lists that PHP wrote as objects, and none where it wrote nothing', () => {
    const sale = { ...goodSale, sales_items: { 3: goodLine, 7: { ...goodLine, object: '' } } }
    expect(feed({ 5: sale }).sales[0]?.lines).toHaveLength(1)
    for (const none of [null, '', [], undefined]) {
      expect(feed([{ ...goodSale, sales_items: none }])).toMatchObject({
        sales: [{ lines: [] }],
        problems: [],
      })
    }
  })

  it('takes a line that comes twice once, and names another bike under its number', () => {
    const twice = { ...goodSale, sales_items: [goodLine, { ...goodLine }] }
    expect(feed([twice])).toMatchObject({ sales: [{ lines: [{}], isWhole: true }], problems: [] })
    const other = { ...goodLine, identification: { frame_number: 'OTHER1' } }
    const { sales, problems } = feed([{ ...goodSale, sales_items: [goodLine, other] }])
    expect(sales[0]?.lines).toHaveLength(1)
    expect(problems).toMatchObject([{ transaction: '22222924', problem: 'same-item-id' }])
  })

  it('never takes a time that it cannot read for now', () => {
    const moment = Date.parse('2023-02-06T15:40:05Z')
    const at = (fields: object) => feed([{ ...goodSale, booked_at: null, ...fields }])
    expect(at({ booked_at: '2023-02-06 16:40:05.123456' }).sales[0]?.bookedAt).toBe(moment + 123)
    expect(at({ booked_at: '2023-02-06 16:40' }).sales[0]?.bookedAt).toBe(moment - 5_000)
    expect(at({ booked_at: '2023-02-06T16:40:05 +01:00' }).sales[0]?.bookedAt).toBe(moment)
    const odd = at({ booked_at: 'maandag', modified_at: '2023-02-06 16:40:05' })
    expect(odd).toMatchObject({ sales: [{ bookedAt: moment }], problems: [{ problem: 'time' }] })
    const day = at({ transaction_date: '2023-02-06' })
    expect(day).toMatchObject({ sales: [{ bookedAt: Date.parse('2023-02-06T11:00:00Z') }] })
    fc.assert(
      fc.property(anything, (booked) => {
        const { sales, problems } = at({ booked_at: booked, created_at: booked })
        expect(sales).toEqual([])
        expect(problems).toMatchObject([{ transaction: '22222924', problem: 'time' }])
      }),
    )
  })

  it.each([undefined, null, 'sales', 7, { a: 1 }, true])(
    'is no page with %j as its data',
    (data) => {
      const written: unknown = JSON.parse(JSON.stringify({ data }))
      expect(tillPage(access).safeParse(written).success).toBe(false)
    },
  )
})

describe('a list of the POS', () => {
  const lists = [
    [
      'stores',
      (list: unknown) => value(StoresPage, { stores: list }),
      { store_id: '1-1' },
      oddRecord('store_name', 'store_city', 'store_coordinates'),
      'stores',
    ],
    [
      'keys',
      (list: unknown) => value(KeysPage, { keys: list }),
      { key: 'ABCDEFG', store: { store_id: '1-1' } },
      oddRecord('is_active', 'scopes'),
      'keys',
    ],
    [
      'stock',
      (list: unknown) => value(Stock, { stores: null, stock: list }),
      { store_id: '1-1', object_id: '5' },
      oddRecord('barcode', 'article_id', 'brand_name', 'is_demo'),
      'stock',
    ],
    [
      'employees',
      (list: unknown) => value(EmployeesPage, { data: list }),
      { employee_id: 7 },
      oddRecord('employee_name', 'is_active', 'verification_hash', 'authorizations'),
      'data',
    ],
    [
      'customers',
      (list: unknown) => value(FoundCustomers, list),
      { customer_id: 8 },
      oddRecord(
        'first_name',
        'initials',
        'name',
        'street',
        'house_number',
        'phone_numbers',
        'email',
      ),
      'entries',
    ],
  ] as const

  it.each(lists)(
    'of %s gives each record that says which it is',
    (_, read, deciding, odd, name) => {
      fc.assert(
        fc.property(odd, fc.array(anything, { maxLength: 4 }), (fields, beside) => {
          const answer: Record<string, unknown> = read([
            ...beside,
            { ...fields, ...deciding },
            null,
          ])
          expect(answer[name]).toHaveLength(1)
          expect(answer['unreadable']).toBe(beside.length + 1)
        }),
      )
    },
  )
})

describe('one thing of the POS', () => {
  const uuid = '0c6b40a4-a217-11e8-92bb-005056a46320'
  const oddLead = oddRecord(
    'store_id',
    'type',
    'title',
    'message',
    'costs_ex_vat_cents',
    'customer',
    'object',
    'options',
    'exchange_object',
    'created_at',
    'modified_at',
  )

  it('is a lead by its UUID and its status, and a created one by its UUID alone', () => {
    fc.assert(
      fc.property(oddLead, anything, (odd, status) => {
        const zone = access.timeZone
        const lead = value(answeredLead(zone), { sales_lead: { ...odd, uuid, status: 'noticed' } })
        expect(lead).toMatchObject({ uuid, status: 'noticed' })
        expect(value(createdLead(zone), { sales_lead: { ...odd, uuid, status } }).uuid).toBe(uuid)
      }),
    )
  })

  it('is a stock object by its id', () => {
    const parts = oddRecord('identification', 'status', 'images', 'object')
    const inner = oddRecord(
      'brand_name',
      'model_year',
      'gear_count',
      'article_group',
      'is_elo_bike',
    )
    fc.assert(
      fc.property(parts, inner, (odd, object) => {
        expect(value(AnsweredStockObject, { ...odd, stock_object_id: 5 }).objectId).toBe(5)
        expect(value(AnsweredStockObject, { ...odd, stock_object_id: '5', object }).objectId).toBe(
          5,
        )
      }),
    )
  })
})
