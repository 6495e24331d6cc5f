import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import {
  startCounterProcesses,
  type CounterProcesses,
  type Finished,
} from '../support/counter-process.ts'

// Every command of docs/command-line.md on a real keychain, a real encrypted database and both services
// over HTTP. A handful are run as another program runs them: the built command line in a process of its
// own, which takes ten times as long as the command itself.

let at: CounterProcesses
beforeAll(async () => {
  at = await startCounterProcesses()
})
afterAll(() => at.stop())

const bike = {
  frameNumber: 'CL 4711 0815',
  brand: 'Gazelle',
  color: 'Black',
  type: 'City bike',
  audience: 'Women',
}

type RegisterOutput = {
  bikeId: number | null
  registered: boolean
  shieldLinked: boolean
  verdict: string
  jobs: Job[]
}

function register(input: Record<string, unknown>): Promise<Finished> {
  return at.counter(['register'], JSON.stringify({ ...bike, ...input }))
}

async function examples<T>(name: string): Promise<T> {
  const all = await at.control<Record<string, T>>('GET', '/examples')
  const example = all[name]
  if (example === undefined) throw new Error(`There is no example ${name}`)
  return example
}

async function freeShield(nth: number): Promise<string> {
  return (await at.control<{ shieldCode: string }>('GET', `/free-shield?n=${String(nth)}`))
    .shieldCode
}

/** A fault's shape: `{ fault, message }`, and the message on standard error too. */
function expectFault(finished: Finished, status: number, kind: string): void {
  expect(finished.json, finished.stdout).toMatchObject({
    fault: { kind },
    message: expect.any(String) as string,
  })
  expect(finished.status).toBe(status)
  expect(finished.stderr.trim()).not.toBe('')
}

describe('Signing in', () => {
  it('without an account nothing is queued, and the counter says what to do', async () => {
    expectFault(await register({}), 1, 'not-signed-in')
    const { stderr } = await register({})
    expect(stderr).toContain('login cicopass')
  })

  it('input in an old code page is refused as that', async () => {
    const login = 'counter login cicopass --email balie@example.com --json'
    const finished = await at.inShell(`printf 'pass\\351\\n' | ${login}`)
    expectFault(finished, 2, 'bad-input')
    expect(finished.stderr).toContain('Windows-1252')
  })

  it('a wrong password is refused and nothing is kept', async () => {
    const words = ['login', 'cicopass', '--email', 'balie@example.com']
    expectFault(await at.counter(words, 'wrong\n'), 1, 'sign-in-refused')
    expectFault(await register({}), 1, 'not-signed-in')
  })

  it('both services take a password on standard input', async () => {
    // As PowerShell writes it, and with the mark that Windows' editor puts before a text.
    const login = 'counter login cicopass --email balie@example.com --json'
    const utf16 = await at.inShell(`printf 'fiets-op-slot\\r\\n' | iconv -t UTF-16 | ${login}`)
    expect(utf16).toMatchObject({ status: 0 })
    const cicopass = await at.counter(
      ['login', 'cicopass', '--email', 'balie@example.com'],
      '\uFEFFfiets-op-slot\n',
    )
    expect(cicopass).toMatchObject({
      status: 0,
      json: { service: 'cicopass', account: 'balie@example.com' },
    })
    const words = [
      'login',
      'cyclesoftware',
      '--user',
      'rijwielhandel',
      '--country',
      'NL',
      '--store',
      '1-1',
    ]
    const cyclesoftware = await at.counter(words, 'kassa-open\nan-api-key\n')
    expect(cyclesoftware).toMatchObject({
      status: 0,
      json: { service: 'cyclesoftware', account: 'rijwielhandel' },
    })
  })

  it.each([
    [['login'], 'counter login cicopass'],
    [['login', 'somewhere'], 'counter login cicopass'],
    [['login', 'cicopass'], 'email'],
    [['login', 'cicopass', '--email', 'no address'], 'email'],
    [['login', 'cyclesoftware', '--user', 'u', '--country', 'Holland'], 'country'],
    [['login', 'cyclesoftware', '--user', 'u', '--country', 'NL', '--store', 'x'], 'store'],
    [['login', 'cicopass', '--mail', 'balie@example.com'], '--mail'],
  ])('%j is bad input', async (words, said) => {
    const refused = await at.counter(words, 'password\n')
    expectFault(refused, 2, 'bad-input')
    expect(refused.stderr).toContain(said)
  })
})

