import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  isToldWhileLocked,
  ownersOnly,
  whoMay,
} from '../../electron/core/operators/guarded-endpoints.ts'
import { keepAnswer, keyOf } from '../../renderer/counter/kept-answers.ts'
import { endpoints, events, type EndpointName } from '../../shared/counter-api.ts'
import { contractNamesOf } from '../../shared/endpoints/contract-names.ts'
import { change, endpointsOf, event, eventsFor, read } from '../../shared/endpoints/endpoint.ts'

const none = z.object({}).strict()
const Bell = z.object({ rings: z.boolean() })

describe('An endpoint', () => {
  const withBell = endpointsOf({
    ...endpoints,
    'bell.get': read({ who: 'anybody', input: none, output: Bell }),
    'bell.ring': change({ who: 'staff', input: none, output: Bell, sets: 'bell.get' }),
    'bell.remove': change({ who: 'owner', input: none, output: none, refreshes: ['bell.get'] }),
  })
  const told = eventsFor<typeof withBell>()({
    ...events,
    'bell.changed': event({ payload: Bell, namesCustomers: true, sets: 'bell.get' }),
  })

  it('that is declared is on every list', () => {
    expect(whoMay('bell.ring', withBell)).toBe('staff')
    expect(ownersOnly(withBell)).toContain('bell.remove')
    expect(ownersOnly(withBell)).not.toContain('bell.ring')
    expect(isToldWhileLocked('bell.changed' as never, told)).toBe(false)
    const names = contractNamesOf(withBell, told)
    expect(names.endpoints).toContain('bell.get')
    expect(names.events).toContain('bell.changed')
    expect(names.routes).toMatchObject({
      'bell.ring': { sets: 'bell.get', refreshes: [] },
      'bell.remove': { sets: null, refreshes: ['bell.get'] },
      'bell.changed': { sets: 'bell.get', refreshes: [] },
    })
    expect(names.routes).not.toHaveProperty(['bell.get'])
  })

  it('that nobody declared is nobody’s', () => {
    expect(whoMay('bell.get')).toBeNull()
    expect(whoMay('toString')).toBeNull()
    expect(isToldWhileLocked('toString' as never)).toBe(false)
  })

  it('that leaves something out does not compile', () => {
    // @ts-expect-error -- who may call it is missing
    read({ input: none, output: Bell })
    // @ts-expect-error -- what the window has to ask again is missing
    change({ who: 'staff', input: none, output: Bell })
    // @ts-expect-error -- whether it names customers is missing
    event({ payload: Bell, refreshes: [] })
    const unknown = change({ who: 'staff', input: none, output: Bell, refreshes: ['bel.get'] })
    // @ts-expect-error -- there is no such endpoint
    endpointsOf({ ...endpoints, 'bell.ring': unknown })
    const other = change({ who: 'staff', input: none, output: Bell, sets: 'status.get' })
    // @ts-expect-error -- that endpoint answers something else
    endpointsOf({ ...endpoints, 'bell.ring': other })
    const event2 = event({ payload: Bell, namesCustomers: false, sets: 'status.get' })
    // @ts-expect-error -- likewise
    eventsFor<typeof endpoints>()({ ...events, 'bell.changed': event2 })
  })

  it.each([...Object.entries(endpoints), ...Object.entries(events)])(
    '%s sets what is asked without anything else, and refreshes what there is',
    (_, { sets, refreshes }) => {
      if (sets !== null) expect(endpoints[sets].input.safeParse({}).success).toBe(true)
      const names = refreshes === 'everything' ? [] : refreshes
      expect(Object.keys(endpoints)).toEqual(expect.arrayContaining([...names]))
    },
  )
})

describe('What the window keeps of an answer', () => {
  const stale = (client: QueryClient) =>
    client
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
      .map(({ queryKey: [name] }) => String(name))

  function windowThatAskedEverything(): QueryClient {
    const client = new QueryClient()
    for (const name of Object.keys(endpoints)) client.setQueryData([name, { of: 'it' }], 'before')
    return client
  }

  it.each(Object.entries(endpoints))('follows the declaration of %s', async (name, declared) => {
    const client = windowThatAskedEverything()
    const answer = { nothing: 'in particular' }
    await keepAnswer(client, name as EndpointName, answer as never)
    const { sets, refreshes } = declared
    if (sets !== null) {
      expect(client.getQueryData(keyOf(sets, {}))).toBe(answer)
      expect(client.getQueryData([sets, { of: 'it' }])).toBe(answer)
    }
    const asked = refreshes === 'everything' ? Object.keys(endpoints) : [...refreshes]
    expect(stale(client).toSorted()).toEqual(asked.filter((one) => one !== sets).toSorted())
  })
})
