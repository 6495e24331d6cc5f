import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKeychain } from '../../electron/adapters/keychain.ts'
import type { Environment } from '../../electron/workplace/environment.ts'
import { openWorkplace, type Workplace } from '../../electron/workplace/workplace.ts'
import { failed, type Result } from '../../shared/fault.ts'

/** On the real keychain of this session and real, encrypted database files. */
const opened: Workplace[] = []
const folders: string[] = []

function newEnvironment(): Environment {
  const dataFolder = mkdtempSync(join(tmpdir(), 'counter-workplace-'))
  folders.push(dataFolder)
  return {
    dataFolder,
    keychainService: `counter-test-${randomUUID()}`,
    cicopassUrl: 'http://127.0.0.1:9',
    cyclesoftwareUrl: 'http://127.0.0.1:9',
    scannerPath: null,
    language: null,
  }
}

async function open(environment: Environment): Promise<Workplace> {
  const workplace = await openWorkplace({
    environment,
    printer: { pdf: () => Promise.resolve(failed({ kind: 'print-failed', detail: 'no window' })) },
    openFile: () => Promise.resolve('no window'),
    proxyFor: () => Promise.resolve(null),
    version: '0.0.0',
    languages: ['en-GB'],
    log: { info: () => undefined, warn: () => undefined, error: console.error },
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
    value(await handlers['draft.read']({ text: 'OEFEN 2026 17', part: 'frameNumber' }))
    const draft = value(await handlers['draft.withoutShield']({}))
    value(await handlers['draft.confirm']({ draftId: draft.id }))
    await vi.waitFor(
      async () => {
        const [sale] = value(await handlers['sales.today']({}))
        expect(sale?.state).toBe('registered')
      },
      { timeout: 15_000, interval: 100 },
    )
    await first.close()

    const second = await open(environment)
    const found = await second.handlers['check.frameNumber']({ frameNumber: 'OEFEN202617' })
    expect(value(found)).toMatchObject({ verdict: 'registered', bikes: [{ brand: 'Gazelle' }] })
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
