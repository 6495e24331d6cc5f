import { z } from 'zod'
import { StockEntry } from '../../../shared/order.ts'

/** `linkedThen`: how many shields this counter had linked, or was to link, at that moment. */
const KeptEntry = StockEntry.extend({ linkedThen: z.number().int() })

/** What the counter keeps of the shields in the drawer. */
export const KeptStock = z.object({
  /** Oldest first, from a little before the last count on. */
  entries: z.array(KeptEntry),
  reorderPoint: z.number().int().min(0).nullable(),
  receivedOrders: z.array(z.number().int()),
})
export type KeptStock = z.infer<typeof KeptStock>
