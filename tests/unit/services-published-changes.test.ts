import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  AnsweredOrder,
  AnsweredOrders,
  encodeOrder,
} from '../../electron/services/cicopass/orders.ts'
import { encodeRecovery, encodeTheft } from '../../electron/services/cicopass/theft.ts'
import {
  answeredLead,
  encodeLead,
  isUuid,
  LeadCancelled,
} from '../../electron/services/cyclesoftware/leads.ts'
import { readAnswer } from '../../electron/services/meaning.ts'
import { LeadRequest } from '../../shared/lead.ts'
import { OrderRequest } from '../../shared/order.ts'
import { RecoveryReport, TheftReport } from '../../shared/theft.ts'

/** The published examples of theft, orders and leads, and what is written otherwise. */
const PublishedLead = answeredLead('Europe/Amsterdam')

function published(file: string): string {
  return readFileSync(new URL(`../fixtures/published/${file}`, import.meta.url), 'utf8')
}

function read<T>(text: string, schema: z.ZodType<T>) {
  const answer = { status: 200, headers: {}, text, tooLong: false }
  return readAnswer(answer, { service: 'cyclesoftware', scope: 'none', schema }, 0)
}

function value<T>(text: string, schema: z.ZodType<T>): T {
  const result = read(text, schema)
  if (!result.ok) throw new Error(`unreadable: ${JSON.stringify(result.fault)}`)
  return result.value
}

describe.each(['txt', 'json'])("Cicopass's published requests (.%s)", (form) => {
  const asked = (name: string) => JSON.parse(published(`cicopass-${name}.${form}`)) as unknown

  it('are what the counter sends for a stolen bike', () => {
    const body = asked('mark-stolen-request')
    expect(encodeTheft(TheftReport.parse(body))).toEqual(body)
  })

  it('are what the counter sends for a bike that was found', () => {
    const body = asked('mark-found-request')
    expect(encodeRecovery(RecoveryReport.parse(body))).toEqual(body)
  })

  it('are what the counter sends for an order', () => {
    const order = { quantity: 50, note: 'Optional note from partner' }
    expect(encodeOrder(OrderRequest.parse(order))).toEqual(asked('order-request'))
  })
})

describe.each(['txt', 'json'])("Cicopass's published answers (.%s)", (form) => {
  it('are an order of 23 though 50 were asked: shown as answered', () => {
    expect(value(published(`cicopass-order.${form}`), AnsweredOrder)).toEqual({
      orderId: 2,
      orderNumber: 'ORD-20260504065315-CB71',
      quantity: 23,
      pricePerShieldCents: 550,
      subtotalCents: 12_650,
      totalCents: 12_650,
      paymentStatus: 'Pending',
      orderStatus: 'Placed',
    })
  })

  it('are two orders with their items', () => {
    const item = { productName: 'Cicopass BikeShield', priceCents: 500 }
    const { orders, unreadable } = value(published(`cicopass-orders.${form}`), AnsweredOrders)
    expect(unreadable).toBe(0)
    expect(orders).toEqual([
      {
        orderId: 5001,
        orderNumber: 'CP-2026-0001',
        orderDate: '2026-01-01T12:00:00Z',
        paymentMethod: 'Invoice',
        paymentStatus: 'Pending',
        orderStatus: 'Created',
        totalCents: 25_000,
        items: [{ ...item, quantity: 50, totalCents: 25_000 }],
      },
      {
        orderId: 5002,
        orderNumber: 'CP-2026-0002',
        orderDate: '2026-01-05T10:30:00Z',
        paymentMethod: 'Invoice',
        paymentStatus: 'Paid',
        orderStatus: 'Completed',
        totalCents: 10_000,
        items: [{ ...item, quantity: 20, totalCents: 10_000 }],
      },
    ])
  })
})

