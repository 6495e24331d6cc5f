import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import { localSocketAddress } from '../../electron/adapters/local-socket/address.ts'
import { createKeychain } from '../../electron/adapters/keychain.ts'
import { startTraining } from '../../electron/training/training-services.ts'
import type { Environment } from '../../electron/workplace/environment.ts'
import { openCounter } from '../../electron/workplace/open-counter.ts'
import { openWorkplace, type Workplace } from '../../electron/workplace/workplace.ts'
import type { AppState } from '../../shared/counter-api.ts'
import type { DeskSettings } from '../../shared/desk.ts'
import { fileSchema } from '../../electron/core/settings/settings-files.ts'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { quietLog } from '../support/quiet-log.ts'
import { patience } from '../support/patience.ts'

/** On the real keychain of this session and real, encrypted database files. */
const opened: Workplace[] = []
const folders: string[] = []

function newEnvironment(addresses: Partial<Environment> = {}): Environment {
  const dataFolder = mkdtempSync(join(tmpdir(), 'counter-workplace-'))
  folders.push(dataFolder)
  return {
    dataFolder,
    keychainService: `counter-test-${randomUUID()}`,
    cicopassUrl: 'http://127.0.0.1:9',
    cyclesoftwareUrl: 'http://127.0.0.1:9',
    scanners: null,
    language: null,
    logLevel: 'info',
    ...addresses,
  }
}

const deskSettings = (set: Partial<DeskSettings>): DeskSettings =>
  fileSchema('desk.json').parse(set)

async function open(environment: Environment): Promise<Workplace> {
  const workplace = await openWorkplace({
    environment,
    printer: { pdf: () => Promise.resolve(failed({ kind: 'print-failed', detail: 'no window' })) },
    openFile: () => Promise.resolve('no window'),
    showFile: () => undefined,
    browser: { open: () => Promise.resolve(ok(undefined)) },
    proxyFor: () => Promise.resolve(null),
    version: '0.0.0',
    languages: ['en-GB'],
    log: quietLog({ error: console.error }),
    desktop: {
      useGlobalKey: () => true,
      startAtSignIn: () => true,
      useTray: () => undefined,
    },
    updates: {
      copy: {
        updater: () => Promise.reject(new Error('not installed')),
        cannot: 'not-installed',
        needsPerson: false,
        makeWay: () => () => undefined,
      },
      key: null,
      ask: () => Promise.resolve(false),
    },
  })
  opened.push(workplace)
  return workplace
}

function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`A fault instead of an answer: ${JSON.stringify(answer.fault)}`)
  return answer.value
}

async function ask(workplace: Workplace) {
  return value(await workplace.handlers['app.state']({}))
}