describe('counter register', () => {
  it('registers the bike, links the shield and says so', async () => {
    const shieldCode = await freeShield(1)
    const sold = { ...bike, shieldCode, salePrice: 899.95, barcode: '8717231204726' }
    const { status, json } = await at.program(['register'], JSON.stringify(sold))
    const done = json as RegisterOutput
    expect(done).toEqual({
      bikeId: expect.any(Number) as number,
      registered: true,
      shieldLinked: true,
      verdict: 'clear',
      jobs: [
        {
          id: expect.any(String) as string,
          kind: 'bike.register',
          state: 'done',
          createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
          attempts: 1,
          parkedBecause: null,
          message: null,
          result: { bikeId: done.bikeId },
        },
        {
          id: expect.any(String) as string,
          kind: 'shield.link',
          state: 'done',
          createdAt: expect.any(String) as string,
          attempts: 1,
          parkedBecause: null,
          message: expect.any(String) as string,
          result: { bikeId: done.bikeId, shieldCode },
        },
      ],
    })
    expect(status).toBe(0)
  })

  it('sends the pictures that were named', async () => {
    const folder = mkdtempSync(join(at.folder, 'photos-'))
    const path = join(folder, 'bike.jpeg')
    writeFileSync(path, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))
    const { status } = await register({ frameNumber: 'PHOTO-0815', photos: [path] })
    expect(status).toBe(0)
    const received = await at.control<{ body: { images?: unknown } }[]>(
      'GET',
      '/cicopass/received?call=registerBike',
    )
    expect(received.at(-1)?.body.images).toEqual([
      { name: 'bike.jpg', content: Buffer.from(readFileSync(path)).toString('base64') },
    ])
    expectFault(await register({ photos: [join(folder, 'none.jpg')] }), 2, 'bad-input')
    // A pipe that nobody writes, and a device that never ends.
    const pipe = join(folder, 'pipe.jpg')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, '/dev/zero', folder]) {
      expectFault(await register({ photos: [path] }), 2, 'bad-input')
    }
    writeFileSync(path, 'no picture')
    expectFault(await register({ photos: [path] }), 2, 'bad-input')
  })

  it('a stolen frame number registers nothing: 4', async () => {
    const { frameNumber, brand } = await examples<{ frameNumber: string; brand: string }>(
      'stolenBike',
    )
    const { status, json } = await register({ frameNumber, brand })
    expect(json).toMatchObject({
      verdict: 'stolen',
      registered: false,
      jobs: [{ state: 'parked', parkedBecause: 'stolen' }],
    })
    expect(status).toBe(4)
  })

  it('without network it is queued: 3, and a sync delivers it', async () => {
    await at.control('POST', '/cicopass/offline')
    const { status, json } = await register({ frameNumber: 'OFFLINE-0815' })
    expect(json).toMatchObject({
      registered: false,
      verdict: 'not-checked',
      jobs: [{ state: 'waiting', attempts: 0 }],
    })
    expect(status).toBe(3)
    const early = await at.counter(['sync', '--timeout', '1'])
    expect(early).toMatchObject({ status: 4, json: { waiting: 1, parked: 1 } })
    await at.control('POST', '/cicopass/online')
    const synced = await at.counter(['sync', '--timeout', '10'])
    // The stolen bike above is still parked: a sync that leaves anything says so.
    expect(synced).toMatchObject({ status: 4, json: { waiting: 0, unknown: 0, parked: 1 } })
  })

  it.each([
    ['', 'JSON'],
    ['{', 'JSON'],
    ['[]', 'object'],
    [JSON.stringify({ frameNumber: 'BAD-0815' }), 'brand'],
    [JSON.stringify({ ...bike, year: 2026 }), 'year'],
    [JSON.stringify({ ...bike, frameNumber: 'n/a' }), 'frame number'],
    [JSON.stringify({ ...bike, frameNumber: 'abc' }), 'too short'],
    [JSON.stringify({ ...bike, shieldCode: 'CIC-1' }), 'CicoShield'],
    [JSON.stringify({ ...bike, salePrice: '899' }), 'salePrice'],
  ])('%s is bad input: 2', async (input, said) => {
    const refused = await at.counter(['register'], input)
    expect(refused.status).toBe(2)
    expect(refused.json).toMatchObject({ fault: { kind: expect.any(String) as string } })
    expect(refused.stderr).toContain(said)
  })
})

