import { articleGroups } from './article-groups.ts'
import { fullName, type ShopCustomer } from './people.ts'
import type { Sale, SaleLine } from './sales.ts'
import type { StockItem } from './shop-stock.ts'
import { shopDate, shopDateTime } from './shop-time.ts'
import { inLocale, type Locale } from './vocabulary.ts'

type Published = Record<string, unknown>

/** The sales feed's own dialect: a bare store number, English colours, perhaps Dutch frame types. */
export function transactionAnswer(sale: Sale, locale: Locale): Published {
  const { customer, employee } = sale
  return {
    account_id: 1,
    store_id: Number(sale.store),
    sales_transaction_number: sale.number,
    type_name: sale.credits === null ? 'normaal' : 'credit',
    is_final: sale.isFinal,
    book_location_id: 1,
    transaction_date: shopDate(sale.createdAt),
    created_at: shopDateTime(sale.createdAt),
    modified_at: shopDateTime(sale.modifiedAt),
    booked_at: sale.isFinal ? shopDateTime(sale.modifiedAt) : null,
    vat_number: null,
    vat_country_code: null,
    total_amount_cents: totalCents(sale),
    gross_total_amount_cents: totalCents(sale),
    unpaid_amount_cents: 0,
    sales_employee_name: employee.name,
    sales_employee_id: employee.id,
    booked_by_employee_name: employee.name,
    booked_by_employee_id: employee.id,
    last_update_by_employee_name: employee.name,
    last_update_by_employee_id: employee.id,
    customer_phone_number_id: customer === null ? null : 'mob',
    customer: customer === null ? null : saleCustomer(customer),
    debit_sales_transaction_number: sale.credits,
    credit_sales_transaction_number: sale.creditedBy,
    sales_order: null,
    workshop_order: null,
    sales_items: sale.lines.map((line) => lineAnswer(line, locale)),
  }
}

function totalCents({ lines }: Sale): number {
  return lines.reduce((total, line) => total + line.lineCents, 0)
}

function saleCustomer({ id, person }: ShopCustomer): Published {
  return {
    customer_id: id,
    customer_full_name: fullName(person),
    street: person.street,
    housenumber: person.houseNumber,
    housenumber_postfix: '',
    city: person.city,
    postcode: person.postalCode,
    country: 'NL',
    email: person.email,
    country_code: 'NL',
    date_of_birth: null,
    phone_numbers: [{ phone_number_id: 'mob', phone_number: person.mobile, name: 'Basis mobiel' }],
    language_code: id % 4 === 0 ? 'de_DE' : 'nl_NL',
  }
}

function lineAnswer(line: SaleLine, locale: Locale): Published {
  const { item } = line
  const excluding = Math.round(line.lineCents / 1.21)
  return {
    sales_item_id: line.id,
    item_type_id: item === null ? 1 : 5,
    pos_group_id: item === null ? 4 : 1,
    pos_group_name: item === null ? 'Onderdelen' : 'Fietsen',
    barcode: line.barcode,
    quantity: line.quantity,
    gross_unit_price_in_vat_cents: Math.abs(line.lineCents) + line.discountCents,
    gross_unit_price_ex_vat_cents: Math.round(
      (Math.abs(line.lineCents) + line.discountCents) / 1.21,
    ),
    unit_discount_in_vat_cents: 0,
    unit_discount_ex_vat_cents: 0,
    line_discount_in_vat_cents: line.discountCents,
    line_discount_ex_vat_cents: Math.round(line.discountCents / 1.21),
    nett_line_price_in_vat_cents: line.lineCents,
    nett_line_price_ex_vat_cents: excluding,
    ex_vat_based_prices: false,
    discount_percentage: null,
    vat_code: 2,
    vat_percentage: 21,
    vat_amount_cents: line.lineCents - excluding,
    description: line.description,
    description_extended: null,
    article: item === null ? null : soldArticle(item),
    object: item === null ? null : soldObject(item, locale),
    identification:
      item === null
        ? null
        : {
            stock_object_id: item.objectId,
            frame_number: item.frameNumber,
            key_number: item.keyNumber,
            battery_number: item.batteryNumber,
          },
  }
}

/** What the feed calls a frame type says for whom a bike is; `UNI` in every language. */
function audienceOf(item: StockItem, locale: Locale): string {
  if (item.customerGroup === 'UNISEX') return 'UNI'
  const word = inLocale('customer_group', item.customerGroup, locale)
  return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`
}

function soldArticle({ model, articleId }: StockItem): Published {
  const { main, code, sub, nl, subNl } = articleGroups[model.group]
  return {
    brand_name: model.brand.toUpperCase(),
    description: `${model.brand} ${model.name}`,
    dst_main_id: main,
    dst_main_name: main === 1 ? 'Fietsen' : 'Bromfietsen',
    dst_sub_id: code,
    dst_sub_name: nl,
    dst_sub_sub_id: sub,
    dst_sub_sub_name: subNl,
    sales_price_cents: model.priceCents,
    purchase_price_ex_vat_cents: Math.round(model.priceCents / 2),
    suppliers: [
      {
        supplier_id: 1700 + model.brand.length,
        supplier_name: model.brand,
        article_id: articleId,
        purchase_price_cents: Math.round(model.priceCents / 2),
        rrp_cents: model.priceCents,
      },
    ],
  }
}

function soldObject(item: StockItem, locale: Locale): Published {
  const { model } = item
  return {
    object_id: item.objectId,
    object_barcode: `F${String(item.objectId)}`,
    barcode: item.barcode,
    article_id: item.articleId,
    object_type_id: articleGroups[model.group].main === 7 ? 2 : 1,
    is_demo: item.isDemo,
    brand_name: model.brand,
    model_name: model.name,
    category_name: articleGroups[model.group].category,
    is_elo_bike: item.isElectric,
    frame_type: audienceOf(item, locale),
    color: item.color,
    basic_color: item.baseColor,
    basic_color_secondary: '',
    year: item.modelYear,
    object_status: item.isUsed ? 'Gebruikt' : 'Nieuw',
    size: item.isElectric ? 'M' : null,
    // Where the supplier has sizes, the centimetres are missing.
    frame_height: item.isElectric ? null : String(item.frameHeight),
    wheel_size: String(model.wheel),
    frame_size_supplier: item.isElectric ? 'M' : '',
    tyre_size: null,
    material_description: model.material ?? 'ALUMINIUM',
    gear_count: model.gearSystem === 'CVT' ? 999 : model.gears,
    description_extra: '',
    purchased_from_customer_id: item.isUsed ? 4071 : 0,
    kilometer_age: item.kilometres,
  }
}
