import { afterEach, describe, expect, it } from 'vitest'
import type { JobDefinition, Jobs as EveryJob } from '../../electron/core/jobs/definition.ts'
import { jobs } from '../../electron/core/jobs/definitions.ts'
import type { StoredJob } from '../../electron/core/ports.ts'
import type { JobKind } from '../../shared/job-kinds.ts'
import { command } from '../support/handed-over.ts'
import { jobSubjects } from '../support/job-subjects.ts'
import type { Jobs } from '../support/other-jobs.ts'
import { openTestCounter, patiently, type TestCounter } from '../support/test-counter.ts'

// What the record of a kind says is true of its jobs, as the command line makes them and the simulated
// services answer them.

const open: TestCounter[] = []
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

/** A job of this kind that is done, what it was made from, and the counter that made it. */
async function done(kind: JobKind): Promise<{ here: TestCounter; job: StoredJob; input: unknown }> {
  const here = await openTestCounter()
  open.push(here)
  const { words, input } = await jobSubjects[kind].prepare(here, 1)
  const { json } = await command<Jobs>(here, words, input)
  const job = here.ports.database.jobs.get(json.jobs[0]?.id ?? '')
  if (job === null) throw new Error(`no job: ${JSON.stringify(json)}`)
  return { here, job, input }
}

/** Every text in a JSON text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function receivedBy({ training }: TestCounter): number {
  return training.cicopass.received.length + training.cyclesoftware.received.length
}

/** The same kinds, whose steps say in `steps` how many requests the services received in each. */
function counted(received: () => number, steps: number[]): EveryJob {
  const countedIn = async <T>(step: () => Promise<T>): Promise<T> => {
    const before = received()
    const outcome = await step()
    steps.push(received() - before)
    return outcome
  }
  const definitionOf = (kind: JobKind): JobDefinition => {
    const definition = jobs.definitionOf(kind)
    return {
      ...definition,
      handler(ports) {
        const { settle, ...handler } = definition.handler(ports)
        let prepared = 0
        return {
          ...handler,
          async prepare(job) {
            const before = received()
            const preparation = await handler.prepare(job)
            prepared = received() - before
            if (!preparation.go) steps.push(prepared)
            return preparation
          },
          async send(job) {
            const before = received() - prepared
            const outcome = await handler.send(job)
            steps.push(received() - before)
            return outcome
          },
          settle:
            settle.by === 'looking'
              ? { by: 'looking', look: (job) => countedIn(() => settle.look(job)) }
              : settle,
        }
      },
    }
  }
  return { kinds: jobs.kinds, definitionOf }
}

describe.each(jobs.kinds.names)('A job of the kind %s', (kind) => {
  const facts = jobs.kinds.of(kind)
  const definition = jobs.definitionOf(kind)

  it('goes to its service, carries its payload and comes to its result', async () => {
    const { job } = await done(kind)
    expect(job).toMatchObject({ kind, state: 'done', service: facts.service })
    const payload = definition.payload.safeParse(JSON.parse(job.payload))
    expect(payload.success, payload.error?.message).toBe(true)
    const result = definition.result.safeParse(JSON.parse(job.result ?? 'null'))
    expect(result.success, result.error?.message).toBe(true)
  })

  it('has a place in the order that it says', async () => {
    const { job } = await done(kind)
    const keys = { 'frame-number': /^frame\|/, 'registered-bike': /^bike\|/ }
    expect(job.bikeKey === null).toBe(facts.order === 'any')
    if (facts.order === 'any' || facts.order === 'one-by-one') return
    expect(job.bikeKey).toMatch(keys[facts.order])
  })

  it('is edited by the fields of its form, and by no others', async () => {
    const { here, job } = await done(kind)
    const { jobs: store } = here.ports.database
    const editable = definition.edit?.({ jobs: store, known: {} }) ?? null
    expect(editable === null).toBe(facts.edit === null)
    if (editable === null) return
    const origin = { account: job.account, now: Date.now(), heldUntil: null, operator: null }
    const same = editable.remake(job, {}, origin)
    expect(same).toMatchObject({ ok: true, value: { kind, state: 'waiting' } })
    expect(editable.remake(job, { surprise: 'x' }, origin)).toMatchObject({ ok: false })
    for (const { name } of facts.edit?.form === 'fields' ? facts.edit.fields : []) {
      const [outer = '', inner] = name.split('.')
      const wrong = inner === undefined ? { [outer]: [[]] } : { [outer]: { [inner]: [[]] } }
      const refused = editable.remake(job, wrong, origin)
      // By its value: a field that its call does not have would be named as unknown.
      expect(refused).toMatchObject({ ok: false, fault: { problems: [{ field: name }] } })
    }
  })

  it('leaves nothing of its customer', async () => {
    const { job, input } = await done(kind)
    expect(definition.forget === null).toBe(facts.customer === null)
    if (definition.forget === null) return
    const left = JSON.stringify(definition.forget(job))
    for (const text of textsIn(input)) expect(left).not.toContain(text)
    const damaged = definition.forget({
      ...job,
      payload: '{"customer":{"name":',
      title: 'J. de Vries',
    })
    expect(JSON.stringify(damaged)).not.toContain('Vries')
  })

  it('makes as many requests in its longest step as it says', async () => {
    const steps: number[] = []
    const { prepare, send } = jobSubjects[kind]
    for (const fault of [null, { kind: 'answer-lost' }, { kind: 'error', status: 409 }] as const) {
      const here = await openTestCounter({ jobs: counted(() => receivedBy(here), steps) })
      open.push(here)
      const { words, input } = await prepare(here, 1)
      // Signing in is not the job's.
      await patiently(() => here.ports.registry.orders())
      if (fault !== null) here.training[facts.service].faults.once(send, fault)
      await command<Jobs>(here, words, input)
      here.clock.moveOn(120_000)
      await command(here, ['sync'])
    }
    expect(Math.max(...steps)).toBe(facts.longestStep)
  })

  it('that is damaged is parked before anything is sent', async () => {
    const { here, job } = await done(kind)
    const handler = definition.handler(here.ports)
    const damaged = { ...job, payload: '{"bikeId":' }
    const before = receivedBy(here)
    expect(await handler.prepare(damaged)).toMatchObject({
      go: false,
      outcome: { to: 'parked', because: 'damaged' },
    })
    expect(await handler.send(damaged)).toMatchObject({ to: 'parked', because: 'damaged' })
    expect(receivedBy(here)).toBe(before)
  })
})
