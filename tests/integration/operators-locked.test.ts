import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createOperatorsMark } from '../../electron/adapters/operators-mark.ts'
import { createCounterEvents } from '../../electron/core/events.ts'
import { createOperatorDesk } from '../../electron/core/operators/operator-desk.ts'
import { whoMay } from '../../electron/core/operators/guarded-endpoints.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { endpoints, type EndpointName } from '../../shared/counter-api.ts'
import type { Result } from '../../shared/fault.ts'
import { ok } from '../../shared/fault.ts'
import { refusal, watchDisk } from '../support/disk-watch.ts'
import { clockAtNoon } from '../support/clock-at-noon.ts'
import { command } from '../support/handed-over.ts'
import { aLead, aTheft } from '../support/other-jobs.ts'
import { answered, scan } from '../support/selling.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// A counter with operators never becomes one without by itself, and says nothing of customers while
// nobody is there.

const open: TestCounter[] = []
const started: Training[] = []
const folders: string[] = []
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
  for (const training of started.splice(0)) await training.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function withOperators(): Promise<{ here: TestCounter; owner: string; staff: string }> {
  // What the POS sold today is told as today's until midnight.
  const clock = clockAtNoon()
  const training = await startTraining({ now: () => clock.now() })
  started.push(training)
  const here = await openTestCounter({ timeout: 1_000, clock, training })
  open.push(here)
  const { handlers } = here.counter
  const turnedOn = value(await handlers['operators.turnOn']({ name: 'Anna', pin: '4711' }))
  const { people } = value(
    await handlers['operators.add']({ name: 'Bram', role: 'staff', pin: '123456' }),
  )
  return { here, owner: turnedOn.people[0]?.id ?? '', staff: people[1]?.id ?? '' }
}

function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

/** What lies in the database, as something damaged it. */
function damage({ ports }: TestCounter, change: (text: string) => string): void {
  const { settings } = ports.database
  value(
    ports.database.write(() => {
      settings.write('operators', change(settings.read('operators') ?? ''))
    }),
  )
}

const fault = (kind: string) => ({ ok: false, fault: expect.objectContaining({ kind }) as object })