describe("CycleSoftware's published leads", () => {
  it('are what the counter sends, besides what is null on creation', () => {
    const body = JSON.parse(published('cyclesoftware-lead-request.json')) as object
    const lead = LeadRequest.parse({
      store: { account: '1', store: '1' },
      type: 'test_ride',
      title: 'Kieskeurig: proefrit Batavus Crescendo',
      message: 'NaamKlant wil een proefrit maken',
      costsExVatCents: 1500,
      options: { testRideRequested: true, phoneCallRequested: true },
      object: {
        description: 'Batavus Crescendo',
        objectId: 11212,
        articleNumber: null,
        barcode: '877474749349',
      },
      customer: {
        name: 'NaamKlant',
        street: 'Hoofdstraat',
        houseNumber: '10',
        houseNumberPostfix: 'B',
        postalCode: '5238HL',
        city: 'Berlicum',
        phoneNumber: '0612345678',
        notes: 'Bellen tussen 12.00-17.00',
      },
    })
    const nullOnCreation = { uuid: null, created_at: null, modified_at: null }
    expect(encodeLead(lead)).toEqual({ ...body, ...nullOnCreation })
  })

  it('are read as answered, by create and get alike', () => {
    expect(value(published('cyclesoftware-lead.json'), PublishedLead)).toEqual({
      uuid: '0c6b40a4-a217-11e8-92bb-005056a46320',
      store: { account: '1', store: '1' },
      type: 'information',
      status: 'open',
      title: 'Kieskeurig: proefrit',
      message: 'Een potientiele klant wil een proefrit maken',
      costsExVatCents: 1500,
      customerName: 'Name 91953',
      customerPhone: '06 38668303',
      objectDescription: 'Batavus Crescendo',
      options: [],
      exchangeDescription: null,
      exchangeRemarks: null,
      createdAt: '2020-04-14T04:33:26.000Z',
      modifiedAt: '2020-04-14T04:33:26.000Z',
    })
  })

  it('are cancelled by an answer that says only that nothing went wrong', () => {
    expect(read(published('cyclesoftware-cancel-lead.json'), LeadCancelled).ok).toBe(true)
  })

  it.each([
    ['lead', PublishedLead],
    ['cancel-lead', LeadCancelled],
  ] as const)('are unreadable as published, without their brackets: %s', (name, schema) => {
    expect(read<unknown>(published(`cyclesoftware-${name}.txt`), schema)).toMatchObject({
      ok: false,
      fault: { kind: 'unreadable-answer' },
    })
  })
})

