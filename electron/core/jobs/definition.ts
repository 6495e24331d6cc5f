import type { z } from 'zod'
import type { KnownTexts } from '../../../shared/frame-number.ts'
import {
  jobKindsOf,
  type JobKind,
  type JobKindFacts,
  type JobKinds,
} from '../../../shared/job-kinds.ts'
import type { Editable } from '../outbox/edit/editable.ts'
import {
  cannotTell,
  damaged,
  type JobHandler,
  type Preparation,
  type StepOutcome,
} from '../outbox/handler.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { readJson } from '../outbox/payloads.ts'
import type { JobStore, NewJob, Ports, StoredJob } from '../ports.ts'

/** What jobs are made ready and sent with. */
export type JobPorts = Pick<Ports, 'registry' | 'leads' | 'clock' | 'database'>

/** As `JobHandler`, of one kind: its payload is read before, and a damaged one is parked. */
export type KindHandler<Payload, Done extends Record<string, unknown>> = {
  prepare(job: StoredJob, payload: Payload): Promise<Preparation<Done>>
  send(job: StoredJob, payload: Payload): Promise<StepOutcome<Done>>
  settle:
    | { by: 'looking'; look(job: StoredJob, payload: Payload): Promise<StepOutcome<Done>> }
    | { by: 'resending' }
    /** Nothing can be looked up: a person is asked. */
    | { by: 'asking' }
}

/** What is left of a job once its customer is forgotten; its state, times and who made it stay. */
export type LeftOfJob = {
  payload: Record<string, unknown>
  title: string | null
  result: Record<string, unknown> | null
}

/** Null where the facts say that there is no such thing, and otherwise never. */
type Unless<Fact, What> = Fact extends null ? null : What

type Ways<Facts extends JobKindFacts> = {
  readonly facts: Facts
  /** How its payload reads as the fields of its form, and becomes another job with other ones. */
  readonly edit: Unless<Facts['edit'], (at: { jobs: JobStore; known: KnownTexts }) => Editable>
  /** What stays once the customer is forgotten; of a text that is damaged, nothing. */
  readonly forget: Unless<Facts['customer'], (job: StoredJob) => LeftOfJob>
  /** The same job again, to wait for `made`, which took the place of what it waited for. */
  readonly waitAnew: Unless<
    Facts['waitsFor'],
    (job: StoredJob, made: StoredJob, origin: JobOrigin) => NewJob | null
  >
}

type Declared<Facts extends JobKindFacts, Payload, Done extends Record<string, unknown>> = Omit<
  Ways<Facts>,
  'facts'
> & {
  /** What it carries: the schema of what lies in the database, which no change may refuse. */
  readonly payload: z.ZodType<Payload>
  /** What is known of it once it is done. */
  readonly result: z.ZodType<Done>
  readonly handler: (ports: JobPorts) => KindHandler<Payload, Done>
}

/** One kind of job, whole. */
export type JobDefinition<Facts extends JobKindFacts = JobKindFacts> = Ways<Facts> & {
  readonly payload: z.ZodType
  readonly result: z.ZodType
  readonly handler: (ports: JobPorts) => JobHandler
}

/** The kind with these facts. What its handler takes and answers is what its schemas say. */
export function defineJob<
  const Facts extends JobKindFacts,
  Payload,
  Done extends Record<string, unknown>,
>(facts: Facts, declared: Declared<Facts, Payload, Done>): JobDefinition<Facts> {
  const { edit, forget, waitAnew, payload, result } = declared
  const handler = (ports: JobPorts): JobHandler => readingPayload(payload, declared.handler(ports))
  return { facts, edit, forget, waitAnew, payload, result, handler }
}

function readingPayload<Payload, Done extends Record<string, unknown>>(
  schema: z.ZodType<Payload>,
  handler: KindHandler<Payload, Done>,
): JobHandler {
  const { settle } = handler

  async function orDamaged(
    job: StoredJob,
    step: (payload: Payload) => Promise<StepOutcome>,
  ): Promise<StepOutcome> {
    const payload = readJson(schema, job.payload)
    return payload.ok ? step(payload.value) : damaged
  }

  return {
    async prepare(job) {
      const payload = readJson(schema, job.payload)
      return payload.ok ? handler.prepare(job, payload.value) : { go: false, outcome: damaged }
    },
    send: (job) => orDamaged(job, (payload) => handler.send(job, payload)),
    settle:
      settle.by === 'looking'
        ? { by: 'looking', look: (job) => orDamaged(job, (payload) => settle.look(job, payload)) }
        : settle.by === 'asking'
          ? { by: 'looking', look: () => Promise.resolve(cannotTell) }
          : settle,
  }
}

/** Every kind of job, and the lists that derive from them. */
export type Jobs = {
  readonly kinds: JobKinds
  readonly definitionOf: (kind: JobKind) => JobDefinition
}

export function jobsOf(definitions: Readonly<Record<JobKind, JobDefinition>>): Jobs {
  const facts = Object.entries(definitions).map(([kind, definition]) => [kind, definition.facts])
  return {
    kinds: jobKindsOf(Object.fromEntries(facts) as Record<JobKind, JobKindFacts>),
    definitionOf: (kind) => definitions[kind],
  }
}

export function handlersOf(
  { kinds, definitionOf }: Jobs,
  ports: JobPorts,
): Readonly<Record<JobKind, JobHandler>> {
  const handlers = kinds.names.map((kind) => [kind, definitionOf(kind).handler(ports)])
  return Object.fromEntries(handlers) as Record<JobKind, JobHandler>
}
