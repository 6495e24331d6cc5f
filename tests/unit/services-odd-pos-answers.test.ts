import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { FoundCustomers } from '../../electron/services/cyclesoftware/customers.ts'
import { EmployeesPage } from '../../electron/services/cyclesoftware/employees.ts'
import { answeredLead, createdLead } from '../../electron/services/cyclesoftware/leads.ts'
import {
  AnsweredStockObject,
  KeysPage,
  Stock,
  StoresPage,
} from '../../electron/services/cyclesoftware/schemas.ts'
import { access, anything, oddRecord, value } from '../support/odd-answers.ts'

describe('a list of the POS', () => {
  it.each([
    ['Zakelijk', true],
    ['Geschäftskunde', true],
    ['Niet-zakelijk', false],
    ['Kein Firmenkunde', false],
    ['Client non professionnel', false],
    ['Klant', false],
  ])('takes a customer of the type %s for a business: %s', (customer_type_name, isBusiness) => {
    const { entries } = value(FoundCustomers, [{ customer_id: 1, name: 'X', customer_type_name }])
    expect(entries).toMatchObject([{ isBusiness }])
  })

  it.each([
    [
      'Zakelijk',
      { name: 'Fietskoeriers BV', company_name: '', attn: 'Anouk Bos' },
      [true, 'Fietskoeriers BV', 'Anouk Bos'],
    ],
    ['Business', { name: 'Fietskoeriers BV' }, [true, 'Fietskoeriers BV', 'Fietskoeriers BV']],
    ['Geschäftlich', { name: 'Fahrrad GmbH' }, [true, 'Fahrrad GmbH', 'Fahrrad GmbH']],
    ['Professionnel', { name: 'Vélos SA' }, [true, 'Vélos SA', 'Vélos SA']],
    [
      'Zakelijk',
      { name: 'Bos', first_name: 'Anouk', company_name: 'Bos BV' },
      [true, 'Bos BV', 'Anouk Bos'],
    ],
    [
      'Klant',
      { name: 'Bos', first_name: 'Anouk', insertion: 'van den' },
      [false, '', 'Anouk van den Bos'],
    ],
    ['Klant', { name: 'Bos', company_name: 'Bos BV' }, [false, 'Bos BV', 'Bos']],
  ])('a customer of the type %s is a business or a person: %j', (type, fields, expected) => {
    const record = { customer_id: 8, customer_type_name: type, ...fields }
    const [found] = value(FoundCustomers, [record]).entries
    expect([found?.isBusiness, found?.companyName, found?.name]).toEqual(expected)
  })

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
