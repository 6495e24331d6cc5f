import { cicopassName, cyclesoftwareName } from '../../shared/account.ts'
import type { Mode } from '../../shared/counter-api.ts'
import type { Language } from '../../shared/language.ts'
import { ok, type Result, type ServiceName } from '../../shared/fault.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import { createClock } from '../adapters/clock.ts'
import { createCodeDrawer } from '../adapters/codes.ts'
import { lockDataFolder } from '../adapters/data-folder.ts'
import {
  openCounterDatabase,
  openWithRecoveryCode,
  type CounterDataPlace,
} from '../adapters/database/counter-database.ts'
import type { Restored } from '../adapters/database/restore-database.ts'
import { createFiles } from '../adapters/files.ts'
import { createPlacedFiles } from '../adapters/hand-over-folder/placed-files.ts'
import { createKeychain } from '../adapters/keychain.ts'
import { createOperatorsMark } from '../adapters/operators-mark.ts'
import { createScanner } from '../adapters/scanner.ts'
import { removeUnfinished } from '../adapters/write-whole.ts'
import { trustSystemCertificates } from '../adapters/system-certificates.ts'
import { endAccountChanges } from '../core/account-change.ts'
import { inTraining } from '../core/paper/training-band.ts'
import { keepMending } from '../core/mending.ts'
import { settleAfterRestore } from '../core/outbox/after-restore.ts'
import { createCounter, type Counter } from '../core/counter.ts'
import type { Browser, Database, Keychain, Log, Ports, Printer } from '../core/ports.ts'
import { secrets } from '../core/settings/secrets.ts'
import { cicopassAddress, createRegistry } from '../services/cicopass/cicopass.ts'
import { findProxy } from '../services/proxy.ts'
import { createPos } from '../services/cyclesoftware/cyclesoftware.ts'
import { createClientAnswers } from './client-answers.ts'
import { inboundFilesList, placeOf, type Environment } from './environment.ts'
import type { Practice } from './practice-desk.ts'
import { keptProxyCredentials } from './proxy-credentials.ts'
import { keptCredentials } from './kept-credentials.ts'
import { tellNewJobs } from './tell-new-jobs.ts'

export type OpenCounter = {
  counter: Counter
  ports: Ports
  place: CounterDataPlace
  /** In training only. */
  practice: Practice | null
  close: () => Promise<void>
}

export type Opening = {
  environment: Environment
  mode: Mode
  /** Where the services are; null: as published. */
  addresses: { cicopass: string | null; cyclesoftware: string | null }
  version: string
  log: Log
  language: () => Language
  printer: Printer
  /** Hands a file to the system's viewer; answers why not, or the empty string. */
  openFile: (path: string) => Promise<string>
  /** Opens a page in the system's browser. */
  browser: Browser
  /** The system's proxy for an address; without it none is used. */
  proxyFor?: (url: URL) => Promise<URL | null>
  /** Opens the database with it and puts the key back into the keychain. */
  recoveryCode?: string
}

type OpenPlace = {
  keychain: Keychain
  place: CounterDataPlace
  database: Database
  release: () => void
}

/**
 * Puts real adapters and clients under a counter: lock, keychain, database, clients, scanner, in
 * that order, each a fault with a remedy when it is missing. Nothing stays open after a fault.
 */
export async function openCounter(opening: Opening): Promise<Result<OpenCounter>> {
  const { folder } = placeOf(opening.environment, opening.mode)
  const lock = lockDataFolder(folder)
  if (!lock.ok) return lock
  try {
    const opened = await openLocked(opening, () => {
      lock.value.release()
    })
    if (!opened.ok) lock.value.release()
    return opened
  } catch (defect) {
    lock.value.release()
    throw defect
  }
}

/** The folder is ours: `release` gives it back, once everything in it is closed. */
async function openLocked(opening: Opening, release: () => void): Promise<Result<OpenCounter>> {
  const { environment, mode, log, recoveryCode } = opening
  const { folder, keychainService } = placeOf(environment, mode)
  removeUnfinished(folder)
  const keychain = createKeychain({ service: keychainService })
  const place: CounterDataPlace = { folder, keychain }
  const mending = {
    settle: settleAfterRestore,
    keep: keepMending,
    mended(restored: Restored) {
      log.error('The database was damaged and mended', { ...restored })
    },
  }
  const database =
    recoveryCode === undefined
      ? await openCounterDatabase(place, mending)
      : await openWithRecoveryCode({ ...place, code: recoveryCode }, mending)
  if (!database.ok) return database
  try {
    await endAccountChanges({ keychain, database: database.value, log })
    return ok(assemble(opening, { keychain, place, database: database.value, release }))
  } catch (defect) {
    database.value.close()
    throw defect
  }
}

/** Clients, adapters and the counter itself, on a database that is open. */
function assemble(
  opening: Opening,
  { keychain, place, database, release }: OpenPlace,
): OpenCounter {
  const { version, log } = opening
  if (goesOverTls(opening.addresses)) trustSystemCertificates(log)
  const clock = createClock()
  const answers = createClientAnswers()
  const proxyFor = findProxy({
    variables: process.env,
    system: opening.proxyFor,
    credentials: () => keptProxyCredentials(keychain),
  })
  const client = { version, clock, log, onAnswer: answers.tell, proxyFor }
  // The counter is made of the clients and knows the account: asked only when a call is made.
  const currentAccount = (service: ServiceName): string | null => counter.accounts.current(service)
  const registry = createRegistry({
    ...client,
    baseUrl: opening.addresses.cicopass ?? cicopassAddress,
    credentials: keptCredentials(
      keychain,
      secrets.cicopass,
      (kept) => cicopassName(kept) === currentAccount(registryName),
    ),
  })
  const pos = createPos({
    ...client,
    baseUrl: opening.addresses.cyclesoftware ?? undefined,
    credentials: keptCredentials(
      keychain,
      secrets.cyclesoftware,
      (kept) => cyclesoftwareName(kept) === currentAccount(posName),
    ),
  })
  const ports: Ports = {
    clock,
    log,
    keychain,
    database: tellNewJobs(database, log),
    registry,
    salesFeed: pos,
    stockLookup: pos,
    leads: pos,
    customers: pos,
    employees: pos,
    answers,
    scanner: createScanner({ log, clock }),
    printer: opening.mode === 'training' ? inTraining(opening.printer) : opening.printer,
    files: createFiles({ folder: place.folder, opener: opening.openFile }),
    browser: opening.browser,
    codes: createCodeDrawer(),
    random: Math.random,
  }
  const counter: Counter = createCounter(ports, {
    language: opening.language,
    operatorsMark: createOperatorsMark(place.folder),
    async disconnect() {
      await Promise.all([registry.close(), pos.close()])
    },
    // In training the till's files wait for the shop.
    ...(opening.mode === 'shop'
      ? { inboundFiles: createPlacedFiles(inboundFilesList(opening.environment.dataFolder)) }
      : {}),
  })
  return {
    counter,
    ports,
    place,
    practice: null,
    async close() {
      try {
        await counter.close()
      } finally {
        release()
      }
    },
  }
}

/** Simulated and local services are plain http on loopback; the published addresses are not. */
function goesOverTls({ cicopass, cyclesoftware }: Opening['addresses']): boolean {
  return [cicopass, cyclesoftware].some((address) => address?.startsWith('http:') !== true)
}
