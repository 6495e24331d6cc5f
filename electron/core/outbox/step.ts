import { assertNever, type Fault } from '../../../shared/fault.ts'
import type { JobEvent, JobState, ParkedBecause } from '../../../shared/job.ts'
import type { Database, NewJobEvent, Ports, StoredJob } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { writeSetting } from '../settings/stored-settings.ts'
import { pausesService, serviceWordsOf } from './answer-meaning.ts'
import { isFromOlderCopy } from './after-restore.ts'
import {
  backOffMilliseconds,
  lateCommitMilliseconds,
  leastSince,
  untilNextLook,
} from './back-off.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import type { Lane } from './lane.ts'

/** Asking a network that is down costs nobody anything, and staff see the sale go once it is back. */
const longestOfflineRest = 15_000

export type StepContext = Pick<Ports, 'clock' | 'log' | 'random'> & {
  database: Database
  handler: JobHandler
  lane: Lane
  /** Whether the account the job was made under is still signed in, and delivery was not stopped. */
  maySend: () => boolean
  /** Whether the account the job was made under is still signed in: what an answer says is about that one. */
  isCurrent: () => boolean
}

/**
 * Takes one due job one step further and writes down what came of it. The order on disk is what
 * makes a crash harmless: `sending` is committed before the first byte leaves, the outcome after.
 * Answers false when the disk refused, in which case nothing was sent or the outcome is looked for
 * after the next start.
 *
 * While it asks the services, a person may undo, discard or retry the job: what was written then
 * stands, and nothing is sent.
 */
export async function takeStep(job: StoredJob, context: StepContext): Promise<boolean> {
  if (job.state === 'unknown' && context.handler.settle.by === 'looking') {
    // Before the look: a late change may come between the registry's answer and its arrival here.
    const lookedAt = context.clock.elapsed()
    const outcome = await context.handler.settle.look(job)
    return settle(job, { outcome, from: 'unknown', lookedAt }, context)
  }
  const from = job.state
  const wasUnknown = job.state === 'unknown'
  const preparation = await context.handler.prepare(job)
  if (!preparation.go) {
    // A resend that could not even be prepared leaves an unknown outcome unknown.
    const { outcome } = preparation
    const kept: StepOutcome =
      wasUnknown && outcome.to === 'waiting' ? { to: 'not-looked', fault: outcome.fault } : outcome
    return settle(job, { outcome: kept, from }, context)
  }
  if (!context.maySend()) return true
  const now = context.clock.now()
  const marked = write(context, { job, from }, () => {
    job.state = 'sending'
    job.attempts += 1
    job.sentAt = now
    job.sentElapsed = context.clock.elapsed()
    job.looks = 0
    job.seen = preparation.seen
    if (preparation.event !== null) note(context, job, { what: 'checked', ...preparation.event })
    note(context, job, { what: 'sent', outcome: null, serviceWords: null })
  })
  if (marked !== 'written') return marked === 'moved-on'
  const outcome = await context.handler.send(job)
  const endedAt = context.clock.elapsed()
  return settle(job, { outcome, from: 'sending', wasUnknown, endedAt }, context)
}

type Settling = {
  outcome: StepOutcome
  from: JobState
  /** An earlier send of this job may have arrived, whatever became of this one. */
  wasUnknown?: boolean
  /** `Clock.elapsed` when a look began. */
  lookedAt?: number
  /** `Clock.elapsed` when the request of a send was over. */
  endedAt?: number
}

function settle(job: StoredJob, settling: Settling, context: StepContext): boolean {
  const { clock, database, lane, random } = context
  const { from, wasUnknown = false, lookedAt = clock.elapsed() } = settling
  const outcome = ended(job, settling, context)
  const { endedAt = clock.elapsed() } = settling
  const now = clock.now()
  const written = write(context, { job, from }, () => {
    switch (outcome.to) {
      case 'done': {
        job.state = 'done'
        job.result = JSON.stringify(outcome.result)
        job.message = outcome.serviceWords
        job.parkedBecause = null
        job.endedAt = now
        headway(job, lane)
        const what = outcome.adopted ? 'adopted' : 'done'
        note(context, job, { what, outcome: null, serviceWords: outcome.serviceWords })
        if (outcome.twice !== undefined) {
          const serviceWords = outcome.twice.map((id) => `#${String(id)}`).join(' · ')
          note(context, job, { what: 'looked', outcome: 'registered-twice', serviceWords })
        }
        return
      }
      case 'parked': {
        job.state = 'parked'
        job.parkedBecause = outcome.because
        job.message = outcome.serviceWords
        if (outcome.result !== undefined) job.result = JSON.stringify(outcome.result)
        headway(job, lane)
        const { because, serviceWords } = outcome
        note(context, job, { what: 'parked', outcome: because, serviceWords })
        return
      }
      case 'waiting': {
        const { fault } = outcome
        // Being offline spends no attempt: the request surely did not arrive.
        if (job.state === 'sending') job.attempts = Math.max(0, job.attempts - 1)
        job.state = wasUnknown ? 'unknown' : 'waiting'
        job.message = serviceWordsOf(fault)
        delay(job, fault, context)
        note(context, job, {
          what: 'not-delivered',
          outcome: fault.kind,
          serviceWords: serviceWordsOf(fault),
        })
        return
      }
      case 'unknown': {
        const { fault } = outcome
        const { settle: way } = context.handler
        job.state = 'unknown'
        job.sentElapsed = endedAt
        job.message = serviceWordsOf(fault)
        job.nextAt = way.by === 'looking' ? now : now + backOffMilliseconds(job.backOff, random)
        job.backOff += 1
        note(context, job, {
          what: 'answered',
          outcome: outcome.otherMade === true ? otherMade : fault.kind,
          serviceWords: serviceWordsOf(fault),
        })
        return
      }
      case 'not-there': {
        job.looks += 1
        lane.failuresInARow = 0
        // A row from before this was measured counts from its first look.
        job.sentElapsed ??= lookedAt
        const late = leastSince(job.sentElapsed, lookedAt) >= lateCommitMilliseconds
        const isOver = job.looks >= 2 && late
        note(context, job, { what: 'looked', outcome: 'not-there', serviceWords: null })
        if (isOver && isFromOlderCopy(database.jobs.events(job.id))) {
          // It would be sent now, and nobody knows whether it still should be.
          job.state = 'parked'
          job.parkedBecause = 'older-copy'
          note(context, job, { what: 'parked', outcome: 'older-copy', serviceWords: null })
        } else if (isOver && isAnsweredInVain(database.jobs.events(job.id))) {
          job.state = 'parked'
          job.parkedBecause = 'cannot-tell'
          headway(job, lane)
          note(context, job, { what: 'parked', outcome: 'cannot-tell', serviceWords: null })
        } else if (isOver) {
          job.state = 'waiting'
          job.nextAt = now + backOffMilliseconds(job.backOff, random)
        } else {
          const since = leastSince(job.sentElapsed, clock.elapsed())
          job.nextAt = now + untilNextLook(since, job.looks)
        }
        return
      }
      case 'not-looked': {
        delay(job, outcome.fault, context)
        note(context, job, {
          what: 'looked',
          outcome: outcome.fault.kind,
          serviceWords: serviceWordsOf(outcome.fault),
        })
        return
      }
      default:
        assertNever(outcome)
    }
  })
  return written !== 'refused'
}

