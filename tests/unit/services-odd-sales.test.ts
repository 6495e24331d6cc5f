import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { AnsweredStockObject } from '../../electron/services/cyclesoftware/schemas.ts'
import { tillPage } from '../../electron/services/cyclesoftware/till-sales.ts'
import { mapStockObject } from '../../shared/article-mapping.ts'
import { access, anything, oddRecord, value } from '../support/odd-answers.ts'

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

  it('reads the published sale of a bike so that nothing is left to ask', () => {
    const line = {
      ...goodLine,
      description: 'GIANT Stormguard E+, Hematite, XL, 2023',
      article: {
        ...{ dst_main_id: 1, dst_sub_id: 'F', dst_sub_name: 'Crosshybrides' },
        ...{ dst_sub_sub_id: 1, dst_sub_sub_name: 'Crosshybride (elektrisch)' },
      },
      object: {
        ...goodLine.object,
        ...{ model_name: 'Stormguard E+', category_name: 'Crosshybrides - elektrisch' },
        ...{ is_elo_bike: true, frame_type: 'UNI', color: 'Hematite', basic_color: '' },
        ...{ year: 2023, object_status: 'Nieuw', size: 'XL', frame_height: null },
        ...{ wheel_size: '27', frame_size_supplier: 'XL', material_description: 'ALUMINIUM' },
        ...{ gear_count: 999, purchased_from_customer_id: 0, kilometer_age: 0 },
      },
    }
    const bike = feed([{ ...goodSale, sales_items: [line] }]).sales[0]?.lines[0]?.bike
    if (bike === undefined) throw new Error('no bike')
    expect(bike.isUsed).toBe(false)
    expect(mapStockObject(bike, () => null)).toEqual({
      unknownWords: [],
      attributes: {
        ...{ brand: 'GIANT', model: 'Stormguard E+', color: 'Grey', frameColor: 'Hematite' },
        ...{ type: 'E-bike', propulsionType: 'Electric', audience: 'Unisex', frameHeight: 'XL' },
        ...{ frameMaterial: 'Aluminium', wheelSize: '27', gearType: 'Continuously variable' },
      },
    })
  })

  it.each([
    ['its category', { category_name: 'Vouwfietsen' }, {}, 'Vouwfietsen'],
    [
      'the article, where the category is a word of the shop',
      { category_name: 'Topmerken' },
      { dst_sub_sub_name: 'Vouwfietsen' },
      'Vouwfietsen',
    ],
    [
      'the code of the article',
      {},
      { dst_main_id: '1', dst_sub_id: 'B', dst_sub_sub_id: '0' },
      '1B0',
    ],
    [
      'the electric sub group, where the category says the form',
      { category_name: 'Stadsfietsen' },
      { dst_sub_name: 'Stadsfietsen', dst_sub_sub_name: 'Stadsfiets (elektrisch)' },
      'Stadsfiets (elektrisch)',
    ],
    [
      'the code of an electric sub group, where all words say the form',
      { category_name: 'City-Bike' },
      { dst_main_id: 1, dst_sub_id: 'A', dst_sub_sub_id: 1, dst_sub_name: 'City-Bike' },
      '1A1',
    ],
    [
      'a speed pedelec, where the category says electric',
      { category_name: 'Elektrische fietsen', model_name: 'ST5' },
      { dst_sub_sub_name: 'Speed pedelecs' },
      'Speed pedelec',
    ],
    [
      'the category, where nobody knows any',
      { category_name: 'Topmerken' },
      { dst_sub_name: 'Anders' },
      'Topmerken',
    ],
  ])('takes for the group of a bike %s', (_, object, article, group) => {
    const line = { ...goodLine, object: { ...goodLine.object, ...object }, article }
    const { sales } = feed([{ ...goodSale, sales_items: [line] }])
    expect(sales[0]?.lines[0]?.bike.articleGroup).toBe(group)
  })

  it.each([
    ['its status', { object_status: 'Gebruikt' }, true],
    ['its status in French', { object_status: "Vélo d'occasion" }, true],
    ['its status in German', { object_status: 'Gebrauchtrad' }, true],
    ['nothing of an unused one', { object_status: 'Ongebruikt' }, false],
    ['nothing of one that is not used', { object_status: 'Niet gebruikt' }, false],
    ['nothing of one that is not used in German', { object_status: 'Neu, nicht gebraucht' }, false],
    ['its kilometres', { object_status: 'Nieuw', kilometer_age: 1200 }, true],
    ['whom it was bought from', { purchased_from_customer_id: 4071 }, true],
    ['nothing of a demo', { is_demo: true, kilometer_age: 300 }, false],
    ['nothing of a new one', { object_status: 'Nieuw', kilometer_age: 0 }, false],
  ])('knows a used bike by %s', (_, fields, isUsed) => {
    const line = { ...goodLine, object: { ...goodLine.object, ...fields } }
    const { sales } = feed([{ ...goodSale, sales_items: [line] }])
    expect(sales[0]?.lines[0]?.bike.isUsed).toBe(isUsed)
  })

  it.each([
    [
      'quantity and price are less than zero',
      { quantity: -1, nett_line_price_in_vat_cents: -829900 },
    ],
    ['only the quantity is', { quantity: -1 }],
    ['only the price is', { nett_line_price_in_vat_cents: -829900 }],
    ['neither is', {}],
  ])('a credit is a return where %s', (_, fields) => {
    const credit = { ...goodSale, debit_sales_transaction_number: 1199 }
    const { sales } = feed([{ ...credit, sales_items: [{ ...goodLine, ...fields }] }])
    expect(sales).toMatchObject([{ credits: '1199', lines: [{ quantity: -1 }] }])
  })

  it.each([
    ['nl_NL', 'nl'],
    ['fr_BE', 'fr'],
    ['de', 'de'],
    ['pl_PL', null],
    ['', null],
    [null, null],
  ])('knows the language of a customer of %s as %s', (language_code, language) => {
    const { sales } = feed([{ ...goodSale, customer: { language_code } }])
    expect(sales[0]?.lines[0]?.bike.customerLanguage).toBe(language)
  })

  it('keeps the numbers of the bike, by their kind', () => {
    const identification = {
      ...goodLine.identification,
      ...{ key_number: '97804', key_number_2: '97804-2', lock_number: null, lock_number_2: ' L2 ' },
      ...{ battery_number: 4711, battery_number_2: '4711', engine_number: '', imei_number: '35' },
      license_plate_number: 'DT-GX-22',
    }
    const { sales } = feed([{ ...goodSale, sales_items: [{ ...goodLine, identification }] }])
    const numbers = {
      ...{ key: ['97804', '97804-2'], lock: ['L2'], battery: ['4711'] },
      'licence-plate': ['DT-GX-22'],
    }
    expect(sales[0]?.lines[0]?.bike.numbers).toEqual(numbers)
    const object = { stock_object_id: 9, identification, object: {}, status: {} }
    expect(value(AnsweredStockObject, object).numbers).toEqual(numbers)
  })

  it.each([
    ['a discount', { description: 'Korting', quantity: 1 }],
    ['a discount of one less than zero', { description: 'Remise', quantity: -1 }],
    ['what was paid in advance', { description: 'Aanbetaling', quantity: 1 }],
  ])('a credit without signs is a return although it repeats %s', (_, fields) => {
    const less = { sales_item_id: 8, object: null, article: null, barcode: null, ...fields }
    const line = { ...less, nett_line_price_in_vat_cents: -5000 }
    const credit = { ...goodSale, debit_sales_transaction_number: 1199 }
    const { sales } = feed([{ ...credit, sales_items: [goodLine, line] }])
    expect(sales[0]?.lines).toMatchObject([{ quantity: -1 }])
  })

  it('a bike is sold on a credit that takes goods back', () => {
    const helmet = { sales_item_id: 8, object: null, barcode: '8717', quantity: -1 }
    const credit = { ...goodSale, debit_sales_transaction_number: 1199 }
    const { sales } = feed([{ ...credit, sales_items: [goodLine, helmet] }])
    expect(sales[0]?.lines).toMatchObject([{ quantity: 1 }])
  })

  it('takes what people write for none for no number and for no size', () => {
    for (const none of ['0', 0, '-', '000', ' . ', 'n.v.t.', 'N/A', 'geen', false]) {
      const identification = { frame_number: 'WBK7600006', key_number: none, battery_number: none }
      const { sales } = feed([{ ...goodSale, sales_items: [{ ...goodLine, identification }] }])
      expect(sales[0]?.lines[0]?.bike).toMatchObject({ batteryNumber: null, numbers: {} })
    }
    for (const none of ['0', 0, '0.0', '0,00', '00', false]) {
      const object = { ...goodLine.object, frame_height: none, size: 'XL' }
      const { sales } = feed([{ ...goodSale, sales_items: [{ ...goodLine, object }] }])
      expect(sales[0]?.lines[0]?.bike.frameHeight).toBe('XL')
    }
  })

  it.each([[], null, '', undefined])(
    'lists a bike by its article and number, its object %j',
    (object) => {
      const article = { dst_main_id: '1', dst_sub_id: 'A', dst_sub_sub_id: 1, brand_name: 'GIANT' }
      const line = { ...goodLine, object, article }
      const { sales } = feed([{ ...goodSale, sales_items: [line] }])
      expect(sales[0]?.lines).toMatchObject([
        {
          bike: { frameNumber: 'WBK7600006', brandName: 'GIANT', articleGroup: '1A1', objectId: 9 },
        },
      ])
      const pump = { ...line, article: { ...article, dst_main_id: 2 } }
      const noNumber = { ...line, identification: [] }
      expect(feed([{ ...goodSale, sales_items: [pump, noNumber] }])).toMatchObject({
        sales: [{ lines: [] }],
        problems: [],
      })
    },
  )

  it('reads what was written for a page as people do', () => {
    const object = {
      ...goodLine.object,
      ...{
        brand_name: 'Riese &amp; M&uuml;ller',
        color: 'Gr&#252;n&nbsp;matt',
        model_name: 'A &b; C',
      },
      ...{ basic_color: 'WEI&szlig;', frame_type: 'Gar&ccedil;ons', category_name: '&#xd800;' },
    }
    const { sales } = feed([{ ...goodSale, sales_items: [{ ...goodLine, object }] }])
    const bike = sales[0]?.lines[0]?.bike
    expect(bike).toMatchObject({ brandName: 'Riese & Müller', color: 'Grün matt' })
    expect(bike).toMatchObject({ modelName: 'A &b; C', primaryColor: 'WEIß', frameType: 'Garçons' })
    expect(bike?.articleGroup).toBe('&#xd800;')
  })

  it('never takes a bike of an unknown sub group for the first of its group', () => {
    for (const sub of [null, '', undefined]) {
      const object = { article_main_group: 1, article_group: 'A', article_sub_group: sub }
      const read = value(AnsweredStockObject, { stock_object_id: 9, object })
      expect(mapStockObject(read, () => null).attributes.type).toBeUndefined()
    }
  })

  it('what is exchanged on a credit is sold, and a line of less than zero is never sold', () => {
    const back = { ...goodLine, quantity: -1, sales_item_id: 8 }
    const exchange = {
      ...goodSale,
      debit_sales_transaction_number: 1199,
      sales_items: [back, goodLine],
    }
    expect(feed([exchange]).sales[0]?.lines.map(({ quantity }) => quantity)).toEqual([-1, 1])
    const tradedIn = { ...goodLine, nett_line_price_in_vat_cents: -25000 }
    const { sales } = feed([{ ...goodSale, sales_items: [tradedIn] }])
    expect(sales).toMatchObject([{ credits: null, lines: [{ quantity: -1 }] }])
  })

  it('a sale that was credited names its credit, unless it had other things on it', () => {
    const sale = { ...goodSale, credit_sales_transaction_number: 1200 }
    const levy = { sales_item_id: 8, object: null, nett_line_price_in_vat_cents: 0 }
    const lock = { ...levy, nett_line_price_in_vat_cents: 3495 }
    const creditedBy = (items: object[]) =>
      feed([{ ...sale, sales_items: items }]).sales[0]?.creditedBy
    expect(creditedBy([goodLine, levy])).toBe('1200')
    expect(creditedBy([goodLine, lock])).toBeNull()
    expect(feed([{ ...sale, credit_sales_transaction_number: 0 }]).sales[0]?.creditedBy).toBeNull()
  })

  it('counts the mopeds that were sold, and none that came back', () => {
    const mopedLine = { ...goodLine, object: { ...goodLine.object, object_type_id: 2 } }
    const mopeds = (fields: object, ...items: object[]) =>
      feed([{ ...goodSale, ...fields, sales_items: items }]).sales[0]?.mopeds
    expect(mopeds({}, goodLine, mopedLine, { ...mopedLine, sales_item_id: 8 })).toBe(2)
    expect(mopeds({}, { ...mopedLine, quantity: -1 })).toBe(0)
    expect(mopeds({ debit_sales_transaction_number: 1199 }, mopedLine)).toBe(0)
  })

  it.each([
    ['its category', { category_name: 'Speed pedelecs' }, true],
    ['its flag', { is_elo_bike: true }, true],
    ['its speed', { description: 'Vado 6.0 45km/h' }, true],
    ['nothing', { category_name: 'Scooters', description: 'Vespa Primavera' }, false],
    ['nothing of an electric scooter', { category_name: 'E-scooter', is_elo_bike: true }, false],
    [
      'nothing of a fast scooter',
      { category_name: 'Elektrische scooters', is_elo_bike: true, description: 'NQi 45 km/h' },
      false,
    ],
    ['nothing of a fast moped', { is_elo_bike: false, description: 'Zip 45km/h' }, false],
    ['nothing of one that is called none', { description: 'geen speed pedelec' }, false],
    ['its main group', { object_type_id: '', is_elo_bike: true }, true],
    ['nothing, where only the main group says moped', { object_type_id: null }, false],
  ])('a speed pedelec that is booked as a moped is known by %s', (_, fields, isListed) => {
    const object = { ...goodLine.object, object_type_id: 2, ...fields }
    const article = { dst_main_id: '7', dst_main_name: 'Bromfietsen' }
    const { sales } = feed([{ ...goodSale, sales_items: [{ ...goodLine, object, article }] }])
    expect(sales[0]?.mopeds).toBe(isListed ? 0 : 1)
    expect(sales[0]?.lines.map(({ bike }) => bike.articleGroup)).toEqual(
      isListed ? ['Speed pedelec'] : [],
    )
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
