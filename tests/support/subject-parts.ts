import type { CallName } from '../../electron/training/calls.ts'
import type { Change, Received } from '../../electron/training/received.ts'
import { fieldsOf } from '../../electron/training/registration-request.ts'
import type { Training } from '../../electron/training/training-services.ts'
import type { Result } from '../../shared/fault.ts'
import type { Job, JobKind } from '../../shared/job.ts'
import { LeadRequest } from '../../shared/lead.ts'
import { aBike } from './handed-over.ts'
import { aLead } from './other-jobs.ts'
import { patiently, type TestCounter } from './test-counter.ts'

// What the subjects of jobs are made of: bikes, leads and shields at the simulated services, and what became
// of them there.

/** A job as `outbox export` tells of it. */
export type ExportedJob = Job & { payload: string }

/** One thing that a service is asked to do, once. */
export type AtStake = {
  kind: JobKind
  isItsJob: (job: ExportedJob) => boolean
  /** What the service did because of it, by whatever request. */
  changes: () => Change[]
}

export function linkAtStake(training: Training, shieldCode: string): AtStake {
  return {
    kind: 'shield.link',
    isItsJob: ({ kind, payload }) => kind === 'shield.link' && payload.includes(shieldCode),
    changes: changesBy(
      training,
      'linkShield',
      ({ body }) => textOf(body, 'shieldCode') === shieldCode,
    ),
  }
}

/** A report about this bike, in a job of this kind. */
export function markAtStake(
  training: Training,
  {
    kind,
    call,
    bikeId,
  }: { kind: 'theft.report' | 'theft.recover'; call: CallName; bikeId: number },
): AtStake {
  return {
    kind,
    isItsJob: (job) => job.kind === kind && job.payload.includes(`"bikeId":${String(bikeId)},`),
    changes: changesBy(training, call, ({ path }) => path.includes(`/${String(bikeId)}/`)),
  }
}

export function changesBy(
  { cicopass, cyclesoftware }: Training,
  call: CallName,
  isOurs: (received: Received) => boolean,
): () => Change[] {
  return () =>
    [...cicopass.receivedOf(call), ...cyclesoftware.receivedOf(call)]
      .filter(isOurs)
      .flatMap(({ changes }) => changes)
}

export function textOf(body: unknown, field: string): string {
  const text = fieldsOf(body)[field]
  return typeof text === 'string' ? text : ''
}

/** Another one for each mark. */
export function freeShield(training: Training, mark: string): string {
  return training.freeShield(Number.parseInt(mark.replace(/\W|^MRK/g, ''), 16) % 100_000_000)
}

/** A bike that was in the registry before, without a shield. */
export function knownBike(
  { cicopass: { registry }, examples }: Training,
  mark: string,
  status = 'Registered',
): number {
  const id = registry.nextBikeId()
  registry.bikes.push({
    ...examples.registeredBike,
    id,
    frameNumber: mark.replaceAll(/[^A-Z0-9]/g, ''),
    shieldCode: null,
    currentStatus: status,
    statusHistory: [{ status, changedOn: new Date().toISOString(), notes: '' }],
  })
  return id
}

/** A lead that the POS has already, made without the counter. */
export async function knownLead({ cyclesoftwareUrl }: Training, mark: string): Promise<string> {
  const answer = await fetch(`${cyclesoftwareUrl}/api/v1/leads/create.json`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('rijwielhandel:kassa-open').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...aLead, title: `known ${mark}`, store_id: '1-1' }),
  })
  const { sales_lead: lead } = (await answer.json()) as { sales_lead?: { uuid?: string } }
  if (lead?.uuid === undefined) throw new Error(`No lead to begin with: ${String(answer.status)}`)
  return lead.uuid
}

export const plainLead = LeadRequest.parse({ ...aLead, store: { account: '1', store: '1' } })

export function frame(nth: number): string {
  return `MTX${String(nth).padStart(6, '0')}`
}

/** Registered by a call of its own. */
export async function newBike({ ports }: TestCounter, nth: number): Promise<string> {
  const { brand, color, type, audience } = aBike
  let tries = 0
  const made = await patiently(() => {
    // One that did not answer in time may have been made: another try is another bike.
    const sent = `${frame(nth).replace(' ', '')}T${String(tries)}`
    tries += 1
    const frameNumber = { asRead: sent, sent, compared: sent }
    return ports.registry.register({ frameNumber, brand, color, type, audience, photos: [] })
  })
  return String(value(made).id)
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Nothing to begin with: ${JSON.stringify(result.fault)}`)
  return result.value
}