/** So often in a row an answer of the service itself that cannot be read is asked for again. */
const mostUnreadable = 5

/** What the timeline says of an answer about another thing than was sent. */
const otherMade: ParkedBecause = 'cannot-tell'

/**
 * Whether another send would be answered as the ones before: the service made something else, or its
 * answer could not be read time and again. Each may have made something that no look finds. Counts
 * from the last word of a person.
 */
function isAnsweredInVain(timeline: readonly JobEvent[]): boolean {
  const said = timeline.findLastIndex(({ what }) => what === 'retried' || what === 'settled')
  const answers = timeline.slice(said + 1).filter(({ what }) => what === 'answered')
  const unreadable = answers.filter(({ outcome }) => outcome === 'unreadable-answer')
  return unreadable.length >= mostUnreadable || answers.some(({ outcome }) => outcome === otherMade)
}

/**
 * An answer that is the service's and that the counter cannot read, or that is too long, stays so: a
 * person looks, instead of a job that is tried for ever without a word.
 */
function ended(job: StoredJob, { outcome, from }: Settling, { handler }: StepContext): StepOutcome {
  // What is settled by sending it again would go out for ever.
  const isResent = outcome.to === 'unknown' && handler.settle.by === 'resending'
  if (outcome.to !== 'waiting' && outcome.to !== 'not-looked' && !isResent) return outcome
  const { fault } = outcome
  const isForGood = fault.kind === 'unreadable-answer' && fault.because !== undefined
  if (!isForGood || job.backOff < mostUnreadable) return outcome
  const mayHaveArrived = from === 'unknown' || isResent
  const because = mayHaveArrived ? 'cannot-tell' : 'unreadable-answer'
  return { to: 'parked', because, serviceWords: fault.serviceWords }
}

function headway(job: StoredJob, lane: Lane): void {
  job.backOff = 0
  lane.failuresInARow = 0
}

/** What keeps the service from us rests the whole lane; what is this job's own delays only it. */
function delay(
  job: StoredJob,
  fault: Fault,
  { clock, database, lane, random, isCurrent }: StepContext,
): void {
  const now = clock.now()
  if (pausesService(fault)) {
    if (isCurrent()) lane.pausedBy = fault
    job.nextAt = now
    return
  }
  if (fault.kind === 'rate-limited') {
    job.nextAt = fault.retryAt ?? now + 60_000
    if (!isCurrent()) return
    lane.limitedUntil = job.nextAt
    const limited = { since: now, until: lane.limitedUntil }
    writeSetting(database.settings, settings[`${lane.service}Limited`], limited)
    return
  }
  if (fault.kind === 'offline') {
    const rest = backOffMilliseconds(lane.failuresInARow, random)
    lane.restUntil = now + Math.min(longestOfflineRest, Math.max(500, rest))
    lane.failuresInARow += 1
    job.nextAt = lane.restUntil
    return
  }
  job.nextAt = now + Math.max(500, backOffMilliseconds(job.backOff, random))
  job.backOff += 1
}

function note(
  { database, clock }: StepContext,
  job: StoredJob,
  event: Omit<NewJobEvent, 'at'>,
): void {
  database.jobs.addEvent(job.id, { at: clock.now(), ...event })
}

/**
 * Changes the job and its timeline in one transaction, if it is still as it was read. A refusing disk
 * leaves the row as it was.
 */
function write(
  { database, log }: StepContext,
  { job, from }: { job: StoredJob; from: JobState },
  change: () => void,
): 'written' | 'moved-on' | 'refused' {
  const written = database.write(() => {
    if (database.jobs.get(job.id)?.state !== from) return 'moved-on'
    change()
    database.jobs.save(job)
    return 'written'
  })
  if (written.ok) return written.value
  log.error('A job could not be written down', { job: job.id, fault: written.fault.kind })
  return 'refused'
}
