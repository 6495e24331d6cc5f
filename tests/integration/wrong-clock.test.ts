import { afterEach, describe, expect, it } from 'vitest'
import { createClockWatch } from '../../electron/core/clock-watch.ts'
import type { AnswerSeen } from '../../electron/core/ports.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { createShiftedClock } from '../support/shifted-clock.ts'

const minute = 60_000
const hour = 60 * minute
const year = 365 * 24 * hour
const wrongBy = [
  ['an hour ahead', hour],
  ['a year ahead', year],
  ['an hour behind', -hour],
  ['thirty years behind', -30 * year],
] as const

const open: TestCounter[] = []
async function at(options: { training?: Training } = {}): Promise<TestCounter> {
  const here = await openTestCounter(options)
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

function clockOf({ counter }: TestCounter) {
  return counter.status().clock
}

describe.each(wrongBy)('A clock that is %s', (_name, ahead) => {
  it('is said once a service answers, and no longer once it is set right', async () => {
    const here = await at()
    expect(clockOf(here)).toEqual({ state: 'right', aheadMs: null })
    here.clock.jump(ahead)
    await command(here, ['check', 'GZ 4711 0815'])
    await command(here, ['stores'])
    const said = clockOf(here)
    expect(said.state).toBe('wrong')
    expect(Math.abs((said.aheadMs ?? 0) - ahead)).toBeLessThan(minute)
    const asked = here.training.cicopass.received.length
    here.clock.jump(-ahead)
    expect(clockOf(here)).toEqual({ state: 'right', aheadMs: null })
    expect(here.training.cicopass.received).toHaveLength(asked)
  })

  it('is told by the doctor, with what to do', async () => {
    const here = await at()
    here.clock.jump(ahead)
    const { json, status } = await command<{ checks: { name: string; status: string }[] }>(here, [
      'doctor',
    ])
    const check = json.checks.find(({ name }) => name === 'clock')
    expect(check).toMatchObject({
      status: 'warn',
      remedy: expect.stringContaining('time zone') as string,
    })
    expect(status).toBe(0)
  })

  it('set so while a token is in use costs one sign-in at most and no registration', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.tokenTtlMs = 2_000
    here.ports.registry.forgetSession()
    await register(here)
    const signedIn = cicopass.receivedOf('login').length
    here.clock.jump(ahead)
    await register(here, { frameNumber: 'GZ 4711 0816' })
    expect(cicopass.receivedOf('login').length).toBeLessThanOrEqual(signedIn + 1)
    expect(cicopass.registrations).toHaveLength(2)
  })
})

describe('A token', () => {
  it('is renewed when the service says, and never used once it ran out, however wrong the clock', async () => {
    await Promise.all(
      wrongBy.map(async ([, ahead]) => {
        let later = 0
        const training = await startTraining({ now: () => Date.now() + later })
        const here = await at({ training })
        const { cicopass } = training
        here.clock.jump(ahead)
        cicopass.tokenTtlMs = hour
        here.ports.registry.forgetSession()
        await register(here)
        const signedIn = cicopass.receivedOf('login').length
        await register(here, { frameNumber: 'GZ 4711 0816' })
        expect(cicopass.receivedOf('login')).toHaveLength(signedIn)
        later += hour
        here.clock.moveOn(hour)
        await register(here, { frameNumber: 'GZ 4711 0817' })
        expect(cicopass.receivedOf('login')).toHaveLength(signedIn + 1)
        expect(cicopass.received.filter(({ status }) => status === 401)).toEqual([])
        expect(cicopass.registrations).toHaveLength(3)
        await here.close()
        open.splice(open.indexOf(here), 1)
        await training.stop()
      }),
    )
  })
})

describe('The clock', () => {
  const answer = (service: AnswerSeen['service'], serviceTime: number | null): AnswerSeen => ({
    service,
    call: 'lookup',
    status: 200,
    serviceTime,
    limits: null,
    faultKind: null,
    certificateDate: false,
  })

  it('is not called wrong because one service’s own is', () => {
    const clock = createShiftedClock()
    const watch = createClockWatch(clock)
    watch.saw(answer('cicopass', Date.now() - 3 * hour))
    expect(watch.read().state).toBe('wrong')
    watch.saw(answer('cyclesoftware', Date.now()))
    expect(watch.read()).toEqual({ state: 'right', aheadMs: null })
  })

  it('is not called wrong by a captive portal', () => {
    const watch = createClockWatch(createShiftedClock())
    watch.saw({ ...answer('cicopass', Date.now() - year), faultKind: 'unreadable-answer' })
    expect(watch.read().state).toBe('unknown')
  })

  it('is not called wrong after a sleep that the other clock did not count', () => {
    const clock = createShiftedClock()
    const watch = createClockWatch(clock)
    watch.saw(answer('cicopass', clock.now()))
    clock.jump(8 * hour)
    expect(watch.read()).toEqual({ state: 'unknown', aheadMs: null })
  })

  it('is asked about when a certificate is not valid at its time, until a service answers', () => {
    const clock = createShiftedClock()
    const watch = createClockWatch(clock)
    watch.saw({ ...answer('cicopass', null), faultKind: 'offline', certificateDate: true })
    expect(watch.read().state).toBe('doubtful')
    watch.saw(answer('cicopass', clock.now()))
    expect(watch.read().state).toBe('right')
  })
})
