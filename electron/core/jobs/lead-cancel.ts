import { z } from 'zod'
import { finalLeadStatuses } from '../../../shared/lead.ts'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { posName } from '../../../shared/service-name.ts'
import type { StepOutcome } from '../outbox/handler.ts'
import { newJob, type JobOrigin } from '../outbox/new-job.ts'
import { afterFault, notSent } from '../outbox/not-sent.ts'
import { readJson } from '../outbox/payloads.ts'
import type { Leads, StoredJob } from '../ports.ts'
import { defineJob, type KindHandler } from './definition.ts'
import { leadDone, LeadResult, resultLeft } from './lead-result.ts'

export const CancelPayload = z.object({ uuid: z.string().min(1) })
type CancelPayload = z.infer<typeof CancelPayload>

/** Cancels a lead. Reading the lead says what became of it. */
export const leadCancel = defineJob(declaredJobKinds['lead.cancel'], {
  payload: CancelPayload,
  result: LeadResult,
  handler: ({ leads }) => createCancelHandler(leads),
  edit: null,
  forget(job) {
    const cancel = readJson(CancelPayload, job.payload)
    return cancel.ok
      ? { payload: cancel.value, title: job.title, result: resultLeft(job) }
      : { payload: {}, title: null, result: resultLeft(job) }
  },
  waitAnew: null,
})

export function newCancel(
  { uuid, title }: { uuid: string; title: string },
  origin: JobOrigin,
): StoredJob {
  return newJob(origin, {
    kind: 'lead.cancel',
    payload: { uuid },
    bikeKey: null,
    uniqueKey: `cancel|${origin.account}|${uuid}`,
    title,
  })
}

function createCancelHandler(leads: Leads): KindHandler<CancelPayload, LeadResult> {
  async function standing({ uuid }: CancelPayload): Promise<StepOutcome<LeadResult>> {
    const lead = await leads.lead(uuid)
    if (!lead.ok) return { to: 'not-looked', fault: lead.fault }
    if (lead.value.status === 'cancelled') return leadDone(lead.value, true)
    if (finalLeadStatuses.has(lead.value.status)) {
      return { to: 'parked', because: 'refused', serviceWords: lead.value.status }
    }
    return { to: 'not-there' }
  }

  return {
    async prepare(_job, payload) {
      const outcome = await standing(payload)
      if (outcome.to === 'not-there') return { go: true, seen: null, event: null }
      return { go: false, outcome: outcome.to === 'not-looked' ? notSent(outcome.fault) : outcome }
    },
    async send(_job, payload) {
      const { uuid } = payload
      const cancelled = await leads.cancelLead(uuid)
      if (!cancelled.ok) {
        const outcome = afterFault(cancelled)
        if (outcome.to !== 'parked') return outcome
        // Refused perhaps because somebody else, or our own late request, cancelled it meanwhile.
        const stands = await standing(payload)
        return stands.to === 'done' ? stands : outcome
      }
      // The answer says nothing of the lead: read it, and believe the cancelling if that fails.
      const after = await leads.lead(uuid)
      if (!after.ok) {
        const result = { uuid, status: 'cancelled' }
        return { to: 'done', result, serviceWords: null, adopted: false }
      }
      const { status } = after.value
      if (status === 'cancelled') return leadDone(after.value, false)
      const service = posName
      return {
        to: 'unknown',
        fault: { kind: 'unreadable-answer', service, status: 200, serviceWords: status },
      }
    },
    settle: { by: 'looking', look: (_job, payload) => standing(payload) },
  }
}
