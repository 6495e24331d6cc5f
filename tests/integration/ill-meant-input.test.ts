import { afterAll, beforeAll, expect, it } from 'vitest'
import { endpoints, type Answer, type EndpointName } from '../../shared/counter-api.ts'
import { Fault } from '../../shared/fault.ts'
import { illMeantFor } from '../support/hostile-input.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

/**
 * What a page that was taken over says when it keeps to the contract: codes that are paths, names that
 * are SQL or half a sign, a title of 190 000 signs. The handler itself must know better; a throw would
 * be the fault `internal` (`electron/shell/ipc.ts`).
 */

type Handle = (input: unknown) => unknown

let at: TestCounter
beforeAll(async () => {
  at = await openTestCounter()
})
afterAll(async () => {
  await at.close()
})

/** These turn the others off: whoever came in last, and who may do what. */
const last = /^(accounts\.signOut|operators\.)/

/** What is kept of a PIN takes its time, on purpose. */
const hashes = /^operators\.(turnOn|add|setPin)$/

function names(): EndpointName[] {
  const { handlers } = at.counter
  return (Object.keys(endpoints) as EndpointName[])
    .filter((name) => name in handlers)
    .toSorted((one, other) => Number(last.test(one)) - Number(last.test(other)))
}

async function answersOf(name: EndpointName): Promise<string[]> {
  const handle = Reflect.get(at.counter.handlers, name) as Handle
  const { input, output } = endpoints[name]
  return Promise.all(
    illMeantFor(name)
      .slice(0, hashes.test(name) ? 2 : undefined)
      .map(async (one) => {
        const answer = (await handle(input.parse(one))) as Answer<unknown>
        const read = answer.ok ? output.safeParse(answer.value) : Fault.safeParse(answer.fault)
        return read.success ? 'fits' : `${JSON.stringify(one).slice(0, 300)}: ${read.error.message}`
      }),
  )
}

it('is answered by every endpoint with what fits the contract, and never with a throw', async () => {
  let asked = 0
  for (const name of names()) {
    const answers = await answersOf(name)
    expect([name, ...new Set(answers)]).toEqual([name, 'fits'])
    asked += answers.length
  }
  expect(asked).toBeGreaterThan(names().length * 3)
})

it('registers no bike and changes nothing that was there', () => {
  expect(at.training.cicopass.registrations).toEqual([])
  expect(at.ports.database.jobs.counts()).toMatchObject({ held: 0, unknown: 0, sending: 0 })
})
