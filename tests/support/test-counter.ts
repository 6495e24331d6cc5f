import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { endAccountChanges } from '../../electron/core/account-change.ts'
import { secrets } from '../../electron/core/settings/secrets.ts'
import { createCounter, type Counter } from '../../electron/core/counter.ts'
import { jobs as everyJob } from '../../electron/core/jobs/definitions.ts'
import type { Jobs } from '../../electron/core/jobs/definition.ts'
import type {
  AnswerSeen,
  Database,
  Keychain,
  Ports,
  SecretName,
} from '../../electron/core/ports.ts'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { createPos } from '../../electron/services/cyclesoftware/cyclesoftware.ts'
import type { Profile } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { keptCredentials } from '../../electron/workplace/kept-credentials.ts'
import { cicopassName, cyclesoftwareName } from '../../shared/account.ts'
import { failed, ok, type Result, type ServiceName } from '../../shared/fault.ts'
import { patience } from './patience.ts'
import { quietLog } from './quiet-log.ts'
import { watchSettingWriters } from './setting-writers.ts'
import { createShiftedClock, type ShiftedClock } from './shifted-clock.ts'

/** A whole counter on real simulated services over HTTP; only keychain, scanner and paper are absent. */
export type TestCounter = {
  counter: Counter
  ports: Ports
  clock: ShiftedClock
  training: Training
  /**
   * As if the process was killed: from now on this counter writes nothing down, whatever it still has
   * on the wire. Opens another on the same database.
   */
  crashAndRestart(): Promise<TestCounter>
  /** As if it was closed and opened again. */
  restart(): Promise<TestCounter>
  /** The disk refuses the next `writes` transactions. */
  fillDisk(writes: number): void
  /** The disk refuses the next transaction only at its end, when it is committed. */
  failCommit(): void
  close(): Promise<void>
}

export type TestCounterOptions = {
  profile?: Profile
  signedIn?: boolean
  seed?: number
  /** Services that run already; whoever started them stops them. */
  training?: Training
  /** How long a request may take, in milliseconds. Only where one is never answered; it must not run out on a busy machine. */
  timeout?: number
  random?: () => number
  /** One that others go by too, instead of its own. */
  clock?: ShiftedClock
  /** One on a disk, instead of memory. */
  database?: Database
  /** The kinds of jobs it knows, where a test adds one. */
  jobs?: Jobs
  /** Instead of one whose papers are empty. */
  printer?: Ports['printer']
}

export async function openTestCounter(options: TestCounterOptions = {}): Promise<TestCounter> {
  const { profile, seed, timeout = patience.timeout, random = Math.random } = options
  const { printer = { pdf: () => Promise.resolve(ok(new Uint8Array())) } } = options
  const training =
    options.training ??
    (await startTraining({
      ...(profile === undefined ? {} : { profile }),
      ...(seed === undefined ? {} : { seed }),
    }))
  const stopTraining =
    options.training === undefined ? () => training.stop() : () => Promise.resolve()
  const clock = options.clock ?? createShiftedClock()
  const { jobs = everyJob } = options
  const database = options.database ?? openMemoryDatabase(jobs.kinds)
  const keychain = keychainInMemory()
  const opened = await assemble({
    training,
    stopTraining,
    clock,
    database,
    keychain,
    timeout,
    random,
    printer,
    jobs,
  })
  if (options.signedIn !== false) await signIn(opened.counter)
  return opened
}

async function signIn(counter: Counter): Promise<void> {
  const cicopass = await patiently(() =>
    counter.accounts.signInCicopass({ email: 'balie@example.com', password: 'fiets-op-slot' }),
  )
  if (!cicopass.ok) throw new Error(`Sign-in failed: ${JSON.stringify(cicopass.fault)}`)
  const cyclesoftware = await patiently(() =>
    counter.accounts.signInCyclesoftware({
      country: 'NL',
      userName: 'rijwielhandel',
      password: 'kassa-open',
      apiKey: null,
      store: { account: '1', store: '1' },
    }),
  )
  if (!cyclesoftware.ok) throw new Error(`Sign-in failed: ${JSON.stringify(cyclesoftware.fault)}`)
}

/** What a test begins with is asked again when a busy machine did not answer in time. */
export async function patiently<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask()
    if (answer.ok || answer.fault.kind !== 'no-answer' || tries === 5) return answer
  }
}

type Parts = {
  training: Training
  stopTraining: () => Promise<void>
  clock: ShiftedClock
  database: Database
  keychain: Keychain
  timeout: number
  random: () => number
  printer: Ports['printer']
  jobs: Jobs
}