describe('Asking', () => {
  it('counter check says the verdict and exits 0, or 3 when it could not ask', async () => {
    const stolen = await examples<{ frameNumber: string; shieldCode: string }>('stolenBike')
    expect(await at.program(['check', 'FR 0815'])).toMatchObject({
      status: 0,
      json: { verdict: 'clear', bikes: [] },
    })
    const check = (...words: string[]): Promise<Finished> => at.counter(['check', ...words])
    expect(await check('FR 0815')).toMatchObject({
      status: 0,
      json: { verdict: 'clear', bikes: [] },
    })
    expect(await check(stolen.frameNumber)).toMatchObject({
      status: 0,
      json: {
        verdict: 'stolen',
        bikes: [{ frameNumber: stolen.frameNumber, currentStatus: 'Stolen' }],
      },
    })
    expect(await check('cl47110815')).toMatchObject({ status: 0, json: { verdict: 'registered' } })
    expect(await check(stolen.shieldCode)).toMatchObject({ status: 0, json: { verdict: 'stolen' } })
    expect(await check(await freeShield(9))).toMatchObject({
      status: 0,
      json: { verdict: 'unknown' },
    })
    await at.control('POST', '/cicopass/offline')
    expect(await check('FR 0815')).toMatchObject({
      status: 3,
      json: { verdict: 'not-checked', bikes: [] },
    })
    await at.control('POST', '/cicopass/online')
    expectFault(await check(), 2, 'bad-input')
    expectFault(await check('none'), 2, 'frame-number-refused')
  })

  it('counter bike and counter search print what the registry has', async () => {
    const found = await at.counter(['search', '--frame', 'CL47110815'])
    expect(found).toMatchObject({
      status: 0,
      json: [{ frameNumber: 'CL47110815', brand: 'Gazelle' }],
    })
    const [hit] = found.json as { id: number }[]
    const one = await at.counter(['bike', String(hit?.id)])
    expect(one).toMatchObject({ status: 0, json: { id: hit?.id, frameNumber: 'CL47110815' } })
    expectFault(await at.counter(['bike', '999999']), 1, 'refused')
    expectFault(await at.counter(['bike', 'mine']), 2, 'bad-input')
    expectFault(await at.counter(['search']), 2, 'bad-input')
    expectFault(await at.counter(['search', '--colour', 'Red']), 2, 'bad-input')
  })
})

describe('counter link', () => {
  it('links a shield, once, and parks what the registry refuses', async () => {
    const { id } = await examples<{ id: number }>('registeredBike')
    const shieldCode = await freeShield(20)
    const linked = await at.counter(['link', String(id), shieldCode.toLowerCase()])
    expect(linked).toMatchObject({
      status: 0,
      json: {
        shieldLinked: true,
        jobs: [{ kind: 'shield.link', state: 'done', result: { bikeId: id, shieldCode } }],
      },
    })
    const again = await at.counter(['link', String(id), shieldCode])
    expect(again.json).toEqual(linked.json)
    const taken = await at.counter([
      'link',
      String(id),
      (await examples<{ shieldCode: string }>('shieldedBike')).shieldCode,
    ])
    expect(taken).toMatchObject({
      status: 4,
      json: { shieldLinked: false, jobs: [{ state: 'parked' }] },
    })
    expectFault(await at.counter(['link', String(id)]), 2, 'shield-code-refused')
    expectFault(await at.counter(['link', 'x', shieldCode]), 2, 'bad-input')
  })
})

