import type { Result } from '../../../shared/fault.ts'
import type { StoreId } from '../../../shared/stock.ts'
import type { FeedProblem, TillSale } from '../../../shared/till-sale.ts'

/** What the till sold, as the POS books it. */
export interface SalesFeed {
  /**
   * Booked sales that were changed on the shop's days of `from` to `to` (epoch milliseconds), one page
   * a call: `next` reads on, and is null at the end.
   */
  bookedSales(
    of: { from: number; to: number; store: StoreId | null } | { next: string },
  ): Promise<Result<{ sales: TillSale[]; problems: FeedProblem[]; next: string | null }>>
}
