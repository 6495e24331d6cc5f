import { fc } from './random.ts'
import { cicopassCalls, cycleSoftwareCalls, type CallName } from '../../electron/training/calls.ts'
import type { Fault as TrainingFault } from '../../electron/training/faults.ts'
import { jobKinds, type JobKind } from '../../shared/job-kinds.ts'
import { aBike, command } from './handed-over.ts'
import { jobSubjects } from './job-subjects.ts'
import { giveUp, happening, takeBack, type OutboxCommand } from './outbox-commands.ts'
import type { Model } from './outbox-model.ts'

const anHour = 3_600_000
const faults: readonly TrainingFault[] = [
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: anHour },
  { kind: 'late-commit', afterMs: anHour, meanwhile: 500 },
  { kind: 'late-commit', afterMs: anHour, meanwhile: 'silent' },
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
  { kind: 'altered-answer', fields: { id: -1, bikeId: 0, data: { orderId: 0 } } },
  { kind: 'altered-answer', fields: { status: 'pending' } },
  { kind: 'altered-answer', fields: { brand: 'Another make', shieldCode: 'CICO-000000001' } },
  { kind: 'captive-portal' },
  { kind: 'captive-portal', redirect: true },
  { kind: 'token-expired' },
  { kind: 'reset-on-connect' },
]

/** The answers that nobody heard: what the whole outbox is made for, so they come often. */
const unheard: readonly TrainingFault[] = [
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: anHour },
  { kind: 'late-commit', afterMs: anHour, meanwhile: 502 },
]

/** Whatever changes something; registering the most, for that is what the counter is for. */
const changing: readonly CallName[] = [
  'registerBike',
  ...jobKinds.names.map((kind) => jobSubjects[kind].send),
]
const reading: readonly CallName[] = [
  ...new Set(jobKinds.names.flatMap((kind) => jobSubjects[kind].reads)),
  'login',
]

/** The kinds of jobs that make a request of this name, or one before it. */
function kindsOf(call: CallName): JobKind[] {
  return jobKinds.names.filter((kind) => {
    const { send, reads } = jobSubjects[kind]
    const signsIn = jobKinds.of(kind).service === 'cicopass'
    return [send, ...reads, ...(signsIn ? ['login'] : [])].includes(call)
  })
}

function trouble(model: Model, call: CallName, fault: TrainingFault): void {
  // These happen to whatever is asked next.
  const isForAll = fault.kind === 'reset-on-connect' || fault.kind === 'token-expired'
  const service = cicopassCalls.some(({ name }) => name === call) ? cicopassCalls : pos
  const calls = isForAll ? service.map(({ name }) => name) : [call]
  for (const kind of calls.flatMap(kindsOf)) model.troubled.add(kind)
}
const pos = cycleSoftwareCalls

function troubleAll(model: Model): void {
  for (const kind of jobKinds.names) model.troubled.add(kind)
}

const failing = (
  calls: readonly CallName[],
  kinds: readonly TrainingFault[],
): fc.Arbitrary<OutboxCommand> =>
  fc
    .record({ call: fc.constantFrom(...calls), fault: fc.constantFrom(...kinds) })
    .map(({ call, fault }) =>
      happening(`fail(${call}, ${JSON.stringify(fault)})`, async (model, world) => {
        trouble(model, call, fault)
        world.fail(call, fault)
      }),
    )

const moveClock = fc.constantFrom(1_000, 6_000, 31_000, 61_000).map((milliseconds) =>
  happening(`moveClock(${String(milliseconds)})`, async (_model, world) => {
    world.moveClock(milliseconds)
  }),
)
const jumps = [-365 * 24, -1, -30 / 3_600, -3 / 3_600, 30 / 3_600, 61 / 3_600, 1, 365 * 24]
const jumpClock = fc.constantFrom(...jumps).map((hours) =>
  happening(`jumpClock(${String(hours)} hours)`, async (_model, world) => {
    world.jumpClock(hours * anHour)
  }),
)
/** The window's own delivery and commands at the same time. */
const open = fc.constant(
  happening('open', async (_model, world) => {
    world.here.counter.open()
  }),
)
const offline = fc.constantFrom('cicopass', 'cyclesoftware').map((service) =>
  happening(`offline(${service})`, async (_model, { training }) => {
    const handle = training[service as 'cicopass']
    if (handle.isOnline) await handle.goOffline()
  }),
)
const online = fc.constant(
  happening('online', async (_model, { training: { cicopass, cyclesoftware } }) => {
    for (const service of [cicopass, cyclesoftware]) {
      if (!service.isOnline) await service.goOnline()
    }
  }),
)
const lateChanges = fc.constant(
  happening('lateChanges', async (_model, world) => {
    world.makeLateChanges()
  }),
)
const fillDisk = fc.integer({ min: 1, max: 2 }).map((writes) =>
  happening(`fillDisk(${String(writes)})`, async (model, world) => {
    troubleAll(model)
    world.here.fillDisk(writes)
  }),
)
const crash = fc.constant(
  happening('crash', async (model, world) => {
    troubleAll(model)
    await world.crash()
  }),
)
const restart = fc.constant(
  happening('restart', async (_model, world) => {
    world.here = await world.here.restart()
  }),
)

