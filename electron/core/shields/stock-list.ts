import type { Result } from '../../../shared/fault.ts'
import type { ListedOrder, ShieldStock } from '../../../shared/order.ts'
import { row, text } from '../paper/html.ts'
import { listPage, moment, table } from '../paper/list-page.ts'
import type { PaperWords } from '../paper/paper-words.ts'

/** Shields on paper: what is left and why, and the orders of the account where they could be read. */
export function stockListHtml(
  stock: ShieldStock,
  orders: Result<ListedOrder[]>,
  { now, words: paper, shop }: { now: number; words: PaperWords; shop: string | null },
): string {
  const words = paper.lists
  const number = new Intl.NumberFormat(paper.locale)
  const facts = [
    row(words.received, number.format(stock.received)),
    row(words.linked, number.format(stock.linked)),
    ...(stock.since === null ? [] : [row(words.since, moment(Date.parse(stock.since), paper))]),
    ...(stock.reorderPoint === null ? [] : [row(words.warnAt, number.format(stock.reorderPoint))]),
  ]
  const changes = stock.entries.map((entry) => [
    { text: moment(Date.parse(entry.at), paper) },
    { text: entry.kind === 'counted' ? words.counted : words.delivery },
    { text: entry.orderId === null ? '' : String(entry.orderId) },
    { text: number.format(entry.quantity), look: 'many' as const },
  ])
  const left = stock.left === null ? words.notCounted : number.format(stock.left)
  const body = `<p>${text(words.left)}</p><p class="left">${text(left)}</p>
<table>${facts.join('')}</table>
<h2>${text(words.changes)}</h2>
${table([words.when, words.what, words.order, words.quantity], changes)}
<h2>${text(words.orders)}</h2>
${ordersHtml(orders, paper)}`
  return listPage({ title: words.stock, sub: shop ?? 'Cicopass', body, now }, paper)
}

function ordersHtml(orders: Result<ListedOrder[]>, paper: PaperWords): string {
  const words = paper.lists
  if (!orders.ok) return `<p>${text(words.ordersUnread)}</p>`
  if (orders.value.length === 0) return `<p>${text(words.noOrders)}</p>`
  const newestFirst = orders.value.toSorted((one, other) => other.orderId - one.orderId)
  const rows = newestFirst.map((order) => {
    const quantity = order.items.reduce((sum, item) => sum + (item.quantity ?? 0), 0)
    return [
      { text: order.orderNumber ?? String(order.orderId) },
      { text: order.orderDate === null ? '' : dateOf(order.orderDate, paper) },
      { text: [order.orderStatus, order.paymentStatus].filter(Boolean).join(' · ') },
      { text: String(quantity), look: 'many' as const },
    ]
  })
  return table([words.order, words.when, `${words.state} · ${words.paid}`, words.quantity], rows)
}

/** A service may write a date in a form of its own: then its own words are printed. */
function dateOf(written: string, { locale }: PaperWords): string {
  const time = new Date(written.replace(/^(\d{4}-\d\d-\d\d) /, '$1T'))
  if (Number.isNaN(time.getTime())) return written
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(time)
}
