import { z } from 'zod'
import type { NamedBike } from '../../../../shared/check.ts'
import { failed, ok, type Result } from '../../../../shared/fault.ts'
import type { KnownTexts } from '../../../../shared/frame-number.ts'
import type { JobKind } from '../../../../shared/job.ts'
import { OrderRequest } from '../../../../shared/order.ts'
import { readShieldCode } from '../../../../shared/shield.ts'
import { RecoveryReport, TheftReport, WrittenMoment } from '../../../../shared/theft.ts'
import { LeadInput, readLead, writeLead } from '../../command-line/lead-input.ts'
import type { JobStore, NewJob, StoredJob } from '../../ports.ts'
import { readFields } from '../../read-fields.ts'
import { recoveryJob, theftJob } from '../../theft/reports.ts'
import type { JobOrigin } from '../new-job.ts'
import { newLink, newRegistration } from '../new-jobs.ts'
import { newLead, newOrder } from '../other-jobs.ts'
import {
  LeadPayload,
  OrderPayload,
  RecoveryPayload,
  SeenHistory,
  TheftPayload,
} from '../other-payloads.ts'
import { LinkPayload, readJson, RegisterPayload } from '../payloads.ts'
import { BikeFields, readBike, writeBike } from './bike-fields.ts'

/** Named as whoever made the job named them: the fields of the service's call. */
export type Fields = Record<string, unknown>

/** How one kind's payload reads as fields, and becomes another job with other ones. */
export type Editable = {
  fieldsOf(job: StoredJob): Result<Fields>
  /** Not yet on disk; names the job in `replaces`. */
  remake(job: StoredJob, fields: Fields, origin: JobOrigin): Result<NewJob>
}

function editable<P, F extends Fields>(
  payload: z.ZodType<P>,
  by: {
    write: (payload: P, job: StoredJob) => F
    fields: z.ZodType<F>
    make: (fields: F, was: { payload: P; job: StoredJob; origin: JobOrigin }) => Result<NewJob>
  },
): Editable {
  return {
    fieldsOf(job) {
      const read = readJson(payload, job.payload)
      return read.ok ? ok(by.write(read.value, job)) : read
    },
    remake(job, fields, origin) {
      const read = readJson(payload, job.payload)
      if (!read.ok) return read
      const given = readFields(by.fields, fields)
      return given.ok ? by.make(given.value, { payload: read.value, job, origin }) : given
    },
  }
}

/** Null for a kind that says nothing but which lead it cancels. */
export function createEditables(
  jobs: JobStore,
  known: KnownTexts,
): Record<JobKind, Editable | null> {
  return {
    'bike.register': editable(RegisterPayload, {
      write: ({ bike, otherMakes = [] }, { id }) => ({
        ...writeBike({ ...bike, photos: jobs.photos(id) }),
        ...(otherMakes.length === 0 ? {} : { otherMakes: [...otherMakes] }),
      }),
      fields: BikeFields,
      make(fields, { payload, origin }) {
        // One that stays as it was taken is no new number to ask about.
        const stays = fields.frameNumber === payload.bike.frameNumber.asRead
        const bike = readBike(fields, stays ? {} : known)
        if (!bike.ok) return bike
        // What an owner let pass was about that number.
        const isSame = bike.value.frameNumber.compared === payload.bike.frameNumber.compared
        const before = isSame ? (payload.letPass ?? []) : []
        const letPass = [...before, ...(origin.letPass ?? [])]
        const { otherMakes = [] } = fields
        return ok(newRegistration(bike.value, { ...origin, letPass, otherMakes }))
      },
    }),

    'shield.link': editable(LinkPayload, {
      write: ({ shieldCode }) => ({ shieldCode }),
      fields: z.object({ shieldCode: z.string().max(512) }).strict(),
      make({ shieldCode }, { payload: { bikeId, letPass = [] }, job, origin }) {
        const shield = readShieldCode(shieldCode)
        if (!shield.ok) return shield
        const { title, frameNumber } = job
        const registration = job.waitsFor === null ? null : jobs.get(job.waitsFor)
        if (bikeId !== null)
          return ok(newLink({ bikeId, title, frameNumber }, shield.value, { ...origin, letPass }))
        if (registration !== null) return ok(newLink(registration, shield.value, origin))
        return failed({ kind: 'not-found', what: `the registration of job ${job.id}` })
      },
    }),

    'theft.report': editable(TheftPayload, {
      write: ({ report }) => report,
      fields: TheftReport.extend({ stolenDateTime: WrittenMoment }).strict(),
      make(report, { payload: { bikeId }, job, origin }) {
        const made = theftJob(namedAs(bikeId, job), report, origin)
        return made.ok ? ok(withHistory(made.value, job)) : made
      },
    }),

    'theft.recover': editable(RecoveryPayload, {
      write: ({ report }) => report,
      fields: RecoveryReport.extend({ foundDateTime: WrittenMoment }).strict(),
      make(report, { payload: { bikeId }, job, origin }) {
        const made = recoveryJob(namedAs(bikeId, job), report, origin)
        return made.ok ? ok(withHistory(made.value, job)) : made
      },
    }),

    'lead.create': editable(LeadPayload, {
      write: ({ lead }) => writeLead(lead),
      fields: LeadInput,
      make(fields, { payload, origin }) {
        const lead = readLead(fields, payload.lead.store)
        return lead.ok ? ok(newLead(lead.value, origin)) : lead
      },
    }),

    'lead.cancel': null,

    'shields.order': editable(OrderPayload, {
      write: ({ quantity, note }) => (note === null ? { quantity } : { quantity, note }),
      fields: OrderRequest.partial({ note: true }).strict(),
      make: ({ quantity, note = null }, { origin }) => ok(newOrder({ quantity, note }, origin)),
    }),
  }
}

/**
 * The history that was there before the old job was first sent. What was added since, a bike that was
 * found meanwhile, is then seen before the new one is sent (`theft.ts`).
 */
function withHistory(made: StoredJob, old: StoredJob): StoredJob {
  const seen = readJson(SeenHistory, old.seen)
  return seen.ok && seen.value.entries !== null ? { ...made, seen: old.seen } : made
}

/** The bike as the old job named it. */
function namedAs(id: number, { title, frameNumber }: StoredJob): NamedBike {
  return { id, title, frameNumber }
}
