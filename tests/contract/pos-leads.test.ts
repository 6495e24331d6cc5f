import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../electron/training/faults.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { LeadRequest, LeadType } from '../../shared/lead.ts'
import {
  clientsOf,
  dutchShop,
  faultOf,
  faultsOfChanges,
  value,
  type Clients,
} from './service-clients.ts'
import { patiently } from '../support/test-counter.ts'

/** Sales leads against the simulated CycleSoftware. There is no list of leads: nothing finds one again. */
const request = LeadRequest.parse({
  store: { account: '1', store: '1' },
  type: 'test_ride',
  title: 'Proefrit Gazelle Ultimate',
  message: 'Klant wil een proefrit maken (ref L-1)',
  customer: { name: 'J. de Vries', postalCode: '5238 HL', phoneNumber: '0612345678' },
})
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
  value(await patiently(() => clients.pos.stores()))
}

const created = () => training.cyclesoftware.receivedOf('createLead').flatMap((one) => one.changes)
const cancelled = () =>
  training.cyclesoftware.receivedOf('cancelLead').flatMap((one) => one.changes)

describe('a lead', () => {
  it('goes out with every published field and no other', async () => {
    value(await clients.pos.createLead(request))
    expect(training.cyclesoftware.receivedOf('createLead')).toMatchObject([
      { method: 'POST', path: '/api/v1/leads/create.json' },
    ])
    expect(training.cyclesoftware.receivedOf('createLead')[0]?.body).toEqual({
      uuid: null,
      store_id: '1-1',
      type: 'test_ride',
      status: 'open',
      title: 'Proefrit Gazelle Ultimate',
      message: 'Klant wil een proefrit maken (ref L-1)',
      costs_ex_vat_cents: 0,
      options: {
        test_ride_requested: false,
        phone_call_requested: false,
        finance_information_requested: false,
        insurance_information_requested: false,
      },
      object: { description: null, object_id: null, article_number: null, barcode: null },
      exchange_object: { exchange_description: null, exchange_remarks: null },
      customer: {
        customer_address_id: null,
        address_type: 'lead',
        customer_id: null,
        is_business_address: false,
        company_name: '',
        name: 'J. de Vries',
        street: '',
        house_number: '',
        house_number_postfix: '',
        postal_code: '5238 HL',
        city: '',
        country_code: 'NL',
        phone_number: '0612345678',
        email: '',
        notes: '',
      },
      created_at: null,
      modified_at: null,
    })
  })

  it.each(LeadType.options)('of the type %s is made, and read again by its UUID', async (type) => {
    const made = value(await clients.pos.createLead({ ...request, type }))
    expect(made).toMatchObject({
      store: { account: '1', store: '1' },
      type,
      status: 'open',
      title: request.title,
      costsExVatCents: 0,
      customerName: 'J. de Vries',
    })
    expect(value(await clients.pos.lead(made.uuid))).toEqual(made)
  })

  it('says in UTC when it was made', async () => {
    const before = Date.now()
    const { createdAt, modifiedAt } = value(await clients.pos.createLead(request))
    const after = Date.now()
    for (const moment of [createdAt, modifiedAt]) {
      expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      // The POS tells whole seconds.
      expect(Date.parse(moment ?? '')).toBeGreaterThan(before - 1_000)
      expect(Date.parse(moment ?? '')).toBeLessThanOrEqual(after)
    }
  })

  it.each([
    [{ account: '1', store: '3' }, '1-3'],
    [{ account: null, store: '1' }, '1'],
  ])('for the store %j is addressed to %s', async (store, written) => {
    expect(value(await clients.pos.createLead({ ...request, store })).store?.account).toBe('1')
    expect(training.cyclesoftware.receivedOf('createLead')[0]?.body).toMatchObject({
      store_id: written,
    })
  })

  it('for a store whose key is switched off is a missing right, in the words of the service', async () => {
    const store = { account: '5185', store: '1' }
    expect(faultOf(await clients.pos.createLead({ ...request, store }))).toMatchObject({
      kind: 'scope-missing',
      scope: 'create-lead',
      serviceWords: expect.stringContaining('disabled') as unknown,
    })
  })

  it('for a store nobody knows is refused', async () => {
    const store = { account: '9', store: '9' }
    expect(faultOf(await clients.pos.createLead({ ...request, store }))).toMatchObject({
      kind: 'refused',
      status: 400,
      serviceWords: 'store_id is invalid',
    })
  })

  it.each(faultsOfChanges)('that meets %j is %s, sent once', async (fault, kind, made) => {
    await meet(fault)
    training.cyclesoftware.faults.once('createLead', fault)
    expect(faultOf(await clients.pos.createLead(request))).toMatchObject({ kind })
    expect(training.cyclesoftware.receivedOf('createLead')).toHaveLength(1)
    expect(created()).toHaveLength(made)
    expect(clients.seen.at(-1)).toMatchObject({
      service: 'cyclesoftware',
      call: 'create-lead',
      faultKind: kind === 'none' ? null : kind,
    })
  })

  it.each([{ kind: 'empty' }, { kind: 'malformed' }] as const)(
    'whose answer is %j may have been made',
    async (fault) => {
      training.cyclesoftware.faults.once('createLead', fault)
      expect(faultOf(await clients.pos.createLead(request))).toMatchObject({
        kind: 'unreadable-answer',
      })
      expect(created()).toHaveLength(1)
    },
  )

  it('is offline and never sent when nobody answers the door', async () => {
    await training.cyclesoftware.goOffline()
    expect(faultOf(await clients.pos.createLead(request))).toMatchObject({ kind: 'offline' })
    await training.cyclesoftware.goOnline()
    expect(created()).toEqual([])
  })

  it('met by a 401 was surely not made, even when asking why gets no answer', async () => {
    value(await clients.pos.stores())
    training.cyclesoftware.faults.once('createLead', { kind: 'error', status: 401 })
    training.cyclesoftware.faults.once('stores', { kind: 'connection-cut' })
    expect(faultOf(await clients.pos.createLead(request))).toMatchObject({ kind: 'offline' })
    training.cyclesoftware.faults.once('createLead', { kind: 'error', status: 401 })
    expect(faultOf(await clients.pos.createLead(request))).toMatchObject({
      kind: 'scope-missing',
      scope: 'create-lead',
    })
    expect(created()).toEqual([])
  })
})

