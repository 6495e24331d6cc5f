import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allProfiles } from '../../electron/training/profile.ts'
import type { Fault } from '../../electron/training/faults.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { RecoveryReport, TheftReport } from '../../shared/theft.ts'
import { clientsOf, faultOf, faultsOfChanges, value, type Clients } from './service-clients.ts'
import { patiently } from '../support/test-counter.ts'

/** `mark-stolen` and `mark-found`, whose answers are not published, against the simulated Cicopass. */
const theft: TheftReport = {
  notes: 'Bike stolen near station',
  stolenPlaceTitle: 'Central Station',
  stolenPlaceLocation: 'Amsterdam',
  stolenDateTime: '2025-02-10T12:00:00Z',
  isPoliceReported: true,
  policeReportNumber: 'POL123456',
  isInsured: true,
  insuranceCompany: 'ABC Insurance',
}
const recovery: RecoveryReport = {
  notes: 'Bike recovered by police',
  foundPlaceTitle: 'City Park',
  foundPlaceLocation: 'Amsterdam',
  foundDateTime: '2025-02-12T10:00:00Z',
  foundBy: 'Police',
}
let training: Training
let clients: Clients

beforeEach(async () => {
  training = await startTraining()
  clients = clientsOf(training)
})
afterEach(async () => {
  await clients.close()
  await training.stop()
})

/** The clients anew, who wait for what this fault does. */
const meet = async (fault: Fault) => {
  await clients.close()
  clients = clientsOf(training, { fault })
}

const marks = [
  {
    words: 'a stolen bike',
    call: 'markStolen',
    status: 'Stolen',
    path: 'mark-stolen',
    fields: theft,
    mark: (bikeId: number) => clients.registry.markStolen(bikeId, theft),
  },
  {
    words: 'a bike that was found',
    call: 'markFound',
    status: 'Found',
    path: 'mark-found',
    fields: recovery,
    mark: (bikeId: number) => clients.registry.markFound(bikeId, recovery),
  },
] as const

const made = (call: (typeof marks)[number]['call']) =>
  training.cicopass.receivedOf(call).flatMap(({ changes }) => changes)

