import { describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { command } from '../support/handed-over.ts'
import { newBike, testCounters } from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

const at = testCounters()

type Delivered = {
  bikes: {
    frameNumber: string
    shieldCode: string | null
    verdict: string
    stop: string | null
    bikeId: number | null
    registered: boolean
    shieldLinked: boolean
    jobs: Job[]
  }[]
}

const koga = { brand: 'Koga', color: 'Blue', type: 'City bike', audience: 'Men' }

function delivery(here: TestCounter, what: 'check' | 'register', input: unknown) {
  return command<Delivered>(here, ['delivery', what], input)
}

describe('counter delivery', () => {
  it('registers and links every bike of a list, each with its outcome; the list again is nothing more', async () => {
    const here = await at()
    const shields = [1, 2].map((nth) => here.training.freeShield(nth))
    const list = {
      ...koga,
      bikes: [
        { frameNumber: 'CMD-DLV-1', shieldCode: shields[0] },
        { frameNumber: 'cmd dlv 2', shieldCode: shields[1]?.replace('CICO-', '') },
        { frameNumber: 'CMD-DLV-3' },
      ],
    }
    const first = await delivery(here, 'register', list)
    expect(first).toMatchObject({
      status: 0,
      json: {
        bikes: [
          { frameNumber: 'CMD-DLV-1', verdict: 'clear', registered: true, shieldLinked: true },
          { frameNumber: 'CMDDLV2', verdict: 'clear', registered: true, shieldLinked: true },
          { frameNumber: 'CMD-DLV-3', stop: null, registered: true, shieldLinked: false },
        ],
      },
    })
    const { registrations } = here.training.cicopass
    expect(registrations.map(({ id }) => id)).toEqual(first.json.bikes.map(({ bikeId }) => bikeId))
    const again = await delivery(here, 'register', list)
    expect(again).toMatchObject({
      status: 0,
      json: { bikes: Array(3).fill({ stop: 'here-already', registered: true }) },
    })
    expect(here.training.cicopass.registrations).toHaveLength(3)
    expect(here.training.cicopass.linksMade).toHaveLength(2)
  })

  it('stops a stolen and a registered bike and a used shield, and only those', async () => {
    const here = await at()
    const used = here.training.freeShield(1)
    await delivery(here, 'register', {
      ...koga,
      bikes: [{ frameNumber: 'CMD-DLV-1', shieldCode: used }],
    })
    const { stolenBike, registeredBike } = here.training.examples
    const answer = await delivery(here, 'register', {
      ...koga,
      bikes: [
        { frameNumber: stolenBike.frameNumber },
        { frameNumber: registeredBike.frameNumber },
        { frameNumber: 'CMD-DLV-2', shieldCode: used },
        { frameNumber: 'CMD-DLV-3', shieldCode: here.training.freeShield(2) },
        { frameNumber: 'CMD-DLV-1', shieldCode: here.training.freeShield(3) },
      ],
    })
    expect(answer.status).toBe(4)
    expect(
      answer.json.bikes.map(({ verdict, stop, registered }) => [verdict, stop, registered]),
    ).toEqual([
      ['stolen', 'stolen', false],
      ['registered', 'registered', false],
      ['not-checked', 'shield-in-use', false],
      ['clear', null, true],
      // Registered here, and with another shield: a person has to look.
      ['clear', 'here-already', true],
    ])
    expect(answer.text).toContain('stolen')
    expect(here.training.cicopass.registrations.map(({ frameNumber }) => frameNumber)).toEqual([
      'CMD-DLV-1',
      'CMD-DLV-3',
    ])
  })

  it('is tried out by `check`, which sends and keeps nothing', async () => {
    const here = await at()
    const { stolenBike } = here.training.examples
    const list = {
      ...koga,
      bikes: [{ frameNumber: stolenBike.frameNumber }, { frameNumber: 'CMD-DLV-1' }],
    }
    expect(await delivery(here, 'check', list)).toMatchObject({
      status: 0,
      json: {
        bikes: [
          { verdict: 'stolen', stop: 'stolen', jobs: [] },
          { verdict: 'clear', stop: null, registered: false, jobs: [] },
        ],
      },
    })
    await here.training.cicopass.goOffline()
    expect(await delivery(here, 'check', list)).toMatchObject({
      status: 3,
      json: { bikes: [{ verdict: 'not-checked' }, { verdict: 'not-checked' }] },
    })
    expect(here.ports.database.jobs.counts()).toMatchObject({ waiting: 0, done: 0, parked: 0 })
  })

  it('takes lines of frame number and shield, and what the till says of the product code', async () => {
    const here = await at()
    const bike = newBike(here)
    const shield = here.training.freeShield(1)
    const lines = `CMD-DLV-1;${shield}\r\n\r\nCMD DLV 2\r\n`
    const answer = await command<Delivered>(
      here,
      ['delivery', 'register', '--barcode', bike.barcode],
      lines,
    )
    expect(answer).toMatchObject({
      status: 0,
      json: { bikes: [{ shieldCode: shield, shieldLinked: true }, { shieldCode: null }] },
    })
    expect(here.training.cicopass.registrations).toMatchObject([
      { brand: bike.model.brand },
      { brand: bike.model.brand },
    ])
  })

  it('queues nothing of a list that is not right, and names every line of it', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(1)
    const answer = await delivery(here, 'register', {
      ...koga,
      bikes: [
        { frameNumber: 'CMD-DLV-1', shieldCode },
        { frameNumber: 'n/a' },
        { frameNumber: 'CMD-DLV-2', shieldCode: 'CICO-12' },
        { frameNumber: 'cmd.dlv.1' },
        { frameNumber: 'CMD-DLV-3', shieldCode },
      ],
    })
    expect(answer.status).toBe(2)
    expect(answer.json).toMatchObject({
      fault: {
        problems: [
          { field: 'bikes.1.frameNumber' },
          { field: 'bikes.2.shieldCode' },
          { field: 'bikes.3.frameNumber' },
          { field: 'bikes.4.shieldCode' },
        ],
      },
    })
    const bikes = [{ frameNumber: 'CMD-DLV-1' }]
    const { brand: _brand, ...without } = koga
    expect(await delivery(here, 'register', { ...without, bikes })).toMatchObject({
      status: 2,
      json: { fault: { problems: [{ field: 'brand', reason: 'must be given' }] } },
    })
    // A code that nobody told anything of.
    expect(
      await command(here, ['delivery', 'check', '--barcode', '4006381333931'], 'CMD-DLV-1'),
    ).toMatchObject({ status: 2, text: expect.stringContaining('nobody knows it of') as unknown })
    expect((await delivery(here, 'register', { ...koga, bikes: [] })).status).toBe(2)
    expect((await command(here, ['delivery'], { ...koga, bikes })).status).toBe(2)
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    expect(here.ports.database.jobs.counts()).toMatchObject({ waiting: 0, parked: 0 })
  })

  it('waits in the queue without network: asked once, checked again before each bike goes', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    const { stolenBike } = here.training.examples
    const shieldCode = here.training.freeShield(1)
    const list = {
      ...koga,
      bikes: [{ frameNumber: 'CMD-DLV-1', shieldCode }, { frameNumber: stolenBike.frameNumber }],
    }
    expect(await delivery(here, 'register', list)).toMatchObject({
      status: 3,
      json: { bikes: Array(2).fill({ verdict: 'not-checked', stop: null, registered: false }) },
    })
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '5'])
    expect(here.training.cicopass.registrations).toMatchObject([{ frameNumber: 'CMD-DLV-1' }])
    expect(await delivery(here, 'register', list)).toMatchObject({
      status: 4,
      json: {
        bikes: [
          { stop: 'here-already', registered: true, shieldLinked: true },
          { stop: 'here-already', verdict: 'stolen', jobs: [{ parkedBecause: 'stolen' }] },
        ],
      },
    })
  })
})
