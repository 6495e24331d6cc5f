import { failed, ok, type Fault, type Result } from '../../shared/fault.ts'
import type { Keychain } from '../core/ports.ts'
import { keychainFault } from './keychain-faults.ts'

/** What we use of keytar. */
export type KeychainLibrary = Pick<
  typeof import('keytar'),
  'getPassword' | 'setPassword' | 'deletePassword'
>

export type KeychainOptions = {
  /** The name all of this counter's secrets are filed under; training has its own. */
  service: string
  /**
   * How long the system may take, in milliseconds, before the keychain counts as locked: behind the
   * wait stands a question to a person, who may be typing a password or may not be there at all.
   */
  answerWithin?: number
  load?: () => Promise<KeychainLibrary>
}

/** An entry that is written and removed to learn whether the keychain can be written at all. */
const PROBE = 'keychain-check'

/**
 * The operating system's keychain. The library is loaded at the first use, so that a machine
 * without libsecret gets a fault that says so and not a crash at start.
 *
 * A Secret Service (Linux) answers "no such secret" while it is locked; taken at its word, that
 * would pass for a lost database key. So an empty answer counts only once the keychain has taken
 * and given back an entry.
 */
export function createKeychain(options: KeychainOptions): Keychain {
  const { service, answerWithin = 60_000, load = loadKeytar } = options
  const emptyIsCertain = process.platform !== 'linux'

  async function ask<T>(question: (library: KeychainLibrary) => Promise<T>): Promise<Result<T>> {
    let library: KeychainLibrary
    try {
      library = await load()
    } catch (error) {
      return failed({ kind: 'keychain-missing', detail: messageOf(error) })
    }
    return withinTime(question(library), answerWithin)
  }

  function proveOpen(): Promise<Result<unknown>> {
    return ask(async (library) => {
      await library.setPassword(service, PROBE, 'open')
      await library.deletePassword(service, PROBE)
    })
  }

  return {
    async read(name) {
      const found = await ask((library) => library.getPassword(service, name))
      if (!found.ok || found.value !== null || emptyIsCertain) return found
      const open = await proveOpen()
      if (!open.ok) return open
      // Unlocked by the question just answered? Then what was hidden a moment ago is there now.
      return ask((library) => library.getPassword(service, name))
    },
    write(name, secret) {
      return ask((library) => library.setPassword(service, name, secret))
    },
    async remove(name) {
      const removed = await ask((library) => library.deletePassword(service, name))
      if (!removed.ok) return removed
      if (removed.value || emptyIsCertain) return ok(undefined)
      const open = await proveOpen()
      if (!open.ok) return open
      const again = await ask((library) => library.deletePassword(service, name))
      return again.ok ? ok(undefined) : again
    },
  }
}

/** keytar cannot be told to stop: the abandoned call ends whenever the system gives up. */
async function withinTime<T>(answer: Promise<T>, milliseconds: number): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<{ ok: false; fault: Fault }>((resolve) => {
    timer = setTimeout(() => {
      const detail = `The keychain gave no answer within ${String(milliseconds / 1000)} s.`
      resolve(failed({ kind: 'keychain-locked', detail }))
    }, milliseconds)
  })
  const answered = answer.then(
    (value) => ok(value),
    (error: unknown) => failed(keychainFault(messageOf(error))),
  )
  try {
    return await Promise.race([answered, silence])
  } finally {
    clearTimeout(timer)
  }
}

async function loadKeytar(): Promise<KeychainLibrary> {
  const loaded: KeychainLibrary & { default?: KeychainLibrary } = await import('keytar')
  // It is a CommonJS module: what it exports is the default of its namespace.
  return loaded.default ?? loaded
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