afterEach(async () => {
  for (const workplace of opened.splice(0)) await workplace.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('The first run', () => {
  it('opens nothing and asks where to work', async () => {
    const environment = newEnvironment()
    const workplace = await open(environment)
    expect(await ask(workplace)).toMatchObject({ mode: null, opening: null, language: 'en' })
    expect(readdirSync(environment.dataFolder)).toEqual([])
    expect(await workplace.handlers['draft.get']({})).toMatchObject({ ok: false })
  })

  it('remembers the choice and the language', async () => {
    const environment = newEnvironment()
    const first = await open(environment)
    value(await first.handlers['app.chooseMode']({ mode: 'shop' }))
    value(await first.handlers['app.setLanguage']({ language: 'nl' }))
    await first.close()
    const second = await open(environment)
    expect(await ask(second)).toMatchObject({ mode: 'shop', language: 'nl', opening: null })
  })
})

describe('The counter’s own folder', () => {
  it.each([
    ['itself', (own: string) => own],
    ['by another spelling', (own: string) => join(own, 'shop', '..')],
    ['that of the shop', (own: string) => join(own, 'shop')],
    ['one in it', (own: string) => join(own, 'shop', 'certificates')],
    ['that of the training', (own: string) => join(own, 'training')],
    [
      'behind a link',
      (own: string) => {
        const link = join(own, 'till')
        symlinkSync(join(own, 'shop'), link, 'dir')
        return link
      },
    ],
  ])('is no inbound folder, %s: nothing of it is taken in', async (_how, of) => {
    const environment = newEnvironment()
    const workplace = await open(environment)
    const { handlers } = workplace
    value(await handlers['app.chooseMode']({ mode: 'shop' }))
    value(await handlers['recovery.makeCode']({}))
    const own = environment.dataFolder
    const handOverFolder = of(own)
    const { settings } = value(await handlers['app.desk']({}))
    const answer = await handlers['app.setDesk']({ ...settings, handOverFolder })
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'folder-not-writable' } })
    // Nor as IT or an earlier version wrote it down.
    await workplace.close()
    writeFileSync(join(own, 'desk.json'), JSON.stringify({ ...settings, handOverFolder }))
    const again = await open(environment)
    expect(value(await again.handlers['app.desk']({}))).toMatchObject({
      folderFault: { kind: 'folder-not-writable' },
    })
    await again.close()
    for (const name of ['counter.json', 'desk.json', 'shop/recovery.json']) {
      expect([name, existsSync(join(own, name))]).toEqual([name, true])
    }
    for (const name of ['taking', 'shop/taking', 'training/taking', 'shop/certificates/taking']) {
      expect([name, existsSync(join(own, name))]).toEqual([name, false])
    }
  })
})

describe('A customer who asks to be erased', () => {
  it('is gone from the files that the counter put away, taken and refused; other files stay', async () => {
    const environment = newEnvironment()
    const handOverFolder = join(environment.dataFolder, 'till')
    const configuration = { mode: 'shop', desk: { handOverFolder } }
    mkdirSync(handOverFolder)
    writeFileSync(
      join(environment.dataFolder, 'counter.config.json'),
      JSON.stringify(configuration),
    )
    const workplace = await open(environment)
    const lead = (name: string) => JSON.stringify({ lead: { name, phone: '0612345678' } })
    const put = (name: string, text: string | Buffer) =>
      writeFileSync(join(handOverFolder, name), text)
    put('1.json', lead('J. de Vries'))
    put('2.json', lead('Vries, J. de').replace('Vries', String.raw`Vri\u0065s`))
    put('3.json', `{"lead":{"name":"J. de Vri${String.raw`\u0065`}s"`)
    put('4.json', Buffer.from(`\uFEFF${lead('J. de Vries')}`, 'utf16le'))
    put('5.json', lead('A. Jansen'))
    const putAway = () =>
      ['done', 'refused'].flatMap((place) => {
        const folder = join(handOverFolder, place)
        return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
      })
    const files = () => putAway().filter((path) => path.endsWith('.json'))
    await expect.poll(() => files().length, { timeout: patience.timeout }).toBe(5)
    // The shop's own, though it names the customer and lies there.
    const own = join(handOverFolder, 'refused', 'invoices-de-vries.json')
    writeFileSync(own, lead('J. de Vries'))

    expect(value(await workplace.handlers['privacy.erase']({ search: 'de Vries' }))).toMatchObject({
      erased: expect.any(Number) as number,
    })
    expect(
      files()
        .map((path) => basename(path))
        .toSorted(),
    ).toEqual(['5.json', 'invoices-de-vries.json'])
    const named = putAway().filter((path) => /vries/i.test(readFileSync(path, 'latin1')))
    expect(named).toEqual([own])
  })
})

