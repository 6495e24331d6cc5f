import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { createCounter, type Counter } from '../../electron/core/counter.ts'
import type { AnswerSeen, Database, Keychain, Ports, SecretName } from '../../electron/core/ports.ts'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { createPos } from '../../electron/services/cyclesoftware/cyclesoftware.ts'
import type { Profile } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { CicopassCredentials, CyclesoftwareCredentials } from '../../shared/account.ts'
import { ok } from '../../shared/fault.ts'
import { createShiftedClock, type ShiftedClock } from './shifted-clock.ts'

/** A whole counter on real simulated services over HTTP; only keychain, scanner and paper are absent. */
export type TestCounter = {
  counter: Counter
  ports: Ports
  clock: ShiftedClock
  training: Training
  /** Closes this counter without ending anything cleanly and opens another on the same database. */
  crashAndRestart(): Promise<TestCounter>
  close(): Promise<void>
}

export async function openTestCounter(
  options: { profile?: Profile; signedIn?: boolean; seed?: number } = {},
): Promise<TestCounter> {
  const training = await startTraining({
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })
  const clock = createShiftedClock()
  const database = openMemoryDatabase()
  const opened = await assemble({ training, clock, database, keychain: keychainInMemory() })
  if (options.signedIn !== false) await signIn(opened.counter)
  return opened
}

export async function signIn(counter: Counter): Promise<void> {
  const cicopass = await counter.accounts.signInCicopass({
    email: 'balie@example.com',
    password: 'fiets-op-slot',
  })
  if (!cicopass.ok) throw new Error(`Sign-in failed: ${JSON.stringify(cicopass.fault)}`)
  const cyclesoftware = await counter.accounts.signInCyclesoftware({
    country: 'NL',
    userName: 'rijwielhandel',
    password: 'kassa-open',
    apiKey: null,
    store: { account: '1', store: '1' },
  })
  if (!cyclesoftware.ok) throw new Error(`Sign-in failed: ${JSON.stringify(cyclesoftware.fault)}`)
}

async function assemble(parts: {
  training: Training
  clock: ShiftedClock
  database: Database
  keychain: Keychain
}): Promise<TestCounter> {
  const { training, clock, database, keychain } = parts
  const listeners = new Set<(answer: AnswerSeen) => void>()
  const onAnswer = (answer: AnswerSeen): void => {
    for (const listener of [...listeners]) listener(answer)
  }
  const client = { version: 'test', clock, onAnswer, timeouts: { read: 2_000, change: 2_000 } }
  const registry = createRegistry({
    ...client,
    baseUrl: training.cicopassUrl,
    credentials: async () => {
      const secret = await keychain.read('cicopass')
      if (!secret.ok) return secret
      return ok(secret.value === null ? null : CicopassCredentials.parse(JSON.parse(secret.value)))
    },
  })
  const pos = createPos({
    ...client,
    baseUrl: training.cyclesoftwareUrl,
    credentials: async () => {
      const secret = await keychain.read('cyclesoftware')
      if (!secret.ok) return secret
      if (secret.value === null) return ok(null)
      return ok(CyclesoftwareCredentials.parse(JSON.parse(secret.value)))
    },
  })
  const ports: Ports = {
    clock,
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    keychain,
    database,
    registry,
    pos,
    answers: {
      onAnswer(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
    scanner: noScanner,
    printer: { pdf: () => Promise.resolve(ok(new Uint8Array())) },
    files: {
      saveCertificate: (fileName) => Promise.resolve(ok(fileName)),
      open: () => Promise.resolve(ok(undefined)),
    },
    codes: { qr: () => '<svg></svg>' },
    random: Math.random,
  }
  const counter = createCounter(ports, { language: () => 'nl' })
  return {
    counter,
    ports,
    clock,
    training,
    async crashAndRestart() {
      await counter.outbox.stop()
      return assemble(parts)
    },
    async close() {
      await counter.close()
      await Promise.all([registry.close(), pos.close()])
      await training.stop()
    },
  }
}

const noScanner: Ports['scanner'] = {
  ports: () => Promise.resolve(ok([])),
  use: () => undefined,
  status: () => ({ state: 'not-chosen', name: null, fault: null }),
  onBytes: () => () => undefined,
  onStatus: () => () => undefined,
  close: () => Promise.resolve(),
}

function keychainInMemory(): Keychain {
  const secrets = new Map<SecretName, string>()
  return {
    read: (name) => Promise.resolve(ok(secrets.get(name) ?? null)),
    write(name, secret) {
      secrets.set(name, secret)
      return Promise.resolve(ok(undefined))
    },
    remove(name) {
      secrets.delete(name)
      return Promise.resolve(ok(undefined))
    },
  }
}
