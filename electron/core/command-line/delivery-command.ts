import { BikeAttributes, isStolen, type Verdict } from '../../../shared/bike.ts'
import type { LineStop } from '../../../shared/delivery.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import { checkFrameNumber } from '../checking/check-frame-number.ts'
import { jobsOfLine, stopHere } from '../deliveries/register-delivery.ts'
import { viewJob } from '../outbox/job-views.ts'
import { isRegistration, registrationHere } from '../jobs/bike-register.ts'
import type { JobStore, StoredJob } from '../ports.ts'
import { keepPosCodes } from '../selling/pos-codes.ts'
import { lookUpStock } from '../selling/stock-lookup.ts'
import { knownHere, lineOf, problems, textOf, type CommandContext } from './command.ts'
import type { CommandDeclaration, Given } from './declaration.ts'
import { readDelivery, type ToDeliver } from './delivery-input.ts'
import { statusOfJobs, type CommandOutcome } from './outcome.ts'
import { comeOf } from './register-command.ts'

type Line = ToDeliver['lines'][number]
/** A bike of the list with what is known of it; `jobs`: those that lie here already. */
type Known = Line & { verdict: Verdict; stop: LineStop | null; jobs: readonly StoredJob[] }
type Desk = CommandContext & { account: string }

const list = {
  flags: { '--barcode <code>': { says: 'of all of them, where the list has none' } },
  input: '`ToDeliver`, or lines `frame number;shield`',
  answers: '`Delivered`',
}

/** A delivery of stock bikes; `delivery check` keeps and sends nothing. */
export const deliveryCommands: readonly CommandDeclaration[] = [
  {
    form: 'delivery register',
    does: 'registers a delivery of bikes',
    ...list,
    async run(given, { input }, context) {
      const desk = await atDesk(given, input, context)
      return desk.ok ? register(desk.value.known, desk.value.bike, desk.value.desk) : desk
    },
  },
  {
    form: 'delivery check',
    does: 'says what would stop them',
    ...list,
    async run(given, { input }, context) {
      const desk = await atDesk(given, input, context)
      if (!desk.ok) return desk
      const { known } = desk.value
      const isUnasked = known.some(
        ({ verdict, stop }) => verdict === 'not-checked' && stop === null,
      )
      return ok(told(known, isUnasked ? 3 : 0))
    },
  },
]

async function atDesk(
  { flags }: Given,
  input: string | null,
  context: CommandContext,
): Promise<Result<{ known: Known[]; bike: BikeAttributes; desk: Desk }>> {
  const barcode = textOf(flags['barcode']) ?? null
  const read = readDelivery(input, { barcode, known: knownHere(context) })
  if (!read.ok) return read
  const account = context.counter.accounts.current(registryName)
  if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
  const bike = await bikeOf(read.value, context)
  if (!bike.ok) return bike
  const desk = { ...context, account }
  return ok({ known: await checkAll(read.value.lines, desk), bike: bike.value, desk })
}

/** What was given, what was learned of the product code, and what the POS says of it, in this order. */
async function bikeOf(
  { bike, barcode }: ToDeliver,
  { ports, counter }: CommandContext,
): Promise<Result<BikeAttributes>> {
  const { articles } = ports.database
  const learned = barcode === null ? {} : (articles.learned(barcode) ?? {})
  const told = BikeAttributes.safeParse({ ...learned, ...bike })
  if (told.success) return ok(told.data)
  const store = counter.accounts.get().cyclesoftware?.store ?? null
  const asks = barcode !== null && store !== null
  const answer = asks
    ? await lookUpStock({ stockLookup: ports.stockLookup, articles }, { barcode, store })
    : null
  const codes = answer?.ok === true ? (answer.value?.codes ?? []) : []
  keepPosCodes(ports, counter.accounts.current(posName), codes)
  const attributes = answer?.ok === true ? answer.value?.attributes : {}
  const known = { ...attributes, ...learned, ...bike }
  const asked = BikeAttributes.safeParse(known)
  if (asked.success) return ok(asked.data)
  if (answer?.ok === false) return answer
  return problems(
    asked.error.issues.map((issue) =>
      String(issue.path[0]) in known ? issue : { ...issue, message: whyMissing(barcode) },
    ),
  )
}