describe('A configuration of whoever looks after the computers', () => {
  it('chooses before anybody did, and never against a person', async () => {
    const environment = newEnvironment()
    const file = join(environment.dataFolder, 'counter.config.json')
    const handOverFolder = join(environment.dataFolder, 'till')
    const cicopass = { email: 'shop@example.com' }
    writeFileSync(
      file,
      JSON.stringify({ language: 'de', mode: 'shop', cicopass, desk: { handOverFolder } }),
    )
    const first = await open(environment)
    expect(await ask(first)).toMatchObject({
      mode: 'shop',
      opening: null,
      language: 'de',
      configured: { cicopass, cyclesoftware: null },
    })
    expect(value(await first.handlers['app.desk']({})).settings.handOverFolder).toBe(handOverFolder)
    value(await first.handlers['app.setLanguage']({ language: 'nl' }))
    value(await first.handlers['app.setDesk'](deskSettings({})))
    await first.close()

    const second = await open(environment)
    expect((await ask(second)).language).toBe('nl')
    expect(value(await second.handlers['app.desk']({})).settings.handOverFolder).toBeNull()
  })

  it('alone may name a folder on another machine; a person or an older choice cannot', async () => {
    const environment = newEnvironment()
    const handOverFolder = '//elsewhere.invalid/till'
    const settings = deskSettings({ handOverFolder })
    writeFileSync(join(environment.dataFolder, 'desk.json'), JSON.stringify(settings))
    writeFileSync(
      join(environment.dataFolder, 'counter.config.json'),
      JSON.stringify({ mode: 'shop' }),
    )
    const first = await open(environment)
    const fault = { kind: 'folder-on-network', path: handOverFolder }
    expect(value(await first.handlers['app.desk']({})).folderFault).toEqual(fault)
    expect(await first.handlers['app.setDesk'](settings)).toEqual({ ok: false, fault })
    await first.close()
    writeFileSync(
      join(environment.dataFolder, 'counter.config.json'),
      JSON.stringify({ mode: 'shop', desk: { handOverFolder } }),
    )
    const second = await open(environment)
    expect(value(await second.handlers['app.desk']({})).folderFault).not.toEqual(fault)
  })

  it('with a secret in it counts for nothing, and the check-up says so', async () => {
    const environment = newEnvironment()
    const password = 'fiets-op-slot'
    const file = join(environment.dataFolder, 'counter.config.json')
    writeFileSync(file, JSON.stringify({ mode: 'shop', cicopass: { email: 'a@b.nl', password } }))
    const workplace = await open(environment)
    expect(await ask(workplace)).toMatchObject({ mode: null })
    const { checks } = value(await workplace.handlers['diagnostics.run']({}))
    const check = checks.find(({ name }) => name === 'configuration')
    expect(check).toMatchObject({
      status: 'fail',
      found: { path: file, field: 'cicopass.password' },
    })
    expect(JSON.stringify(checks)).not.toContain(password)
  })
})

describe('Training', () => {
  it('works on its own data, its own keychain and its own services', async () => {
    const environment = newEnvironment()
    const workplace = await open(environment)
    value(await workplace.handlers['app.chooseMode']({ mode: 'training' }))
    const accounts = value(await workplace.handlers['accounts.get']({}))
    expect(accounts.cicopass?.email).toBe('balie@example.com')
    const shopKeychain = createKeychain({ service: environment.keychainService })
    expect(await shopKeychain.read('cicopass')).toEqual({ ok: true, value: null })

    value(await workplace.handlers['app.chooseMode']({ mode: 'shop' }))
    expect(value(await workplace.handlers['accounts.get']({})).cicopass).toBeNull()
    expect(readdirSync(environment.dataFolder).toSorted()).toEqual([
      'counter.json',
      'shop',
      'training',
    ])
  })
})

