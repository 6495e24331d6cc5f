import { z } from 'zod'
import type { Lead } from '../../../shared/lead.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import type { StepOutcome } from '../outbox/handler.ts'
import { readJson } from '../outbox/payloads.ts'
import type { StoredJob } from '../ports.ts'
import type { LeftOfJob } from './definition.ts'

/** How a job of a lead ended: the lead as `viewLead` writes it, or only the status of a cancelled one. */
export const LeadResult = z.looseObject({ uuid: z.string(), status: z.string() })
export type LeadResult = z.infer<typeof LeadResult>

/** A lead as other programs get it: its store as CycleSoftware writes it, `1-1`. */
export function viewLead({ store, ...lead }: Lead): LeadResult {
  return { ...lead, store: store === null ? null : writeStoreId(store) }
}

export function leadDone(lead: Lead, adopted: boolean): StepOutcome<LeadResult> {
  return { to: 'done', result: viewLead(lead), serviceWords: null, adopted }
}

/** Of how it ended: which lead it was, and where that stands. */
export function resultLeft({ result }: StoredJob): LeftOfJob['result'] {
  const known = readJson(LeadResult, result)
  return known.ok ? { uuid: known.value.uuid, status: known.value.status } : null
}
