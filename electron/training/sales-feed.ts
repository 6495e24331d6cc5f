import type { Answer } from './answer.ts'
import type { CycleSoftwareOptions } from './cyclesoftware-options.ts'
import { fieldsOf } from './registration-request.ts'
import { transactionAnswer } from './sale-answers.ts'
import { within } from './sales.ts'
import { shopDate } from './shop-time.ts'
import type { Asked } from './simulated-service.ts'
import type { Locale } from './vocabulary.ts'

/** `GET /api/v3/salesdata/transactions.json`, page by page. The dates are the shop's days. */
export function transactions(of: CycleSoftwareOptions, asked: Asked, locale: Locale): Answer {
  const { shop, settings, now, url } = of
  const query = asked.query.token === undefined ? asked.query : readToken(asked.query.token)
  if (query === null) return { status: 400, refusal: 'Invalid token' }
  const { date_field: field = 'book_date', store_id: store } = query
  const start = query.date_start ?? shopDate(now())
  const end = query.date_end ?? shopDate(now())
  if (![start, end].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)) || start > end) {
    return { status: 400, refusal: 'Invalid date interval' }
  }
  if (!['book_date', 'modified_at', 'transaction_date'].includes(field)) {
    return { status: 400, refusal: 'Invalid date_field' }
  }
  const sales = shop.sales
    .filter((sale) =>
      within(sale, field === 'transaction_date' ? 'createdAt' : 'modifiedAt', [start, end]),
    )
    .filter((sale) => query.only_booked_transactions !== 'true' || sale.isFinal)
    .filter((sale) => store === undefined || store === '' || sale.store === store)
  const from = Number(query.from ?? 0)
  const next = from + settings.pageSize
  const token = Buffer.from(JSON.stringify({ ...query, from: String(next) })).toString('base64url')
  return {
    status: 200,
    body: {
      data: sales.slice(from, next).map((sale) => transactionAnswer(sale, locale)),
      pagination: {
        next_url:
          next < sales.length ? `${url()}/api/v3/salesdata/transactions.json?token=${token}` : null,
      },
    },
  }
}

function readToken(token: string): Record<string, string> | null {
  try {
    const read = fieldsOf(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]))
  } catch (failure) {
    if (failure instanceof SyntaxError) return null
    throw failure
  }
}
