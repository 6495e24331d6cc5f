import { finalLeadStatuses, type Lead } from '../../../shared/lead.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import type { Pos } from '../ports.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { notSent } from './not-sent.ts'
import { CancelPayload, LeadPayload } from './other-payloads.ts'
import { readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }

/**
 * Creates a lead. No call lists leads, so an unknown outcome is a person's to settle: its message ends
 * with a reference by which it is found in CycleSoftware.
 */
export function createLeadHandler(pos: Pos): JobHandler {
  return {
    prepare: () => Promise.resolve({ go: true, seen: null, event: null }),
    async send(job) {
      const payload = readJson(LeadPayload, job.payload)
      if (!payload.ok) return damaged
      const { lead, reference } = payload.value
      const message = `${lead.message}\n\nRef. ${reference}`
      const created = await pos.createLead({ ...lead, message })
      if (!created.ok) return afterFault(created)
      return isOther(created.value, { title: lead.title, reference })
        ? answeredOther(created.value)
        : done(created.value, false)
    },
    settle: {
      by: 'looking',
      look: () => Promise.resolve({ to: 'parked', because: 'cannot-tell', serviceWords: null }),
    },
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
function answeredOther({ uuid }: Lead): StepOutcome {
  const fault = {
    kind: 'unreadable-answer',
    service: 'cyclesoftware',
    status: 200,
    serviceWords: `uuid ${uuid}`,
    because: 'form',
  } as const
  return { to: 'unknown', fault }
}

/** Cancels a lead. Reading the lead says what became of it. */
export function createCancelHandler(pos: Pos): JobHandler {
  async function standing(text: string): Promise<StepOutcome> {
    const payload = readJson(CancelPayload, text)
    if (!payload.ok) return damaged
    const lead = await pos.lead(payload.value.uuid)
    if (!lead.ok) return { to: 'not-looked', fault: lead.fault }
    if (lead.value.status === 'cancelled') return done(lead.value, true)
    if (finalLeadStatuses.has(lead.value.status)) {
      return { to: 'parked', because: 'refused', serviceWords: lead.value.status }
    }
    return { to: 'not-there' }
  }

  return {
    async prepare(job) {
      const outcome = await standing(job.payload)
      if (outcome.to === 'not-there') return { go: true, seen: null, event: null }
      return { go: false, outcome: outcome.to === 'not-looked' ? notSent(outcome.fault) : outcome }
    },
    async send(job) {
      const payload = readJson(CancelPayload, job.payload)
      if (!payload.ok) return damaged
      const cancelled = await pos.cancelLead(payload.value.uuid)
      if (!cancelled.ok) {
        const outcome = afterFault(cancelled)
        if (outcome.to !== 'parked') return outcome
        // Refused perhaps because somebody else, or our own late request, cancelled it meanwhile.
        const stands = await standing(job.payload)
        return stands.to === 'done' ? stands : outcome
      }
      // The answer says nothing of the lead: read it, and believe the cancelling if that fails.
      const after = await pos.lead(payload.value.uuid)
      if (!after.ok) {
        const result = { uuid: payload.value.uuid, status: 'cancelled' }
        return { to: 'done', result, serviceWords: null, adopted: false }
      }
      const { status } = after.value
      if (status === 'cancelled') return done(after.value, false)
      const service = 'cyclesoftware'
      return {
        to: 'unknown',
        fault: { kind: 'unreadable-answer', service, status: 200, serviceWords: status },
      }
    },
    settle: { by: 'looking', look: (job) => standing(job.payload) },
  }
}

/** A lead as other programs get it: its store as CycleSoftware writes it, `1-1`. */
export function viewLead({ store, ...lead }: Lead): Record<string, unknown> {
  return { ...lead, store: store === null ? null : writeStoreId(store) }
}

function done(lead: Lead, adopted: boolean): StepOutcome {
  return { to: 'done', result: viewLead(lead), serviceWords: null, adopted }
}