describe.each(marks)('the report of $words', ({ call, status, path, fields, mark }) => {
  it('goes out with the published fields at the published address', async () => {
    const { id } = training.examples.registeredBike
    value(await mark(id))
    const [received, ...others] = training.cicopass.receivedOf(call)
    expect(others).toEqual([])
    expect(received).toMatchObject({
      method: 'PUT',
      path: `/api/partners/bikes/${String(id)}/${path}`,
    })
    expect(received?.body).toEqual({ status, ...fields })
    expect(made(call)).toHaveLength(1)
  })

  it.each(allProfiles)('is a success at a service that is "$name"', async (profile) => {
    training.cicopass.profile = profile
    const { id } = training.examples.registeredBike
    const { serviceWords } = value(await mark(id))
    expect(serviceWords === null).toBe(profile.markAnswer !== 'message')
    const found = value(await clients.registry.bike(id))
    expect(found.id).toBe(id)
    expect(made(call)).toMatchObject([{ id: String(id) }])
  })

  it.each(faultsOfChanges)('that meets %j is %s, sent once', async (fault, kind, times) => {
    await meet(fault)
    value(await patiently(() => clients.registry.lookup({ brand: 'Gazelle' })))
    training.cicopass.faults.once(call, fault)
    expect(faultOf(await mark(training.examples.registeredBike.id))).toMatchObject({ kind })
    expect(training.cicopass.receivedOf(call)).toHaveLength(1)
    expect(made(call)).toHaveLength(times)
    expect(clients.seen.at(-1)).toMatchObject({
      call: path,
      faultKind: kind === 'none' ? null : kind,
    })
  })

  it.each([{ kind: 'empty' }, { kind: 'malformed' }] as const)(
    'is a success though its answer is %j: nothing of it is published',
    async (fault) => {
      training.cicopass.faults.once(call, fault)
      expect(value(await mark(training.examples.registeredBike.id))).toEqual({ serviceWords: null })
      expect(made(call)).toHaveLength(1)
    },
  )

  it('is offline and never sent when nobody answers the door', async () => {
    value(await clients.registry.lookup({ brand: 'Gazelle' }))
    await training.cicopass.goOffline()
    expect(faultOf(await mark(1))).toMatchObject({ kind: 'offline' })
    await training.cicopass.goOnline()
    expect(training.cicopass.receivedOf(call)).toEqual([])
  })

  it('may still be made after the connection was cut', async () => {
    training.cicopass.faults.once(call, { kind: 'late-commit', afterMs: 60_000 })
    expect(faultOf(await mark(training.examples.registeredBike.id))).toMatchObject({
      kind: 'no-answer',
    })
    expect(made(call)).toEqual([])
    training.cicopass.flushLateCommits()
    expect(made(call)).toHaveLength(1)
  })

  it('is sent again with a new token after a 401, and once only', async () => {
    value(await clients.registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.expireTokens()
    value(await mark(training.examples.registeredBike.id))
    expect(training.cicopass.receivedOf(call).map(({ status: answer }) => answer)).toEqual([
      401, 200,
    ])
    expect(made(call)).toHaveLength(1)
  })

  it('of a bike the registry does not know is refused in its words', async () => {
    expect(faultOf(await mark(999_999_999))).toMatchObject({
      kind: 'refused',
      status: 404,
      serviceWords: expect.any(String) as unknown,
    })
  })

  it('that may not be made here is a missing right by name', async () => {
    value(await clients.registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.faults.add({ call, fault: { kind: 'error', status: 401 }, times: Infinity })
    expect(faultOf(await mark(1))).toMatchObject({ kind: 'scope-missing', scope: path })
  })
})

describe('a bike that was stolen and found', () => {
  it('carries both reports in its history, in order', async () => {
    const { id, frameNumber } = training.examples.registeredBike
    value(await clients.registry.markStolen(id, theft))
    value(await clients.registry.markFound(id, recovery))
    const [hit] = value(await clients.registry.lookup({ frameNumber }))
    expect(hit?.statusHistory.slice(-2)).toMatchObject([
      { status: 'Stolen', placeTitle: 'Central Station', happenedOn: '2025-02-10T12:00:00Z' },
      { status: 'Found', placeTitle: 'City Park', happenedOn: '2025-02-12T10:00:00Z' },
    ])
  })

  it.each([
    ['2025-02-10T13:00:00+01:00', '2025-02-10T12:00:00Z'],
    ['2025-02-10T12:00:00.000Z', '2025-02-10T12:00:00Z'],
    ['2025-02-10T12:00:00.250Z', '2025-02-10T12:00:00.250Z'],
    ['2025-07-10T00:30:00+02:00', '2025-07-09T22:30:00Z'],
  ])('has its moment %s sent as the examples write one: %s', async (written, sent) => {
    const { id } = training.examples.registeredBike
    value(await clients.registry.markStolen(id, { ...theft, stolenDateTime: written }))
    expect(training.cicopass.receivedOf('markStolen')[0]?.body).toMatchObject({
      stolenDateTime: sent,
    })
  })

  it('is reported without what nobody said, and never as a null', async () => {
    const { id } = training.examples.registeredBike
    const when = '2025-02-10T12:00:00Z'
    const least: TheftReport = {
      stolenPlaceTitle: 'Station',
      stolenPlaceLocation: 'Oss',
      stolenDateTime: when,
      isPoliceReported: false,
      notes: '',
      isInsured: undefined,
    }
    value(await clients.registry.markStolen(id, least))
    expect(training.cicopass.receivedOf('markStolen')[0]?.body).toEqual({
      status: 'Stolen',
      stolenPlaceTitle: 'Station',
      stolenPlaceLocation: 'Oss',
      stolenDateTime: when,
      isPoliceReported: false,
    })
  })
})
