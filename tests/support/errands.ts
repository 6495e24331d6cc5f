import type { Random } from '../../electron/training/random.ts'
import type { CallName } from '../../electron/training/calls.ts'
import type { Change, Received } from '../../electron/training/received.ts'
import { fieldsOf } from '../../electron/training/registration-request.ts'
import type { Training } from '../../electron/training/training-services.ts'
import { comparedForm } from '../../shared/bike.ts'
import { frameNumberIn } from '../../shared/frame-number.ts'
import type { Job, JobKind } from '../../shared/job.ts'
import { aBike } from './handed-over.ts'
import { aLead, aRecovery, aTheft } from './other-jobs.ts'

/** A job as `outbox export` tells of it. */
export type ExportedJob = Job & { payload: string }

/** One thing that an errand asks a service to do, once. */
export type AtStake = {
  kind: JobKind
  isItsJob: (job: ExportedJob) => boolean
  /** What the service did because of it, by whatever request. */
  changes: () => Change[]
}

/** A command that somebody gives, and what it is to bring about. */
export type Errand = {
  words: readonly string[]
  input: string
  service: 'cicopass' | 'cyclesoftware'
  /** Its requests, those that only read too. */
  calls: readonly [CallName, ...CallName[]]
  atStake: readonly AtStake[]
}

const kinds: Readonly<Record<JobKind, (training: Training, mark: string) => Promise<Errand>>> = {
  'bike.register': async (training, mark) => {
    const shieldCode = freeShield(training, mark)
    return {
      words: ['register'],
      input: JSON.stringify({ ...aBike, frameNumber: mark, shieldCode }),
      service: 'cicopass',
      calls: ['registerBike', 'registerBike', 'linkShield', 'lookup'],
      atStake: [
        {
          kind: 'bike.register',
          isItsJob: ({ payload }) => payload.includes(mark),
          changes: changesBy(
            training,
            'registerBike',
            ({ body }) => comparedForm(textOf(body, 'frameNumber')) === comparedForm(mark),
          ),
        },
        linkAtStake(training, shieldCode),
      ],
    }
  },
  'shield.link': async (training, mark) => {
    const shieldCode = freeShield(training, mark)
    return {
      words: ['link', String(knownBike(training, mark)), shieldCode],
      input: '',
      service: 'cicopass',
      calls: ['linkShield', 'linkShield', 'stolenSearch'],
      atStake: [linkAtStake(training, shieldCode)],
    }
  },
  'theft.report': async (training, mark) =>
    markErrand(training, { kind: 'theft.report', bikeId: knownBike(training, mark) }),
  'theft.recover': async (training, mark) =>
    markErrand(training, { kind: 'theft.recover', bikeId: knownBike(training, mark, 'Stolen') }),
  'lead.create': async (training, mark) => ({
    words: ['lead', 'create'],
    input: JSON.stringify({ ...aLead, title: mark }),
    service: 'cyclesoftware',
    calls: ['createLead'],
    atStake: [
      {
        kind: 'lead.create',
        isItsJob: ({ payload }) => payload.includes(mark),
        changes: changesBy(training, 'createLead', ({ body }) => textOf(body, 'title') === mark),
      },
    ],
  }),
  'lead.cancel': async (training, mark) => {
    const uuid = await knownLead(training, mark)
    return {
      words: ['lead', 'cancel', uuid],
      input: '',
      service: 'cyclesoftware',
      calls: ['cancelLead', 'cancelLead', 'lead'],
      atStake: [
        {
          kind: 'lead.cancel',
          isItsJob: ({ payload }) => payload.includes(uuid),
          changes: changesBy(training, 'cancelLead', ({ path }) => path.includes(uuid)),
        },
      ],
    }
  },
  'shields.order': async (training, mark) => ({
    words: ['order', '10', '--note', mark],
    input: '',
    service: 'cicopass',
    calls: ['orderShields', 'orderShields', 'orders'],
    atStake: [
      {
        kind: 'shields.order',
        isItsJob: ({ payload }) => payload.includes(mark),
        changes: changesBy(training, 'orderShields', ({ body }) => {
          return textOf(body, 'orderNote') === mark
        }),
      },
    ],
  }),
}

/** An errand of this kind that no other can be mistaken for. */
export function newErrand(kind: JobKind, training: Training, random: Random): Promise<Errand> {
  // One that no person would be asked about, as one that looks like a product code.
  let mark: string
  do mark = `MRK-${random.hex(12)}`.toUpperCase()
  while (frameNumberIn(mark).is !== 'number')
  return kinds[kind](training, mark)
}

function markErrand(
  training: Training,
  { kind, bikeId }: { kind: 'theft.report' | 'theft.recover'; bikeId: number },
): Errand {
  const isTheft = kind === 'theft.report'
  const call = isTheft ? 'markStolen' : 'markFound'
  return {
    words: [isTheft ? 'stolen' : 'found', String(bikeId)],
    input: JSON.stringify(isTheft ? aTheft : aRecovery),
    service: 'cicopass',
    calls: [call, call, 'bike', 'lookup'],
    atStake: [
      {
        kind,
        isItsJob: (job) => job.kind === kind && job.payload.includes(`"bikeId":${String(bikeId)},`),
        changes: changesBy(training, call, ({ path }) => path.includes(`/${String(bikeId)}/`)),
      },
    ],
  }
}

function linkAtStake(training: Training, shieldCode: string): AtStake {
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

function changesBy(
  { cicopass, cyclesoftware }: Training,
  call: CallName,
  isOurs: (received: Received) => boolean,
): () => Change[] {
  return () =>
    [...cicopass.receivedOf(call), ...cyclesoftware.receivedOf(call)]
      .filter(isOurs)
      .flatMap(({ changes }) => changes)
}

function textOf(body: unknown, field: string): string {
  const text = fieldsOf(body)[field]
  return typeof text === 'string' ? text : ''
}

/** Another one for each mark. */
function freeShield(training: Training, mark: string): string {
  return training.freeShield(Number.parseInt(mark.replace(/\W|^MRK/g, ''), 16) % 100_000_000)
}

/** A bike that was in the registry before, without a shield. */
function knownBike(
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
async function knownLead({ cyclesoftwareUrl }: Training, mark: string): Promise<string> {
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
