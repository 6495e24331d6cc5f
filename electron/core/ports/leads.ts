import type { Result } from '../../../shared/fault.ts'
import type { Lead, LeadRequest } from '../../../shared/lead.ts'

/** Sales leads at the POS. */
export interface Leads {
  createLead(lead: LeadRequest): Promise<Result<Lead>>
  lead(uuid: string): Promise<Result<Lead>>
  /** Answers nothing of the lead: read it again afterwards. */
  cancelLead(uuid: string): Promise<Result<void>>
}
