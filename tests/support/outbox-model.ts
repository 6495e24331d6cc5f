import { expect } from 'vitest'
import type { CallName } from '../../electron/training/calls.ts'
import type { Received } from '../../electron/training/received.ts'
import { comparedForm } from '../../shared/bike.ts'
import type { JobKind } from '../../shared/job.ts'
import type { JudgedJob, World } from './outbox-world.ts'

/**
 * The plain model: what people were told and what they said, and to which kinds of jobs something was
 * done that nobody can see through. It knows no queue, no state and no service. Its rules:
 *
 * 1. A confirmed job stays on disk, whatever happens.
 * 2. What was taken back stays taken back; nothing else is ever taken back or given up.
 * 3. A service does a thing at most once for each time somebody asked for it, and only if asked. Who
 *    gives a job up that may have arrived, and asks again, asked twice. A job and the one made from it
 *    by edit-and-send-again are one ask.
 * 4. What the counter says is done, the service did.
 * 5. Once the faults have stopped and there was time, every job is done, taken back, or a person's; and
 *    a kind that nothing was done to is no person's.
 */
export type Model = {
  /** Jobs that somebody was told are saved. */
  readonly confirmed: Set<string>
  readonly undone: Set<string>
  readonly discarded: Set<string>
  /** Sales of the window, the newest last. */
  readonly sales: string[]
  /** Kinds of which a request was failed, a process was killed or a disk refused. */
  readonly troubled: Set<JobKind>
  /** The marks of the leads and orders that were asked for. */
  readonly leads: string[]
  readonly orders: string[]
}

export function newModel(): Model {
  return {
    confirmed: new Set(),
    undone: new Set(),
    discarded: new Set(),
    sales: [],
    troubled: new Set(),
    leads: [],
    orders: [],
  }
}

/** What holds at every moment: rules 1 to 4. */
export function judge(model: Model, world: World): void {
  const jobs = world.jobs()
  const byId = new Map(jobs.map((job) => [job.id, job]))
  for (const id of model.confirmed) {
    const job = byId.get(id)
    expect(job, `the confirmed job ${id} is gone`).toBeDefined()
    if (job?.state === 'undone') expect(model.undone.has(id)).toBe(true)
    if (job?.state === 'discarded') expect(wasGivenUp(model, job)).toBe(true)
  }
  for (const id of model.undone) expect(byId.get(id)?.state, 'an undone sale').toBe('undone')
  for (const id of model.discarded) expect(byId.get(id)?.state, 'a job given up').toBe('discarded')
  judgeRegistrations(jobs, world)
  judgeLinks(jobs, world)
  judgeOthers(jobs, { model, world })
}

/** By a person, with the registration it waited for, or for the job that took its place. */
function wasGivenUp(model: Model, job: JudgedJob): boolean {
  const byPerson = model.discarded.has(job.id) || model.discarded.has(job.waitsFor ?? '')
  return byPerson || (job.discardReason ?? '').startsWith('replaced by') || gaveWay(job)
}

/** Edited and sent again: the other one counts. */
function gaveWay({ discardReason }: JudgedJob): boolean {
  return (discardReason ?? '').startsWith('edited and sent again')
}

const mayHaveSent = ({ state, attempts }: JudgedJob): boolean =>
  state !== 'undone' && (attempts > 0 || state === 'done')

function judgeRegistrations(jobs: readonly JudgedJob[], world: World): void {
  for (const frameNumber of world.frameNumbers) {
    const ours = jobs.filter(
      (job) =>
        job.kind === 'bike.register' &&
        !gaveWay(job) &&
        comparedForm(job.frameNumber ?? '') === comparedForm(frameNumber),
    )
    const givenUp = ours.filter(({ state, attempts }) => state === 'discarded' && attempts > 0)
    const asked = givenUp.length + (ours.some(mayHaveSent) ? 1 : 0)
    const made = world.registrationsOf(frameNumber).length
    expect(made, `${frameNumber} registered ${String(made)} times`).toBeLessThanOrEqual(asked)
  }
  for (const job of jobs) {
    if (job.kind !== 'bike.register' || job.state !== 'done') continue
    const bike = world.bike(job.bikeId)
    expect(bike, `job ${job.id} says done, the registry has no such bike`).toBeDefined()
    expect(comparedForm(bike?.frameNumber ?? '')).toBe(comparedForm(job.frameNumber ?? ''))
  }
}

function judgeLinks(jobs: readonly JudgedJob[], world: World): void {
  for (const shieldCode of world.shieldCodes) {
    const links = world.linksOf(shieldCode).length
    expect(links, `${shieldCode} linked ${String(links)} times`).toBeLessThanOrEqual(1)
    const wanted = jobs.filter((job) => job.shieldCode === shieldCode && job.state !== 'undone')
    if (links > 0) expect(wanted).not.toHaveLength(0)
  }
  for (const job of jobs) {
    if (job.kind !== 'shield.link' || job.state !== 'done') continue
    expect(world.bike(job.bikeId)?.shieldCode).toBe(job.shieldCode)
  }
}

