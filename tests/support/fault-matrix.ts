import type { CallName } from '../../electron/training/calls.ts'
import type { Fault } from '../../electron/training/faults.ts'
import { asPublished, type Profile } from '../../electron/training/profile.ts'
import { startTraining } from '../../electron/training/training-services.ts'
import type { Job, JobKind } from '../../shared/job.ts'
import { jobKinds } from '../../shared/job-kinds.ts'
import { command } from './handed-over.ts'
import { jobSubjects } from './job-subjects.ts'
import { sync, type Jobs } from './other-jobs.ts'
import { openTestCounter, type TestCounter } from './test-counter.ts'

/** How long an answer is waited for, in milliseconds, where the fault is that none comes. */
const patience = 1_200
const tooSlow = patience + 200
/** And where one comes, however busy the machine is: whatever answers is never given up. */
const patienceForAnswers = 60_000
/** A job that waits is due later than this. In seconds. */
const syncFor = 1.5
const anHour = 3_600_000

/** What each kind's answer names, each another than was asked for. */
const another = {
  id: 0,
  bikeId: -1,
  shieldCode: 'CICO-000000001',
  data: { orderId: 0 },
  sales_lead: { uuid: '' },
}

/** Every fault of `electron/training/faults.ts`, in every form that means something else. */
export const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ['slow', { kind: 'slow', ms: 40 }],
  ['slow, done at the end', { kind: 'slow', ms: 40, processed: 'late' }],
  ['too slow to wait for', { kind: 'slow', ms: tooSlow }],
  // Not done before the test says so: whoever looks meanwhile never finds it, however busy the machine is.
  ['too slow to wait for, done at the end', { kind: 'slow', ms: anHour, processed: 'late' }],
  ...[400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504].map(
    (status): [string, Fault] => [`error ${String(status)}`, { kind: 'error', status }],
  ),
  ...[400, 408, 409, 500, 502, 503, 504].map((status): [string, Fault] => [
    `error ${String(status)}, but done`,
    { kind: 'error', status, processed: true },
  ]),
  ['error 503 in HTML', { kind: 'error', status: 503, form: 'html' }],
  ['error with 200', { kind: 'error-with-200' }],
  ['connection cut', { kind: 'connection-cut' }],
  ['answer lost', { kind: 'answer-lost' }],
  ['done late, cut meanwhile', { kind: 'late-commit', afterMs: anHour }],
  ['done late, silent meanwhile', { kind: 'late-commit', afterMs: anHour, meanwhile: 'silent' }],
  ['done late, 503 meanwhile', { kind: 'late-commit', afterMs: anHour, meanwhile: 503 }],
  ['silent', { kind: 'silent' }],
  ['silent, but done', { kind: 'silent', processed: true }],
  ['answer cut halfway', { kind: 'cut-halfway' }],
  ['malformed answer', { kind: 'malformed' }],
  ['empty answer', { kind: 'empty' }],
  ['answer that is too long', { kind: 'too-long' }],
  ['answer as HTML', { kind: 'wrong-content-type' }],
  ['answer that says not true', { kind: 'altered-answer', fields: { status: 'pending' } }],
  ['answer about another', { kind: 'altered-answer', fields: another }],
  ['captive portal', { kind: 'captive-portal' }],
  ['captive portal by redirect', { kind: 'captive-portal', redirect: true }],
  ['token expired', { kind: 'token-expired' }],
  ['reset on connect', { kind: 'reset-on-connect' }],
]

/** Does not compile while a kind of fault is missing here; the test holds each against the rows above. */
export const faultKinds: Readonly<Record<Fault['kind'], true>> = {
  slow: true,
  error: true,
  'error-with-200': true,
  'connection-cut': true,
  'answer-lost': true,
  'late-commit': true,
  silent: true,
  'cut-halfway': true,
  malformed: true,
  empty: true,
  'too-long': true,
  'wrong-content-type': true,
  'altered-answer': true,
  'captive-portal': true,
  'token-expired': true,
  'reset-on-connect': true,
}

