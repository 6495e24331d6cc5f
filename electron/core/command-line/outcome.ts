import { failed, type Fault } from '../../../shared/fault.ts'
import { fillIn } from '../../../shared/fill-in.ts'
import { canBeConfirmed } from '../../../shared/frame-number-reasons.ts'
import type { Job } from '../../../shared/job.ts'
import english from '../../../shared/locales/en/command-line.json' with { type: 'json' }

/** done · failed · bad input · queued or unknown · parked (DESIGN.md, "Running it"). */
export type ExitStatus = 0 | 1 | 2 | 3 | 4

/** What a command came to: `json` is what `--json` prints, `text` what a person reads. */
export type CommandOutcome = { status: ExitStatus; json: unknown; text: string }

/** With several jobs the first of 2, 1, 4, 3, 0 that applies. */
export function statusOfJobs(jobs: readonly Pick<Job, 'state'>[]): ExitStatus {
  if (jobs.some(({ state }) => state === 'parked')) return 4
  const open = ['held', 'waiting', 'sending', 'unknown']
  return jobs.some(({ state }) => open.includes(state)) ? 3 : 0
}

export function statusOfFault(fault: Fault): ExitStatus {
  switch (fault.kind) {
    case 'bad-input':
    case 'frame-number-refused':
    case 'shield-code-refused':
    case 'picture-refused':
    case 'photo-refused':
      return 2
    case 'edit-refused':
      return fault.because === 'arrived' ? 1 : 4
    // A person has to say so: nothing was ordered.
    case 'ordered-already':
      return 4
    default:
      return 1
  }
}

export function outcomeOfFault(fault: Fault): CommandOutcome {
  const message = sentenceOf(fault)
  return { status: statusOfFault(fault), json: { fault, message }, text: message }
}

export function badInput(field: string, reason: string): { ok: false; fault: Fault } {
  return failed({ kind: 'bad-input', problems: [{ field, reason }] })
}

const names = { cicopass: 'Cicopass', cyclesoftware: 'CycleSoftware' } as const
const { fault: sentences, frameNumber: whyNot, serviceSaid } = english.commandLine

/** A fault as one English sentence that says what to do, for the command line and its logs. */
export function sentenceOf(fault: Fault): string {
  const sentence = fillIn(templateOf(fault), { ...fault, ...serviceOf(fault), ...moreOf(fault) })
  const words = 'serviceWords' in fault ? fault.serviceWords : null
  return words === null ? sentence : sentence + fillIn(serviceSaid, { words })
}

/** One of a fault's kind, or of those that its kind has. */
function templateOf(fault: Fault): string {
  switch (fault.kind) {
    case 'frame-number-refused': {
      const words = sentences[fault.kind]
      if (fault.reason === 'empty') return words.empty
      return canBeConfirmed(fault.reason) ? words.confirmable : words.refused
    }
    case 'edit-refused':
      return sentences[fault.kind][fault.because]
    case 'picture-refused':
      return sentences[fault.kind][fault.reason]
    case 'photo-refused':
      return sentences[fault.kind][fault.reason]
    case 'pin-refused':
      return sentences[fault.kind][fault.retryAt === null ? 'wrong' : 'waits']
    case 'offline':
      return sentences[fault.kind][fault.because ?? 'line']
    case 'unreadable-answer':
      return sentences[fault.kind][fault.because ?? 'portal']
    case 'database-from-future':
      return sentences[fault.kind][fault.backup === null ? 'noCopy' : 'copy']
    case 'database-damaged':
      return sentences[fault.kind][fault.setAside === null ? 'there' : 'setAside']
    default:
      return sentences[fault.kind]
  }
}

/** What a sentence names: the fault's members as they are, and these. */
function moreOf(fault: Fault): Record<string, string> {
  switch (fault.kind) {
    case 'registered-twice':
      return { bikes: fault.bikeIds.join(' and ') }
    case 'bad-input': {
      const reasons = fault.problems.map(({ field, reason }) =>
        field === '' ? reason : `${field}: ${reason}`,
      )
      return { reasons: reasons.join('; ') }
    }
    case 'frame-number-refused':
      return fault.reason === 'empty' ? {} : { why: whyNot[fault.reason] }
    case 'pin-refused':
      return fault.retryAt === null ? {} : { until: new Date(fault.retryAt).toISOString() }
    case 'database-from-future':
      return { copy: fault.backup?.split(/[\\/]/).at(-1) ?? '' }
    default:
      return {}
  }
}

function serviceOf(fault: Fault): Record<string, string> {
  return 'service' in fault ? { service: names[fault.service], account: fault.service } : {}
}
