import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { cicopassCalls } from '../../electron/services/cicopass/calls.ts'
import { cicopassRoutes } from '../../electron/services/cicopass/routes.ts'
import { cyclesoftwareCalls } from '../../electron/services/cyclesoftware/calls.ts'
import { cyclesoftwareRoutes } from '../../electron/services/cyclesoftware/routes.ts'
import type { Route, Routes } from '../../electron/services/route.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { BikeToRegister, readFrameNumber } from '../../shared/bike.ts'
import { jobKinds } from '../../shared/job-kinds.ts'
import { LeadRequest } from '../../shared/lead.ts'
import { jobSubjects } from '../support/job-subjects.ts'
import { clientsOf, value, type Clients } from './service-clients.ts'

/** The calls that change something; each has to say here how it is made twice. */
type Changing<R extends Routes> = {
  [Name in keyof R]: R[Name]['effect'] extends 'reads' ? never : Name
}[keyof R]
type Twice = (clients: Clients, training: Training) => Promise<() => Promise<unknown>>

const place = { title: 'Station', location: 'Oss' }
const when = '2026-03-01T09:30:00+01:00'

const ofCicopass: Readonly<Record<Changing<typeof cicopassRoutes>, Twice>> = {
  register: ({ registry }) => {
    const frameNumber = value(readFrameNumber('ST9876543'))
    const bike = { frameNumber, brand: 'Stella', color: 'Grey', type: 'E-bike', audience: 'Men' }
    return Promise.resolve(() => registry.register(BikeToRegister.parse(bike)))
  },
  linkShield: ({ registry }, { examples, freeShield }) => {
    const link = { bikeId: examples.registeredBike.id, shieldCode: freeShield(0) }
    return Promise.resolve(() => registry.linkShield(link))
  },
  markStolen: ({ registry }, { examples }) => {
    const where = { stolenPlaceTitle: place.title, stolenPlaceLocation: place.location }
    const theft = { ...where, stolenDateTime: when, isPoliceReported: false }
    return Promise.resolve(() => registry.markStolen(examples.registeredBike.id, theft))
  },
  markFound: ({ registry }, { examples }) => {
    const where = { foundPlaceTitle: place.title, foundPlaceLocation: place.location }
    const found = { ...where, foundDateTime: when }
    return Promise.resolve(() => registry.markFound(examples.stolenBike.id, found))
  },
  orderShields: ({ registry }) =>
    Promise.resolve(() => registry.orderShields({ quantity: 10, note: null })),
}

const aLead = LeadRequest.parse({
  store: { account: '1', store: '1' },
  type: 'other',
  title: 'Vraag',
  message: 'Belt u terug?',
  customer: { name: 'J. de Vries' },
})

const ofCyclesoftware: Readonly<Record<Changing<typeof cyclesoftwareRoutes>, Twice>> = {
  createLead: ({ pos }) => Promise.resolve(() => pos.createLead(aLead)),
  async cancelLead({ pos }) {
    const { uuid } = value(await pos.createLead(aLead))
    return () => pos.cancelLead(uuid)
  },
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

function cases<R extends Routes>(routes: R, twice: Readonly<Record<Changing<R>, Twice>>) {
  return Object.entries(twice).map(([name, make]) => {
    const route: Route | undefined = routes[name]
    if (route === undefined) throw new Error(`There is no call ${name}.`)
    return { call: route.call, route, make: make as Twice }
  })
}

async function changesOf(
  { route, make }: { route: Route; make: Twice },
  service: 'cicopass' | 'cyclesoftware',
): Promise<number> {
  const again = await make(clients, training)
  await again()
  await again()
  const { received } = training[service]
  return received.filter(({ call }) => call === route.operation).flatMap(({ changes }) => changes)
    .length
}

const changing = [...Object.values(cicopassCalls), ...Object.values(cyclesoftwareCalls)].filter(
  ({ effect }) => effect !== 'reads',
)

test('Every call that changes something meets every fault in docs/fault-matrix.md', () => {
  const sent = Object.values(jobSubjects).map(({ send }) => send)
  expect(sent.toSorted()).toEqual(changing.map(({ operation }) => operation).toSorted())
})

describe.each(jobKinds.names)('A job of the kind %s', (kind) => {
  const facts = jobKinds.of(kind)
  const call = changing.find(({ operation }) => operation === jobSubjects[kind].send)

  it('is sent again after a restore only by a call that may be repeated', () => {
    expect(facts.afterRestore === 'send-again').toBe(call?.effect === 'repeatable')
  })

  it('counts as sent at last when no request of it can still arrive', () => {
    // Signing in anew, and the request twice: each whole exchange has a limit.
    const longest = cicopassCalls.login.withinMs + 2 * (call?.withinMs ?? Infinity)
    expect(facts.longestSend).toBeGreaterThanOrEqual(longest)
  })
})

describe('Made twice at Cicopass as it is published', () => {
  it.each(cases(cicopassRoutes, ofCicopass))('$call changes what it declares', async (one) => {
    const changes = await changesOf(one, 'cicopass')
    expect(changes).toBe(one.route.effect === 'repeatable' ? 1 : 2)
  })
})

describe('Made twice at CycleSoftware', () => {
  it.each(cases(cyclesoftwareRoutes, ofCyclesoftware))(
    '$call changes what it declares',
    async (one) => {
      const changes = await changesOf(one, 'cyclesoftware')
      expect(changes).toBe(one.route.effect === 'repeatable' ? 1 : 2)
    },
  )
})
