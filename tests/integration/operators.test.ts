import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/counter-api.ts'
import type { OperatorDesk } from '../../shared/operator.ts'
import { command, register } from '../support/handed-over.ts'
import { aLead } from '../support/other-jobs.ts'
import { openTestCounter, patiently, type TestCounter } from '../support/test-counter.ts'

// Who stands at the counter: off until an owner wants it.

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

type Handlers = TestCounter['counter']['handlers']

function deskOf(answer: Answer<OperatorDesk>): OperatorDesk {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

const fault = (kind: string) => ({ ok: false, fault: { kind } })

/** An owner and one of the staff; the owner is signed in. */
async function withOperators(handlers: Handlers): Promise<{ owner: string; staff: string }> {
  deskOf(await handlers['operators.turnOn']({ name: 'Anna', pin: '4711' }))
  const staff = { name: 'Bram', role: 'staff', pin: '123456' } as const
  const { people } = deskOf(await handlers['operators.add'](staff))
  return { owner: people[0]?.id ?? '', staff: people[1]?.id ?? '' }
}

function bikeOnScreen({ counter }: TestCounter, frameNumber: string): string {
  const { seller } = counter
  seller.setBike({ brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' })
  seller.take({ text: frameNumber, aim: null, from: 'typed' }, 'frameNumber')
  return seller.withoutShield().id
}

describe('Operators', () => {
  it('are asked for nothing until an owner turns them on, and forgotten when turned off', async () => {
    const here = await at()
    const { handlers } = here.counter
    expect(deskOf(await handlers['operators.get']({}))).toMatchObject({
      isOn: false,
      current: null,
    })
    expect(await handlers['draft.confirm']({ draftId: bikeOnScreen(here, 'GZ47110815') })).toEqual(
      expect.objectContaining({ ok: true }),
    )
    await withOperators(handlers)
    expect(JSON.stringify(here.ports.database.settings.read('operators'))).not.toMatch(
      /4711|123456/,
    )
    expect(deskOf(await handlers['operators.turnOff']({}))).toMatchObject({
      isOn: false,
      people: [],
    })
  })

  it('stand by name in every sale and job they make, and a locked counter makes none', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { staff } = await withOperators(handlers)
    deskOf(await handlers['operators.signOut']({}))
    expect(here.counter.status().operator).toBeNull()
    const draftId = bikeOnScreen(here, 'GZ47110815')
    expect(await handlers['draft.confirm']({ draftId })).toMatchObject(fault('operator-needed'))
    expect(await handlers['queue.retryAll']({})).toMatchObject(fault('operator-needed'))
    deskOf(await handlers['operators.signIn']({ id: staff, pin: '123456' }))
    const sale = await handlers['draft.confirm']({ draftId })
    expect(sale).toMatchObject({ ok: true, value: { operator: 'Bram' } })
    const [job] = here.ports.database.jobs.inStates(['held'])
    expect(job).toMatchObject({ operator: 'Bram' })
    // Other programs go on: nobody stands there.
    expect((await register(here, { frameNumber: 'PRG-0000-17' })).status).toBe(0)
  })

  it('stand by name at what they decide of a job: retry, edit, give up, say that it arrived', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { staff } = await withOperators(handlers)
    here.training.cicopass.faults.add({
      call: 'registerBike',
      fault: { kind: 'error', status: 400 },
      times: 3,
    })
    const { json } = await register(here, { frameNumber: 'WHO-0001' })
    const jobId = json.jobs[0]?.id ?? ''
    await handlers['queue.retry']({ jobId })
    await command(here, ['sync', '--timeout', '2'])
    deskOf(await handlers['operators.signIn']({ id: staff, pin: '123456' }))
    const made = await handlers['queue.edit']({
      jobId,
      changes: { color: 'Blue' },
      notArrived: false,
    })
    const newId = made.ok ? made.value.id : ''
    await command(here, ['sync', '--timeout', '2'])
    await handlers['queue.discard']({ jobId: newId, reason: 'sold elsewhere' })
    const who = async (id: string) => {
      const job = await handlers['queue.job']({ jobId: id })
      return job.ok
        ? job.value.timeline.flatMap(({ what, by }) => (by === null ? [] : [what, by]))
        : []
    }
    expect(await who(jobId)).toEqual(['retried', 'Anna', 'replaced', 'Bram'])
    expect(await who(newId)).toEqual(['queued', 'Bram', 'discarded', 'Bram'])

    const [{ id: cancelled } = { id: '' }] = (
      await command<{ jobs: { id: string }[] }>(here, ['lead', 'create'], aLead)
    ).json.jobs
    const lead = here.ports.database.jobs.get(cancelled)
    if (lead === null) throw new Error('No lead was made')
    Object.assign(lead, { state: 'parked', parkedBecause: 'cannot-tell' })
    here.ports.database.write(() => here.ports.database.jobs.save(lead))
    await handlers['queue.settle']({ jobId: cancelled, arrived: true })
    expect(await who(cancelled)).toEqual(['settled', 'Bram'])
    expect(await handlers['shields.receive']({ quantity: 5, orderId: null })).toMatchObject({
      value: { entries: [{ operator: 'Bram' }] },
    })
  })

  it('turned on twice at the same moment have one owner', async () => {
    const here = await at()
    const { handlers } = here.counter
    const both = await Promise.all([
      handlers['operators.turnOn']({ name: 'Anna', pin: '4711' }),
      handlers['operators.turnOn']({ name: 'Eve', pin: '0815' }),
    ])
    for (const answer of both) {
      expect(deskOf(answer).people).toHaveLength(1)
      expect(deskOf(answer).current?.name).toBe(deskOf(answer).people[0]?.name)
    }
  })

  it('are staff or owners: accounts and operators are an owner’s, and one owner stays', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { owner, staff } = await withOperators(handlers)
    expect(await handlers['operators.remove']({ id: owner })).toMatchObject(fault('owner-needed'))
    deskOf(await handlers['operators.signIn']({ id: staff, pin: '123456' }))
    const refused = fault('owner-needed')
    expect(await handlers['accounts.signOut']({ service: 'cicopass' })).toMatchObject(refused)
    expect(await handlers['operators.setPin']({ id: owner, pin: '0000' })).toMatchObject(refused)
    expect(await handlers['operators.turnOff']({})).toMatchObject(refused)
    expect(here.counter.accounts.current('cicopass')).not.toBeNull()
  })

  it('are told which calls are an owner’s, and exactly those are refused to staff', async () => {
    const here = await at()
    const { handlers } = here.counter
    const refused = async () => deskOf(await handlers['operators.get']({})).refused
    expect(await refused()).toEqual([])
    const { owner, staff } = await withOperators(handlers)
    expect(await refused()).toEqual([])
    deskOf(await handlers['operators.signIn']({ id: staff, pin: '123456' }))
    const names = await refused()
    expect(names).toEqual(expect.arrayContaining(['accounts.signOut', 'app.chooseMode']))
    expect(names).not.toContain('draft.confirm')
    for (const [name, handler] of Object.entries(handlers)) {
      if (!names.includes(name)) continue
      const answer = (handler as (input: unknown) => unknown)({})
      expect([name, await answer]).toEqual([name, fault('owner-needed')])
    }
    deskOf(await handlers['operators.signIn']({ id: owner, pin: '4711' }))
    expect(await refused()).toEqual([])
  })

  it('that type wrong PINs wait longer and longer, also after a restart', async () => {
    const first = await at()
    const { staff } = await withOperators(first.counter.handlers)
    const signIn = async (here: TestCounter, pin: string) =>
      await here.counter.handlers['operators.signIn']({ id: staff, pin })
    // Many at once are as many tries.
    const tries = await Promise.all(
      ['0000', '1111', '2222', '3333', '4444', '5555'].map((pin) => signIn(first, pin)),
    )
    expect(tries.map((answer) => answer.ok)).toEqual(Array(6).fill(false))
    const here = await first.restart()
    open.splice(0, 1, here)
    expect(await signIn(here, '123456')).toMatchObject({
      fault: { kind: 'pin-refused', retryAt: expect.any(Number) as number },
    })
    here.clock.moveOn(31_000)
    expect(await signIn(here, '0000')).toMatchObject(fault('pin-refused'))
    here.clock.moveOn(31_000)
    expect(await signIn(here, '123456')).toMatchObject(fault('pin-refused'))
    here.clock.moveOn(31_000)
    expect(deskOf(await signIn(here, '123456')).current).toMatchObject({ name: 'Bram' })
    // Nothing is left of the wrong ones.
    expect(await signIn(here, '9999')).toMatchObject({ fault: { retryAt: null } })
  })

  it('come in with the badge an owner gave them, on whatever screen', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { staff } = await withOperators(handlers)
    deskOf(await handlers['operators.awaitBadge']({ id: staff }))
    await handlers['scan.read']({ text: 'BADGE-0815' })
    deskOf(await handlers['operators.signOut']({}))
    // The same code at once would be the same pull of the trigger.
    here.clock.moveOn(1_000)
    await handlers['scan.read']({ text: 'BADGE-0815' })
    expect(here.counter.status().operator).toBe('Bram')
    await handlers['scan.read']({ text: 'BADGE-4711' })
    expect(await handlers['scan.hold']({})).toMatchObject({
      value: { fault: { kind: 'badge-unknown' } },
    })
    expect(JSON.stringify(here.ports.database.settings.read('operators'))).not.toContain('0815')
  })

  it('may be the POS’s employees, who come in with their personal code, also offline', async () => {
    const here = await at()
    const { handlers } = here.counter
    const { shop } = here.training.cyclesoftware
    const ids = await withOperators(handlers)
    expect(await handlers['operators.readEmployees']({})).toMatchObject(fault('api-key-needed'))
    const credentials = {
      country: 'NL',
      userName: 'rijwielhandel',
      password: 'kassa-open',
      apiKey: shop.keys[0]?.key ?? '',
      store: { account: '1', store: '1' },
    }
    await handlers['accounts.signInCyclesoftware'](credentials)
    const { people } = deskOf(await handlers['operators.readEmployees']({}))
    const [first, second] = shop.employees
    expect(people.map(({ name }) => name)).toEqual([
      'Anna',
      'Bram',
      ...shop.employees.filter(({ isActive }) => isActive).map(({ name }) => name),
    ])
    const id = people.find(({ name }) => name === second?.name)?.id ?? ''
    expect(people.find((person) => person.id === id)).toMatchObject({
      role: 'staff',
      isEmployee: true,
    })
    // Nothing that says the code lies on the disk.
    expect(here.ports.database.settings.read('operators')).not.toContain(second?.code)

    await here.training.cyclesoftware.goOffline()
    expect(await handlers['operators.signIn']({ id, pin: first?.code ?? '' })).toMatchObject(
      fault('pin-refused'),
    )
    expect(
      deskOf(await handlers['operators.signIn']({ id, pin: second?.code ?? '' })).current?.name,
    ).toBe(second?.name)
    expect(await handlers['operators.readEmployees']({})).toMatchObject(fault('owner-needed'))

    // An owner makes one of them an owner, who is asked for their code where an owner's word is.
    const { owner, staff } = ids
    expect(await handlers['operators.setRole']({ id, role: 'owner' })).toMatchObject(
      fault('owner-needed'),
    )
    deskOf(await handlers['operators.signIn']({ id: owner, pin: '4711' }))
    deskOf(await handlers['operators.setRole']({ id, role: 'owner' }))
    // Who has no PIN of this counter may leave at the POS: the last one who has stays an owner.
    for (const answer of [
      await handlers['operators.setRole']({ id: owner, role: 'staff' }),
      await handlers['operators.remove']({ id: owner }),
    ]) {
      expect(answer).toMatchObject(fault('owner-needed'))
    }
    deskOf(await handlers['operators.signIn']({ id: staff, pin: '123456' }))
    const code = second?.code ?? ''
    expect(await here.counter.operators.ownersWord({ id, pin: code })).toEqual({
      ok: true,
      value: second?.name,
    })
    deskOf(await handlers['operators.signIn']({ id, pin: code }))
    deskOf(await handlers['operators.setRole']({ id: staff, role: 'owner' }))
    expect(deskOf(await handlers['operators.setRole']({ id: owner, role: 'staff' }))).toMatchObject(
      {
        current: { name: second?.name, role: 'owner' },
        people: expect.arrayContaining([
          expect.objectContaining({ name: 'Anna', role: 'staff' }),
          expect.objectContaining({ name: 'Bram', role: 'owner' }),
        ]) as unknown,
      },
    )

    // One left, one has another code now.
    await here.training.cyclesoftware.goOnline()
    await patiently(() => here.ports.stockLookup.stores())
    if (first === undefined || second === undefined) throw new Error('Nobody works here')
    first.isActive = false
    second.code = '8642'
    expect(await command(here, ['operators', 'employees'])).toMatchObject({
      status: 0,
      json: { isOn: true },
    })
    const names = here.counter.operators.get().people.map(({ name }) => name)
    expect(names).not.toContain(first.name)
    expect(here.counter.operators.get().people.find((person) => person.id === id)?.role).toBe(
      'owner',
    )
    expect(await handlers['operators.signIn']({ id, pin: '8642' })).toMatchObject({ ok: true })
  })

  it('are listed on the command line, and made owners or staff there', async () => {
    const here = await at()
    expect(await command(here, ['operators'])).toMatchObject({ json: { isOn: false, people: [] } })
    await withOperators(here.counter.handlers)
    const role = (name: string, to: string) => command(here, ['operators', 'role', name, to])
    expect(await role('bram', 'owner')).toMatchObject({
      status: 0,
      text: 'Anna · owner\nBram · owner',
      json: { people: [{ name: 'Anna' }, { name: 'Bram', role: 'owner', isEmployee: false }] },
    })
    expect((await role('Anna', 'staff')).status).toBe(0)
    expect(await role('Bram', 'staff')).toMatchObject({
      status: 1,
      json: { fault: { kind: 'owner-needed' } },
    })
    expect(await role('Chris', 'owner')).toMatchObject({
      status: 1,
      json: { fault: { kind: 'not-found' } },
    })
    expect((await role('Anna', 'boss')).status).toBe(2)
    expect((await command(here, ['operators', 'everybody'])).status).toBe(2)
  })

  it('are turned off on the command line when the only owner forgot the PIN', async () => {
    const here = await at()
    await withOperators(here.counter.handlers)
    expect(await command(here, ['operators', 'off'])).toMatchObject({
      status: 0,
      json: { isOn: false },
    })
    expect(here.counter.operators.isLocked()).toBe(false)
  })
})
