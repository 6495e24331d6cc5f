import type { CallName } from '../../electron/training/calls.ts'
import { allProfiles, asPublished, type Profile } from '../../electron/training/profile.ts'
import type { Training } from '../../electron/training/training-services.ts'
import { comparedForm } from '../../shared/bike.ts'
import type { JobKind } from '../../shared/job.ts'
import { aBike } from './handed-over.ts'
import { aLead, aRecovery, aTheft } from './other-jobs.ts'
import {
  changesBy,
  frame,
  freeShield,
  knownBike,
  knownLead,
  linkAtStake,
  markAtStake,
  newBike,
  plainLead,
  textOf,
  value,
  type AtStake,
} from './subject-parts.ts'
import { patiently, type TestCounter } from './test-counter.ts'

/** What the proofs of the outbox have to know of a kind: the fault matrix, the killed processes, the model. */
export type JobSubject = {
  /** The request that changes something. */
  send: CallName
  /** Those that come before it. */
  reads: readonly CallName[]
  /** An order's answer is published, and CycleSoftware's are: no open question touches them. */
  profiles: readonly Profile[]
  /** Makes what the job is about, at the service itself; answers the command that makes the job. */
  prepare: (at: TestCounter, nth: number) => Promise<{ words: string[]; input: unknown }>
  /** The same with a mark that no other has, and what is at stake. */
  marked: (
    training: Training,
    mark: string,
  ) => Promise<{ words: string[]; input: unknown; atStake: readonly AtStake[] }>
  /** What a person may put right of it; `shieldCode` is one that is free. */
  edit: (shieldCode: string) => Record<string, unknown>
}

/** Every kind; one that is left out does not compile. */
export const jobSubjects: Readonly<Record<JobKind, JobSubject>> = {
  'bike.register': {
    send: 'registerBike',
    reads: ['lookup', 'stolenSearch'],
    profiles: allProfiles,
    prepare: (_at, nth) =>
      Promise.resolve({ words: ['register'], input: { ...aBike, frameNumber: frame(nth) } }),
    marked(training, mark) {
      const shieldCode = freeShield(training, mark)
      const isOurs = ({ body }: { body: unknown }): boolean =>
        comparedForm(textOf(body, 'frameNumber')) === comparedForm(mark)
      const registration: AtStake = {
        kind: 'bike.register',
        isItsJob: ({ payload }) => payload.includes(mark),
        changes: changesBy(training, 'registerBike', isOurs),
      }
      const atStake = [registration, linkAtStake(training, shieldCode)]
      const input = { ...aBike, frameNumber: mark, shieldCode }
      return Promise.resolve({ words: ['register'], input, atStake })
    },
    edit: () => ({ color: 'Red' }),
  },
  'shield.link': {
    send: 'linkShield',
    reads: ['bike', 'lookup', 'stolenSearch'],
    profiles: allProfiles,
    async prepare(at, nth) {
      const words = ['link', await newBike(at, nth), at.training.freeShield(nth)]
      return { words, input: null }
    },
    marked(training, mark) {
      const shieldCode = freeShield(training, mark)
      const words = ['link', String(knownBike(training, mark)), shieldCode]
      const atStake = [linkAtStake(training, shieldCode)]
      return Promise.resolve({ words, input: null, atStake })
    },
    edit: (shieldCode) => ({ shieldCode }),
  },
  'theft.report': {
    send: 'markStolen',
    reads: ['bike', 'lookup'],
    profiles: allProfiles,
    prepare: async (at, nth) => ({ words: ['stolen', await newBike(at, nth)], input: aTheft }),
    marked(training, mark) {
      const bikeId = knownBike(training, mark)
      const about = { kind: 'theft.report', call: 'markStolen', bikeId } as const
      const atStake = [markAtStake(training, about)]
      return Promise.resolve({ words: ['stolen', String(bikeId)], input: aTheft, atStake })
    },
    edit: () => ({ notes: 'told once more' }),
  },
  'theft.recover': {
    send: 'markFound',
    reads: ['bike', 'lookup'],
    profiles: allProfiles,
    async prepare(at, nth) {
      const bikeId = await newBike(at, nth)
      value(await patiently(() => at.ports.registry.markStolen(Number(bikeId), aTheft)))
      return { words: ['found', bikeId], input: aRecovery }
    },
    marked(training, mark) {
      const bikeId = knownBike(training, mark, 'Stolen')
      const about = { kind: 'theft.recover', call: 'markFound', bikeId } as const
      const atStake = [markAtStake(training, about)]
      return Promise.resolve({ words: ['found', String(bikeId)], input: aRecovery, atStake })
    },
    edit: () => ({ notes: 'told once more' }),
  },
  'lead.create': {
    send: 'createLead',
    reads: [],
    profiles: [asPublished],
    prepare: () => Promise.resolve({ words: ['lead', 'create'], input: aLead }),
    marked(training, mark) {
      const lead: AtStake = {
        kind: 'lead.create',
        isItsJob: ({ payload }) => payload.includes(mark),
        changes: changesBy(training, 'createLead', ({ body }) => textOf(body, 'title') === mark),
      }
      const input = { ...aLead, title: mark }
      return Promise.resolve({ words: ['lead', 'create'], input, atStake: [lead] })
    },
    edit: () => ({ message: 'Would like to ride it on Sunday.' }),
  },
  'lead.cancel': {
    send: 'cancelLead',
    reads: ['lead'],
    profiles: [asPublished],
    async prepare(at) {
      const lead = value(await patiently(() => at.ports.leads.createLead(plainLead)))
      return { words: ['lead', 'cancel', lead.uuid], input: null }
    },
    async marked(training, mark) {
      const uuid = await knownLead(training, mark)
      const cancel: AtStake = {
        kind: 'lead.cancel',
        isItsJob: ({ payload }) => payload.includes(uuid),
        changes: changesBy(training, 'cancelLead', ({ path }) => path.includes(uuid)),
      }
      return { words: ['lead', 'cancel', uuid], input: null, atStake: [cancel] }
    },
    edit: () => ({}),
  },
  'shields.order': {
    send: 'orderShields',
    reads: ['orders'],
    profiles: allProfiles.filter(({ name }) => /published|strict|lenient/.test(name)),
    prepare: () => Promise.resolve({ words: ['order', '10'], input: null }),
    marked(training, mark) {
      const isOurs = ({ body }: { body: unknown }): boolean => textOf(body, 'orderNote') === mark
      const order: AtStake = {
        kind: 'shields.order',
        isItsJob: ({ payload }) => payload.includes(mark),
        changes: changesBy(training, 'orderShields', isOurs),
      }
      return Promise.resolve({
        words: ['order', '10', '--note', mark],
        input: null,
        atStake: [order],
      })
    },
    edit: () => ({ quantity: 11 }),
  },
}
