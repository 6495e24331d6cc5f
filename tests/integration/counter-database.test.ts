import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  databasePath,
  makeRecoveryCode,
  openCounterDatabase,
  openWithRecoveryCode,
  recoveryCodeMade,
} from '../../electron/adapters/database/counter-database.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import { createKeychain } from '../../electron/adapters/keychain.ts'
import type { Database, Keychain } from '../../electron/core/ports.ts'
import { ok, type Result } from '../../shared/fault.ts'
import { startSecretService, type SecretService } from '../support/secret-service.ts'
import { storedJob } from '../support/stored-job.ts'

let service: SecretService
let home: string
let folder: string
let keychain: Keychain
let counters = 0

beforeAll(async () => {
  service = await startSecretService()
  // keytar connects at its first call, and this file has a process of its own.
  Object.assign(process.env, service.env)
  home = mkdtempSync(join(tmpdir(), 'counter-place-'))
})
afterAll(async () => {
  rmSync(home, { recursive: true })
  await service.stop()
})
beforeEach(() => {
  counters += 1
  folder = mkdtempSync(join(home, 'folder-'))
  keychain = createKeychain({ service: `counter-place-${String(counters)}`, answerWithin: 5_000 })
})

function opened(result: Result<Database>): Database {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

/** A counter with one confirmed sale, closed. */
async function oneSale(): Promise<void> {
  const database = opened(await openCounterDatabase({ folder, keychain }))
  database.write(() => {
    database.jobs.add(storedJob())
  })
  database.close()
}

describe('the database of a counter', () => {
  it('is made with its key the first time and opens again with it', async () => {
    await oneSale()
    const again = opened(await openCounterDatabase({ folder, keychain }))
    expect(again.jobs.counts().waiting).toBe(1)
    again.close()
  })

  it('keeps its key nowhere but in the keychain', async () => {
    await oneSale()
    const stored = await keychain.read('database-key')
    if (!stored.ok || stored.value === null) throw new Error('no key')
    const raw = Buffer.from(stored.value, 'base64')
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      expect(
        bytes.includes(raw) || bytes.includes(stored.value) || bytes.includes(raw.toString('hex')),
      ).toBe(false)
    }
  })

  it('makes no file while the keychain cannot keep its key', async () => {
    const fault = { kind: 'keychain-locked', detail: 'locked' } as const
    const locked: Keychain = { ...keychain, write: () => Promise.resolve({ ok: false, fault }) }
    expect(await openCounterDatabase({ folder, keychain: locked })).toEqual({ ok: false, fault })
    const forgetful: Keychain = { ...keychain, write: () => Promise.resolve(ok(undefined)) }
    expect(await openCounterDatabase({ folder, keychain: forgetful })).toMatchObject({
      fault: { kind: 'keychain-failed' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes on with the key it has when it was stopped before the file was made', async () => {
    await oneSale()
    const before = await keychain.read('database-key')
    rmSync(databasePath(folder))
    opened(await openCounterDatabase({ folder, keychain })).close()
    expect(await keychain.read('database-key')).toEqual(before)
  })

  it('stays as it is when its key is gone: no new one, no new key', async () => {
    await oneSale()
    await keychain.remove('database-key')
    const bytes = readFileSync(databasePath(folder))
    expect(await openCounterDatabase({ folder, keychain })).toEqual({
      ok: false,
      fault: { kind: 'database-key-missing', path: databasePath(folder) },
    })
    expect(readFileSync(databasePath(folder)).equals(bytes)).toBe(true)
    expect(await keychain.read('database-key')).toEqual({ ok: true, value: null })
  })

  it.each(['not a key', Buffer.alloc(31).toString('base64'), Buffer.alloc(32).toString('base64')])(
    'stays as it is when the keychain holds %j for its key',
    async (text) => {
      await oneSale()
      await keychain.write('database-key', text)
      expect(await openCounterDatabase({ folder, keychain })).toMatchObject({
        fault: { kind: 'database-key-wrong' },
      })
      expect(existsSync(databasePath(folder))).toBe(true)
    },
  )
})

describe('the recovery code', () => {
  async function made(): Promise<string> {
    const code = await makeRecoveryCode({ folder, keychain })
    if (!code.ok) throw new Error(code.fault.kind)
    return code.value
  }

  it('opens the database when the keychain was lost, and gives the keychain its key back', async () => {
    await oneSale()
    expect(recoveryCodeMade(folder)).toBe(false)
    const code = await made()
    expect(recoveryCodeMade(folder)).toBe(true)
    expect(statSync(join(folder, 'recovery.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'recovery.json'), 'utf8')).not.toContain(code.slice(0, 9))
    await keychain.remove('database-key')
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const database = opened(await openWithRecoveryCode({ folder, keychain, code: typed }))
    expect(database.jobs.counts().waiting).toBe(1)
    database.close()
    opened(await openCounterDatabase({ folder, keychain })).close()
  })

  it('that is wrong changes nothing', async () => {
    await oneSale()
    const old = await made()
    await made()
    await keychain.remove('database-key')
    for (const code of [old, 'nonsense', '']) {
      expect(await openWithRecoveryCode({ folder, keychain, code })).toEqual({
        ok: false,
        fault: { kind: 'recovery-code-wrong' },
      })
    }
    expect(await keychain.read('database-key')).toEqual({ ok: true, value: null })
  })

  it('that was never made is said to be so, and one whose file is damaged too', async () => {
    await oneSale()
    const ask = () => openWithRecoveryCode({ folder, keychain, code: 'x' })
    expect(await ask()).toEqual({ ok: false, fault: { kind: 'recovery-code-never-made' } })
    writeFileSync(join(folder, 'recovery.json'), '{"version":1')
    expect(await ask()).toMatchObject({ fault: { kind: 'database-damaged' } })
  })

  it('makes no database where none is', async () => {
    await oneSale()
    const code = await made()
    rmSync(databasePath(folder))
    expect(await openWithRecoveryCode({ folder, keychain, code })).toMatchObject({
      fault: { kind: 'not-found' },
    })
    expect(existsSync(databasePath(folder))).toBe(false)
  })

  it('of a database that is gone is left as it is, and no new one begins beside it', async () => {
    await oneSale()
    await made()
    rmSync(databasePath(folder))
    const fault = { kind: 'database-missing', path: databasePath(folder), found: ['recovery.json'] }
    expect(await openCounterDatabase({ folder, keychain })).toEqual({ ok: false, fault })
    await keychain.remove('database-key')
    expect(await openCounterDatabase({ folder, keychain })).toEqual({ ok: false, fault })
    expect(await keychain.read('database-key')).toEqual({ ok: true, value: null })
    expect(readdirSync(folder)).toEqual(['recovery.json'])
  })

  it('opens what is left of a database that is gone together with its key', async () => {
    const database = opened(await openCounterDatabase({ folder, keychain }))
    database.write(() => {
      database.jobs.add(storedJob())
    })
    const copied = await database.backups.makeIfDue()
    expect(copied.ok).toBe(true)
    database.close()
    const code = await made()
    rmSync(databasePath(folder))
    await keychain.remove('database-key')
    expect(await openCounterDatabase({ folder, keychain })).toMatchObject({
      fault: { kind: 'database-key-missing' },
    })
    const settle = settleAfterRestore
    const back = opened(await openWithRecoveryCode({ folder, keychain, code }, { settle }))
    expect(back.jobs.counts()).toMatchObject({ unknown: 1 })
    back.close()
    opened(await openCounterDatabase({ folder, keychain })).close()
  })

  it('cannot be made for a database whose key is gone', async () => {
    await oneSale()
    await keychain.remove('database-key')
    expect(await makeRecoveryCode({ folder, keychain })).toMatchObject({
      fault: { kind: 'database-key-missing' },
    })
  })
})