/** What becomes of a request whose sender was killed. */
const fates: Record<string, TrainingFault> = {
  'processed at once': { kind: 'slow', ms: 60 },
  'processed late': { kind: 'slow', ms: 60, processed: 'late' },
  'processed much later': { kind: 'late-commit', afterMs: anHour, meanwhile: 'silent' },
  'never processed': { kind: 'silent' },
}

/** Killed while a request is with a service: whoever handed it over hears nothing. */
const crashWhileSending = fc
  .record({
    call: fc.constantFrom(...(['registerBike', 'linkShield', ...changing] as const)),
    nth: fc.nat({ max: 2 }),
    shield: fc.nat({ max: 3 }),
    fate: fc.constantFrom(...Object.keys(fates)),
  })
  .map(({ call, fate, ...which }) =>
    happening(
      `crashWhileSending(${call}, ${fate}, ${JSON.stringify(which)})`,
      async (model, world) => {
        troubleAll(model)
        const fault = fates[fate]
        if (fault !== undefined) world.fail(call, fault)
        const { cicopass, cyclesoftware } = world.training
        const received = (): number =>
          cicopass.receivedOf(call).length + cyclesoftware.receivedOf(call).length
        const before = received()
        const frameNumber = world.frameNumbers[which.nth]
        const sale = { ...aBike, frameNumber, shieldCode: world.shieldCodes[which.shield] }
        const isSale = call === 'registerBike' || call === 'linkShield'
        const words = isSale ? ['register'] : ['sync', '--timeout', '0']
        const sending = command(world.here, words, isSale ? sale : null)
        for (let tries = 0; tries < 40 && received() === before; tries += 1) {
          if (await isOver(sending)) break
        }
        // Nobody hears what it would have said: a killed process waits for nothing and answers nothing.
        sending.catch(() => undefined)
        await world.crash()
      },
    ),
  )

/** Somebody takes a sale back just while it is being checked before it is sent. */
const changeOfMind = fc
  .record({ by: fc.constantFrom('undo', 'discard'), place: fc.nat({ max: 5 }) })
  .map(({ by, place }) =>
    happening(
      `changeOfMind(${by}, ${String(place)})`,
      async (model, world) => {
        const { cicopass } = world.training
        world.fail('lookup', { kind: 'slow', ms: 40 })
        const before = cicopass.receivedOf('lookup').length
        const { outbox } = world.here.counter
        const sending = outbox.drain({ deadline: world.here.clock.now() })
        for (let tries = 0; tries < 20; tries += 1) {
          if (cicopass.receivedOf('lookup').length > before || (await isOver(sending))) break
        }
        if (by === 'undo') takeBack(model, world)
        else giveUp({ model, world }, place)
        await sending
      },
      ({ confirmed }) => confirmed.size > 0,
    ),
  )

async function isOver(work: Promise<unknown>): Promise<boolean> {
  const pause = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5))
  return Promise.race([work.then(() => true), pause])
}

/** What happens to a counter without anybody wanting it. */
export const troubles: fc.Arbitrary<OutboxCommand>[] = [
  failing(changing, faults),
  failing([...changing, ...reading], faults),
  failing(changing, unheard),
  failing(changing, unheard),
  ...[moveClock, moveClock, moveClock, jumpClock, open, offline, online, lateChanges],
  ...[fillDisk, crash, restart, crashWhileSending, crashWhileSending, changeOfMind],
]
