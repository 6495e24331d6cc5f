import type { PlatformKey, TrainingStore } from './shop.ts'
import { verificationHash, type Employee } from './employees.ts'
import type { Sale, SaleLine } from './sales.ts'
import { shopDate, shopDateTime } from './shop-time.ts'
import type { ArticleGroup } from './catalogue.ts'
import type { StockItem } from './shop-stock.ts'
import { fullName, type ShopCustomer } from './people.ts'
import { inLocale, type Locale } from './vocabulary.ts'

type Published = Record<string, unknown>

/** The letter of an article group and its Dutch name; `/codelist/article_group.json` lists them. */
export const articleGroups: Record<ArticleGroup, { code: string; nl: string; en: string }> = {
  'e-bike': { code: 'A', nl: 'Elektrische fietsen', en: 'Electric bikes' },
  city: { code: 'B', nl: 'Stadsfietsen', en: 'City bikes' },
  sport: { code: 'C', nl: 'Hybride fietsen', en: 'Hybrid bikes' },
  race: { code: 'D', nl: 'Racefietsen', en: 'Road bikes' },
  mountain: { code: 'E', nl: 'Mountainbikes', en: 'Mountain bikes' },
  children: { code: 'F', nl: 'Kinderfietsen', en: 'Children’s bikes' },
  folding: { code: 'G', nl: 'Vouwfietsen', en: 'Folding bikes' },
  cargo: { code: 'H', nl: 'Bakfietsen', en: 'Cargo bikes' },
  'speed-pedelec': { code: 'I', nl: 'Speed pedelecs', en: 'Speed pedelecs' },
}

/** A store as the locator writes it: no city. */
export function locatorStore(store: TrainingStore): Published {
  return {
    store_id: store.id,
    store_gln: store.gln,
    store_name: store.name,
    store_address: store.address,
    store_postal_code: store.postalCode,
    store_phone_number: store.phone,
    store_country_code: 'NL',
    store_email: store.email,
    store_coordinates: store.coordinates,
  }
}

export function keyAnswer({ key, isActive, scopes, store }: PlatformKey): Published {
  return {
    key,
    is_active: isActive,
    scopes,
    store: {
      ...locatorStore(store),
      store_city: store.city,
      store_meta_data: { drg_dealer_number: store.dealerNumber },
    },
  }
}

export function stockLine(item: StockItem): Published {
  return {
    store_id: `${item.account}-${item.store}`,
    object_id: item.objectId,
    barcode: item.barcode,
    article_id: item.articleId,
    brand_name: item.model.brand,
    is_demo: item.isDemo,
  }
}

/** Identification numbers that a bike does not have are absent, not null. */
function identification(item: StockItem): Published {
  return {
    ...(item.frameNumber === null ? {} : { frame_number: item.frameNumber }),
    ...(item.keyNumber === null ? {} : { key_number: item.keyNumber }),
    ...(item.batteryNumber === null ? {} : { battery_number: item.batteryNumber }),
  }
}

export function stockObjectAnswer(item: StockItem, locale: Locale): Published {
  const { model } = item
  const store = Number(item.store)
  return {
    stock_object_id: item.objectId,
    store_id: store,
    customer_id: null,
    sales_order_id: null,
    sales_transaction_number: item.soldIn,
    status: {
      available: !item.isSold,
      expected_at: null,
      is_demo: item.isDemo,
      is_used: item.isUsed,
      is_rental: false,
      is_sold: item.isSold,
      is_reserved: false,
      km_age: item.kilometres,
    },
    object: {
      stock_object_id: item.objectId,
      store_id: store,
      is_reserved: false,
      is_demo: item.isDemo,
      object_reference: '',
      barcode: item.barcode,
      article_id: item.articleId,
      brand_name: model.brand.toUpperCase(),
      brand_id: 1700 + model.brand.length,
      model_name: model.name,
      article_main_group: 1,
      article_group: articleGroups[model.group].code,
      article_sub_group: 1,
      frame_type: inLocale('frame', item.frameType, locale),
      model_year: item.modelYear,
      frame_height: item.frameHeight,
      frame_size_supplier: '',
      wheel_size: model.wheel,
      customer_group: inLocale('customer_group', item.customerGroup, locale),
      frame_material: inLocale('frame_material', model.material ?? 'ALUMINIUM', locale),
      color: item.color,
      primary_color: inLocale('base_color', item.baseColor, locale),
      secondary_color: '',
      type_gear_system: model.gearSystem,
      brand_gear_system: model.gearSystem === 'CVT' ? 'ENVIOLO' : 'SHIMANO',
      model_gear_system: '',
      gear_count: model.gears,
      description_short: `${model.brand} ${model.name} ${item.color}`.toUpperCase(),
      description: `${model.brand} ${model.name} ${item.color} ${String(item.frameHeight)}`,
      purchase_price_cents: Math.round(item.priceCents * 0.62),
      sales_price_cents: item.priceCents,
      rrp_cents: model.priceCents,
      ecommerce: true,
      ecommerce_price_cents: item.priceCents,
      nett_weight_kg: item.isElectric ? 26 : 17,
      gross_weight_kg: 0,
      warranty_type: 0,
    },
    identification: identification(item),
    images:
      item.objectId % 3 === 0
        ? []
        : [
            {
              date_modified: '2026-01-12 09:14:31',
              url_thumb: `https://cdn.example.com/app/img/artPic_public_T_${String(item.objectId)}.jpg`,
              url_large: `https://cdn.example.com/app/img/artPic_public_L_${String(item.objectId)}.jpg`,
            },
          ],
  }
}

