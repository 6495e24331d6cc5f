import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../support/handed-over.ts'
import { aLead, aRecovery, aTheft } from '../support/other-jobs.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// What the commands about thefts, leads, orders and the shop accept and print.

let here: TestCounter
beforeAll(async () => {
  here = await openTestCounter()
})
afterAll(() => here.close())

const uuid = '11111111-2222-3333-4444-555555555555'
const tomorrow = new Date(Date.now() + 86_400_000).toISOString()

describe('Bad input is named by its field and queues nothing', () => {
  it.each<[string[], unknown, string]>([
    [['stolen', 'mine'], aTheft, 'bikeId'],
    [['stolen'], aTheft, 'bikeId'],
    [['stolen', '1'], 'no json', ''],
    [['stolen', '1'], { ...aTheft, stolenPlaceTitle: undefined }, 'stolenPlaceTitle'],
    [['stolen', '1'], { ...aTheft, stolenDateTime: '10-02-2025' }, 'stolenDateTime'],
    [['stolen', '1'], { ...aTheft, stolenDateTime: tomorrow }, 'stolenDateTime'],
    [['stolen', '1'], { ...aTheft, isPoliceReported: 'yes' }, 'isPoliceReported'],
    [['stolen', '1'], { ...aTheft, status: 'Found' }, 'status'],
    [['stolen', '1'], { ...aTheft, color: 'Red' }, ''],
    [['found', '0x1'], aRecovery, 'bikeId'],
    [['found', '1'], { ...aRecovery, foundDateTime: tomorrow }, 'foundDateTime'],
    [['found', '1'], { ...aRecovery, foundPlaceLocation: ' ' }, 'foundPlaceLocation'],
    [['lead', 'create'], { ...aLead, type: 'sale' }, 'type'],
    [['lead', 'create'], { ...aLead, title: '' }, 'title'],
    [['lead', 'create'], { ...aLead, customer: {} }, 'customer.name'],
    [['lead', 'create'], { ...aLead, customer: { name: 'J', age: 4 } }, 'customer'],
    [['lead', 'create'], { ...aLead, costs_ex_vat_cents: 1.5 }, 'costs_ex_vat_cents'],
    [['lead', 'create'], { ...aLead, store_id: 'x' }, 'store'],
    [['lead', 'show', '12'], null, 'uuid'],
    [['lead', 'cancel'], null, 'uuid'],
    [['lead', 'burn', uuid], null, ''],
    [['order', 'many'], null, 'quantity'],
    [['order'], null, 'quantity'],
    [['order', '0'], null, 'quantity'],
    [['order', '1.5'], null, 'quantity'],
    [['order', '5', '--note', 'x'.repeat(501)], null, 'note'],
    [['order', '5', '--color', 'Red'], null, ''],
    [['stock'], null, 'barcode'],
  ])('%j %j: %s', async (words, input, field) => {
    const { status, json } = await command<{ fault: { problems: { field: string }[] } }>(
      here,
      words,
      input,
    )
    expect(json).toMatchObject({ fault: { kind: 'bad-input' } })
    expect(status).toBe(2)
    expect(json.fault.problems.map((problem) => problem.field)).toEqual([field])
    expect((await command<unknown[]>(here, ['outbox', 'list'])).json).toEqual([])
  })
})

describe('The shop', () => {
  it('lists its stores', async () => {
    const { status, json } = await command<{ id: string }[]>(here, ['stores'])
    expect(status).toBe(0)
    expect(json.map(({ id }) => id)).toEqual(expect.arrayContaining(['1-1', '1-3']))
  })

  it('never prints a key in full', async () => {
    const { status, json, text } = await command<{ lastCharacters: string }[]>(here, ['keys'])
    const { keys } = here.training.cyclesoftware.shop
    expect(status).toBe(0)
    expect(json).toHaveLength(keys.length)
    const printed = JSON.stringify(json) + text
    for (const { key } of keys) {
      expect(printed).toContain(key.slice(-4))
      expect(printed).not.toContain(key.slice(-5))
    }
  })

  it('says what stands in stock under a barcode', async () => {
    const { barcode, bikes } = here.training.examples.sharedCode
    const { status, json } = await command<{ objectId: number }[]>(here, ['stock', barcode])
    expect(status).toBe(0)
    expect(json.map(({ objectId }) => objectId)).toEqual(
      expect.arrayContaining(bikes.map(({ objectId }) => objectId)),
    )
    expect(json).toContainEqual(expect.objectContaining({ barcode, store: '1-1' }))
  })

  it('asks for nothing when nobody is signed in', async () => {
    const nobody = await openTestCounter({ signedIn: false, training: here.training })
    const calls: [string[], unknown][] = [
      [['stolen', '1'], aTheft],
      [['found', '1'], aRecovery],
      [['lead', 'create'], { ...aLead, store_id: '1-1' }],
      [['lead', 'cancel', uuid], null],
      [['order', '5'], null],
      [['orders'], null],
      [['stores'], null],
      [['keys'], null],
      [['stock', '8717231204726'], null],
      [['lead', 'show', uuid], null],
    ]
    for (const [words, input] of calls) {
      const answer = await command(nobody, words, input)
      expect(answer, words.join(' ')).toMatchObject({
        status: 1,
        json: { fault: { kind: 'not-signed-in' } },
      })
    }
    expect((await command<unknown[]>(nobody, ['outbox', 'list'])).json).toEqual([])
    await nobody.close()
  })

  it('says that a lead is not there', async () => {
    expect(await command(here, ['lead', 'show', uuid])).toMatchObject({
      status: 1,
      json: { fault: { kind: 'refused', service: 'cyclesoftware' } },
    })
  })
})