function whyMissing(barcode: string | null): string {
  return barcode === null ? 'must be given' : `must be given: nobody knows it of ${barcode}`
}

/** One after another; once the registry could not be asked it is left alone, and the queue asks again. */
async function checkAll(lines: readonly Line[], { ports, account }: Desk): Promise<Known[]> {
  const { jobs } = ports.database
  const known: Known[] = []
  let isReached = true
  for (const line of lines) {
    const stop = stopHere(line, { jobs, account })
    const asks = stop === null && isReached
    const asked = asks ? await checkFrameNumber(ports.registry, line.number, jobs) : null
    if (asked !== null && asked.fault !== null) isReached = false
    const { verdict = 'not-checked', hits = [] } = asked ?? {}
    const found = hits.some(isStolen) ? 'stolen' : hits.length > 0 ? 'registered' : null
    const here = stop === 'here-already' ? jobsHere(line, jobs, account) : []
    known.push({ ...line, verdict, stop: stop ?? found, jobs: here })
  }
  return known
}

function jobsHere({ number }: Line, jobs: JobStore, account: string): StoredJob[] {
  const registration = registrationHere(jobs, account, number)
  return registration === null ? [] : [registration, ...jobs.waitingFor(registration.id)]
}

/** All that are not stopped go into the queue together, and out as far as they go now. */
async function register(
  known: readonly Known[],
  bike: BikeAttributes,
  { counter, ports, account }: Desk,
): Promise<Result<CommandOutcome>> {
  const { jobs } = ports.database
  const origin = { account, now: ports.clock.now(), heldUntil: null, operator: null }
  const written = ports.database.write(() => {
    counter.events.emit('queue.changed', {})
    return known.map((line) => {
      // The checks took a while, in which the window may have registered one of them.
      const one = lookedAtAgain(line, { jobs, account })
      const own = one.stop === null ? jobsOfLine({ ...one, bike }, origin) : []
      for (const job of own) jobs.add(job)
      return { one, own }
    })
  })
  if (!written.ok) return written
  const ids = written.value.flatMap(({ one, own }) => [...own, ...one.jobs].map(({ id }) => id))
  await counter.outbox.deliver(ids)
  const now = written.value.map(({ one, own }) => ({
    ...one,
    jobs: [...own, ...one.jobs].flatMap(({ id }) => jobs.get(id) ?? []),
  }))
  const isStopped = now.some((one) => one.stop !== null && !isThere(one))
  return ok(told(now, isStopped ? 4 : statusOfJobs(now.flatMap((one) => one.jobs))))
}

/** What this counter itself knows against a line by now. */
function lookedAtAgain(line: Known, at: { jobs: JobStore; account: string }): Known {
  const stop = line.stop ?? stopHere(line, at)
  return stop === 'here-already'
    ? { ...line, stop, jobs: jobsHere(line, at.jobs, at.account) }
    : { ...line, stop }
}

/** Handed over before, with the same shield: what became of it then stands for it now. */
function isThere({ stop, shieldCode, jobs }: Known): boolean {
  return (
    stop === 'here-already' &&
    (shieldCode === null || jobs.some((job) => job.shieldCode === shieldCode))
  )
}

function told(known: readonly Known[], status: CommandOutcome['status']): CommandOutcome {
  const bikes = known.map(({ number, shieldCode, verdict, stop, jobs }) => {
    const registration = jobs.find(isRegistration)
    const nothing = { bikeId: null, registered: false, shieldLinked: false, verdict }
    const come = registration === undefined ? nothing : comeOf(registration, jobs)
    return { frameNumber: number.sent, shieldCode, stop, ...come, jobs: jobs.map(viewJob) }
  })
  const text = known
    .map(({ number, verdict, stop, jobs }) =>
      [number.sent, stop ?? verdict, ...jobs.map(lineOf)].join(' · '),
    )
    .join('\n')
  return { status, json: { bikes }, text }
}