describe('Operators that cannot be read', () => {
  it.each([
    ['no JSON', () => '{"people":['],
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['people as an object', () => '{"lockAfterMinutes":5,"people":{}}'],
    ['entries of another form', (text: string) => text.replaceAll('"role"', '"rolle"')],
  ])('lock the counter (%s): no stranger becomes owner', async (_, change) => {
    const { here } = await withOperators()
    damage(here, change)
    const again = await here.restart()
    open.splice(0, 1, again)
    const { handlers } = again.counter
    expect(again.counter.operators.isLocked()).toBe(true)
    expect(value(await handlers['operators.get']({}))).toMatchObject({
      isOn: true,
      needsRecovery: true,
      people: [],
    })
    const stranger = value(await handlers['operators.turnOn']({ name: 'Eve', pin: '0815' }))
    expect(stranger).toMatchObject({ current: null, people: [] })
    expect(await handlers['operators.add']({ name: 'Eve', role: 'owner', pin: '0815' })).toEqual(
      fault('operator-needed'),
    )
    // What could not be read is still there.
    expect(again.ports.database.settings.read('operators')).not.toBeNull()
  })

  it('are one entry at a time: the others come in, and who cannot be read stays as they are', async () => {
    const { here, owner, staff } = await withOperators()
    damage(here, (text) => text.replace('"name":"Bram"', '"name":7'))
    const { handlers } = here.counter
    await handlers['operators.signOut']({})
    expect(value(await handlers['operators.signIn']({ id: owner, pin: '4711' }))).toMatchObject({
      current: { name: 'Anna' },
      people: [{ name: 'Anna' }],
    })
    value(await handlers['operators.setLock']({ minutes: 9 }))
    expect(here.ports.database.settings.read('operators')).toContain(staff)
  })

  it('are let go by the recovery code alone, with no more guesses than any other way in', async () => {
    const { here, owner } = await withOperators()
    damage(here, (text) => text.replace('"role":"owner"', '"role":"boss"'))
    const { operators } = here.counter
    operators.signOut()
    const recover = (right: boolean) => operators.recover(() => Promise.resolve(ok(right)))
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await recover(false)).toEqual(fault('recovery-code-wrong'))
    }
    expect(await recover(true)).toEqual(fault('pin-refused'))
    here.clock.moveOn(31_000)
    expect(value(await recover(true))).toMatchObject({ isOn: false })
    expect(here.ports.database.settings.read('unreadable.operators.1')).toContain(owner)
    // While an owner can be read, it is no way in.
    await here.counter.handlers['operators.turnOn']({ name: 'Anna', pin: '4711' })
    expect(await recover(true)).toEqual(fault('owner-needed'))
  })

  it('are not turned off by a database of another time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-mark-'))
    folders.push(folder)
    const operatorsMark = createOperatorsMark(folder)
    const here = await openTestCounter()
    open.push(here)
    const deskNow = () => createOperatorDesk(here.ports, createCounterEvents(), operatorsMark)
    const before = here.ports.database.settings.read('operators')
    const first = deskNow()
    value(await first.turnOn({ name: 'Anna', pin: '4711' }))
    // As a copy from before operators has it: without, or with none.
    for (const copy of [before, '{"lockAfterMinutes":5,"people":[]}']) {
      here.ports.database.write(() => {
        if (copy === null) here.ports.database.settings.remove('operators')
        else here.ports.database.settings.write('operators', copy)
      })
      const operators = deskNow()
      expect(operators.isLocked()).toBe(true)
      expect(value(await operators.turnOn({ name: 'Eve', pin: '0815' })).current).toBeNull()
    }
    const mended = deskNow()
    value(await mended.recover(() => Promise.resolve(ok(true))))
    expect(mended.isLocked()).toBe(false)
    expect(deskNow().isLocked()).toBe(false)
    // Whoever turns them off leaves no mark.
    value(await mended.turnOn({ name: 'Anna', pin: '4711' }))
    value(mended.turnOff())
    expect(deskNow().isLocked()).toBe(false)
  })

  it('are not turned off where the system cannot tell whether there were any', async () => {
    const here = await openTestCounter()
    open.push(here)
    const folder = mkdtempSync(join(tmpdir(), 'counter-mark-'))
    folders.push(folder)
    const stop = watchDisk(folder, (operation) => {
      throw refusal(operation, 'EIO')
    })
    try {
      const mark = createOperatorsMark(folder)
      const operators = createOperatorDesk(here.ports, createCounterEvents(), mark)
      expect(operators.isLocked()).toBe(true)
      expect(value(await operators.turnOn({ name: 'Eve', pin: '0815' })).current).toBeNull()
    } finally {
      stop()
    }
  })
})

describe('Guesses', () => {
  it('have one limit, whichever way in is tried, and a right one buys no more of them', async () => {
    const { here, owner, staff } = await withOperators()
    const { handlers } = here.counter
    value(await handlers['operators.awaitBadge']({ id: staff }))
    await handlers['scan.read']({ text: 'BADGE-4711' })
    value(await handlers['operators.signOut']({}))
    const badge = async (code: string) => {
      here.clock.moveOn(500)
      await handlers['scan.understood']({ useHeld: false })
      await handlers['scan.read']({ text: code })
      return here.counter.status().operator
    }
    let guessed = 0
    for (let tries = 0; tries < 200; tries += 1) {
      const operators = here.counter.operators
      if (tries % 10 === 3) await badge('BADGE-4711')
      const answered = operators.takeBadge(String(tries))
      if (answered.outcome === 'refused' && answered.fault?.kind === 'badge-unknown') guessed += 1
    }
    expect(guessed).toBeLessThan(10)
    await handlers['operators.signOut']({})
    // The right badge waits like the wrong ones, and so does a PIN.
    expect(await badge('BADGE-4711')).toBeNull()
    expect(await handlers['operators.signIn']({ id: owner, pin: '4711' })).toEqual(
      fault('pin-refused'),
    )
    const again = await here.restart()
    open.splice(0, 1, again)
    expect(again.counter.operators.takeBadge('4711')).toMatchObject({ outcome: 'refused' })
    again.clock.moveOn(31_000)
    expect(again.counter.operators.takeBadge('4711')).toEqual({ outcome: 'accepted' })
  })
})

describe('Guesses on a disk that refuses', () => {
  it('are as few as on any other', async () => {
    const { here } = await withOperators()
    const { operators } = here.counter
    let guessed = 0
    for (let tries = 0; tries < 50; tries += 1) {
      here.fillDisk(1)
      const answered = operators.takeBadge(String(tries))
      if (answered.outcome === 'refused' && answered.fault?.kind === 'badge-unknown') guessed += 1
    }
    expect(guessed).toBeLessThan(10)
    here.fillDisk(0)
    here.clock.moveOn(31_000)
    expect(operators.takeBadge('one more')).toMatchObject({ fault: { kind: 'badge-unknown' } })
    expect(operators.takeBadge('another')).toMatchObject({ fault: { kind: 'pin-refused' } })
  })
})

