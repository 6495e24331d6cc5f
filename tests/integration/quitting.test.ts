import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import type { Database } from '../../electron/core/ports.ts'
import type { CallName, CicopassCall } from '../../electron/training/calls.ts'
import { cicopassCalls } from '../../electron/training/calls.ts'
import { startTraining } from '../../electron/training/training-services.ts'
import { ok } from '../../shared/fault.ts'
import { command, register } from '../support/handed-over.ts'
import { afterUndo, answered, confirm, newBike, scan, typeBike } from '../support/selling.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Whatever the counter is in the middle of when it is closed: it is over, or cut off, before its database
// closes. Nothing is logged as an error, and nobody hears of a connection that is not open.

let folder: string
let said: unknown[][]
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-quit-'))
  said = []
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const key = randomBytes(32)
function opened(): Database {
  const database = openDatabase({ path: join(folder, 'counter.db'), key })
  if (!database.ok) throw new Error(database.fault.kind)
  return database.value
}

async function counter(options: Parameters<typeof openTestCounter>[0] = {}): Promise<TestCounter> {
  const training = await startTraining()
  closing.push(() => training.stop())
  return openTestCounter({ training, database: opened(), timeout: 60_000, ...options })
}

function serviceOf({ training }: TestCounter, call: CallName) {
  const isCicopass = cicopassCalls.some(({ name }) => name === (call as CicopassCall))
  return isCicopass ? training.cicopass : training.cyclesoftware
}

/** A sale that can no longer be undone; its id. */
async function sold(here: TestCounter): Promise<string> {
  typeBike(here)
  scan(here, 'WBK4711239')
  scan(here, here.training.freeShield(1))
  await answered(here)
  const { id } = confirm(here)
  await afterUndo(here)
  return id
}

async function turns(): Promise<void> {
  for (let nth = 0; nth < 20; nth += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Closes it, lets go of everything that hangs, and waits until whoever waited for it went on. */
async function closeQuietly(here: TestCounter, waits: unknown): Promise<void> {
  const log = vi.spyOn(here.ports.log, 'warn')
  await here.counter.close()
  const [ended] = await Promise.allSettled([waits])
  expect(ended.status).toBe('fulfilled')
  await turns()
  expect(said).toEqual([])
  expect(log.mock.calls.filter(([words]) => words.includes('while something goes on'))).toEqual([])
  expect(() => here.ports.database.jobs.counts()).toThrow('not open')
  // All that was confirmed is there for the next one.
  const again = opened()
  again.close()
}

const asked: [what: string, call: CallName, start: (here: TestCounter) => unknown][] = [
  ['the sales feed is read', 'transactions', ({ counter }) => counter.handlers['sold.read']({})],
  ['the window reads the sales feed by itself', 'transactions', ({ counter }) => counter.open()],
  ['a bike of a sale is read', 'stockObject', ({ counter }) => counter.handlers['sold.read']({})],
  [
    'a lead is read',
    'lead',
    ({ counter }) => counter.handlers['leads.follow']({ uuid: randomUUID() }),
  ],
  [
    'a frame number is checked for the sale',
    'lookup',
    (here) => scan(here, newBike(here).frameNumber),
  ],
  ['a product code is looked up', 'stock', (here) => scan(here, newBike(here).barcode)],
  [
    'a bike is checked',
    'lookup',
    ({ counter }) => counter.handlers['check.read']({ text: 'WBK4711234' }),
  ],
  [
    'a page of a bike is opened',
    'bike',
    ({ counter }) => counter.handlers['bikes.open']({ bikeId: 1 }),
  ],
  [
    'somebody signs in',
    'login',
    ({ counter }) => counter.accounts.signInCicopass({ email: 'a@example.com', password: 'other' }),
  ],
  ['an account is tried', 'keys', ({ counter }) => counter.accounts.testCyclesoftware()],
  [
    'customers are looked for',
    'customers',
    ({ counter }) => counter.handlers['leads.customers']({ phoneNumber: '0612345678' }),
  ],
  ['a registration is prepared', 'lookup', (here) => register(here, { frameNumber: 'WBK4711235' })],
  ['a command asks', 'lookup', (here) => command(here, ['check', 'WBK4711236'])],
]

describe('Closed while', () => {
  it.each(asked)('%s, it is over before its database closes', async (_what, call, start) => {
    const here = await counter()
    const service = serviceOf(here, call)
    service.faults.add({ call, fault: { kind: 'silent' }, times: Infinity })
    const before = service.receivedOf(call).length
    const waits = start(here)
    await expect.poll(() => service.receivedOf(call).length).toBeGreaterThan(before)
    await closeQuietly(here, waits)
  })

  it('a registration is on the wire, it waits for the answer and keeps it', async () => {
    const here = await counter()
    here.training.cicopass.faults.once('registerBike', { kind: 'slow', ms: 300 })
    const waits = register(here, { frameNumber: 'WBK4711237' })
    await expect
      .poll(() => here.training.cicopass.receivedOf('registerBike').length)
      .toBeGreaterThan(0)
    await closeQuietly(here, waits)
    const again = opened()
    expect(again.jobs.counts()).toMatchObject({ sending: 0, done: 1 })
    again.close()
  })

  it('a command waits for its next try, it is over at once', async () => {
    const here = await counter()
    here.training.cicopass.faults.add({
      call: 'lookup',
      fault: { kind: 'connection-cut' },
      times: Infinity,
    })
    await register(here, { frameNumber: 'WBK4711238' })
    const waits = command(here, ['sync', '--timeout', '600'])
    await closeQuietly(here, waits)
  })

  it('a certificate is printed, it is written and noted first', async () => {
    let print: () => void = () => undefined
    const printed = new Promise<void>((resolve) => {
      print = resolve
    })
    let isPrinting = false
    const here = await counter({
      printer: {
        async pdf() {
          isPrinting = true
          await printed
          return ok(new Uint8Array())
        },
      },
    })
    const sale = await sold(here)
    const waits = here.counter.handlers['sales.certificate']({
      saleId: sale,
      form: 'a4',
      language: null,
      open: false,
    })
    await expect.poll(() => isPrinting).toBe(true)
    const closed = closeQuietly(here, waits)
    await turns()
    print()
    await closed
    const again = opened()
    expect(again.sales.since(0)[0]?.papers).toHaveLength(1)
    again.close()
  })

  it('a PIN is made or checked, it is kept or nothing of it is', async () => {
    const here = await counter()
    const waits = here.counter.handlers['operators.turnOn']({ name: 'Anna', pin: '4711' })
    await closeQuietly(here, waits)
  })

  it('a printer never answers, it closes all the same and says what was left', async () => {
    const here = await counter({ printer: { pdf: () => new Promise(() => undefined) } })
    const sale = await sold(here)
    void here.counter.handlers['sales.certificate']({
      saleId: sale,
      form: 'a4',
      language: null,
      open: false,
    })
    const log = vi.spyOn(here.ports.log, 'warn')
    const closed = here.counter.close()
    await turns()
    here.clock.moveOn(10_000)
    await closed
    expect(log.mock.calls).toContainEqual([
      'The counter closes while something goes on',
      { tasks: ['printer.pdf', 'window.sales.certificate'] },
    ])
  })
})
