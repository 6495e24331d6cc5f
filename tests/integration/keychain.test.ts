import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  environmentWithoutBus,
  startSecretService,
  withSecretService,
  type SecretService,
} from '../support/secret-service.ts'

const STEPS = join(import.meta.dirname, '../support/keychain-steps.ts')
const KEYTAR = join(import.meta.dirname, '../../node_modules/keytar')

/**
 * Each step's answer, from a process of its own. It is ended when the last answer is there: Node
 * waits at its exit for a keychain call that is still out.
 */
async function steps(env: NodeJS.ProcessEnv, wanted: string[], answerWithin = 10_000) {
  const options = [STEPS, 'counter-test', String(answerWithin), ...wanted]
  const child = spawn(process.execPath, options, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const answers: unknown[] = []
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      answers.push(JSON.parse(line))
      if (answers.length === wanted.length) break
    }
    return answers
  } finally {
    child.kill('SIGKILL')
  }
}

function fault(kind: string, detail: RegExp) {
  return { ok: false, fault: { kind, detail: expect.stringMatching(detail) as unknown } }
}

describe('the keychain on a real Secret Service', () => {
  let service: SecretService
  beforeAll(async () => {
    service = await startSecretService()
  })
  afterAll(() => service.stop())

  it('gives a secret back to another process, and forgets it when told', async () => {
    expect(await steps(service.env, ['read:cicopass', 'write:cicopass:a pass word ✓'])).toEqual([
      { ok: true, value: null },
      { ok: true },
    ])
    expect(await steps(service.env, ['read:cicopass', 'remove:cicopass', 'read:cicopass'])).toEqual(
      [{ ok: true, value: 'a pass word ✓' }, { ok: true }, { ok: true, value: null }],
    )
  })

  it('keeps each secret under its own name and replaces it when it is written again', async () => {
    await steps(service.env, [
      'write:cicopass:one',
      'write:cyclesoftware:two',
      'write:cicopass:three',
    ])
    expect(await steps(service.env, ['read:cicopass', 'read:cyclesoftware'])).toEqual([
      { ok: true, value: 'three' },
      { ok: true, value: 'two' },
    ])
  })

  it('removes a secret that was never there without a fault', async () => {
    expect(await steps(service.env, ['remove:database-key'])).toEqual([{ ok: true }])
  })

  it('never says "no such secret" when the keyring is locked', async () => {
    await withSecretService(async (locked) => {
      await steps(locked.env, ['write:database-key:the key'])
      locked.lock()
      const answers = await steps(locked.env, [
        'read:database-key',
        'write:database-key:another',
        'remove:database-key',
      ])
      expect(answers).toEqual(Array(3).fill(fault('keychain-locked', /locked collection/)))
    })
  })

  it('says it is locked when a question to the person stays unanswered', async () => {
    await withSecretService(async (silent) => {
      expect(await steps(silent.env, ['write:cicopass:secret'], 1_000)).toEqual([
        fault('keychain-locked', /no answer within 1 s/),
      ])
    }, 'silent-prompt')
  })

  it('says it is missing when there is no keyring and nobody to ask for one', async () => {
    await withSecretService(async (empty) => {
      expect(await steps(empty.env, ['read:database-key', 'write:database-key:k'])).toEqual(
        Array(2).fill(fault('keychain-missing', /Object does not exist/)),
      )
    }, 'no-keyring')
  })

  it('says it is missing when the session bus has no Secret Service', async () => {
    await withSecretService(async (bare) => {
      expect(await steps(bare.env, ['read:cicopass', 'write:cicopass:s'])).toEqual(
        Array(2).fill(fault('keychain-missing', /org\.freedesktop\.secrets/)),
      )
    }, 'no-service')
  })

  it('says it is missing when there is no session bus at all', async () => {
    const home = mkdtempSync(join(tmpdir(), 'counter-no-bus-'))
    const env = environmentWithoutBus(home)
    expect(await steps(env, ['read:cicopass', 'write:cicopass:s', 'remove:cicopass'])).toEqual(
      Array(3).fill(fault('keychain-missing', /D-Bus/)),
    )
    const nobody = { ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/nobody` }
    expect(await steps(nobody, ['read:cicopass'])).toEqual([
      fault('keychain-missing', /Could not connect/),
    ])
    rmSync(home, { recursive: true })
  })

  it('says it is missing, and starts all the same, when its library cannot be loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-keytar-'))
    // Without its binary the library fails in the words it has for a machine without libsecret.
    cpSync(join(KEYTAR, 'lib'), join(folder, 'lib'), { recursive: true })
    const env = { ...service.env, LIBRARY: join(folder, 'lib', 'keytar.js') }
    expect(await steps(env, ['read:cicopass', 'write:cicopass:s'])).toEqual(
      Array(2).fill(fault('keychain-missing', /Failed to load keytar/)),
    )
    rmSync(folder, { recursive: true })
  })
})