/** Thefts, leads, cancellings and orders, each by what tells it apart at the service. */
function judgeOthers(jobs: readonly JudgedJob[], at: { model: Model; world: World }): void {
  const { model, world } = at
  const askedFor = (kind: JobKind, part: string): JudgedJob[] =>
    jobs.filter((job) => job.kind === kind && job.payload.includes(part) && !gaveWay(job))

  for (const bikeId of world.knownBikes) {
    const isOfBike = ({ path }: Received): boolean => path.includes(`/${String(bikeId)}/`)
    for (const [kind, call] of marks) {
      const asked = askedFor(kind, `"bikeId":${String(bikeId)},`)
      count(`${kind} of ${String(bikeId)}`, asked, world.changes(call, isOfBike).length)
    }
  }
  for (const title of model.leads) {
    const isIt = ({ body }: Received): boolean => textIn(body, 'title') === title
    count(`lead ${title}`, askedFor('lead.create', title), world.changes('createLead', isIt).length)
  }
  for (const uuid of world.knownLeads) {
    const made = world.changes('cancelLead', ({ path }) => path.includes(uuid)).length
    expect(made, `lead ${uuid} cancelled ${String(made)} times`).toBeLessThanOrEqual(1)
    const asked = askedFor('lead.cancel', uuid)
    if (made > 0) expect(asked.some(mayHaveSent)).toBe(true)
    if (asked.some(({ state }) => state === 'done')) expect(made).toBe(1)
  }
  // An order that was given up and came all the same may be taken for the next one: no call tells.
  const orders = jobs.filter((job) => job.kind === 'shields.order' && !gaveWay(job))
  count('orders', orders, world.changes('orderShields', () => true).length)
  for (const note of model.orders) {
    const isIt = ({ body }: Received): boolean => textIn(body, 'orderNote') === note
    const made = world.changes('orderShields', isIt).length
    expect(made, `order ${note} placed ${String(made)} times`).toBeLessThanOrEqual(1)
  }
}

const marks: readonly (readonly [JobKind, CallName])[] = [
  ['theft.report', 'markStolen'],
  ['theft.recover', 'markFound'],
]

/** Rules 3 and 4 for what `asked` is about. */
function count(what: string, asked: readonly JudgedJob[], made: number): void {
  const sent = asked.filter(mayHaveSent).length
  const done = asked.filter(({ state }) => state === 'done').length
  expect(made, `${what}: done ${String(made)} times`).toBeLessThanOrEqual(sent)
  expect(done, `${what}: said to be done ${String(done)} times`).toBeLessThanOrEqual(made)
}

export function textIn(body: unknown, field: string): unknown {
  return typeof body === 'object' && body !== null && field in body
    ? (body as Record<string, unknown>)[field]
    : undefined
}

/** What holds when the faults have stopped and there was time: rule 5. */
export function judgeTheEnd(model: Model, world: World): void {
  const jobs = world.jobs()
  const byId = new Map(jobs.map((job) => [job.id, job]))
  for (const job of jobs) {
    if (byId.get(job.waitsFor ?? '')?.state === 'parked') continue
    const end = `${job.kind} ended ${job.state} (${job.parkedBecause ?? 'no reason'})`
    expect(['done', 'parked', 'undone', 'discarded'], end).toContain(job.state)
    if (job.state !== 'parked') continue
    expect(['damaged', 'other-brand', 'scope-missing'], end).not.toContain(job.parkedBecause)
    if (job.parkedBecause === 'stolen') {
      // Only a bike that somebody here said was stolen, and its shield, may be stopped for it.
      expect(job.kind, end).toBe('shield.link')
      expect(
        world.changes('markStolen', () => true),
        end,
      ).not.toHaveLength(0)
    }
    if (job.kind === 'bike.register') judgeParkedRegistration(job, { jobs, end })
    else if (job.kind !== 'shield.link' && !world.gaveUpWaiting()) {
      expect(model.troubled.has(job.kind), end).toBe(true)
    }
  }
}

/** Nobody but this counter registers these: it may only find what it was asked for before. */
function judgeParkedRegistration(
  job: JudgedJob,
  { jobs, end }: { jobs: readonly JudgedJob[]; end: string },
): void {
  expect(job.parkedBecause, end).not.toBe('cannot-tell')
  if (job.parkedBecause === 'refused') return
  const earlier = jobs.filter(
    ({ id, kind, frameNumber, state }) =>
      id !== job.id &&
      kind === 'bike.register' &&
      frameNumber === job.frameNumber &&
      (state === 'done' || state === 'discarded'),
  )
  expect(earlier, end).not.toHaveLength(0)
}