export function employeeAnswer(employee: Employee, apiKey: string): Published {
  return {
    employee_id: employee.id,
    employee_name: employee.name,
    verification_hash: verificationHash(employee.code, apiKey),
    roles: employee.roles,
    is_active: employee.isActive,
    is_default: false,
    is_administrator: employee.isAdministrator,
    avatar: null,
    authorizations: employee.authorizations,
  }
}

export function customerAnswer({ id, person }: ShopCustomer): Published {
  const name = fullName(person)
  return {
    customer_id: id,
    customer_type_name: 'Klant',
    customer_reference: '',
    postcode: person.postalCode,
    house_number: person.houseNumber,
    house_number_postfix: '',
    attn: '',
    title: 'Dhr./Mevr. ',
    initials: person.initials,
    insertion: person.insertion,
    first_name: person.firstName,
    name: person.lastName,
    street: person.street,
    city: person.city,
    country_code_iso_3166: 'NL',
    email: person.email,
    discount_percentage: 0,
    datetime_created: null,
    phone_numbers: [
      { phone_number_id: 'mob', customer_id: id, phone_number: person.mobile, name },
      { phone_number_id: 'tel', customer_id: id, phone_number: '', name },
    ],
  }
}

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
    total_amount_cents: sale.lines.reduce((total, line) => total + line.lineCents, 0),
    unpayed_amount_cents: 0,
    sales_employee_name: employee.name,
    sales_employee_id: employee.id,
    booked_by_employee_name: employee.name,
    booked_by_employee_id: employee.id,
    last_update_by_employee_name: employee.name,
    last_update_by_employee_id: employee.id,
    customer_phone_number_id: customer === null ? null : 'mob',
    customer: customer === null ? null : saleCustomer(customer),
    debit_sales_transaction_number: sale.credits,
    credit_sales_transaction_number: null,
    sales_order: null,
    workshop_order: null,
    sales_items: sale.lines.map((line) => lineAnswer(line, locale)),
  }
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
    language_code: 'nl_NL',
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
    article: null,
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

function soldObject(item: StockItem, locale: Locale): Published {
  const { model } = item
  return {
    object_id: item.objectId,
    object_barcode: `F${String(item.objectId)}`,
    barcode: item.barcode,
    article_id: item.articleId,
    object_type_id: 1,
    is_demo: item.isDemo,
    brand_name: model.brand,
    model_name: model.name,
    category_name: articleGroups[model.group].nl,
    is_elo_bike: item.isElectric,
    frame_type: inLocale('frame', item.frameType, locale),
    color: item.color,
    basic_color: item.baseColor,
    basic_color_secondary: '',
    year: item.modelYear,
    object_status: item.isUsed ? 'Gebruikt' : 'Nieuw',
    size: null,
    frame_height: String(item.frameHeight),
    wheel_size: String(model.wheel),
    frame_size_supplier: '',
    tyre_size: null,
    material_description: model.material ?? 'ALUMINIUM',
    gear_count: model.gears,
    kilometer_age: item.kilometres,
  }
}
