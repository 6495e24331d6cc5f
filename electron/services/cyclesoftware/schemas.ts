import { z } from 'zod'
import { PlatformKey, StockLine, StockObject, Store } from '../../../shared/stock.ts'
import { readCents } from '../../../shared/price.ts'
import { isRecord, listOf, readEach } from '../records.ts'
import {
  count,
  maybe,
  numberOrNone,
  objectOf,
  readNumber,
  readNumbers,
  readWords,
  size,
  storeId,
  wholeNumber,
  words,
  yes,
} from './forms.ts'
import { readCoordinates } from './values.ts'

const AnsweredStore = z
  .object({
    store_id: storeId,
    store_name: words,
    store_city: words,
    store_coordinates: z.unknown().optional().transform(readCoordinates),
  })
  .transform((store) => ({
    id: store.store_id,
    name: store.store_name ?? '',
    city: store.store_city,
    coordinates: store.store_coordinates,
  }))
  .pipe(Store)

/** Where the next page is, in either of the two ways (SERVICES.md, "Pagination"). */
export const pagination = z
  .object({ next_offset: numberOrNone, next_url: words })
  .nullish()
  .catch(null)

const mostScopes = 100

/** Null where the key does not say its rights. */
function readScopes(value: unknown): string[] | null {
  return Array.isArray(value) ? readEach(value, mostScopes, readWords) : null
}

const AnsweredKey = z
  .object({
    key: z.string(),
    is_active: yes,
    scopes: z.unknown().optional().transform(readScopes),
    store: AnsweredStore,
  })
  // The key is a secret: its last four characters are enough to recognise it by.
  .transform((entry) => ({
    lastFour: entry.key.slice(-4),
    isActive: entry.is_active,
    scopes: entry.scopes,
    store: entry.store,
  }))
  .pipe(PlatformKey)

export const KeysPage = z
  .object({ keys: listOf(AnsweredKey), pagination })
  .transform(({ keys: { entries, unreadable }, ...page }) => ({
    ...page,
    keys: entries,
    unreadable,
  }))

export const StoresPage = z
  .object({ stores: listOf(AnsweredStore), pagination })
  .transform(({ stores: { entries, unreadable }, ...page }) => ({
    ...page,
    stores: entries,
    unreadable,
  }))

const AnsweredStockLine = z
  .object({
    store_id: storeId,
    object_id: wholeNumber,
    barcode: words,
    article_id: words,
    brand_name: words,
    is_demo: yes,
  })
  .transform((line) => ({
    store: line.store_id,
    objectId: line.object_id,
    barcode: line.barcode,
    articleId: line.article_id,
    brandName: line.brand_name,
    isDemo: line.is_demo,
  }))
  .pipe(StockLine)

export const Stock = z
  .object({
    stores: listOf(AnsweredStore).catch({ entries: [], unreadable: 0 }),
    stock: listOf(AnsweredStockLine),
  })
  .transform(({ stores, stock }) => ({
    stores: stores.entries,
    stock: stock.entries,
    unreadable: stores.unreadable + stock.unreadable,
  }))

/**
 * A stock object as its owner documents it elsewhere (SERVICES.md). `is_elo_bike` belongs to the
 * sales feed and is read here too, should it ever come. The article group is a code in three parts;
 * it is put together as the POS's own code lists write it (`1A01`).
 */
export const AnsweredStockObject = z
  .object({
    stock_object_id: wholeNumber,
    identification: z
      .unknown()
      .optional()
      .transform((value) => (isRecord(value) ? value : {})),
    status: objectOf({ is_sold: yes, is_demo: yes, is_used: yes, is_rental: yes }),
    object: objectOf({
      brand_name: words,
      model_name: words,
      model_year: size,
      customer_group: words,
      color: words,
      primary_color: words,
      frame_type: words,
      frame_height: size,
      frame_size_supplier: size,
      frame_material: words,
      wheel_size: size,
      type_gear_system: words,
      gear_count: count,
      sales_price_cents: z.unknown().optional(),
      article_main_group: words,
      article_group: words,
      article_sub_group: words,
      is_elo_bike: maybe,
    }),
  })
  .transform(
    ({ stock_object_id, identification, status, object }): z.input<typeof StockObject> => ({
      objectId: stock_object_id,
      frameNumber: readWords(identification['frame_number']),
      batteryNumber: readNumber(identification['battery_number']),
      brandName: object.brand_name,
      modelName: object.model_name,
      modelYear: object.model_year,
      customerGroup: object.customer_group,
      color: object.color,
      primaryColor: object.primary_color,
      frameType: object.frame_type,
      frameHeight: object.frame_height ?? object.frame_size_supplier,
      frameMaterial: object.frame_material,
      wheelSize: object.wheel_size,
      gearSystem: object.type_gear_system,
      gearCount: object.gear_count,
      salesPriceCents: readCents(object.sales_price_cents, 'cents'),
      articleGroup: articleGroup(object),
      isElectric: object.is_elo_bike,
      isSold: status.is_sold,
      isDemo: status.is_demo,
      isUsed: status.is_used,
      isRental: status.is_rental,
      numbers: readNumbers(identification),
    }),
  )
  .pipe(StockObject)

function articleGroup(object: {
  article_main_group: string | null
  article_group: string | null
  article_sub_group: string | null
}): string | null {
  const { article_main_group: main, article_group: group, article_sub_group: sub } = object
  if (group === null || !/^[A-Z]$/i.test(group)) return group
  // Without a sub group nobody knows whether it is an electric one.
  return `${main ?? ''}${group}${sub?.padStart(2, '0') ?? ''}`
}
