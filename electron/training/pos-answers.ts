import type { PlatformKey, TrainingStore } from './shop.ts'
import { verificationHash, type Employee } from './employees.ts'
import { articleGroups } from './article-groups.ts'
import type { StockItem } from './shop-stock.ts'
import { fullName, type ShopCustomer } from './people.ts'
import { inLocale, type Locale } from './vocabulary.ts'

type Published = Record<string, unknown>

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
      article_main_group: articleGroups[model.group].main,
      article_group: articleGroups[model.group].code,
      article_sub_group: articleGroups[model.group].sub,
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

export function customerAnswer({ id, person, firm }: ShopCustomer): Published {
  const name = fullName(person)
  return {
    customer_id: id,
    customer_type_name: firm === null ? 'Klant' : 'Zakelijk',
    company_name: '',
    customer_reference: '',
    postcode: person.postalCode,
    house_number: person.houseNumber,
    house_number_postfix: '',
    attn: firm === null ? '' : name,
    title: 'Dhr./Mevr. ',
    initials: firm === null ? person.initials : '',
    insertion: firm === null ? person.insertion : '',
    first_name: firm === null ? person.firstName : '',
    name: firm ?? person.lastName,
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