describe('A shop in training', () => {
  it('goes on where it stopped: a bike registered yesterday is registered today', async () => {
    const environment = newEnvironment()
    const first = await open(environment)
    value(await first.handlers['app.chooseMode']({ mode: 'training' }))
    const { handlers } = first
    const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
    value(await handlers['draft.setBike']({ attributes: bike }))
    value(await handlers['draft.read']({ text: 'OEFEN-2026-17', part: 'frameNumber' }))
    const draft = value(await handlers['draft.withoutShield']({}))
    value(await handlers['draft.confirm']({ draftId: draft.id }))
    await vi.waitFor(
      async () => {
        const [sale] = value(await handlers['sales.today']({}))
        expect(sale?.state).toBe('registered')
      },
      { ...patience, interval: 100 },
    )
    await first.close()

    const second = await open(environment)
    value(await second.handlers['check.read']({ text: 'OEFEN-2026-17' }))
    await vi.waitFor(
      async () => {
        const { check } = value(await second.handlers['check.get']({}))
        expect(check).toMatchObject({ verdict: 'registered', hits: [{ brand: 'Gazelle' }] })
      },
      { ...patience, interval: 100 },
    )
  })
})

describe('A keychain that lost the key', () => {
  it('is said, and the recovery code opens the data and puts the key back', async () => {
    const environment = newEnvironment()
    const workplace = await open(environment)
    value(await workplace.handlers['app.chooseMode']({ mode: 'shop' }))
    value(await workplace.handlers['draft.setBike']({ attributes: { brand: 'Gazelle' } }))
    const { code } = value(await workplace.handlers['recovery.makeCode']({}))
    await workplace.close()
    const keychain = createKeychain({ service: environment.keychainService })
    value(await keychain.remove('database-key'))

    const without = await open(environment)
    expect((await ask(without)).opening?.kind).toBe('database-key-missing')
    expect(await without.handlers['sales.today']({})).toMatchObject({
      ok: false,
      fault: { kind: 'database-key-missing' },
    })
    const wrong = await without.handlers['recovery.open']({ code: 'ABCD EFGH' })
    expect(wrong).toMatchObject({ ok: false, fault: { kind: 'recovery-code-wrong' } })
    value(await without.handlers['recovery.open']({ code: code.toLowerCase() }))
    expect((await ask(without)).opening).toBeNull()
    expect(value(await without.handlers['sales.today']({}))).toEqual([])
    await without.close()

    const again = await open(environment)
    expect((await ask(again)).opening).toBeNull()
  })
})

describe('Two counters on one data folder', () => {
  it('the second says that another has it open', async () => {
    const environment = newEnvironment()
    const first = await open(environment)
    value(await first.handlers['app.chooseMode']({ mode: 'shop' }))
    const second = await open(environment)
    expect((await ask(second)).opening?.kind).toBe('counter-already-open')
  })
})

/** A shop that was used before, with its data held as a command of the command line holds it. */
async function heldByCommand(): Promise<{ environment: Environment; letGo: () => void }> {
  const environment = newEnvironment()
  const before = await open(environment)
  value(await before.handlers['app.chooseMode']({ mode: 'shop' }))
  await before.close()
  const lock = value(lockDataFolder(join(environment.dataFolder, 'shop')))
  return {
    environment,
    letGo() {
      lock.release()
    },
  }
}

