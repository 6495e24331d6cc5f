import fc from 'fast-check'
import type { Fault as TrainingFault } from '../../electron/training/faults.ts'
import { aBike, command } from './handed-over.ts'
import type { FailingCall, World } from './outbox-world.ts'

/** Something that happens to a counter. Its name is what a failing run prints. */
export type Action = { run(world: World): Promise<void>; toString(): string }

function action(name: string, run: (world: World) => Promise<void>): Action {
  return { run, toString: () => name }
}

const nth = fc.nat({ max: 2 })
const shield = fc.option(fc.nat({ max: 3 }), { nil: null })
const spellings = [
  (number: string) => number,
  (number: string) => number.toLowerCase(),
  (number: string) => number.replace('-', ' - '),
]

const handOver = fc
  .record({ nth, shield, spelling: fc.nat({ max: 2 }), color: fc.constantFrom('Black', 'Red') })
  .map((sale) =>
    action(`handOver(${JSON.stringify(sale)})`, async (world) => {
      const spell = spellings[sale.spelling] ?? String
      const frameNumber = spell(world.frameNumbers[sale.nth] ?? '')
      const shieldCode = sale.shield === null ? null : (world.shieldCodes[sale.shield] ?? null)
      await world.tell(['register'], { ...aBike, frameNumber, shieldCode, color: sale.color })
    }),
  )

const confirm = fc.record({ nth, shield }).map((sale) =>
  action(`confirm(${JSON.stringify(sale)})`, async (world) => {
    const { seller } = world.here.counter
    seller.clear()
    const { brand, color, type, audience } = aBike
    seller.setBike({ brand, color, type, audience })
    read(world, world.frameNumbers[sale.nth] ?? '')
    if (sale.shield === null) seller.withoutShield()
    else read(world, world.shieldCodes[sale.shield] ?? '')
    const { id } = seller.get()
    const confirmed = seller.confirm(id)
    const again = seller.confirm(id)
    if (!confirmed.ok || !again.ok) return
    if (again.value.id !== confirmed.value.id) throw new Error('Double Enter made two sales')
    world.sales.push(confirmed.value.id)
    for (const job of [confirmed.value.registration, confirmed.value.link]) {
      if (job !== null) world.confirmed.add(job.jobId)
    }
  }),
)

function read(world: World, text: string): void {
  world.here.counter.seller.take({ text, aim: null, from: 'typed' }, null)
}

const undo = fc.constant(action('undo', async (world) => takeBack(world)))

function takeBack(world: World): void {
  const saleId = world.sales.at(-1)
  if (saleId === undefined || !world.here.counter.seller.undo(saleId).ok) return
  const sale = world.here.ports.database.sales.get(saleId)
  for (const id of [sale?.registerJob, sale?.linkJob]) {
    if (typeof id === 'string') world.undone.add(id)
  }
}

const link = fc.nat({ max: 3 }).map((shieldNth) =>
  action(`link(${String(shieldNth)})`, async (world) => {
    const shieldCode = world.shieldCodes[shieldNth] ?? ''
    await world.tell(['link', String(world.knownBikeId), shieldCode])
  }),
)

const faults: readonly TrainingFault[] = [
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: 3_600_000 },
  { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 500 },
  { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 'silent' },
  { kind: 'error', status: 500 },
  { kind: 'error', status: 503, processed: true },
  { kind: 'error', status: 408 },
  { kind: 'error', status: 429 },
  { kind: 'error', status: 422, words: 'Not today' },
  { kind: 'error-with-200' },
  { kind: 'silent' },
  { kind: 'silent', processed: true },
  { kind: 'slow', ms: 40 },
  { kind: 'cut-halfway' },
  { kind: 'malformed' },
  { kind: 'empty' },
  { kind: 'wrong-content-type' },
  { kind: 'captive-portal' },
  { kind: 'captive-portal', redirect: true },
  { kind: 'token-expired' },
  { kind: 'reset-on-connect' },
]

/** The answers that nobody heard: what the whole outbox is made for, so they come often. */
const unheard: readonly TrainingFault[] = [
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: 3_600_000 },
  { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 502 },
]

const calls: readonly FailingCall[] = [
  'registerBike',
  'registerBike',
  'registerBike',
  'linkShield',
  'linkShield',
  'lookup',
  'stolenSearch',
  'login',
]

const fail = fc
  .record({ call: fc.constantFrom(...calls), fault: fc.constantFrom(...faults) })
  .map((planned) =>
    action(`fail(${JSON.stringify(planned)})`, async (world) => {
      world.fail(planned.call, planned.fault)
    }),
  )

const loseAnswer = fc
  .record({
    call: fc.constantFrom('registerBike', 'registerBike', 'linkShield'),
    fault: fc.constantFrom(...unheard),
  })
  .map(({ call, fault }) =>
    action(`fail(${JSON.stringify({ call, fault })})`, async (world) => {
      world.fail(call, fault)
    }),
  )