/** One fault at one request of one kind of job, at one registry. */
export type Cell = {
  kind: JobKind
  profile: Profile
  /** The request that the fault happened to. */
  call: CallName
  faultName: string
  fault: Fault
}

export type Outcome = Cell & {
  /** What the counter says after the command and one sync. */
  first: string
  /** The same once the fault is over, a minute has passed and another sync was made. */
  last: string
  /** How often the service did it, at the end. */
  changes: number
}

export function allCells(): Cell[] {
  return Object.entries(jobSubjects).flatMap(([kind, { send, reads, profiles }]) =>
    faults.flatMap(([faultName, fault]) => [
      ...profiles.map((profile) => cellOf(kind, send, { profile, faultName, fault })),
      ...reads.map((call) => cellOf(kind, call, { profile: asPublished, faultName, fault })),
    ]),
  )
}

function cellOf(kind: string, call: CallName, rest: Omit<Cell, 'kind' | 'call'>): Cell {
  return { kind: kind as JobKind, call, ...rest }
}

/** Runs every cell on a few counters at a time, each on its own services. In the cells' order. */
export async function runCells(cells: readonly Cell[], workers: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const all = cells.map((cell, nth) => ({ cell, nth }))
  const { silent = [], answered = [] } = Object.groupBy(all, ({ cell }) =>
    isSilent(cell.fault) ? 'silent' : 'answered',
  )
  async function work(left: typeof all, timeout: number): Promise<void> {
    const training = await startTraining()
    training.cyclesoftware.limits = null
    const at = await openTestCounter({ training, timeout, random: () => 0 })
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      outcomes[one.nth] = await run(at, one.cell, one.nth)
    }
    await at.close()
    await training.stop()
  }
  await Promise.all(
    Array.from({ length: workers }, (_, nth) =>
      nth % 2 === 0 ? work(silent, patience) : work(answered, patienceForAnswers),
    ),
  )
  return outcomes
}

/** No answer comes before the counter gives up. */
function isSilent(fault: Fault): boolean {
  if (fault.kind === 'slow') return fault.ms >= tooSlow
  if (fault.kind === 'late-commit') return fault.meanwhile === 'silent'
  return fault.kind === 'silent'
}

async function run(at: TestCounter, cell: Cell, nth: number): Promise<Outcome> {
  const { training } = at
  const subject = jobSubjects[cell.kind]
  const service = training[jobKinds.of(cell.kind).service]
  training.cicopass.profile = cell.profile
  const { words, input } = await subject.prepare(at, nth)
  const before = service.received.length
  const call = cell.fault.kind === 'reset-on-connect' ? {} : { call: cell.call }
  const planned = service.faults.add({ fault: cell.fault, ...call })
  // The connections that are open are closed: until then one of them may still be taken.
  if (cell.fault.kind === 'reset-on-connect') await pause(60)
  const { json } = await command<Jobs>(at, words, input)
  await sync(at, syncFor)
  const id = json.jobs[0]?.id ?? ''
  const first = await stateOf(at, id)
  if (planned.hits === 0) throw new Error(`${cell.faultName} never happened to ${cell.call}`)

  // The fault is over: what it did late is done, and what it was still doing.
  service.faults.clear()
  service.flushLateCommits()
  while (service.received.slice(before).some(({ end }) => end === 'open')) await pause(20)
  at.clock.moveOn(61_000)
  await sync(at, syncFor)
  const last = await stateOf(at, id)
  const changes = service.received
    .slice(before)
    .filter((received) => received.call === subject.send)
    .flatMap((received) => received.changes).length
  // Nothing of this cell may be delivered during the next one.
  if (!/^(done|parked)/.test(last)) at.counter.outbox.discard(id, 'the next cell begins')
  return { ...cell, first, last, changes }
}

/** What it came to: a sync ends on time, also while an answer is still waited for. */
async function stateOf(at: TestCounter, id: string): Promise<string> {
  const { json } = await command<Job>(at, ['outbox', 'show', id])
  if (json.state === 'sending') {
    await pause(20)
    return stateOf(at, id)
  }
  return json.parkedBecause === null ? json.state : `parked (${json.parkedBecause})`
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