describe('A command that holds the data when the window starts', () => {
  it('leaves no fault behind: the counter opens by itself once it let go, and says so', async () => {
    const { environment, letGo } = await heldByCommand()
    const workplace = await open(environment)
    const told: AppState[] = []
    workplace.events.on('app.changed', (state) => told.push(state))
    expect(await ask(workplace)).toMatchObject({
      opening: { kind: 'counter-already-open' },
      triesAgain: true,
    })
    letGo()
    await vi.waitFor(() => {
      expect(told).toMatchObject([{ opening: null, triesAgain: false }])
    }, patience)
    expect(value(await workplace.handlers['sales.today']({}))).toEqual([])
  })

  it('"try again" opens the counter, and two presses at once open it once', async () => {
    const { environment, letGo } = await heldByCommand()
    const workplace = await open(environment)
    const held = value(await workplace.handlers['app.reopen']({}))
    expect(held.opening?.kind).toBe('counter-already-open')
    letGo()
    const again = await Promise.all([
      workplace.handlers['app.reopen']({}),
      workplace.handlers['app.chooseMode']({ mode: 'shop' }),
      workplace.handlers['app.reopen']({}),
    ])
    expect(again.map((answer) => value(answer).opening)).toEqual([null, null, null])
    expect(value(await workplace.handlers['sales.today']({}))).toEqual([])
  })

  it('a window that is closed meanwhile does not take the data afterwards', async () => {
    const { environment, letGo } = await heldByCommand()
    const workplace = await open(environment)
    const opensLater = await open(environment)
    await workplace.close()
    letGo()
    // The one that was there first would have had it first.
    await vi.waitFor(async () => {
      expect((await ask(opensLater)).opening).toBeNull()
    }, patience)
    await opensLater.close()
    const lock = value(lockDataFolder(join(environment.dataFolder, 'shop')))
    lock.release()
  })

  it('"try again" looks at the keychain again, too', async () => {
    const environment = newEnvironment()
    const before = await open(environment)
    value(await before.handlers['app.chooseMode']({ mode: 'shop' }))
    await before.close()
    const keychain = createKeychain({ service: environment.keychainService })
    const key = value(await keychain.read('database-key'))
    value(await keychain.remove('database-key'))
    const workplace = await open(environment)
    const without = value(await workplace.handlers['app.reopen']({}))
    expect(without).toMatchObject({ opening: { kind: 'database-key-missing' }, triesAgain: false })
    value(await keychain.write('database-key', key ?? ''))
    expect(value(await workplace.handlers['app.reopen']({})).opening).toBeNull()
  })
})

describe('A command line that cannot be reached', () => {
  it('keeps nobody from selling: its socket’s name is taken, and the counter is open', async () => {
    const environment = newEnvironment()
    const address = localSocketAddress(join(environment.dataFolder, 'shop'))
    mkdirSync(join(address, 'taken'), { recursive: true })
    folders.push(address)
    const workplace = await open(environment)
    const chosen = value(await workplace.handlers['app.chooseMode']({ mode: 'shop' }))
    expect(chosen).toMatchObject({ opening: null })
    expect(value(await workplace.handlers['sales.today']({}))).toEqual([])
  })
})

describe('An opening that throws', () => {
  it('lets go of the data: the next one opens', async () => {
    const environment = newEnvironment()
    const opening = {
      environment,
      mode: 'shop' as const,
      addresses: { cicopass: environment.cicopassUrl, cyclesoftware: environment.cyclesoftwareUrl },
      version: '0.0.0',
      log: quietLog(),
      language: () => 'nl' as const,
      printer: {
        pdf: () => Promise.resolve(failed({ kind: 'print-failed' as const, detail: 'no window' })),
      },
      openFile: () => Promise.resolve('no window'),
      browser: { open: () => Promise.resolve(ok(undefined)) },
    }
    const broken = {
      ...opening,
      // Asked for behind the lock and the database.
      get printer(): never {
        throw new Error('a defect')
      },
    }
    await expect(openCounter(broken)).rejects.toThrow('a defect')
    const again = value(await openCounter(opening))
    await again.close()
  })
})

