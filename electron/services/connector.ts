import { buildConnector } from 'undici'

/** Raised when no connection came about: nothing of the request can have left this machine. */
export class NotConnected extends Error {}

/** Opens a connection, TLS handshake included, and answers it or a `NotConnected`. */
export type Connector = buildConnector.connector

/**
 * Opens connections within `timeoutMs`, name lookup and TLS handshake included. Every failure is
 * marked as `NotConnected` here, where it is known for certain, instead of guessing from error
 * codes afterwards: the same `ECONNRESET` means "nothing left" during the handshake and "may have
 * arrived" after it.
 *
 * HTTP/2 is off: a reused session may be told to repeat a stream, which a sale must never be.
 */
export function createConnector(timeoutMs: number): Connector {
  const open = buildConnector({
    timeout: timeoutMs,
    allowH2: false,
    // Node gives each address of a host 250 ms before it tries the next; a slow shop line needs more.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 1500,
  })
  return (options, callback) => {
    open(options, (...opened) => {
      if (opened[0] === null) callback(null, opened[1])
      else callback(new NotConnected(describeError(opened[0]), { cause: opened[0] }), null)
    })
  }
}

/** Lets one connection through: a second would mean that the request is being sent again. */
export function onlyOnce(connector: Connector, onConnected: () => void): Connector {
  let used = false
  return (options, callback) => {
    if (used) {
      callback(new Error('a change is sent over one connection only'), null)
      return
    }
    used = true
    connector(options, (...opened) => {
      if (opened[0] === null) {
        onConnected()
        callback(null, opened[1])
      } else callback(opened[0], null)
    })
  }
}

/** One line about an error and what caused it, for the log and the details of a fault. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const inner = error instanceof AggregateError ? error.errors.map(describeError).join('; ') : ''
  const words = [error.message, inner].filter((part) => part !== '').join(': ') || error.name
  return (code === null || words.includes(code) ? words : `${code}: ${words}`).slice(0, 300)
}
