import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../electron/core/jobs/definition.ts'
import { jobDefinitions, jobs } from '../../electron/core/jobs/definitions.ts'
import { cannotTell } from '../../electron/core/outbox/handler.ts'
import { JobKind } from '../../shared/job.ts'
import { declaredJobKinds, jobKinds, type JobKindFacts } from '../../shared/job-kinds.ts'
import { inEveryLanguage, windowWords } from '../support/locales.ts'

// A kind of job is declared once, in `shared/job-kinds.ts` and `electron/core/jobs/`; every list derives from
// it. What lists do with one that is added: tests/integration/added-job-kind.test.ts.

const root = join(import.meta.dirname, '../..')

/** True only while there is no member without which it is `Whole` all the same. */
type IsComplete<Whole> = [
  { [Member in keyof Whole]-?: Omit<Whole, Member> extends Whole ? Member : never }[keyof Whole],
] extends [never]
  ? true
  : false

const facts = {
  ...declaredJobKinds['lead.create'],
  edit: null,
} as const satisfies JobKindFacts

const send = () => Promise.resolve(cannotTell)
const whole = {
  payload: z.object({ uuid: z.string() }),
  result: z.object({ uuid: z.string() }),
  handler: () => ({
    prepare: () => Promise.resolve({ go: true, seen: null, event: null } as const),
    send,
    settle: { by: 'resending' } as const,
  }),
  edit: null,
  forget: () => ({ payload: {}, title: null, result: null }),
  waitAnew: null,
}

describe('A kind of job', () => {
  it.each(jobKinds.names)('%s is in the contract, defined and worded', (kind) => {
    expect(JobKind.options).toContain(kind)
    expect(jobDefinitions[kind].facts).toBe(declaredJobKinds[kind])
    expect(jobs.kinds.of(kind)).toBe(jobKinds.of(kind))
    const [about = '', what = ''] = kind.split('.')
    for (const { queue } of Object.values(inEveryLanguage(windowWords))) {
      const words: Readonly<Record<string, Readonly<Record<string, string>>>> = queue.kind
      expect(words[about]?.[what]).toBeTruthy()
    }
  })

  it('is named by nobody but its own record: a list of names forgets the next one', () => {
    const names = jobKinds.names.map((kind) => kind.replace('.', String.raw`\.`)).join('|')
    // An endpoint has the name of what it asks for, and the page of orders asks for orders.
    const literal = new RegExp(`(?<!useCall\\()'(${names})'(?!\\(|: change\\()`)
    const own =
      /^(shared\/job-kinds|electron\/(core\/jobs|adapters\/database\/migrations)\/|renderer\/counter\/shield-queries)/
    const found = ['shared', 'electron', 'renderer']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          [folder, ...file.split(sep)].join('/'),
        ),
      )
      .filter((file) => /\.tsx?$/.test(file) && !own.test(file))
      .filter((file) => literal.test(readFileSync(join(root, file), 'utf8')))
    expect(found).toEqual([])
  })

  it('is in the documentation of the command line', () => {
    const path = join(root, 'docs/command-line.md')
    const page = readFileSync(path, 'utf8')
    const union = jobKinds.names.map((kind) => `    | '${kind}'\n`).join('')
    const wanted = page.replace(/( {2}kind:\n)(?: {4}\| '[\w.]+'\n)+/, `$1${union}`)
    if (process.env['COUNTER_WRITE_DOCS'] === '1') writeFileSync(path, wanted)
    expect(readFileSync(path, 'utf8')).toBe(wanted)
    expect(wanted).toContain(union)
  })

  it('has the same order in every list', () => {
    expect(JobKind.options).toEqual(Object.keys(jobDefinitions))
    expect(jobs.kinds.names).toEqual(jobKinds.names)
  })

  it('that leaves any fact out does not compile', () => {
    const isComplete: IsComplete<JobKindFacts> = true
    expect(isComplete).toBe(true)
    const { customer, ...others } = facts
    // @ts-expect-error -- whether it names a customer is missing
    const declared: JobKindFacts = others
    expect(declared).not.toHaveProperty('customer')
    expect(customer).toBe('lead-job')
  })

  it('that leaves out how it is done does not compile', () => {
    const isComplete: IsComplete<JobDefinition> = true
    expect(isComplete).toBe(true)
    expect(defineJob(facts, whole).facts).toBe(facts)
    const { payload, ...withoutPayload } = whole
    // @ts-expect-error -- what it carries is missing
    expect(defineJob(facts, withoutPayload)).not.toBe(payload)
    const { handler, ...withoutHandler } = whole
    // @ts-expect-error -- how it is sent is missing
    expect(defineJob(facts, withoutHandler)).not.toBe(handler)
  })

  it('that names a customer says what stays, one with a form how it is edited, one that waits how it waits anew', () => {
    // @ts-expect-error -- nothing would be erased
    expect(defineJob(facts, { ...whole, forget: null }).forget).toBeNull()
    const withForm = { ...facts, edit: { form: 'bike' } } as const
    // @ts-expect-error -- the form would change nothing
    expect(defineJob(withForm, whole).edit).toBeNull()
    const waits = { ...facts, waitsFor: 'registration' } as const
    // @ts-expect-error -- it would be lost when what it waits for is edited
    expect(defineJob(waits, whole).waitAnew).toBeNull()
    const nobody = { ...facts, customer: null } as const
    // @ts-expect-error -- it names none, and nothing looks for it
    expect(defineJob(nobody, whole).forget).not.toBeNull()
  })

  it('whose handler answers something else than its result says does not compile', () => {
    const done = { to: 'done', result: { id: 1 }, serviceWords: null, adopted: false } as const
    const other = () => ({ ...whole.handler(), send: () => Promise.resolve(done) })
    // @ts-expect-error -- the result has a uuid
    expect(defineJob(facts, { ...whole, handler: other }).facts).toBe(facts)
  })

  it('that is in no list of definitions does not compile', () => {
    const { 'lead.cancel': cancel, ...others } = jobDefinitions
    // @ts-expect-error -- nobody knows how a lead is cancelled
    const all: typeof jobDefinitions = others
    expect(all).not.toHaveProperty(['lead.cancel'])
    expect(cancel.facts.edit).toBeNull()
  })
})