describe('The lock', () => {
  it('is main’s, by its own clocks: nothing of the page is needed, and sleep counts', async () => {
    const { here, owner } = await withOperators()
    const { handlers } = here.counter
    const signIn = async () =>
      value(await handlers['operators.signIn']({ id: owner, pin: '4711' })).current
    here.clock.moveOn(4 * 60_000)
    value(await handlers['operators.seen']({}))
    here.clock.moveOn(4 * 60_000)
    expect(here.counter.operators.isLocked()).toBe(false)
    here.clock.moveOn(2 * 60_000)
    expect(here.counter.status().operator).toBeNull()
    expect(await handlers['operators.add']({ name: 'Eve', role: 'owner', pin: '0815' })).toEqual(
      fault('operator-needed'),
    )
    // Sleep, which only the clock on the wall counts; no timer ran in it.
    await signIn()
    here.clock.jump(60 * 60_000)
    expect(here.counter.operators.isLocked()).toBe(true)
    await signIn()
    here.counter.wake()
    expect(here.counter.operators.isLocked()).toBe(true)
    // A clock that is set back keeps nobody in.
    await signIn()
    here.clock.jump(-3 * 60 * 60_000)
    here.clock.moveOn(6 * 60_000)
    expect(here.counter.operators.isLocked()).toBe(true)
  })

  it('lets nothing of a customer out, by any endpoint', async () => {
    const { here } = await withOperators()
    const { handlers, handOvers } = here.counter
    const customer = { ...aLead, title: 'Proefrit Klaas Geheim', message: 'Bel Klaas Geheim' }
    await command(here, ['lead', 'create'], {
      ...customer,
      customer: { name: 'Klaas Geheim', phone_number: '0612345678' },
    })
    const [bike] = here.training.cicopass.bikes
    const { id: bikeId = 0, frameNumber = '' } = bike ?? {}
    await command(here, ['stolen', String(bikeId)], { ...aTheft, notes: 'Van Klaas Geheim' })
    handOvers.receiveLink('cicopass-counter://lead?name=Klaas+Geheim&phone=0612345678')
    handOvers.receiveLink('cicopass-counter://lead?name=Klaas+Geheim&title=Geheim')
    // In a bike's history, under a check and under the sale on the screen; and why a bike is not registered.
    value(await handlers['check.read']({ text: frameNumber }))
    scan(here, frameNumber)
    await answered(here)
    value(await handlers['sold.read']({}))
    const [sold] = value(await handlers['sold.list']({})).bikes
    value(await handlers['sold.dismiss']({ id: sold?.id ?? '', reason: 'Klaas Geheim belt' }))
    const inputs = Object.keys(endpoints) as EndpointName[]
    const answers = async () => {
      const said: string[] = []
      for (const name of inputs) {
        if (!(name in handlers) || whoMay(name) !== 'anybody') continue
        for (const input of [{}, { search: 'Geheim' }, { jobId: 'x' }, { bikeId }]) {
          if (!endpoints[name].input.safeParse(input).success) continue
          const handle = handlers[name as keyof typeof handlers] as (input: unknown) => unknown
          const answer = (await handle(input)) as Result<unknown>
          if (answer.ok) endpoints[name].output.parse(answer.value)
          said.push(`${name} ${JSON.stringify(answer)}`)
        }
      }
      return said.filter((answer) => answer.includes('Geheim') || answer.includes('0612345678'))
    }
    // Not by chance: signed in, the same customer is told.
    for (const name of ['handOvers.get', 'check.get', 'draft.get', 'sold.list'] as const) {
      expect([name, JSON.stringify(await handlers[name]({}))]).toEqual([
        name,
        expect.stringContaining('Geheim'),
      ])
    }
    await handlers['operators.signOut']({})
    expect(await answers()).toEqual([])
    expect(await handlers['handOvers.get']({})).toEqual(fault('operator-needed'))
    expect(await handlers['queue.page']({ filter: {}, after: null } as never)).toEqual(
      fault('operator-needed'),
    )
  })

  it('knows of every endpoint who may call it', () => {
    for (const name of Object.keys(endpoints)) expect([name, whoMay(name)]).not.toContain(null)
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      expect(whoMay(name)).toBeNull()
    }
  })
})