describe('A sale that turned out stolen while nobody looked', () => {
  it('is told to a page that comes later, after each restart, until somebody saw it', async () => {
    const services = await startTraining()
    const environment = newEnvironment({
      cicopassUrl: services.cicopassUrl,
      cyclesoftwareUrl: services.cyclesoftwareUrl,
    })
    try {
      const first = await open(environment)
      const { handlers } = first
      value(await handlers['app.chooseMode']({ mode: 'shop' }))
      const account = { email: 'balie@example.com', password: 'fiets-op-slot' }
      value(await handlers['accounts.signInCicopass'](account))
      await services.cicopass.goOffline()
      const { frameNumber, brand } = services.examples.stolenBike
      const bike = { brand, color: 'Black', type: 'City bike', audience: 'Women' }
      value(await handlers['draft.setBike']({ attributes: bike }))
      value(await handlers['draft.read']({ text: frameNumber, part: 'frameNumber' }))
      const draft = value(await handlers['draft.withoutShield']({}))
      const sale = value(await handlers['draft.confirm']({ draftId: draft.id }))
      const jobId = sale.registration?.jobId ?? ''
      await first.close()
      await services.cicopass.goOnline()

      // Nobody listens while it is found out.
      const second = await open(environment)
      await vi.waitFor(
        async () => {
          expect(value(await second.handlers['queue.job']({ jobId })).state).toBe('parked')
        },
        { ...patience, interval: 100 },
      )
      expect(value(await second.handlers['alarms.get']({}))).toMatchObject([{ jobId }])
      await second.close()

      const third = await open(environment)
      const [alarm] = value(await third.handlers['alarms.get']({}))
      expect(alarm?.frameNumber.replaceAll(/\W/g, '')).toBe(frameNumber.replaceAll(/\W/g, ''))
      expect(value(await third.handlers['alarms.acknowledge']({ jobId }))).toEqual([])
      await third.close()

      const fourth = await open(environment)
      expect(value(await fourth.handlers['alarms.get']({}))).toEqual([])
      // Tried again and still stolen: a new alarm.
      value(await fourth.handlers['queue.retry']({ jobId }))
      await vi.waitFor(
        async () => {
          expect(value(await fourth.handlers['alarms.get']({}))).toMatchObject([{ jobId }])
        },
        { ...patience, interval: 100 },
      )
      value(await fourth.handlers['queue.discard']({ jobId, reason: 'given back' }))
      expect(value(await fourth.handlers['alarms.get']({}))).toEqual([])
      expect(value(await fourth.handlers['alarms.acknowledge']({ jobId }))).toEqual([])
    } finally {
      await services.stop()
    }
  })
})

describe('What an owner keeps', () => {
  it('is an owner’s in the window too: mode, desk, recovery code, report, updates', async () => {
    const workplace = await open(newEnvironment())
    const { handlers } = workplace
    value(await handlers['app.chooseMode']({ mode: 'shop' }))
    value(await handlers['recovery.makeCode']({}))
    value(await handlers['operators.turnOn']({ name: 'Anna', pin: '4711' }))
    const { people } = value(
      await handlers['operators.add']({ name: 'Bram', role: 'staff', pin: '1234' }),
    )
    const tries = [
      () => handlers['app.chooseMode']({ mode: 'training' }),
      () => handlers['app.setDesk'](deskSettings({})),
      () => handlers['recovery.makeCode']({}),
      () => handlers['recovery.open']({ code: 'AAAA' }),
      () => handlers['diagnostics.bundle']({ withCrashReports: true }),
      () => handlers['diagnostics.show']({}),
      () => handlers['privacy.find']({ search: 'de wit' }),
      () => handlers['privacy.erase']({ search: 'de wit' }),
      () => handlers['updates.set']({ server: null, quietHour: 3 }),
      () => handlers['updates.look']({}),
      () => handlers['updates.download']({}),
      () => handlers['updates.cancel']({}),
      () => handlers['updates.install']({}),
    ]
    const refused = async (kind: string) => {
      for (const attempt of tries) expect(await attempt()).toEqual({ ok: false, fault: { kind } })
    }
    value(await handlers['operators.signOut']({}))
    await refused('operator-needed')
    expect(await ask(workplace)).toMatchObject({ mode: 'shop' })
    value(await handlers['operators.signIn']({ id: people[1]?.id ?? '', pin: '1234' }))
    await refused('owner-needed')
    value(await handlers['app.setLanguage']({ language: 'nl' }))
    value(await handlers['operators.signIn']({ id: people[0]?.id ?? '', pin: '4711' }))
    expect(value(await handlers['recovery.makeCode']({})).code).not.toBe('')
  })
})
