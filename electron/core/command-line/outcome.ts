import { failed, type Fault } from '../../../shared/fault.ts'
import type { Job } from '../../../shared/job.ts'
import { sentenceOfFrameNumber } from './frame-number-sentence.ts'

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

/** A fault as one English sentence that says what to do, for the command line and its logs. */
export function sentenceOf(fault: Fault): string {
  const words = 'serviceWords' in fault && fault.serviceWords !== null ? fault.serviceWords : null
  const said = words === null ? '' : ` It said: "${words}"`
  switch (fault.kind) {
    case 'task-failed':
      return `A background task failed and goes on by itself: ${fault.task}. The log says why.`
    case 'settings-unreadable':
      return `Settings could not be read and have their defaults: ${fault.settings.join(', ')}. What could not be read is kept aside.`
    case 'registered-twice':
      return `${fault.frameNumber} is registered twice, as bikes ${fault.bikeIds.join(' and ')}: ask Cicopass to take one away.`
    case 'bad-input':
      return `The input is not right: ${fault.problems
        .map(({ field, reason }) => (field === '' ? reason : `${field}: ${reason}`))
        .join('; ')}`
    case 'frame-number-refused':
      return sentenceOfFrameNumber(fault)
    case 'shield-code-refused':
      return `"${fault.asRead}" is not a CicoShield code: expected CICO-123456789.`
    case 'draft-incomplete':
      return `Still missing: ${fault.missing.join(', ')}.`
    case 'sale-stopped':
      return `The sale is stopped: ${fault.because}.`
    case 'not-found':
      return `Not found: ${fault.what}.`
    case 'too-late':
      return `Too late to ${fault.what}: the job has moved on.`
    case 'already-here':
      return `Already here as job ${fault.jobId}: ${fault.what}.`
    case 'edit-refused':
      return {
        arrived: `${names[fault.service]} has it already: it is done now, and nothing was sent again.`,
        'look-there': `It may have arrived: look at ${names[fault.service]}, and if it is not there say so with --not-arrived.`,
        'too-early': `It may still arrive at ${names[fault.service]}: try again in a minute.`,
        'cannot-tell': `It may have arrived at ${names[fault.service]} and nothing can tell: retry or discard it.`,
        'not-editable': 'This job cannot be edited: only one that a person has to decide about.',
      }[fault.because]
    case 'picture-refused':
      return {
        'not-a-picture': 'That file is no picture the counter can read: give a JPEG or a PNG.',
        'too-large': 'The picture is too large.',
        address: 'The picture lies at an address the counter does not fetch from.',
      }[fault.reason]
    case 'operator-needed':
      return 'Nobody is signed in at this counter: sign in at the window.'
    case 'owner-needed':
      return 'Only an owner may do this, and one owner has to stay.'
    case 'pin-refused':
      return fault.retryAt === null
        ? 'That is not the PIN.'
        : `Too many wrong PINs: the next is looked at after ${new Date(fault.retryAt).toISOString()}.`
    case 'badge-unknown':
      return 'No operator has this badge.'
    case 'api-key-needed':
      return `Personal codes are checked with an api-key: sign in to ${names[fault.service]} with one.`
    case 'photo-refused':
      return {
        'not-a-picture': 'That is no JPEG picture.',
        'too-large': 'The photo is too large.',
        'too-many': 'No more photos can go with one bike.',
        'not-bare': 'The photo still says where and when it was taken.',
      }[fault.reason]
    case 'delivery-scan-refused':
      return `That scan is no use to this delivery: ${fault.reason}.`
    case 'ordered-already':
      return `${String(fault.quantity)} shields were ordered here already, at ${fault.orderedAt} (job ${fault.jobId}).`
    case 'not-signed-in':
      return `Not signed in to ${names[fault.service]}: run "login ${fault.service}".`
    case 'sign-in-refused':
      return `${names[fault.service]} refused the sign-in: check the name and the password.${said}`
    case 'scope-missing':
      return `The ${names[fault.service]} account lacks the right "${fault.scope}": ask its support.${said}`
    case 'offline':
      return `${names[fault.service]} cannot be reached (${fault.detail}): ${remedyOf(fault.because)}; nothing was sent.`
    case 'no-answer':
      return `${names[fault.service]} gave no answer (${fault.detail}).`
    case 'rate-limited':
      return `The ${names[fault.service]} allowance is spent: it goes on by itself.${said}`
    case 'refused':
      return `${names[fault.service]} refused (${String(fault.status)}).${said}`
    case 'service-broken':
      return `${names[fault.service]} is out of order (${String(fault.status)}).${said}`
    case 'unreadable-answer':
      return `${unreadableBecause(names[fault.service], fault.because)}${said}`
    case 'keychain-missing':
      return `No keychain: install and start a Secret Service such as gnome-keyring (${fault.detail}).`
    case 'keychain-locked':
      return `The keychain is locked: unlock it by signing in to this computer (${fault.detail}).`
    case 'keychain-failed':
      return `The keychain failed: ${fault.detail}.`
    case 'database-key-missing':
      return `The key of ${fault.path} is not in the keychain: open the counter and give the recovery code.`
    case 'database-key-wrong':
      return `The key in the keychain does not open ${fault.path}: open the counter and give the recovery code.`
    case 'recovery-code-wrong':
      return 'That recovery code does not fit: check it sign by sign.'
    case 'recovery-code-never-made':
      return 'No recovery code was ever made for this data.'
    case 'database-from-future':
      return `The data was written by a newer version (${String(fault.found)}, this one knows ${String(fault.known)}): update the counter${
        fault.backup === null
          ? ''
          : `, or go back to the copy of before: counter restore ${fault.backup.split(/[\\/]/).at(-1) ?? ''}`
      }.`
    case 'database-damaged':
      return `The data in ${fault.path} is damaged${fault.setAside === null ? '' : `; it was kept as ${fault.setAside}`}: restore a backup.`
    case 'database-missing':
      return `The data in ${fault.path} is gone, and nothing was begun anew beside what is left of it (${fault.found.join(', ')}): put the file back, or, if it is lost for good, move these files out of the folder.`
    case 'disk-failed':
      return `The disk of ${fault.path} could not be read or written (${fault.detail}): try again, and have the disk checked.`
    case 'disk-full':
      return `The disk of ${fault.path} is full: make room and try again; nothing was confirmed.`
    case 'folder-not-writable':
      return `${fault.path} cannot be written to: check its permissions; nothing was confirmed.`
    case 'folder-on-network':
      return `${fault.path} is on another computer: it is used only when counter.config.json names it.`
    case 'file-in-use':
      return `${fault.path} is open in another program: close it there and try again.`
    case 'counter-already-open':
      return `Another counter has this data open and does not answer (${fault.detail}).`
    case 'scanner-missing':
      return `The scanner is not connected (${fault.detail}).`
    case 'scanner-not-allowed':
      return `No permission for ${fault.path}: add this user to the group "dialout" and sign in again.`
    case 'scanner-busy':
      return `${fault.path} is used by another program: close it.`
    case 'scanner-failed':
      return `The scanner at ${fault.path} failed: ${fault.detail}.`
    case 'scanner-keyboard':
      return `The scanner types for another keyboard: “${fault.asRead}” was probably “${fault.meant}”. Set its country to this computer’s.`
    case 'scanner-keys':
      return `The scanner sent “${fault.asRead}”, which was not read (${fault.because}): scan it again.`
    case 'print-failed':
      return `The document could not be made: ${fault.detail}.`
    case 'update-off':
      return 'Updates are off on this computer.'
    case 'update-not-reached':
      return `The update server does not answer as it should (${fault.detail}).`
    case 'update-refused':
      return `What the update server sent is not a release of Cicopass (${fault.detail}): it was thrown away.`
    case 'update-waits':
      return `It cannot be updated now: ${fault.because.join(', ')}.`
    case 'update-failed':
      return `The new version was not installed (${fault.detail}): this one works on.`
    case 'internal':
      return `A defect of the counter: look for ${fault.reference} in the log.`
  }
}

function remedyOf(because: Extract<Fault, { kind: 'offline' }>['because']): string {
  switch (because) {
    case 'certificate':
      return 'whoever answers is not trusted by this computer; its store must know who vouches for it'
    case 'certificate-date':
      return 'set the date and time of this computer, and if they are right the certificate there has run out'
    case 'proxy-password':
      return 'the proxy wants a name and password; run "login proxy"'
    case undefined:
      return 'check the network'
  }
}

function unreadableBecause(service: string, because: 'form' | 'too-long' | undefined): string {
  switch (because) {
    case 'form':
      return `${service} answered in a form that cannot be read: ask its support.`
    case 'too-long':
      return `${service} answered more than can be read: ask for less, or ask its support.`
    default:
      return `The answer was not ${service}'s: is there a captive portal or a proxy?`
  }
}
