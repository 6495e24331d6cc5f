import type { Random } from './random.ts'
import type { Employee } from './employees.ts'
import type { ShopCustomer } from './people.ts'
import { shopDate } from './shop-time.ts'
import type { StockItem } from './shop-stock.ts'

export interface SaleLine {
  id: number
  /** The bike that was sold, or null for an article. */
  item: StockItem | null
  description: string
  barcode: string | null
  quantity: number
  /** What the customer pays for the line, VAT included. */
  lineCents: number
  discountCents: number
}

/** A transaction at the till. */
export interface Sale {
  number: number
  /** Bare store number. */
  store: string
  /** A quote or an order that is not paid yet is not final. */
  isFinal: boolean
  createdAt: number
  modifiedAt: number
  employee: Employee
  customer: ShopCustomer | null
  lines: SaleLine[]
  /** The transaction this one credits, or null. */
  credits: number | null
  /** The transaction that credits this one, or null. */
  creditedBy: number | null
}

/** Which figures of a credit are less than zero, which is not published. */
export type CreditSigns = 'both' | 'quantity' | 'price' | 'none'

interface SeedOptions {
  stock: StockItem[]
  customers: ShopCustomer[]
  employees: Employee[]
  now: number
  random: Random
}

const hour = 3_600_000

const accessories = [
  { description: 'AXA Defender ringslot', barcode: '8713249251480', cents: 3495 },
  { description: 'Cortina kratrek', barcode: '8713504001924', cents: 4995 },
  { description: 'Montage en afleverbeurt', barcode: null, cents: 7500 },
]

/**
 * What the till took since yesterday morning: bikes with and without accessories, a sale without a
 * customer, one without a bike, one that is not final, and one that was taken back.
 */
export function seedSales(options: SeedOptions): Sale[] {
  const { stock, customers, employees, now, random } = options
  const sellable = stock.filter(
    (item) => item.account === '1' && item.objectId > 19_000 && !item.isDemo && !item.isUsed,
  )
  const sales: Sale[] = []
  for (let count = 0; count < 14; count += 1) {
    const item = sellable[count * 13 + 4]
    if (item === undefined) break
    const at = now - (28 - count * 2) * hour + random.between(0, 50) * 60_000
    sales.push(
      ringUp({
        item: count === 5 ? null : item,
        number: 22_222_890 + count,
        at,
        employee: random.pick(employees.filter((employee) => employee.isActive)),
        customer: count % 4 === 3 ? null : random.pick(customers),
        discountCents: count % 3 === 1 ? 10_000 : 0,
        accessory: count % 2 === 0 || count === 5,
        isFinal: count !== 7,
      }),
    )
  }
  const takenBack = sales[2]
  if (takenBack !== undefined) {
    sales.push(creditOf(takenBack, { number: 22_222_950, at: now - hour }))
  }
  return sales
}

/** The same lines, taken back: the bikes of it are in stock again. */
export function creditOf(
  sale: Sale,
  { number, at, signs = 'both' }: { number: number; at: number; signs?: CreditSigns },
): Sale {
  const quantitySign = signs === 'both' || signs === 'quantity' ? -1 : 1
  const priceSign = signs === 'both' || signs === 'price' ? -1 : 1
  Object.assign(sale, { creditedBy: number, modifiedAt: at })
  for (const { item } of sale.lines) {
    if (item !== null) Object.assign(item, { isSold: false, soldIn: null })
  }
  return {
    ...sale,
    number,
    createdAt: at,
    modifiedAt: at,
    credits: sale.number,
    creditedBy: null,
    lines: sale.lines.map((line) => ({
      ...line,
      id: line.id + 900_000,
      quantity: quantitySign * line.quantity,
      lineCents: priceSign * line.lineCents,
    })),
  }
}

export interface RingUp {
  item: StockItem | null
  number: number
  at: number
  employee: Employee
  customer: ShopCustomer | null
  discountCents: number
  accessory: boolean
  isFinal: boolean
}

/** Sells a bike: it leaves the stock when the sale is final. */
export function ringUp(sold: RingUp): Sale {
  const lines: SaleLine[] = []
  if (sold.item !== null) {
    lines.push({
      id: 170_000_000 + sold.number * 4,
      item: sold.item,
      description: `${sold.item.model.brand} ${sold.item.model.name}`,
      barcode: sold.item.barcode,
      quantity: 1,
      lineCents: sold.item.priceCents - sold.discountCents,
      discountCents: sold.discountCents,
    })
    if (sold.isFinal) Object.assign(sold.item, { isSold: true, soldIn: sold.number })
  }
  const extra = accessories[sold.number % accessories.length]
  if (sold.accessory && extra !== undefined) {
    lines.push({
      id: 170_000_001 + sold.number * 4,
      item: null,
      description: extra.description,
      barcode: extra.barcode,
      quantity: 1,
      lineCents: extra.cents,
      discountCents: 0,
    })
  }
  return {
    number: sold.number,
    store: sold.item?.store ?? '1',
    isFinal: sold.isFinal,
    createdAt: sold.at,
    modifiedAt: sold.at,
    employee: sold.employee,
    customer: sold.customer,
    lines,
    credits: null,
    creditedBy: null,
  }
}

/** Whether the sale was changed on one of these days, both included, `yyyy-mm-dd`. */
export function within(
  sale: Sale,
  field: 'modifiedAt' | 'createdAt',
  days: [string, string],
): boolean {
  const day = shopDate(sale[field])
  return day >= days[0] && day <= days[1]
}
