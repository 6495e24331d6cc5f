import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newLead } from '../../electron/core/jobs/lead-create.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { LeadRequest } from '../../shared/lead.ts'
import { aLead } from '../support/other-jobs.ts'
import { createShiftedClock, type ShiftedClock } from '../support/shifted-clock.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// The POS counts what it is asked per moving minute, over HTTP; its clock and the counters' are one
// that the test moves on. The requests it received are the judge.

const minute = 60_000
const limit = 360
/** What is left when a fifth is kept for people. */
const share = limit * 0.8
const tick = 500

let clock: ShiftedClock
let training: Training
const counters: TestCounter[] = []
beforeEach(async () => {
  clock = createShiftedClock()
  training = await startTraining({ now: () => clock.now() })
  training.cyclesoftware.limits = { minutely: limit, daily: 1_000_000 }
})
afterEach(async () => {
  await Promise.all(counters.splice(0).map((at) => at.close()))
  await training.stop()
})

async function openCounter(): Promise<TestCounter> {
  const at = await openTestCounter({ training, clock })
  counters.push(at)
  return at
}

function queueLeads({ counter, ports: { database } }: TestCounter, count: number): void {
  const account = counter.accounts.current('cyclesoftware') ?? ''
  const lead = LeadRequest.parse({ ...aLead, store: { account: '1', store: '1' } })
  const origin = { account, now: clock.now(), heldUntil: null, operator: null }
  const written = database.write(() => {
    for (let nth = 0; nth < count; nth += 1) database.jobs.add(newLead(lead, origin))
  })
  expect(written.ok).toBe(true)
}

/**
 * Everything that may go goes; then the clocks move on a little, again and again. Answers how many
 * minutes went by.
 */
async function deliverFor(milliseconds: number, between?: () => Promise<void>): Promise<number> {
  const began = clock.elapsed()
  while (clock.elapsed() < began + milliseconds) {
    const deadline = clock.now() + tick
    await Promise.all(counters.map((at) => at.counter.outbox.drain({ deadline })))
    await between?.()
    clock.moveOn(tick)
  }
  return (clock.elapsed() - began) / minute
}

/** All that may go at once, until the queue has to wait for a minute to move on. */
async function burst({ counter }: TestCounter): Promise<void> {
  await counter.outbox.drain({ deadline: clock.now() + minute / 2 })
}

/** When requests arrived that the POS counted, by its clock. */
function arrivals(): number[] {
  return training.cyclesoftware.received.filter(({ status }) => status !== 429).map(({ at }) => at)
}

const refusals = (): number =>
  training.cyclesoftware.received.filter(({ status }) => status === 429).length

/** The most that arrived within any minute. */
function busiestMinute(): number {
  const at = arrivals()
  return Math.max(
    ...at.map((from) => at.filter((one) => one >= from && one < from + minute).length),
  )
}

describe('An allowance of 360 a minute and a full queue', () => {
  it('no answer is a 429, at least 95 % of the share is used, and a fifth is kept for people', async () => {
    queueLeads(await openCounter(), 1_200)
    const minutes = await deliverFor(3 * minute)
    expect(refusals()).toBe(0)
    expect(busiestMinute()).toBeLessThanOrEqual(share)
    expect(training.cyclesoftware.leads.length).toBeGreaterThanOrEqual(0.95 * share * minutes)
  })

  it('people are answered while the queue is at its limit', async () => {
    const at = await openCounter()
    queueLeads(at, 1_000)
    await burst(at)
    // The queue has taken its share at once; a busy shop asks what is left within the same minute.
    expect(at.counter.outbox.pollingMayGoAt('cyclesoftware')).toBeGreaterThan(clock.now())
    for (let asked = 0; asked < 0.95 * (limit - share); asked += 1) {
      expect(await at.ports.stockLookup.stock(['8717231204726'])).toMatchObject({ ok: true })
    }
    expect(refusals()).toBe(0)
  })

  it('two counters on one account share it: no 429 for either, and both get on', async () => {
    queueLeads(await openCounter(), 1_000)
    queueLeads(await openCounter(), 1_000)
    const minutes = await deliverFor(2 * minute)
    expect(refusals()).toBe(0)
    expect(training.cyclesoftware.leads.length).toBeGreaterThanOrEqual(0.95 * share * minutes)
    const done = counters.map(({ ports }) => ports.database.jobs.counts().done)
    expect(Math.min(...done)).toBeGreaterThan(0)
  })

  it('what another counter spends is seen in the first answer: not one job more is sent', async () => {
    const at = await openCounter()
    queueLeads(at, 1_000)
    await burst(at)
    clock.moveOn(2 * minute)
    training.cyclesoftware.spendAllowance('1', 300)
    const before = training.cyclesoftware.leads.length
    await burst(at)
    // One goes out before anybody can know; its answer tells.
    expect(training.cyclesoftware.leads.length).toBe(before + 1)
    clock.moveOn(minute)
    await burst(at)
    expect(training.cyclesoftware.leads.length).toBeGreaterThan(before + 0.95 * share)
    expect(refusals()).toBe(0)
  })

  it('lists that refresh themselves wait for jobs that are due, and leave them their room', async () => {
    const at = await openCounter()
    const { outbox } = at.counter
    expect(outbox.pollingMayGoAt('cyclesoftware')).toBeLessThanOrEqual(clock.now())
    queueLeads(at, 1_000)
    expect(outbox.pollingMayGoAt('cyclesoftware')).toBeGreaterThan(clock.now())
    await burst(at)
    expect(outbox.pollingMayGoAt('cyclesoftware')).toBeGreaterThan(clock.now() + minute / 2)
    expect(outbox.pollingMayGoAt('cicopass')).toBeLessThanOrEqual(clock.now())
    await at.counter.accounts.signOut('cyclesoftware')
    expect(outbox.pollingMayGoAt('cyclesoftware')).toBeNull()
  })
})
