import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { command, register } from '../support/handed-over.ts'
import { makeLead } from '../support/other-jobs.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const counter = await openTestCounter()
  open.push(counter)
  return counter
}
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

async function jobs(here: TestCounter): Promise<Job[]> {
  return (await command<Job[]>(here, ['outbox', 'list'])).json
}

/** Delivers hour after hour until a person is asked, at most `most` times. */
async function untilAsked(here: TestCounter, most = 20): Promise<number | null> {
  let status: number | null = null
  for (let hour = 0; hour < most && status !== 4; hour += 1) {
    here.clock.moveOn(3_600_000)
    status = (await command(here, ['sync', '--timeout', '5'])).status
  }
  return status
}

describe('A change that the registry answers with something else again and again', () => {
  it.each([
    { bikeId: 1 },
    { bikeId: 0 },
    { bikeId: -1 },
    { bikeId: 1.5 },
    { bikeId: '0' },
    { bikeId: 'bike 17' },
    { shieldCode: 'CICO-000000001' },
    { shieldCode: 'no shield' },
    { shieldCode: 17 },
    { status: 'ok' },
    { status: 1 },
    { status: [true] },
  ])(
    'a link answered with %j is a person’s in the end, and goes when they say so',
    async (fields) => {
      const here = await at()
      const { cicopass } = here.training
      const fault = { kind: 'altered-answer', fields } as const
      cicopass.faults.add({ call: 'linkShield', times: 1_000, fault })
      await register(here, { shieldCode: here.training.freeShield(0) })
      expect(await untilAsked(here)).toBe(4)
      const link = (await jobs(here)).find(({ kind }) => kind === 'shield.link')
      expect(link).toMatchObject({ state: 'parked', parkedBecause: 'cannot-tell' })
      const sent = cicopass.receivedOf('linkShield').length
      expect(sent).toBeLessThan(8)
      expect(cicopass.linksMade).toHaveLength(1)
      await untilAsked(here, 2)
      expect(cicopass.receivedOf('linkShield')).toHaveLength(sent)

      cicopass.faults.clear()
      await command(here, ['outbox', 'retry', link?.id ?? ''])
      expect((await jobs(here)).find(({ kind }) => kind === 'shield.link')?.state).toBe('done')
    },
  )

  it('a bike registered under another number is not registered a second time', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('registerBike', {
      kind: 'altered-answer',
      fields: { frameNumber: 'ANOTHER1' },
    })
    cicopass.faults.add({ call: 'lookup', after: 1, fault: { kind: 'error', status: 503 } })
    await register(here)
    const [made] = cicopass.bikes.slice(-1)
    if (made !== undefined) Object.assign(made, { frameNumber: 'ANOTHER1' })
    expect(await untilAsked(here)).toBe(4)
    expect(await jobs(here)).toMatchObject([{ state: 'parked', parkedBecause: 'cannot-tell' }])
    expect(cicopass.receivedOf('registerBike')).toHaveLength(1)
  })

  it('a registration whose answer names no bike is not sent for ever', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.add({
      call: 'registerBike',
      times: 1_000,
      fault: { kind: 'altered-answer', fields: { id: null } },
    })
    const { registry } = here.ports
    const send = registry.register.bind(registry)
    // No look finds what was made: each time it is there under a number of its own.
    Object.assign(registry, {
      async register(bike: Parameters<typeof send>[0]) {
        const answer = await send(bike)
        for (const made of cicopass.bikes) {
          if (made.frameNumber === 'GZ47110815') made.frameNumber = 'HIDDEN1'
        }
        return answer
      },
    })
    await register(here)
    expect(await untilAsked(here, 40)).toBe(4)
    expect(await jobs(here)).toMatchObject([{ state: 'parked', parkedBecause: 'cannot-tell' }])
    expect(cicopass.receivedOf('registerBike').length).toBeLessThan(7)
  })
})

describe('A lead whose answer is about another lead', () => {
  it.each([
    { title: 'Another', message: 'Somebody else would like to ride' },
    { title: 'Another', message: 'Ref. 00000000' },
  ])('%j is a person’s to look for, and nothing cancels the other', async (other) => {
    const here = await at()
    const { cyclesoftware } = here.training
    cyclesoftware.faults.once('createLead', {
      kind: 'altered-answer',
      fields: { sales_lead: { ...other, uuid: '11111111-2222-4333-8444-555555555555' } },
    })
    expect((await makeLead(here)).status).toBe(4)
    expect(await jobs(here)).toMatchObject([
      { kind: 'lead.create', state: 'parked', parkedBecause: 'cannot-tell', result: null },
    ])
    expect(cyclesoftware.receivedOf('createLead')).toHaveLength(1)
  })

  it.each([
    { message: '' },
    { title: '' },
    { title: null, message: null },
    { title: 'Shortened…' },
    { message: 'As the service shows it' },
  ])('in one word alone, or in none, is ours all the same: %j', async (fields) => {
    const here = await at()
    const { cyclesoftware } = here.training
    cyclesoftware.faults.once('createLead', {
      kind: 'altered-answer',
      fields: { sales_lead: fields },
    })
    expect((await makeLead(here)).status).toBe(0)
  })
})