describe('reading a lead again', () => {
  it.each(['noticed', 'accepted', 'declined', 'succeeded', 'failed', 'cancelled'] as const)(
    'shows that it is %s',
    async (status) => {
      const { uuid } = value(await clients.pos.createLead(request))
      training.cyclesoftware.setLeadStatus(uuid, status)
      expect(value(await clients.pos.lead(uuid)).status).toBe(status)
      expect(value(await clients.pos.lead(uuid.toUpperCase().toLowerCase())).uuid).toBe(uuid)
    },
  )

  it('that does not exist is refused with its 404', async () => {
    const result = await clients.pos.lead('0c6b40a4-a217-11e8-92bb-005056a46320')
    expect(faultOf(result)).toMatchObject({ kind: 'refused', status: 404 })
  })

  it.each(['', '1', '../keys', '0c6b40a4-a217-11e8-92bb-005056a46320/cancel', 'create'])(
    'asks nothing for what is no UUID: %j',
    async (uuid) => {
      const refused = { kind: 'bad-input', problems: [{ field: 'uuid' }] }
      expect(faultOf(await clients.pos.lead(uuid))).toMatchObject(refused)
      expect(faultOf(await clients.pos.cancelLead(uuid))).toMatchObject(refused)
      expect(training.cyclesoftware.received).toEqual([])
    },
  )

  it.each([
    [{ kind: 'connection-cut' }, 'no-answer'],
    [{ kind: 'malformed' }, 'unreadable-answer'],
    [{ kind: 'empty' }, 'unreadable-answer'],
    [{ kind: 'captive-portal' }, 'unreadable-answer'],
    [{ kind: 'error', status: 500 }, 'service-broken'],
    [{ kind: 'error', status: 429 }, 'rate-limited'],
    [{ kind: 'error-with-200' }, 'refused'],
    [{ kind: 'wrong-content-type' }, 'none'],
  ] as const)('that meets %j is %s', async (fault, kind) => {
    const { uuid } = value(await clients.pos.createLead(request))
    training.cyclesoftware.faults.once('lead', fault)
    expect(faultOf(await clients.pos.lead(uuid))).toMatchObject({ kind })
  })
})

describe('cancelling a lead', () => {
  it('is a POST without a body, and answers nothing of the lead', async () => {
    const { uuid } = value(await clients.pos.createLead(request))
    expect(await clients.pos.cancelLead(uuid)).toEqual({ ok: true, value: undefined })
    expect(training.cyclesoftware.receivedOf('cancelLead')).toMatchObject([
      { method: 'POST', path: `/api/v1/leads/${uuid}/cancel.json`, body: null },
    ])
    expect(value(await clients.pos.lead(uuid)).status).toBe('cancelled')
  })

  it('is refused under HTTP 200 when the dealer is done with it', async () => {
    const { uuid } = value(await clients.pos.createLead(request))
    training.cyclesoftware.setLeadStatus(uuid, 'succeeded')
    expect(faultOf(await clients.pos.cancelLead(uuid))).toMatchObject({
      kind: 'refused',
      status: 200,
      serviceWords: 'Lead can not be cancelled (succeeded)',
    })
  })

  it.each(faultsOfChanges)('that meets %j is %s, sent once', async (fault, kind, made) => {
    const { uuid } = value(await clients.pos.createLead(request))
    await meet(fault)
    training.cyclesoftware.faults.once('cancelLead', fault)
    expect(faultOf(await clients.pos.cancelLead(uuid))).toMatchObject({ kind })
    expect(training.cyclesoftware.receivedOf('cancelLead')).toHaveLength(1)
    expect(cancelled()).toHaveLength(made)
  })

  it.each([{ kind: 'empty' }, { kind: 'malformed' }] as const)(
    'whose answer is %j may have been made',
    async (fault) => {
      const { uuid } = value(await clients.pos.createLead(request))
      training.cyclesoftware.faults.once('cancelLead', fault)
      expect(faultOf(await clients.pos.cancelLead(uuid))).toMatchObject({
        kind: 'unreadable-answer',
      })
      expect(value(await clients.pos.lead(uuid)).status).toBe('cancelled')
    },
  )
})

describe('an account that may make no leads', () => {
  it('is told so by name for each of the calls', async () => {
    const limited = training.cyclesoftware.accounts.find(
      ({ userName }) => userName === dutchShop.userName,
    )
    limited?.refusedCalls.push('createLead', 'lead', 'cancelLead')
    const uuid = '0c6b40a4-a217-11e8-92bb-005056a46320'
    const results = [
      await clients.pos.createLead(request),
      await clients.pos.lead(uuid),
      await clients.pos.cancelLead(uuid),
    ]
    expect(results.map(faultOf)).toMatchObject([
      { kind: 'scope-missing', scope: 'create-lead' },
      { kind: 'scope-missing', scope: 'lead' },
      { kind: 'scope-missing', scope: 'cancel-lead' },
    ])
  })
})
