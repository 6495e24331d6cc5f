import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobPorts } from '../../electron/core/jobs/definition.ts'
import { jobs } from '../../electron/core/jobs/definitions.ts'
import type { Registry } from '../../electron/core/ports.ts'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { ok } from '../../shared/fault.ts'
import { storedJob } from '../support/stored-job.ts'
import { scriptedServer, type ScriptedServer } from './services-scripted-server.ts'

/** What the history of bike 101 is when it is looked up, over real HTTP. */
let hit: Record<string, unknown> = {}
let server: ScriptedServer
let registry: Registry & { close(): Promise<void> }

beforeAll(async () => {
  server = await scriptedServer((socket, request) => {
    const path = /^\w+ ([^ ?]+)/.exec(request)?.[1] ?? ''
    const bike = { id: 101, frameNumber: 'WBK7600006', brand: 'Gazelle' }
    const answer = path.endsWith('/login')
      ? { token: 'T' }
      : path.endsWith('/lookup')
        ? [{ ...bike, currentStatus: 'Registered', ...hit }]
        : bike
    const text = JSON.stringify(answer)
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

const made = { status: 'Registered', changedOn: '2026-01-01T10:00:00', notes: 'Bike registered' }
const theftOf = (place: string | null) => ({
  status: 'Stolen',
  changedOn: '2026-03-01T10:00:00',
  notes: '',
  ...(place === null ? {} : { stolenPlaceTitle: place }),
})
const foundAgain = { status: 'Found', changedOn: '2026-03-02T10:00:00', foundPlaceTitle: 'Market' }

const reports = {
  'theft.report': {
    stolenPlaceTitle: 'Station',
    stolenPlaceLocation: 'Utrecht',
    stolenDateTime: '2026-03-01T09:00:00Z',
    isPoliceReported: false,
    isInsured: false,
  },
  'theft.recover': {
    foundPlaceTitle: 'Market',
    foundPlaceLocation: 'Utrecht',
    foundDateTime: '2026-03-02T09:00:00Z',
  },
} as const

/** What a mark of which nobody knows whether it arrived comes to, with these histories. */
async function outcome(
  { before, after }: Record<'before' | 'after', Record<string, unknown>>,
  kind: keyof typeof reports = 'theft.report',
): Promise<string> {
  // Of the ports a mark uses the registry only.
  const handler = jobs.definitionOf(kind).handler({ registry } as unknown as JobPorts)
  const payload = JSON.stringify({ bikeId: 101, report: reports[kind] })
  const job = storedJob({ kind, payload })
  hit = before
  const prepared = await handler.prepare(job)
  if (!prepared.go) throw new Error(`not prepared: ${JSON.stringify(prepared.outcome)}`)
  hit = after
  if (handler.settle.by !== 'looking') throw new Error('is not looked for')
  const came = await handler.settle.look({
    ...job,
    seen: prepared.seen,
    attempts: 1,
    state: 'unknown',
  })
  return came.to === 'parked' ? came.because : came.to
}

const history = (...statusHistory: unknown[]) => ({ statusHistory })

describe('A mark of which nobody knows whether it arrived', () => {
  it('is not there while the history is as it was, whatever cannot be read in it', async () => {
    for (const odd of [null, 'Registered', 7, { status: {} }, { changedOn: 'x' }]) {
      const same = history(odd, made)
      expect(await outcome({ before: same, after: same })).toBe('not-there')
    }
  })

  it.each([
    [null],
    ['Stolen'],
    [7],
    [[]],
    [{}],
    [{ status: null, changedOn: '2026-03-01' }],
    [{ status: {} }],
    [{ status: 3 }],
    [{ status: ' ' }],
  ])('is a person’s to decide when the entry %j is new', async (odd) => {
    for (const kind of ['theft.report', 'theft.recover'] as const) {
      const histories = { before: history(made), after: history(made, odd) }
      expect(await outcome(histories, kind)).toBe('cannot-tell')
      const twice = { before: history(odd), after: history(odd, odd) }
      expect(await outcome(twice, kind)).toBe('cannot-tell')
    }
  })

  it.each([
    [undefined],
    [null],
    ['Stolen'],
    [{}],
    [{ count: 0 }],
    [Array.from({ length: 1_001 }, () => made)],
  ])(
    'is a person’s to decide when the history is no list that can be read',
    async (statusHistory) => {
      const cannot = { statusHistory }
      expect(await outcome({ before: history(made), after: cannot })).toBe('cannot-tell')
      expect(await outcome({ before: cannot, after: history(made) })).toBe('cannot-tell')
      expect(await outcome({ before: cannot, after: cannot })).toBe('cannot-tell')
    },
  )

  it('is there when its entry is, in any spelling of its status', async () => {
    for (const status of ['Stolen', ' STOLEN ', 'sto\u200Blen', 'Ｓｔｏｌｅｎ']) {
      const after = history(made, null, { ...theftOf('Station'), status })
      expect(await outcome({ before: history(made, null), after })).toBe('done')
      // What reads stolen is never the recovery.
      expect(await outcome({ before: history(made, null), after }, 'theft.recover')).toBe(
        'cannot-tell',
      )
    }
    const after = history(made, foundAgain)
    expect(await outcome({ before: history(made), after }, 'theft.recover')).toBe('done')
  })

  it('is not taken for a note that names no place and left the status as it was', async () => {
    const note = { status: 'Registered', changedOn: '2026-03-02', notes: 'CicoShield linked' }
    const before = { ...history(made), currentStatus: 'Stolen' }
    const after = { ...history(made, note), currentStatus: 'Stolen' }
    expect(await outcome({ before, after }, 'theft.recover')).toBe('cannot-tell')
    const isFound = { ...after, currentStatus: 'Registered' }
    expect(await outcome({ before, after: isFound }, 'theft.recover')).toBe('done')
    const isStolen = { ...history(made, theftOf(null)), currentStatus: 'Stolen' }
    expect(await outcome({ before: history(made), after: isStolen })).toBe('done')
  })
})