async function assemble(parts: Parts): Promise<TestCounter> {
  const { training, keychain, timeout, random } = parts
  const writers = watchSettingWriters()
  const { database, disk } = mortal({
    ...parts.database,
    settings: writers.watchedStore(parts.database.settings),
  })
  const clock: ShiftedClock = {
    ...parts.clock,
    // A process that was killed does nothing at its hour.
    after: (milliseconds, run) =>
      parts.clock.after(milliseconds, () => {
        if (!disk.isGone) run()
      }),
  }
  const listeners = new Set<(answer: AnswerSeen) => void>()
  const onAnswer = (answer: AnswerSeen): void => {
    for (const listener of [...listeners]) listener(answer)
  }
  const client = { version: 'test', clock, onAnswer, timeouts: { read: timeout, change: timeout } }
  const log = quietLog({
    error(message, details) {
      if (!disk.refused) console.error(message, details)
    },
  })
  await endAccountChanges({ keychain, database, log })
  const currentAccount = (service: ServiceName): string | null => counter.accounts.current(service)
  const registry = createRegistry({
    ...client,
    baseUrl: training.cicopassUrl,
    credentials: keptCredentials(
      keychain,
      secrets.cicopass,
      (kept) => cicopassName(kept) === currentAccount('cicopass'),
    ),
  })
  const pos = createPos({
    ...client,
    baseUrl: training.cyclesoftwareUrl,
    credentials: keptCredentials(
      keychain,
      secrets.cyclesoftware,
      (kept) => cyclesoftwareName(kept) === currentAccount('cyclesoftware'),
    ),
  })
  const ports: Ports = {
    clock,
    log,
    keychain,
    database,
    registry,
    salesFeed: pos,
    stockLookup: pos,
    leads: pos,
    customers: pos,
    employees: pos,
    answers: {
      onAnswer(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
    scanner: noScanner,
    printer: parts.printer,
    files: {
      saveCertificate: (fileName) => Promise.resolve(ok(fileName)),
      saveExport: (fileName, pieces) => Promise.resolve(ok(`${fileName} ${[...pieces].join('')}`)),
      saveList: (fileName) => Promise.resolve(ok(fileName)),
      saveReport: (fileName) => Promise.resolve(ok(fileName)),
      open: () => Promise.resolve(ok(undefined)),
    },
    browser: { open: () => Promise.resolve(ok(undefined)) },
    codes: {
      qr: () => '<svg></svg>',
      code128: () => '<svg></svg>',
      scannerCommand: () => '<svg></svg>',
    },
    random,
  }
  const disconnect = async (): Promise<void> => {
    await Promise.all([registry.close(), pos.close()])
  }
  const created = createCounter(ports, {
    language: () => 'nl',
    jobs: parts.jobs,
    disconnect,
  })
  const counter: Counter = {
    ...created,
    handlers: writers.watchedHandlers(created.handlers),
  }
  return {
    counter,
    ports,
    clock,
    training,
    async crashAndRestart() {
      disk.isGone = true
      disk.refused = true
      await disconnect()
      // Its last request may still be on its way: nobody hears of the answer.
      void counter.close()
      return assemble(parts)
    },
    async restart() {
      disk.isLeft = true
      await counter.close()
      return assemble(parts)
    },
    fillDisk(writes) {
      disk.refuses = writes
    },
    failCommit() {
      disk.refusesCommit = true
    },
    async close() {
      await counter.close()
      await parts.stopTraining()
      const unnamed = writers.unnamed()
      if (unnamed.length > 0) throw new Error(`Not in its record: ${unnamed.join(', ')}`)
    },
  }
}

type Disk = {
  isGone: boolean
  /** Whoever closes it leaves it to the next. */
  isLeft: boolean
  refuses: number
  refusesCommit: boolean
  refused: boolean
}

/** The same database through a disk that can be full, and a process that can be dead. */
function mortal(database: Database): { database: Database; disk: Disk } {
  const disk: Disk = {
    isGone: false,
    isLeft: false,
    refuses: 0,
    refusesCommit: false,
    refused: false,
  }
  const write: Database['write'] = (change) => {
    if (disk.refuses > 0) {
      disk.refuses -= 1
      disk.refused = true
      return failed({ kind: 'disk-full', path: ':memory:' })
    }
    if (disk.isGone) return failed({ kind: 'folder-not-writable', path: ':memory:' })
    if (!disk.refusesCommit) return database.write(change)
    disk.refusesCommit = false
    disk.refused = true
    return database.write<Result<never>>(() => {
      change()
      return failed({ kind: 'disk-full', path: ':memory:' })
    })
  }
  const close = (): void => {
    if (!disk.isGone && !disk.isLeft) database.close()
  }
  return { database: { ...database, write, close }, disk }
}

const noScanner: Ports['scanner'] = {
  ports: () => Promise.resolve(ok([])),
  use: () => undefined,
  chosen: () => [],
  statuses: () => [],
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
