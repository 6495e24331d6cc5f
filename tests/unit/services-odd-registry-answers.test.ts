import { fc } from '../support/random.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFrameNumber } from '../../electron/core/checking/check-frame-number.ts'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import type { Registry } from '../../electron/core/ports.ts'
import { BikeToRegister, comparedForm, readFrameNumber } from '../../shared/bike.ts'
import { ok, type Result } from '../../shared/fault.ts'
import { scriptedServer, type ScriptedServer } from './services-scripted-server.ts'

/**
 * The registry over real HTTP, which answers what each test puts here: by the path it is asked on.
 * The shapes are the published ones, with anything at all where a field does not decide.
 */
let answers: Record<string, unknown> = {}
/** Texts that no value is written as, by the path too. */
let texts: Record<string, string> = {}
let server: ScriptedServer
let registry: Registry & { close(): Promise<void> }

beforeAll(async () => {
  server = await scriptedServer((socket, request) => {
    const path = /^\w+ ([^ ?]+)/.exec(request)?.[1] ?? ''
    const text = texts[path] ?? JSON.stringify(path in answers ? answers[path] : {})
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`,
    )
  })
  registry = createRegistry({
    baseUrl: server.url.href,
    version: '0.0.1',
    clock: { now: () => 0 },
    credentials: () => Promise.resolve(ok({ email: 'a@example.com', password: 'b' })),
    onAnswer: () => undefined,
  })
})
afterAll(async () => {
  await registry.close()
  await server.close()
})

const login = { '/api/partners/auth/login': { token: 'T' } }
const lookupPath = '/api/partners/bike-search/lookup'
const stolenPath = '/api/partners/bike-search/stolen'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.fault)}`)
  return result.value
}

const ours = value(readFrameNumber('WBK7600006'))

async function check(hits: { lookup?: unknown; stolen?: unknown }) {
  const { lookup = [], stolen = [] } = hits
  answers = { ...login, [lookupPath]: lookup, [stolenPath]: stolen }
  return await checkFrameNumber(registry, ours)
}

describe('An answer that is nested without end', () => {
  const endless = '['.repeat(40_000) + ']'.repeat(40_000)
  it.each(['currentStatus', 'statusHistory', 'images', 'id', 'frameNumber', 'brand', 'ownerId'])(
    'in the field %s of one record hides no stolen bike beside it',
    async (field) => {
      const stolen = { id: 7, frameNumber: 'WBK7600006', currentStatus: 'Stolen' }
      const deep = { id: 8, frameNumber: 'WBK7600006', currentStatus: 'Registered' }
      const [before, after] = JSON.stringify([{ ...deep, [field]: ['#'] }, stolen]).split('"#"')
      texts = { [lookupPath]: `${before ?? ''}${endless}${after ?? ''}` }
      try {
        expect(await check({})).toMatchObject({ verdict: 'stolen' })
      } finally {
        texts = {}
      }
    },
  )
})

/** Anything a program may write, the words it uses for nothing among it. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', ' ', '7+1', 'N/A', [null], ['https://x.example/a.jpg'], {}, [], -1, 1e300),
)

const optional = [
  'brand',
  'color',
  'type',
  'audience',
  'model',
  'year',
  'frameHeight',
  'frameMaterial',
  'frameColor',
  'gearType',
  'gears',
  'wheelSize',
  'driveType',
  'propulsionType',
  'images',
  'createdAt',
  'ownerId',
  'statusHistory',
]
const entry = fc.record(
  Object.fromEntries(
    ['status', 'changedOn', 'notes', 'stolenPlaceTitle', 'isInsured', 'isPoliceReported'].map(
      (name) => [name, anything],
    ),
  ),
  { requiredKeys: [] },
)
const odd = fc.record(
  {
    ...Object.fromEntries(optional.map((name) => [name, anything])),
    statusHistory: fc.oneof(anything, fc.array(fc.oneof(anything, entry))),
    images: fc.oneof(anything, fc.array(fc.record({ name: anything, url: anything }))),
  },
  { requiredKeys: [] },
)
const stolenWords = fc.constantFrom('Stolen', 'stolen', 'STOLEN', ' Stolen ', '\u200BStolen')
const ids = fc.constantFrom<unknown>(101, '101', ' 101 ', 101.0)
const spelling = fc.constantFrom('WBK7600006', 'wbk 7600006', 'WBK-760-0006')
/** What cannot be an id, a frame number or a status. */
const noId = fc.constantFrom<unknown>(undefined, null, '', 'x', -1, 0, 1.5, [101], {}, true)
const noNumber = fc.constantFrom<unknown>(undefined, null, '', ' – ', [], {}, true, 1.5)
const noStatus = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  ' ',
  '-',
  '\u200B',
  2,
  true,
  [],
  {},
  ['Found'],
  { code: 2 },
)

describe('a theft', () => {
  it('is seen whatever else is odd in the record and beside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ rest: odd, status: stolenWords, id: ids, frameNumber: spelling }),
        fc.array(anything, { maxLength: 3 }),
        fc.boolean(),
        async ({ rest, status, id, frameNumber }, beside, isFirst) => {
          const hit = { ...rest, id, frameNumber, currentStatus: status }
          const list = isFirst ? [hit, ...beside] : [...beside, hit]
          const found = await check({ stolen: list })
          expect(found.verdict).toBe('stolen')
          expect(found.hits).toMatchObject([{ id: 101, currentStatus: status }])
          expect((await check({ lookup: list })).verdict).toBe('stolen')
        },
      ),
      { numRuns: 120 },
    )
  })

  it('is seen without an id or a frame number that can be read', async () => {
    await fc.assert(
      fc.asyncProperty(odd, noId, noNumber, stolenWords, async (rest, id, number, status) => {
        const stolen = { ...rest, currentStatus: status }
        for (const hit of [
          { ...stolen, id, frameNumber: 'WBK7600006' },
          { ...stolen, id: 101, frameNumber: number },
          { ...stolen, id, frameNumber: number },
        ]) {
          expect((await check({ stolen: [hit] })).verdict).toBe('stolen')
          expect((await check({ lookup: [hit] })).verdict).toBe('stolen')
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is not made up: another bike is not ours, stolen or not', async () => {
    const other = { id: 7, frameNumber: 'AB1234', currentStatus: 'Stolen' }
    expect((await check({ lookup: [other], stolen: [other] })).verdict).toBe('clear')
    const unread = { id: 8, frameNumber: 'AB1234', currentStatus: { code: 2 } }
    expect((await check({ lookup: [unread], stolen: [unread] })).verdict).toBe('clear')
  })
})

describe('a record that cannot be read', () => {
  it('is never "clear"', async () => {
    await fc.assert(
      fc.asyncProperty(odd, noId, noNumber, noStatus, async (rest, id, number, status) => {
        const broken = [
          { ...rest, id, frameNumber: 'WBK7600006', currentStatus: 'Registered' },
          { ...rest, id: 101, frameNumber: number, currentStatus: 'Registered' },
          { ...rest, id: 101, frameNumber: 'WBK7600006', currentStatus: status },
          { ...rest, id, frameNumber: number, currentStatus: status },
          null,
          7,
          [],
        ]
        for (const record of broken) {
          for (const list of [{ stolen: [record] }, { lookup: [record] }]) {
            const found = await check(list)
            expect(['not-checked', 'stolen']).toContain(found.verdict)
            expect(found.fault?.kind ?? 'stolen').not.toBe('offline')
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('counts as registered once another answer tells its status', async () => {
    const half = { id: 101, frameNumber: 'WBK7600006', currentStatus: [] }
    const whole = { id: 101, frameNumber: 'WBK7600006', currentStatus: 'Registered' }
    expect((await check({ stolen: [half], lookup: [whole] })).verdict).toBe('registered')
  })

  it('makes every search uncertain that lists the bike without a status', async () => {
    const hit = { id: 101, frameNumber: 'WBK7600006' }
    expect((await check({ stolen: [hit] })).verdict).toBe('not-checked')
    expect((await check({ lookup: [hit] })).verdict).toBe('not-checked')
  })

  it('is still listed by a lookup where only its status is missing', async () => {
    const bare = { id: 101, frameNumber: 'WBK7600006' }
    answers = { ...login, [lookupPath]: [bare, { ...bare, id: null }] }
    expect(await registry.lookup({ brand: 'Gazelle' })).toMatchObject({
      value: [{ id: 101, frameNumber: 'WBK7600006', currentStatus: null }],
      unreadable: [
        { id: 101, frameNumber: 'WBK7600006' },
        { id: null, frameNumber: 'WBK7600006' },
      ],
    })
  })

  it.each([{}, null, 'no hits', { data: [] }, { 0: {} }, 0, true])(
    'is the whole answer when it is no list: %j',
    async (answer) => {
      expect(await check({ stolen: answer })).toMatchObject({
        verdict: 'not-checked',
        fault: { kind: 'unreadable-answer', because: 'form' },
      })
    },
  )
})

describe('an answer to a change', () => {
  const bike = BikeToRegister.parse({
    frameNumber: ours,
    brand: 'Gazelle',
    color: 'Black',
    type: 'E-bike',
    audience: 'Women',
  })

  it('registers by its id and its frame number, whatever stands beside them', async () => {
    await fc.assert(
      fc.asyncProperty(odd, ids, spelling, async (rest, id, frameNumber) => {
        answers = { ...login, '/api/partners/bikes': { ...rest, id, frameNumber } }
        const registered = value(await registry.register(bike))
        expect(registered.id).toBe(101)
        expect(comparedForm(registered.frameNumber)).toBe(ours.compared)
      }),
      { numRuns: 60 },
    )
  })

  it('registers nothing for all we know without an id', async () => {
    await fc.assert(
      fc.asyncProperty(odd, noId, async (rest, id) => {
        answers = { ...login, '/api/partners/bikes': { ...rest, id, frameNumber: 'WBK7600006' } }
        const registered = await registry.register(bike)
        expect(registered).toMatchObject({ ok: false, fault: { kind: 'unreadable-answer' } })
      }),
      { numRuns: 20 },
    )
  })

  it('links by its status, whatever the message is', async () => {
    const path = '/api/partners/bikes/link-BikeShield'
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom<unknown>(true, 'true', 'True'),
        async (message, status) => {
          answers = { ...login, [path]: { status, message, bikeId: {}, shieldCode: [message] } }
          const linked = await registry.linkShield({ bikeId: 101, shieldCode: 'CICO-900000001' })
          expect(linked.ok).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('orders by its id, and signs in by its token', async () => {
    await fc.assert(
      fc.asyncProperty(anything, ids, async (any, orderId) => {
        const data = { orderId, quantity: any, total: any, orderStatus: any, orderNumber: any }
        answers = {
          '/api/partners/auth/login': { token: 'T', expiresAt: any, userName: any, companyId: any },
          '/api/orders': { status: true, message: any, data },
        }
        registry.forgetSession()
        const placed = value(await registry.orderShields({ quantity: 10, note: null }))
        expect(placed.orderId).toBe(101)
      }),
      { numRuns: 40 },
    )
  })
})
