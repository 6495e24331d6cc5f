import { afterEach, describe, expect, it, vi } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { patience } from '../support/patience.ts'

// The clock on the wall is set by people, by NTP and by empty batteries. What must be waited for is
// measured by another clock, and what was planned by this one is planned anew
// (docs/decisions/late-commits-and-clocks.md).

const hour = 3_600_000
const day = 24 * hour
const jumps = [
  ['put forward an hour', hour],
  ['put forward a year', 365 * day],
  ['put back an hour', -hour],
  ['put back a year', -365 * day],
] as const

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

function sentBy({ training }: TestCounter): number {
  return training.cicopass.receivedOf('registerBike').length
}

describe.each(jumps)('A clock %s after a send', (_name, jump) => {
  it('does not register a bike twice that arrives late', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 600_000 })
    const sent = await register(here)
    expect(sent.json.jobs[0]?.state).toBe('unknown')
    here.clock.jump(jump)
    await command(here, ['sync', '--timeout', '0'])
    await command(here, ['sync', '--timeout', '4'])
    here.clock.moveOn(50_000)
    await command(here, ['sync', '--timeout', '0'])
    expect(sentBy(here)).toBe(1)
    here.training.cicopass.flushLateCommits()
    const synced = await command(here, ['sync', '--timeout', '2'])
    expect(synced).toMatchObject({ status: 0, json: { done: 1 } })
    expect(here.training.cicopass.registrations).toHaveLength(1)
    expect(sentBy(here)).toBe(1)
  })

  it('does not do so either when the counter is started anew in between', async () => {
    const first = await at()
    first.training.cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 600_000 })
    await register(first)
    const second = await first.crashAndRestart()
    open[0] = second
    await command(second, ['sync', '--timeout', '0'])
    second.clock.jump(jump)
    const third = await second.crashAndRestart()
    open[0] = third
    await command(third, ['sync', '--timeout', '4'])
    third.clock.moveOn(50_000)
    await command(third, ['sync', '--timeout', '0'])
    expect(sentBy(third)).toBe(1)
    third.training.cicopass.flushLateCommits()
    await command(third, ['sync', '--timeout', '2'])
    expect(third.training.cicopass.registrations).toHaveLength(1)
    expect(sentBy(third)).toBe(1)
  })

  it('still sends one again that truly got lost, a minute after it was sent', async () => {
    const first = await at()
    first.training.cicopass.faults.once('registerBike', { kind: 'connection-cut' })
    await register(first)
    first.clock.jump(jump)
    const second = await first.crashAndRestart()
    open[0] = second
    second.clock.moveOn(61_000)
    const synced = await command(second, ['sync', '--timeout', '10'])
    expect(synced).toMatchObject({ status: 0, json: { done: 1 } })
    expect(second.training.cicopass.registrations).toHaveLength(1)
  })

  it('lets the window settle by itself what nobody asks about', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', { kind: 'connection-cut' })
    here.counter.open()
    await register(here)
    here.clock.jump(jump)
    const isDone = (): boolean => here.ports.database.jobs.counts().done === 1
    await vi.waitFor(
      () => {
        here.clock.moveOn(61_000)
        if (!isDone()) throw new Error('It is not settled yet')
      },
      { ...patience, interval: 60 },
    )
    expect(here.ports.database.jobs.counts()).toMatchObject({ done: 1, unknown: 0, waiting: 0 })
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })
})

describe.each(jumps)('A clock %s after a sale was confirmed', (_name, jump) => {
  it('lets the sale go', async () => {
    const here = await at()
    here.counter.open()
    await confirmSale(here)
    expect(here.ports.database.jobs.counts()).toMatchObject({ held: 1 })
    here.clock.jump(jump)
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '5'])
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('lets it go after a new start, too', async () => {
    const first = await at()
    await confirmSale(first)
    first.clock.jump(jump)
    const second = await first.crashAndRestart()
    open[0] = second
    second.clock.moveOn(6_000)
    await command(second, ['sync', '--timeout', '5'])
    expect(second.training.cicopass.registrations).toHaveLength(1)
  })
})

describe.each(jumps)('A clock %s while an allowance is spent', (_name, jump) => {
  it.each(['running', 'started anew'])('does not make the wait longer (%s)', async (how) => {
    const first = await at()
    first.training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    await register(first)
    first.clock.jump(jump)
    const here = how === 'running' ? first : await first.crashAndRestart()
    open[0] = here
    here.clock.moveOn(61_000)
    const synced = await command(here, ['sync', '--timeout', '5'])
    expect(synced).toMatchObject({ status: 0, json: { done: 1 } })
  })
})

describe('counter sync', () => {
  it('names the account that jobs wait for when nobody is signed in to it', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    const login = ['login', 'cicopass', '--email', 'nieuw@example.com']
    expect(await command(here, login, 'nieuw-op-slot\n')).toMatchObject({ status: 0 })
    const synced = await command(here, ['sync', '--timeout', '2'])
    expect(synced).toMatchObject({ status: 3, json: { done: 0, waiting: 1 } })
    expect(synced.text).toContain('1 job waits for the cicopass account balie@example.com')
  })
})

async function confirmSale({ counter }: TestCounter): Promise<void> {
  const { seller } = counter
  const read = (text: string) => seller.take({ text, aim: null, from: 'serial' }, null)
  seller.setBike({ brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' })
  seller.withoutShield()
  read('GZ 1234 5678 9')
  await expect.poll(() => seller.get().frameNumber?.check.state).toBe('done')
  expect(seller.confirm(seller.get().id).ok).toBe(true)
}
