import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  startCounterProcesses,
  type CounterProcesses,
  type Finished,
} from '../support/counter-process.ts'

// `counter sync --timeout S` takes S seconds and not as long as a service that says nothing: the
// built command line in a process of its own, which must be gone by then, too.

let at: CounterProcesses
beforeAll(async () => {
  at = await startCounterProcesses()
  const login = ['login', 'cicopass', '--email', 'balie@example.com']
  expect((await at.counter(login, 'fiets-op-slot\n')).status).toBe(0)
})
afterAll(() => at.stop())
afterEach(() => at.control('DELETE', '/cicopass/faults'))

const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }

/** Queued while the registry is away, so that the sync is what sends it. */
async function queue(frameNumber: string): Promise<void> {
  await at.control('POST', '/cicopass/offline')
  const queued = await at.counter(['register'], JSON.stringify({ ...bike, frameNumber }))
  expect(queued.status, queued.stdout).toBe(3)
  await at.control('POST', '/cicopass/online')
}

/** What a request that is never answered takes by itself: the shortest time-out of the clients. */
const leastWithoutDeadline = 15_000

async function timed(words: readonly string[]): Promise<Finished & { milliseconds: number }> {
  const began = performance.now()
  const finished = await at.program(words)
  return { ...finished, milliseconds: performance.now() - began }
}

async function registrations(): Promise<number> {
  return (await at.control<unknown[]>('GET', '/cicopass/registrations')).length
}

describe('counter sync with a service that says nothing', () => {
  it.each(['lookup', 'registerBike'])('ends in its time when %s is not answered', async (call) => {
    const before = await registrations()
    const start = await timed(['outbox', 'list'])
    await queue(`SYNC-${call.toUpperCase()}-1`)
    const fault = { kind: 'silent', processed: true }
    await at.control('POST', '/cicopass/faults', { call, fault })
    const { milliseconds, status, json, stderr } = await timed(['sync', '--timeout', '1'])
    expect(milliseconds - start.milliseconds, stderr).toBeLessThan(leastWithoutDeadline)
    expect(status).toBe(3)
    const left = call === 'lookup' ? { waiting: 1, unknown: 0 } : { waiting: 0, unknown: 1 }
    expect(json).toMatchObject({ ...left, parked: 0 })

    // The next process finds what this one left on the wire, and looks for it.
    await at.control('DELETE', '/cicopass/faults')
    const next = await at.program(['sync', '--timeout', '10'])
    expect(next, next.stderr).toMatchObject({ status: 0, json: { waiting: 0, unknown: 0 } })
    expect(await registrations()).toBe(before + 1)
  })
})
