import { z } from 'zod'
import type { StoreId } from '../../../shared/stock.ts'
import type { TillLine } from '../../../shared/till-sale.ts'
import { TillSale } from '../../../shared/till-sale.ts'
import { readCents } from '../../../shared/price.ts'
import type { Access } from './asking.ts'
import { count, maybe, size, storeId, wholeNumber, words, yes } from './forms.ts'
import { pagination } from './schemas.ts'
import { readDateTime, shopDay } from './values.ts'

/** The right the sales feed needs. */
export const salesScope = 'sales-export'

export type TillDays = { from: number; to: number; store: StoreId | null }

/**
 * What to ask for: sales that were changed on these days, both included. The feed knows days and no
 * times, in the shop's own zone, and a store by its bare number.
 */
export function tillQuery(days: TillDays, { timeZone }: Access): Record<string, string> {
  return {
    date_field: 'modified_at',
    date_start: shopDay(days.from, timeZone),
    date_end: shopDay(days.to, timeZone),
    only_booked_transactions: 'true',
    ...(days.store === null ? {} : { store_id: days.store.store }),
  }
}

const bicycle = 1
const id = z.union([z.string().trim().min(1), z.number()]).transform(String)
const ofObject = z.object({
  object_id: wholeNumber.nullish().catch(null),
  barcode: words,
  object_type_id: z.unknown().optional(),
  is_demo: yes,
  brand_name: words,
  model_name: words,
  category_name: words,
  is_elo_bike: maybe,
  frame_type: words,
  color: words,
  basic_color: words,
  year: size,
  frame_height: size,
  wheel_size: size,
  material_description: words,
  gear_count: count,
})
const ofIdentification = z.object({
  stock_object_id: wholeNumber.nullish().catch(null),
  frame_number: words,
  battery_number: words,
})

/** Null for what is no bicycle: an article, a moped. */
const line = z
  .object({
    sales_item_id: id,
    quantity: z.coerce.number().catch(1),
    barcode: words,
    nett_line_price_in_vat_cents: z.unknown().optional(),
    object: z.union([ofObject, z.array(z.never()).transform(() => null)]).nullish(),
    identification: z.union([ofIdentification, z.array(z.never()).transform(() => null)]).nullish(),
  })
  .transform(({ object, identification, ...sold }): TillLine | null => {
    if (object === null || object === undefined) return null
    const type = object.object_type_id ?? bicycle
    if (Number(type) !== bicycle) return null
    return {
      item: sold.sales_item_id,
      quantity: sold.quantity,
      priceCents: readCents(sold.nett_line_price_in_vat_cents, 'cents'),
      barcode: object.barcode ?? sold.barcode,
      bike: {
        objectId: identification?.stock_object_id ?? object.object_id ?? null,
        frameNumber: identification?.frame_number ?? null,
        batteryNumber: identification?.battery_number ?? null,
        brandName: object.brand_name,
        modelName: object.model_name,
        modelYear: object.year,
        // The feed knows a frame's form only; for whom the bike is, the stock object says.
        customerGroup: null,
        color: object.color,
        primaryColor: object.basic_color,
        frameType: object.frame_type,
        frameHeight: object.frame_height,
        frameMaterial: object.material_description,
        wheelSize: object.wheel_size,
        gearSystem: null,
        gearCount: object.gear_count,
        salesPriceCents: null,
        articleGroup: object.category_name,
        isElectric: object.is_elo_bike,
        isSold: true,
        isDemo: object.is_demo,
        isUsed: false,
      },
    }
  })

/** A page of the feed. Its customers and employees are not read: nothing here needs them. */
export function tillPage({ timeZone }: Access) {
  const moment = words.transform((written) =>
    written === null ? null : readDateTime(written, timeZone),
  )
  const sale = z
    .object({
      account_id: words,
      store_id: storeId.nullish().catch(null),
      sales_transaction_number: id,
      is_final: maybe,
      booked_at: moment,
      modified_at: moment,
      created_at: moment,
      debit_sales_transaction_number: words,
      sales_items: z
        .array(line)
        .nullish()
        .transform((lines) => (lines ?? []).filter((one) => one !== null)),
    })
    .transform((found) => ({
      isBooked: found.is_final !== false,
      posAccount: found.account_id ?? '',
      transaction: found.sales_transaction_number,
      store: found.store_id?.store ?? null,
      bookedAt: found.booked_at ?? found.modified_at ?? found.created_at,
      credits: found.debit_sales_transaction_number,
      lines: found.sales_items,
    }))
  return z.object({ data: z.array(sale), pagination }).transform(({ data, pagination: where }) => ({
    entries: data.filter(({ isBooked }) => isBooked).map((found) => TillSale.parse(found)),
    pagination: where,
  }))
}
