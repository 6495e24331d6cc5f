import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Fault, Result } from '../../shared/fault.ts'
import { command } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { patience } from '../support/patience.ts'

// Shields left, and ordering more, through the endpoints the window calls and the command line.

let here: TestCounter
afterEach(() => here.close())

async function open(): Promise<TestCounter> {
  here = await openTestCounter()
  here.counter.open()
  return here
}

function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

function faultOf(answer: Result<unknown>): Fault | null {
  return answer.ok ? null : answer.fault
}

const aBike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }

async function sellWithShield(frameNumber: string, shieldCode: string): Promise<string> {
  const { handlers } = here.counter
  value(await handlers['draft.setBike']({ attributes: aBike }))
  value(await handlers['draft.read']({ text: frameNumber, part: 'frameNumber' }))
  const draft = value(await handlers['draft.read']({ text: shieldCode, part: 'shield' }))
  return value(await handlers['draft.confirm']({ draftId: draft.id })).id
}

describe('Shields left', () => {
  it('is not known until somebody counted, and then follows every sale and its undo', async () => {
    const { training, counter } = await open()
    const { handlers } = counter
    expect(value(await handlers['shields.stock']({}))).toMatchObject({ left: null, isLow: false })
    await sellWithShield('STOCK10001', training.freeShield(1))
    expect(value(await handlers['shields.count']({ quantity: 10 })).left).toBe(10)
    const saleId = await sellWithShield('STOCK10002', training.freeShield(2))
    expect(value(await handlers['shields.stock']({}))).toMatchObject({ left: 9, linked: 1 })
    value(await handlers['sales.undo']({ saleId }))
    expect(value(await handlers['shields.stock']({})).left).toBe(10)
  })

  it('grows with a delivery, each order once, and is put right by counting', async () => {
    const { counter } = await open()
    const { handlers } = counter
    value(await handlers['shields.receive']({ quantity: 50, orderId: 5001 }))
    expect(faultOf(await handlers['shields.receive']({ quantity: 50, orderId: 5001 }))).toEqual({
      kind: 'too-late',
      what: 'receive',
    })
    const stock = value(await handlers['shields.receive']({ quantity: 5, orderId: null }))
    expect(stock).toMatchObject({ left: 55, received: 55, receivedOrders: [5001] })
    expect(value(await handlers['shields.count']({ quantity: 48 }))).toMatchObject({
      left: 48,
      entries: [{ kind: 'counted' }, { kind: 'received' }, { kind: 'received' }],
    })
  })

  it('warns on the status strip at the reorder point, and no longer when there are more', async () => {
    const { training, counter } = await open()
    const { handlers } = counter
    value(await handlers['shields.reorderPoint']({ reorderPoint: 3 }))
    expect(counter.status().shields).toEqual({ left: null, isLow: false })
    value(await handlers['shields.count']({ quantity: 4 }))
    expect(counter.status().shields).toEqual({ left: 4, isLow: false })
    await sellWithShield('STOCK20001', training.freeShield(3))
    expect(counter.status().shields).toEqual({ left: 3, isLow: true })
    value(await handlers['shields.receive']({ quantity: 20, orderId: null }))
    expect(counter.status().shields.isLow).toBe(false)
  })

  it('is the same from the command line', async () => {
    await open()
    await command(here, ['shields', 'counted', '12'])
    await command(here, ['shields', 'warn-at', '15'])
    const received = await command<{ left: number }>(here, [
      'shields',
      'received',
      '2',
      '--order',
      '5002',
    ])
    expect(received.json).toMatchObject({ left: 14, isLow: true, reorderPoint: 15 })
    expect((await command(here, ['shields', 'warn-at', 'never'])).json).toMatchObject({
      left: 14,
      isLow: false,
    })
    expect(await command(here, ['shields', 'received', '0'])).toMatchObject({ status: 2 })
    expect(await command(here, ['shields', 'burn', '1'])).toMatchObject({ status: 2 })
  })
})

describe('Ordering shields', () => {
  it('asks first when as many were ordered within a day, and orders them when told again', async () => {
    const { training, counter, clock } = await open()
    const { handlers } = counter
    const order = { quantity: 25, note: null }
    const first = value(await handlers['shields.order']({ order, again: false }))
    expect(faultOf(await handlers['shields.order']({ order, again: false }))).toMatchObject({
      kind: 'ordered-already',
      jobId: first.id,
      quantity: 25,
    })
    value(await handlers['shields.order']({ order: { ...order, quantity: 26 }, again: false }))
    value(await handlers['shields.order']({ order, again: true }))
    const ordered = () => training.cicopass.registry.orders.slice(2).map(({ quantity }) => quantity)
    await vi.waitFor(() => expect(ordered()).toEqual([25, 26, 25]), patience)
    clock.moveOn(25 * 3_600_000)
    value(await handlers['shields.order']({ order, again: false }))
    await vi.waitFor(() => expect(ordered()).toEqual([25, 26, 25, 25]), patience)
    const listed = value(await handlers['shields.orders']({}))
    expect(listed).toHaveLength(6)
  })

  it('does not ask the command line, which orders what it is told, each time once', async () => {
    const { training } = await open()
    const before = training.cicopass.registry.orders.length
    expect(await command(here, ['order', '30'])).toMatchObject({ status: 0 })
    expect(await command(here, ['order', '30'])).toMatchObject({ status: 0 })
    expect(training.cicopass.registry.orders).toHaveLength(before + 2)
  })
})
