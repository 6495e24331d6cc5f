import type { Fault } from '../../shared/fault.ts'

/**
 * keytar gives no codes, only the words of libsecret, D-Bus and the keyring. These were observed
 * (tests/integration/keychain.test.ts) or stand in keytar's and libsecret's source. Words nobody
 * knows, a translated message for one, are `keychain-failed` with the words in it.
 */
const MISSING: readonly RegExp[] = [
  // keytar's own: libsecret is not installed.
  /Failed to load keytar native addon/,
  // No session bus: no variable and no display, or an address that nobody listens at.
  /Cannot autolaunch D-Bus/,
  /^Could not connect:/,
  /Cannot spawn a message bus/,
  // A bus, but no Secret Service on it, or one that does not come up.
  /was not provided by any \.service files/,
  /Error calling StartServiceByName/,
  /exited with status \d+/,
  // A Secret Service without a keyring, and nobody there to give a new one its password.
  /Object does not exist at path/,
  // macOS, errSecNoDefaultKeychain and errSecNoSuchKeychain.
  /keychain could not be found/i,
  /default keychain/i,
]

const LOCKED: readonly RegExp[] = [
  /locked collection/,
  /is locked/i,
  /prompt.*dismissed/i,
  // macOS: errSecUserCanceled, errSecInteractionNotAllowed, errSecAuthFailed.
  /user canceled the operation/i,
  /user interaction is not allowed/i,
  /name or passphrase you entered is not correct/i,
]

export function keychainFault(words: string): Fault {
  if (LOCKED.some((known) => known.test(words))) return { kind: 'keychain-locked', detail: words }
  if (MISSING.some((known) => known.test(words))) return { kind: 'keychain-missing', detail: words }
  return { kind: 'keychain-failed', detail: words }
}