describe('an order that is written otherwise', () => {
  const order = (fields: object) => JSON.stringify({ data: fields })

  it.each([
    ['126.50', 12_650],
    [126.5, 12_650],
    [0.1 + 0.2, 30],
    [0, 0],
    ['126,50', null],
    ['€ 126.50', null],
    [5.495, null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('has its amount %j in cents as %j', (total, cents) => {
    const read = value(order({ orderId: 1, total }), AnsweredOrder)
    expect(read.totalCents).toBe(cents)
  })

  it.each([undefined, null, '', 'many', 1.5])('has no quantity when it says %j', (quantity) => {
    expect(value(order({ orderId: '7', quantity }), AnsweredOrder)).toMatchObject({
      orderId: 7,
      quantity: null,
    })
  })

  it('may have nothing but its id', () => {
    const { orderId, ...rest } = value(order({ orderId: 7 }), AnsweredOrder)
    expect(orderId).toBe(7)
    expect(new Set(Object.values(rest))).toEqual(new Set([null]))
    expect(value('[{"orderId":7,"orderItems":null}]', AnsweredOrders).orders).toMatchObject([
      { orderId: 7, orderDate: null, totalCents: null, items: [] },
    ])
    expect(value('[{"orderId":7,"orderItems":[{}]}]', AnsweredOrders).orders[0]?.items).toEqual([
      { productName: null, priceCents: null, quantity: null, totalCents: null },
    ])
  })

  it.each(['{}', '{"status":true}', '{"data":null}', '{"data":{}}', '[]', 'true'])(
    'was not placed for all we know when the answer is %s',
    (text) => {
      expect(read(text, AnsweredOrder).ok).toBe(false)
    },
  )

  it('is counted, not listed, when it has no id, and hides none beside it', () => {
    const text = '[{"orderNumber":"CP-2"},null,{"orderId":"1","orderItems":[null,{}]}]'
    expect(value(text, AnsweredOrders)).toMatchObject({ orders: [{ orderId: 1 }], unreadable: 2 })
  })
})

describe('a lead that is written otherwise', () => {
  const least = { uuid: '0c6b40a4-a217-11e8-92bb-005056a46320', type: 'other', status: 'open' }
  const lead = (fields: object, zone = 'Europe/Amsterdam') =>
    value(JSON.stringify({ error: false, sales_lead: { ...least, ...fields } }), answeredLead(zone))

  it('may have nothing but its UUID, type and status', () => {
    expect(lead({})).toEqual({
      ...least,
      store: null,
      title: '',
      message: '',
      costsExVatCents: null,
      customerName: null,
      customerPhone: null,
      objectDescription: null,
      options: [],
      exchangeDescription: null,
      exchangeRemarks: null,
      createdAt: null,
      modifiedAt: null,
    })
  })

  it('says what else is asked, and which bike is traded in', () => {
    const options = {
      test_ride_requested: '1',
      phone_call_requested: 0,
      finance_information_requested: true,
    }
    const exchange_object = { exchange_description: 'Batavus Dinsdag, 2019', exchange_remarks: '' }
    expect(lead({ options, exchange_object })).toMatchObject({
      options: ['testRideRequested', 'financeInformationRequested'],
      exchangeDescription: 'Batavus Dinsdag, 2019',
      exchangeRemarks: null,
    })
  })

  it('may have every field null', () => {
    const empty = ['store_id', 'title', 'message', 'customer', 'created_at', 'costs_ex_vat_cents']
    expect(lead(Object.fromEntries(empty.map((field) => [field, null])))).toEqual(lead({}))
  })

  it.each([
    ['2020-04-14T06:33:26+02:00', '2020-04-14T04:33:26.000Z'],
    ['2020-04-14T06:33:26+0200', '2020-04-14T04:33:26.000Z'],
    ['2020-04-14T04:33:26Z', '2020-04-14T04:33:26.000Z'],
    ['2020-04-14 06:33:26', '2020-04-14T04:33:26.000Z'],
    ['2023-01-23 12:34:33', '2023-01-23T11:34:33.000Z'],
    ['2023-01-23T12:34:33', '2023-01-23T11:34:33.000Z'],
    ['0000-00-00 00:00:00', null],
    ['yesterday', null],
    ['', null],
    [null, null],
  ])('was made at %j: %j', (written, moment) => {
    expect(lead({ created_at: written, modified_at: written })).toMatchObject({
      createdAt: moment,
      modifiedAt: moment,
    })
  })

  it.each([
    ['1-1', { account: '1', store: '1' }],
    ['43831', { account: null, store: '43831' }],
    [43831, { account: null, store: '43831' }],
    ['somewhere', null],
  ])('is for the store %j', (written, store) => {
    expect(lead({ store_id: written }).store).toEqual(store)
  })

  it('of a type or status we do not know is shown as it came', () => {
    expect(lead({ type: 'trade_in', status: 'snoozed' })).toMatchObject({
      type: 'trade_in',
      status: 'snoozed',
    })
  })

  it('is nobody’s when its customer is an empty list, as PHP writes an empty object', () => {
    expect(lead({ customer: [], exchange_object: [] }).customerName).toBeNull()
  })

  it.each(['uuid', 'status'])('is unreadable without its %s', (field) => {
    const text = JSON.stringify({ error: false, sales_lead: { ...least, [field]: null } })
    expect(read(text, PublishedLead)).toMatchObject({
      ok: false,
      fault: { kind: 'unreadable-answer' },
    })
  })

  it('was not made when the answer says error under HTTP 200', () => {
    const text = JSON.stringify({ error: true, error_message: 'No', sales_lead: least })
    expect(read(text, PublishedLead)).toMatchObject({
      fault: { kind: 'refused', status: 200, serviceWords: 'No' },
    })
  })

  it.each(['{}', '[]', 'null', 'true', '""'])('is not cancelled by %s', (text) => {
    expect(read(text, LeadCancelled).ok).toBe(false)
  })

  it.each(['{"error":false}', '{"error":0,"error_message":""}', '{"error":"0"}'])(
    'is cancelled by %s',
    (text) => {
      expect(read(text, LeadCancelled).ok).toBe(true)
    },
  )
})

describe('the UUID of a lead', () => {
  it.each([
    ['0c6b40a4-a217-11e8-92bb-005056a46320', true],
    ['20C5D026-68B3-11EC-90D6-0242AC120003', true],
    ['0c6b40a4-a217-11e8-92bb-005056a4632', false],
    [' 0c6b40a4-a217-11e8-92bb-005056a46320', false],
    ['0c6b40a4-a217-11e8-92bb-005056a46320\n', false],
    ['0c6b40a4-a217-11e8-92bb-005056a46320.json?', false],
    ['../../../keys', false],
  ])('%j: %j', (written, is) => {
    expect(isUuid(written)).toBe(is)
  })
})
