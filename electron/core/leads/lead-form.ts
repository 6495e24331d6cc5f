import { LeadForm, type BegunLead } from '../../../shared/begun-lead.ts'
import type { HandOver } from '../../../shared/hand-over.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { LeadRequest } from '../../../shared/lead.ts'
import type { StoreId } from '../../../shared/stock.ts'

/** A new sheet. Whoever comes to a bike shop's counter mostly wants to ride one. */
export function newForm(countryCode: string): LeadForm {
  return LeadForm.parse({ type: 'test_ride', countryCode })
}

export function formOfHandOver(
  lead: HandOver & { handOver: 'lead' },
  countryCode: string,
): LeadForm {
  const form = newForm(countryCode)
  return {
    ...form,
    type: lead.type ?? form.type,
    title: lead.title ?? '',
    message: lead.message ?? '',
    name: lead.name ?? '',
    phoneNumber: lead.phone ?? '',
    email: lead.email ?? '',
    postalCode: lead.postalCode ?? '',
    houseNumber: lead.houseNumber ?? '',
  }
}

/** Whether nothing was typed or looked up: which type was chosen alone is nothing to come back to. */
export function isBlank(form: LeadForm): boolean {
  const untouched: Record<string, unknown> = newForm(form.countryCode)
  return Object.entries(form).every(
    ([field, value]) => field === 'type' || untouched[field] === value,
  )
}

/** What is left to say when it is sent: title and message in the words of the sheet, costs in cents. */
export type LeadWords = { title: string; message: string; costsExVatCents: number }

/** A begun lead as it goes out: to the store of its bike, to the one that was chosen, or else to our own. */
export function requestOf(
  { bike, form }: Pick<BegunLead, 'bike' | 'form'>,
  words: LeadWords,
  own: StoreId | null,
): Result<LeadRequest> {
  const request = LeadRequest.safeParse({
    store: bike?.store ?? form.store ?? own,
    type: form.type,
    ...words,
    options: form,
    object: {
      description: bike?.description ?? null,
      objectId: bike?.objectId ?? null,
      articleNumber: bike?.articleNumber ?? null,
      barcode: bike?.barcode ?? null,
    },
    exchange: {
      description: form.exchangeDescription.trim() || null,
      remarks: form.exchangeRemarks.trim() || null,
    },
    customer: form,
  })
  if (request.success) return ok(request.data)
  const problems = request.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    reason: message,
  }))
  return failed({ kind: 'bad-input', problems })
}