describe('Thefts, leads, orders and the shop', () => {
  type JobOf<K extends string> = { status: 0; json: Record<K, unknown> }

  it('counter stolen and counter found mark a bike at the registry', async () => {
    const { id } = await examples<{ id: number }>('registeredBike')
    const theft = {
      stolenPlaceTitle: 'Central Station',
      stolenPlaceLocation: 'Amsterdam',
      stolenDateTime: '2025-02-10T12:00:00Z',
      isPoliceReported: false,
    }
    const recovery = {
      foundPlaceTitle: 'City Park',
      foundPlaceLocation: 'Amsterdam',
      foundDateTime: '2025-02-12T10:00:00Z',
    }
    expect(await at.counter(['stolen', String(id)], JSON.stringify(theft))).toMatchObject({
      status: 0,
      json: { jobs: [{ kind: 'theft.report', state: 'done', result: { bikeId: id } }] },
    })
    expect(await at.counter(['found', String(id)], JSON.stringify(recovery))).toMatchObject({
      status: 0,
      json: { jobs: [{ kind: 'theft.recover', state: 'done', result: { bikeId: id } }] },
    })
    const thefts = await at.control<{ bikeId: number; kind: string }[]>('GET', '/cicopass/thefts')
    expect(thefts.slice(-2)).toMatchObject([
      { bikeId: id, kind: 'stolen' },
      { bikeId: id, kind: 'found' },
    ])
    expectFault(await at.counter(['stolen', String(id)], '{}'), 2, 'bad-input')
  })

  it('counter lead creates, shows and cancels', async () => {
    const input = {
      type: 'sales_offer',
      title: 'Offer',
      message: 'For two bikes',
      customer: { name: 'J. de Vries', phone_number: '0612345678', email: 'vries@example.nl' },
    }
    const made = await at.counter(['lead', 'create'], JSON.stringify(input))
    expect(made).toMatchObject({
      status: 0,
      json: { lead: { status: 'open', store: '1-1' }, jobs: [{ kind: 'lead.create' }] },
    })
    const { uuid } = (made as JobOf<'lead'>).json.lead as { uuid: string }
    const shown = await at.counter(['lead', 'show', uuid])
    expect(shown.json).toMatchObject({ lead: { uuid, title: 'Offer' }, jobs: [] })
    expect(await at.counter(['lead', 'cancel', uuid])).toMatchObject({
      status: 0,
      json: { lead: { uuid, status: 'cancelled' }, jobs: [{ kind: 'lead.cancel', state: 'done' }] },
    })
    const leads = await at.control<{ uuid: string; status: string }[]>(
      'GET',
      '/cyclesoftware/leads',
    )
    expect(leads).toMatchObject([{ uuid, status: 'cancelled' }])
    expectFault(await at.counter(['lead', 'show', 'x']), 2, 'bad-input')
  })

  it('counter order places one order, and counter orders lists it', async () => {
    const placed = await at.counter(['order', '12', '--note', 'spring'])
    expect(placed).toMatchObject({
      status: 0,
      json: { order: { quantity: 12 }, jobs: [{ kind: 'shields.order', state: 'done' }] },
    })
    const { orderId } = (placed as JobOf<'order'>).json.order as { orderId: number }
    const listed = (await at.counter(['orders'])).json as { orderId: number }[]
    expect(listed.filter((order) => order.orderId === orderId)).toHaveLength(1)
    expectFault(await at.counter(['order', '-1']), 2, 'bad-input')
  })

  it('counter stores, keys and stock print the shop', async () => {
    const stores = (await at.counter(['stores'])).json as { id: string }[]
    expect(stores.map(({ id }) => id)).toContain('1-1')
    const keys = (await at.counter(['keys'])).json as { lastFour: string }[]
    expect(keys.length).toBeGreaterThan(0)
    for (const { lastFour } of keys) expect(lastFour).toHaveLength(4)
    const stock = (await at.counter(['stock', '8717231204726'])).json as { barcode: string }[]
    expect(stock.length).toBeGreaterThan(1)
    expect(stock.every(({ barcode }) => barcode === '8717231204726')).toBe(true)
    expectFault(await at.counter(['stock']), 2, 'bad-input')
  })
})

