import { z } from 'zod'
import { LeadRequest } from '../../../shared/lead.ts'
import { OrderRequest } from '../../../shared/order.ts'
import { RecoveryReport, TheftReport } from '../../../shared/theft.ts'

/** What the jobs beside registrations and links carry. */
const bikeId = z.number().int()
export const TheftPayload = z.object({ bikeId, report: TheftReport })
export const RecoveryPayload = z.object({ bikeId, report: RecoveryReport })
export const OrderPayload = OrderRequest
/** `reference` ends the lead's message, so that staff can find it in CycleSoftware. */
export const LeadPayload = z.object({ lead: LeadRequest, reference: z.string().min(4) })
export const CancelPayload = z.object({ uuid: z.string().min(1) })

/** The history entries that were there before the first send; null when it could not be read. */
export const SeenHistory = z.object({ entries: z.array(z.string()).nullable() })
export const SeenOrders = z.object({ orderIds: z.array(z.number().int()) })
/** What tells an order that is done from others. */
export const OrderResult = z.object({ orderId: z.number().int() })
