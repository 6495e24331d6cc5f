import { request, type IncomingMessage } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Socket } from 'node:net'
import { buildConnector } from 'undici'
import type { lookUpPublic } from './public-address.ts'

/** Raised when no connection came about: nothing of the request can have left this machine. */
export class NotConnected extends Error {}

/** Opens a connection, TLS handshake included, and answers it or a `NotConnected`. */
export type Connector = buildConnector.connector

/** The proxy for an address, such as `http://proxy.shop.example:3128`, or null for none. */
export type ProxyFor = (address: URL) => Promise<URL | null>

/** Said aloud, since Node would otherwise let an environment variable turn certificates off. */
const mustBeTrusted = { rejectUnauthorized: true }

/**
 * Opens connections within `timeoutMs`, name lookup and TLS handshake included; through a proxy the
 * tunnel has the same time once more. Every failure is marked as `NotConnected` here, where it is
 * known for certain, instead of guessing from error codes afterwards: the same `ECONNRESET` means
 * "nothing left" during the handshake and "may have arrived" after it.
 *
 * HTTP/2 is off: a reused session may be told to repeat a stream, which a sale must never be.
 */
export function createConnector(
  timeoutMs: number,
  proxyFor?: ProxyFor,
  /** Instead of the system's own look-up of names. */
  lookup?: typeof lookUpPublic,
): Connector {
  const open = buildConnector({
    timeout: timeoutMs,
    allowH2: false,
    ...mustBeTrusted,
    // Node gives each address of a host 250 ms before it tries the next; a slow shop line needs more.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 1500,
    ...(lookup === undefined ? {} : { lookup }),
  })
  return (options, callback) => {
    const fail = (error: unknown): void =>
      callback(new NotConnected(describeError(error), { cause: error }), null)
    const connect = (httpSocket?: Socket): void =>
      open(httpSocket === undefined ? options : { ...options, httpSocket }, (...opened) => {
        if (opened[0] === null) callback(null, opened[1])
        else fail(opened[0])
      })
    // Plain http goes to this machine only (`readBaseUrl`), which no proxy stands before.
    if (proxyFor === undefined || options.protocol !== 'https:') {
      connect()
      return
    }
    const target = `${options.hostname}:${options.port === '' ? '443' : options.port}`
    proxyFor(new URL(`https://${target}/`))
      .then((proxy) => (proxy === null ? undefined : openTunnel(proxy, { target, timeoutMs })))
      .then(connect)
      .catch(fail)
  }
}

/**
 * A tunnel through an HTTP proxy. A proxy that refuses has let nothing through. Its password is told when
 * it asked for one in the way that is known here, never before.
 */
async function openTunnel(proxy: URL, to: Tunnel): Promise<Socket> {
  try {
    return await tunnelOnce(proxy, to, {})
  } catch (refused) {
    if (!(refused instanceof ProxyAsks) || proxy.username === '') throw refused
    return await tunnelOnce(proxy, to, proxyAuthorization(proxy))
  }
}

type Tunnel = { target: string; timeoutMs: number }

/** A 407 that names Basic among what it takes. */
class ProxyAsks extends Error {}

function tunnelOnce(
  proxy: URL,
  { target, timeoutMs }: Tunnel,
  authorization: Record<string, string>,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const overTls = proxy.protocol === 'https:'
    const tunnel = (overTls ? requestOverTls : request)({
      method: 'CONNECT',
      host: proxy.hostname,
      port: proxy.port === '' ? (overTls ? 443 : 80) : Number(proxy.port),
      path: target,
      headers: { host: target, ...authorization },
      ...mustBeTrusted,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    })
    tunnel.once('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) {
        resolve(socket)
        return
      }
      socket.destroy()
      reject(refusal(proxy, answer))
    })
    tunnel.once('response', (answer) => {
      answer.resume()
      reject(refusal(proxy, answer))
    })
    tunnel.once('error', reject)
    tunnel.end()
  })
}

function refusal(proxy: URL, { statusCode, headers }: IncomingMessage): Error {
  const words = `the proxy ${proxy.host} answered ${statusCode ?? 'nothing'}`
  const asks = statusCode === 407 && /\bbasic\b/i.test(headers['proxy-authenticate'] ?? '')
  return asks ? new ProxyAsks(words) : new Error(words)
}

/** For the proxy's eyes only: what follows in the tunnel is between the service and us. */
function proxyAuthorization({ username, password }: URL): Record<string, string> {
  const known = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(known).toString('base64')}` }
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