describe('counter outbox', () => {
  it('lists, shows, retries, discards with a reason and exports', async () => {
    const listed = await at.counter(['outbox', 'list'])
    const jobs = listed.json as Job[]
    expect(listed.status).toBe(0)
    expect(jobs.map(({ state }) => state)).toContain('done')
    const stolen = jobs.find(({ parkedBecause }) => parkedBecause === 'stolen')
    const id = stolen?.id ?? ''

    const shown = await at.counter(['outbox', 'show', id])
    expect(shown).toMatchObject({
      status: 0,
      json: {
        id,
        state: 'parked',
        service: 'cicopass',
        timeline: [{ what: 'queued' }, { what: 'parked', outcome: 'stolen' }],
      },
    })
    const retried = await at.counter(['outbox', 'retry', id])
    expect(retried).toMatchObject({
      status: 4,
      json: [{ id, state: 'parked', parkedBecause: 'stolen' }],
    })
    const all = await at.counter(['outbox', 'retry', 'all'])
    expect(all.status).toBe(4)

    expectFault(await at.counter(['outbox', 'discard', id]), 2, 'bad-input')
    const discarded = await at.counter([
      'outbox',
      'discard',
      id,
      '--reason',
      'handed to the police',
    ])
    expect(discarded).toMatchObject({ status: 0, json: [{ id, state: 'discarded' }] })
    expectFault(await at.counter(['outbox', 'discard', id, '--reason', 'once more']), 1, 'too-late')
    expectFault(await at.counter(['outbox', 'retry', id]), 1, 'too-late')
    expectFault(await at.counter(['outbox', 'show', 'no-such-job']), 1, 'not-found')
    expectFault(await at.counter(['outbox', 'burn']), 2, 'bad-input')

    const exported = await at.counter(['outbox', 'export'])
    const rows = exported.json as Record<string, unknown>[]
    expect(rows).toHaveLength(jobs.length)
    expect(rows.find((row) => row['id'] === id)).toMatchObject({
      state: 'discarded',
      discardReason: 'handed to the police',
      account: 'balie@example.com',
      payload: expect.stringContaining('frameNumber') as string,
    })
  })
})

