import { fc } from './random.ts'
import { aBike } from './handed-over.ts'
import { jobSubjects } from './job-subjects.ts'
import { textIn, type Model } from './outbox-model.ts'
import type { World } from './outbox-world.ts'
import { aLead, aRecovery, aTheft } from './other-jobs.ts'

/**
 * Something that happens to a counter: whether it can happen now, by the model alone, and what it does
 * to both. Its name is what a failing run prints.
 */
export type OutboxCommand = fc.AsyncCommand<Model, World>

export function happening(
  name: string,
  run: (model: Model, world: World) => Promise<void>,
  canHappen: (model: Readonly<Model>) => boolean = () => true,
): OutboxCommand {
  return { check: canHappen, run, toString: () => name }
}

/** What somebody gave a command for and was told is saved. */
async function ask(
  at: { model: Model; world: World },
  words: readonly string[],
  input: unknown = null,
): Promise<void> {
  for (const id of await at.world.tell(words, input)) at.model.confirmed.add(id)
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
    happening(`handOver(${JSON.stringify(sale)})`, async (model, world) => {
      const spell = spellings[sale.spelling] ?? String
      const frameNumber = spell(world.frameNumbers[sale.nth] ?? '')
      const shieldCode = sale.shield === null ? null : (world.shieldCodes[sale.shield] ?? null)
      const bike = { ...aBike, frameNumber, shieldCode, color: sale.color }
      await ask({ model, world }, ['register'], bike)
    }),
  )

const confirm = fc.record({ nth, shield }).map((sale) =>
  happening(`confirm(${JSON.stringify(sale)})`, async (model, world) => {
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
    model.sales.push(confirmed.value.id)
    for (const job of [confirmed.value.registration, confirmed.value.link]) {
      if (job !== null) model.confirmed.add(job.jobId)
    }
  }),
)

function read(world: World, text: string): void {
  world.here.counter.seller.take({ text, aim: null, from: 'typed' }, null)
}

/** Too late is an answer too: only what was taken back is taken back. */
export function takeBack(model: Model, world: World): void {
  const saleId = model.sales.at(-1)
  if (saleId === undefined || !world.here.counter.seller.undo(saleId).ok) return
  const sale = world.here.ports.database.sales.get(saleId)
  for (const id of [sale?.registerJob, sale?.linkJob]) {
    if (typeof id === 'string') model.undone.add(id)
  }
}

const undo = fc.constant(
  happening(
    'undo',
    async (model, world) => takeBack(model, world),
    ({ sales }) => sales.length > 0,
  ),
)

const link = fc.record({ bike: fc.nat({ max: 1 }), shield: fc.nat({ max: 3 }) }).map((pair) =>
  happening(`link(${JSON.stringify(pair)})`, async (model, world) => {
    const shieldCode = world.shieldCodes[pair.shield] ?? ''
    await ask({ model, world }, ['link', String(world.knownBikes[pair.bike]), shieldCode])
  }),
)

const mark = fc
  .record({ what: fc.constantFrom('stolen', 'found'), bike: fc.nat({ max: 1 }) })
  .map(({ what, bike }) =>
    happening(`${what}(${String(bike)})`, async (model, world) => {
      const words = [what, String(world.knownBikes[bike])]
      await ask({ model, world }, words, what === 'stolen' ? aTheft : aRecovery)
    }),
  )

const lead = fc.constant(
  happening('lead', async (model, world) => {
    const title = `LEAD ${String(model.leads.length + 1)} of ${world.frameNumbers[0] ?? ''}`
    model.leads.push(title)
    await ask({ model, world }, ['lead', 'create'], { ...aLead, title })
  }),
)

const cancel = fc.constant(
  happening('cancel', async (model, world) => {
    await ask({ model, world }, ['lead', 'cancel', world.knownLeads[0] ?? ''])
  }),
)

const order = fc.constant(
  happening('order', async (model, world) => {
    const note = `ORDER ${String(model.orders.length + 1)} of ${world.frameNumbers[0] ?? ''}`
    model.orders.push(note)
    await ask({ model, world }, ['order', '10', '--note', note])
  }),
)

const asked = ({ confirmed }: Readonly<Model>): boolean => confirmed.size > 0

const sync = fc.constant(happening('sync', (_model, world) => world.sync()))
const retryAll = fc.constant(
  happening(
    'retryAll',
    async (model, world) => ask({ model, world }, ['outbox', 'retry', 'all']),
    asked,
  ),
)

export function giveUp(at: { model: Model; world: World }, place: number): void {
  const { model, world } = at
  const live = world.jobs().filter(({ state }) => !['done', 'undone', 'discarded'].includes(state))
  const job = live[place % Math.max(1, live.length)]
  if (job === undefined) return
  if (world.here.counter.outbox.discard(job.id, 'sold to nobody').ok) model.discarded.add(job.id)
}

const discard = fc
  .nat({ max: 5 })
  .map((place) =>
    happening(
      `discard(${String(place)})`,
      async (model, world) => giveUp({ model, world }, place),
      asked,
    ),
  )

/** A parked job is put right, and goes again as another. */
const edit = fc.nat({ max: 3 }).map((place) =>
  happening(
    `edit(${String(place)})`,
    async (model, world) => {
      const parked = world.jobs().filter(({ state }) => state === 'parked')
      const job = parked[place % Math.max(1, parked.length)]
      if (job === undefined) return
      const changes = jobSubjects[job.kind].edit(world.shieldCodes[3] ?? '')
      const made = await world.here.counter.outbox.edit(job.id, { changes, notArrived: false })
      if (!made.ok) return
      for (const { id } of [made.value.job, ...made.value.links]) model.confirmed.add(id)
    },
    asked,
  ),
)

/** Somebody looks in CycleSoftware, or at the orders, and says truthfully what became of it. */
const settle = fc.nat({ max: 3 }).map((place) =>
  happening(
    `settle(${String(place)})`,
    async (model, world) => {
      const mine = world
        .jobs()
        .filter(({ kind, state }) => state === 'parked' && /^(lead\.create|shields)/.test(kind))
      const job = mine[place % Math.max(1, mine.length)]
      if (job === undefined) return
      // Whoever looks does so long after the send.
      world.makeLateChanges()
      const [call, field, names] =
        job.kind === 'lead.create'
          ? (['createLead', 'title', model.leads] as const)
          : (['orderShields', 'orderNote', model.orders] as const)
      const name = names.find((one) => job.payload.includes(one))
      const arrived = world.changes(call, ({ body }) => textIn(body, field) === name).length > 0
      world.here.counter.outbox.settle(job.id, arrived)
    },
    ({ leads, orders }) => leads.length + orders.length > 0,
  ),
)

/** What people and other programs do. */
export const deeds: fc.Arbitrary<OutboxCommand>[] = [
  ...[handOver, handOver, handOver, confirm, confirm, undo, link],
  ...[mark, mark, lead, lead, cancel, order, order],
  ...[sync, sync, sync, sync, retryAll, discard, edit, settle],
]
