import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ok } from '../../../shared/fault.ts'
import { LeadRequest, type Lead } from '../../../shared/lead.ts'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { posName } from '../../../shared/service-name.ts'
import { LeadInput, readLead, writeLead } from '../command-line/lead-input.ts'
import { editable } from '../outbox/edit/editable.ts'
import { newJob, type JobOrigin } from '../outbox/new-job.ts'
import { afterFault, type WithoutResult } from '../outbox/not-sent.ts'
import { readJson } from '../outbox/payloads.ts'
import type { Leads, StoredJob } from '../ports.ts'
import { defineJob, type KindHandler } from './definition.ts'
import { leadDone, LeadResult, resultLeft } from './lead-result.ts'

/** `reference` ends the lead's message, so that staff can find it in CycleSoftware. */
const LeadPayload = z.object({ lead: LeadRequest, reference: z.string().min(4) })
type LeadPayload = z.infer<typeof LeadPayload>

/** Makes a lead. */
export const leadCreate = defineJob(declaredJobKinds['lead.create'], {
  payload: LeadPayload,
  result: LeadResult,
  handler: ({ leads }) => createLeadHandler(leads),
  edit: () =>
    editable(LeadPayload, {
      write: ({ lead }) => writeLead(lead),
      fields: LeadInput,
      make(fields, { payload, origin }) {
        const lead = readLead(fields, payload.lead.store)
        return lead.ok ? ok(newLead(lead.value, origin)) : lead
      },
    }),
  forget(job) {
    const lead = readJson(LeadPayload, job.payload)
    const reference = lead.ok ? lead.value.reference : null
    return {
      payload: reference === null ? {} : { reference },
      title: reference,
      result: resultLeft(job),
    }
  },
  waitAnew: null,
})

/** Its reference stands at the end of the message that the dealer reads. */
export function newLead(lead: LeadRequest, origin: JobOrigin): StoredJob {
  const reference = randomUUID().slice(0, 8).toUpperCase()
  return newJob(origin, {
    kind: 'lead.create',
    payload: { lead, reference },
    bikeKey: null,
    uniqueKey: null,
    title: `${lead.title} · ${reference}`,
  })
}

/**
 * No call lists leads, so an unknown outcome is a person's to settle: the lead's message ends with a
 * reference by which it is found in CycleSoftware.
 */
function createLeadHandler(leads: Leads): KindHandler<LeadPayload, LeadResult> {
  return {
    prepare: () => Promise.resolve({ go: true, seen: null, event: null }),
    async send(_job, { lead, reference }) {
      const message = `${lead.message}\n\nRef. ${reference}`
      const created = await leads.createLead({ ...lead, message })
      if (!created.ok) return afterFault(created)
      return isOther(created.value, { title: lead.title, reference })
        ? answeredOther(created.value)
        : leadDone(created.value, false)
    },
    settle: { by: 'asking' },
  }
}

/**
 * Whether an answer is about another lead than was sent: neither its title nor the reference at the end of
 * its message is ours. A service may shorten either, or leave it out.
 */
function isOther(answered: Lead, ours: { title: string; reference: string }): boolean {
  const [title, message] = [answered.title.trim(), answered.message.trim()]
  const isSilent = title === '' || message === ''
  return !isSilent && title !== ours.title.trim() && !message.includes(ours.reference)
}

/** Nobody knows what became of ours: it is looked for as after no answer at all. */
function answeredOther({ uuid }: Lead): WithoutResult {
  const fault = {
    kind: 'unreadable-answer',
    service: posName,
    status: 200,
    serviceWords: `uuid ${uuid}`,
    because: 'form',
  } as const
  return { to: 'unknown', fault }
}