describe('The rest of it', () => {
  it('counter doctor asks everything for real', async () => {
    const { status, json } = await at.counter(['doctor'])
    const { checks } = json as { checks: { name: string; status: string }[] }
    expect(Object.fromEntries(checks.map((check) => [check.name, check.status]))).toMatchObject({
      database: 'ok',
      backup: 'ok',
      keychain: 'ok',
      cicopass: 'ok',
      cyclesoftware: 'ok',
      runtime: 'ok',
      'data-folder': 'ok',
      proxy: 'ok',
      clock: 'ok',
      budget: 'ok',
    })
    expect(status).toBe(0)
    await at.control('POST', '/cicopass/offline')
    const broken = await at.counter(['doctor'])
    expect(broken.status).toBe(1)
    expect(broken.json).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'cicopass', status: 'fail' }),
      ]) as unknown[],
    })
    await at.control('POST', '/cicopass/online')
  })

  it('counter doctor --bundle writes a report that names no customer, bike or secret', async () => {
    const bundle = join(at.folder, 'report.zip')
    expect(await at.counter(['doctor', '--bundle', bundle])).toMatchObject({
      status: 0,
      json: { bundle },
    })
    const files = Object.entries(unzipSync(new Uint8Array(readFileSync(bundle)))).map(
      ([name, bytes]) => ({ name, text: strFromU8(bytes) }),
    )
    const report = files.find(({ name }) => name === 'report.json')
    expect(JSON.parse(report?.text ?? '')).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ name: 'disk' })]) as unknown[],
      database: { rows: { jobs: expect.any(Number) as number } },
    })
    const told = files.map(({ text }) => text).join('\n')
    expect(told).toContain('A service answered')
    for (const planted of [
      'fiets-op-slot',
      'kassa-open',
      'balie@example.com',
      'J. de Vries',
      '0612345678',
      'vries@example.nl',
      bike.frameNumber,
      'CL47110815',
    ]) {
      expect(told).not.toContain(planted)
    }
  })

  it('the log leads from a command over its job to the requests it made', async () => {
    const log = globSync(join(at.env['COUNTER_DATA_DIR'] ?? '', 'shop/logs/*.log'))
      .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const made = log.find(
      ({ message, details }) =>
        message === 'A job is written down' &&
        (details as Record<string, unknown>)['kind'] === 'lead.create',
    )
    expect(made).toMatchObject({ call: 'lead', request: expect.any(String) as string })
    const { job } = made?.['details'] as { job: string }
    const requests = log.filter((line) => line['job'] === job)
    expect(requests.map(({ message, details }) => [message, details])).toContainEqual([
      'A service answered',
      expect.objectContaining({ service: 'cyclesoftware', status: 200 }),
    ])
  })

  it('a bad timeout, an unknown command and no command are bad input', async () => {
    expectFault(await at.counter(['sync', '--timeout', 'soon']), 2, 'bad-input')
    expectFault(await at.counter(['fly']), 2, 'bad-input')
    expect((await at.asPerson([])).status).toBe(2)
    expect((await at.asPerson(['help'])).status).toBe(0)
  })

  it('a person reads sentences, and problems on standard error', async () => {
    const told = await at.asPerson(['check', 'none'])
    expect(told).toMatchObject({ status: 2, stdout: '' })
    expect(told.stderr).toContain('is not a frame number')
    expect((await at.asPerson(['check', 'FR 0815'])).stdout).toBe('clear\n')
  })

  it('two commands at once both do their work', async () => {
    const [one, other] = await Promise.all([
      at.program(['register'], JSON.stringify({ ...bike, frameNumber: 'BOTH-0001' })),
      at.program(['register'], JSON.stringify({ ...bike, frameNumber: 'BOTH-0001' })),
    ])
    expect([one.status, other.status].toSorted()).toEqual([0, 4])
    const bikes = await at.control<{ frameNumber: string }[]>('GET', '/cicopass/registrations')
    expect(bikes.filter(({ frameNumber }) => frameNumber === 'BOTH-0001')).toHaveLength(1)
  })

  it('does what docs/command-line.md shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8')
    const examples = [...page.matchAll(/```sh\n# exit status (\d)[^\n]*\n([\s\S]*?)```/g)]
    expect(examples.length).toBeGreaterThan(5)
    for (const [, status = '', script = ''] of examples) {
      const { stdout, ...ended } = await at.inShell(script)
      expect(ended.status, `${script}${ended.stderr}`).toBe(Number(status))
      expect(() => JSON.parse(stdout) as unknown, script).not.toThrow()
    }
  })

  it('no frame number and no password lies readable in the data folder', async () => {
    const files = globSync('**/*', { cwd: String(at.env['COUNTER_DATA_DIR']), withFileTypes: true })
    const contents = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)))
    expect(contents.length).toBeGreaterThan(0)
    for (const content of contents) {
      expect(content.includes('CL47110815')).toBe(false)
      expect(content.includes('fiets-op-slot')).toBe(false)
    }
  })
})