const sync = fc.constant(action('sync', (world) => world.sync()))
const moveClock = fc.constantFrom(1_000, 6_000, 31_000, 61_000).map((milliseconds) =>
  action(`moveClock(${String(milliseconds)})`, async (world) => {
    world.moveClock(milliseconds)
  }),
)
const hour = 3_600_000
const jumps = [-365 * 24 * hour, -hour, -30_000, -3_000, 30_000, 61_000, hour, 365 * 24 * hour]
const jumpClock = fc.constantFrom(...jumps).map((milliseconds) =>
  action(`jumpClock(${String(milliseconds)})`, async (world) => {
    world.jumpClock(milliseconds)
  }),
)
const retryAll = fc.constant(
  action('retryAll', async (world) => {
    await world.tell(['outbox', 'retry', 'all'])
  }),
)
/** The window's own delivery and commands at the same time. */
const open = fc.constant(
  action('open', async (world) => {
    world.here.counter.open()
  }),
)
const discard = fc
  .nat({ max: 5 })
  .map((place) => action(`discard(${String(place)})`, async (world) => giveUp(world, place)))

function giveUp(world: World, place: number): void {
  const live = world.jobs().filter(({ state }) => !['done', 'undone', 'discarded'].includes(state))
  const job = live[place % Math.max(1, live.length)]
  if (job === undefined) return
  if (world.here.counter.outbox.discard(job.id, 'sold to nobody').ok) world.discarded.add(job.id)
}
const offline = fc.constant(
  action('offline', async ({ training: { cicopass } }) => {
    if (cicopass.isOnline) await cicopass.goOffline()
  }),
)
const online = fc.constant(
  action('online', async ({ training: { cicopass } }) => {
    if (!cicopass.isOnline) await cicopass.goOnline()
  }),
)
const lateChanges = fc.constant(
  action('lateChanges', async ({ training: { cicopass } }) => {
    cicopass.flushLateCommits()
  }),
)
const fillDisk = fc.integer({ min: 1, max: 2 }).map((writes) =>
  action(`fillDisk(${String(writes)})`, async (world) => {
    world.here.fillDisk(writes)
  }),
)
const crash = fc.constant(
  action('crash', async (world) => {
    world.here = await world.here.crashAndRestart()
  }),
)
/** What becomes of a request whose sender was killed. */
const fates: Record<string, TrainingFault> = {
  'processed at once': { kind: 'slow', ms: 60 },
  'processed late': { kind: 'slow', ms: 60, processed: 'late' },
  'processed much later': { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 'silent' },
  'never processed': { kind: 'silent' },
}

/** Killed while a request is with the registry: whoever handed the sale over hears nothing. */
const crashWhileSending = fc
  .record({
    nth,
    shield: fc.nat({ max: 3 }),
    call: fc.constantFrom('registerBike', 'linkShield'),
    fate: fc.constantFrom(...Object.keys(fates)),
  })
  .map(({ nth: place, shield: shieldNth, call, fate }) =>
    action(`crashWhileSending(${String(place)}, ${call}, ${fate})`, async (world) => {
      const { cicopass } = world.training
      const fault = fates[fate]
      if (fault !== undefined) world.fail(call, fault)
      const before = cicopass.receivedOf(call).length
      const frameNumber = world.frameNumbers[place]
      const shieldCode = world.shieldCodes[shieldNth]
      const sale = { ...aBike, frameNumber, shieldCode }
      const sending = command(world.here, ['register'], sale)
      for (let tries = 0; tries < 40; tries += 1) {
        if (cicopass.receivedOf(call).length > before || (await isOver(sending))) break
      }
      world.here = await world.here.crashAndRestart()
      await sending
    }),
  )

/** Somebody takes a sale back just while it is being checked before it is sent. */
const changeOfMind = fc
  .record({ by: fc.constantFrom('undo', 'discard'), place: fc.nat({ max: 5 }) })
  .map(({ by, place }) =>
    action(`changeOfMind(${by}, ${String(place)})`, async (world) => {
      const { cicopass } = world.training
      world.fail('lookup', { kind: 'slow', ms: 40 })
      const before = cicopass.receivedOf('lookup').length
      const { outbox } = world.here.counter
      const sending = outbox.drain({ deadline: world.here.clock.now() })
      for (
        let tries = 0;
        tries < 20 && cicopass.receivedOf('lookup').length === before;
        tries += 1
      ) {
        if (await isOver(sending)) break
      }
      if (by === 'undo') takeBack(world)
      else giveUp(world, place)
      await sending
    }),
  )

async function isOver(work: Promise<unknown>): Promise<boolean> {
  const pause = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5))
  return Promise.race([work.then(() => true), pause])
}

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: handOver },
  { weight: 4, arbitrary: confirm },
  { weight: 5, arbitrary: fail },
  { weight: 5, arbitrary: loseAnswer },
  { weight: 6, arbitrary: sync },
  { weight: 5, arbitrary: moveClock },
  { weight: 2, arbitrary: jumpClock },
  { weight: 2, arbitrary: retryAll },
  { weight: 2, arbitrary: link },
  { weight: 1, arbitrary: undo },
  { weight: 1, arbitrary: discard },
  { weight: 2, arbitrary: changeOfMind },
  { weight: 1, arbitrary: open },
  { weight: 1, arbitrary: offline },
  { weight: 1, arbitrary: online },
  { weight: 1, arbitrary: lateChanges },
  { weight: 1, arbitrary: fillDisk },
  { weight: 1, arbitrary: crash },
  { weight: 3, arbitrary: crashWhileSending },
)
