import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { Agent, request as send, type Dispatcher } from 'undici'
import {
  createConnector,
  describeError,
  NotConnected,
  onlyOnce,
  type ProxyFor,
} from './connector.ts'
import { lookUpPublic } from './public-address.ts'

/**
 * The one place where the counter talks to the network.
 *
 * It uses `request` of the package `undici`, not `fetch`: fetch sends a request with a body again by
 * itself after a 421 and hides a proxy's 407, and Electron's `net.fetch` repeats a POST when a
 * reused connection dies. A sale would be registered twice.
 */
export type HttpRequest = {
  /**
   * A `change` alters something at the service and gets a connection of its own. Neither is ever
   * repeated here, and no redirect is followed: what a captive portal leads to must not be taken for
   * the service, and credentials do not travel.
   */
  kind: 'read' | 'change'
  method: 'GET' | 'POST' | 'PUT'
  url: URL
  headers: Record<string, string>
  body: string | null
  /** For the whole exchange. Connecting has its own, shorter limit, which ends it in any case. */
  timeoutMs: number
}

/** What came of a request. `detail` is for the log, in English. */
export type HttpOutcome =
  /** No connection came about: surely nothing arrived. */
  | { kind: 'not-sent'; detail: string }
  /** A connection was there and no whole answer came back: it may have arrived. */
  | { kind: 'no-answer'; detail: string }
  | { kind: 'answered'; answer: HttpAnswer }

export type HttpAnswer = {
  status: number
  /** By name in lower case; a repeated header is joined with a comma. */
  headers: Record<string, string>
  text: string
  /** The body was longer than allowed, and `text` ends where reading stopped. */
  tooLong: boolean
}

/** A file as it came, cut off where it was longer than allowed. */
export type HttpFile = { status: number; bytes: Uint8Array; tooLong: boolean }

/** A file that is read as it comes in. */
export type HttpStream = {
  status: number
  headers: Record<string, string>
  body: AsyncIterable<Buffer>
}

/** How long a server may say nothing in the middle of a stream. */
const silenceMs = 30_000

export type Http = {
  request(request: HttpRequest): Promise<HttpOutcome>
  /** Reads a file; `detail` of a failure is for the log, in English. */
  file(
    url: URL,
    /** `where`: `internet` connects to no machine of the shop's own network, whatever its name. */
    how: { timeoutMs: number; where: 'internet' | 'service' },
  ): Promise<
    { kind: 'not-sent' | 'no-answer'; detail: string } | { kind: 'answered'; file: HttpFile }
  >
  /** Begins to read a file that may be long: throws what went wrong, also while it is read. */
  open(
    url: URL,
    how: { signal: AbortSignal; headers?: Record<string, string> },
  ): Promise<HttpStream>
  /** Lets go of the connections kept for reads. */
  close(): Promise<void>
}

export type HttpOptions = {
  /** Of this program, as in `package.json`. */
  version: string
  connectTimeoutMs?: number
  /** The system's proxy, where there is one to ask. */
  proxyFor?: ProxyFor | undefined
  /** After decompression. */
  maxBodyBytes?: number
}

export function createHttp(options: HttpOptions): Http {
  const connector = createConnector(options.connectTimeoutMs ?? 5_000, options.proxyFor)
  const maxBodyBytes = options.maxBodyBytes ?? 5_000_000
  const shared = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 }
  const forReads = new Agent({ ...shared, connect: connector })
  const outside = new Agent({
    ...shared,
    connect: createConnector(options.connectTimeoutMs ?? 5_000, options.proxyFor, lookUpPublic),
  })

  async function once(
    request: HttpRequest,
    dispatcher: Dispatcher,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const { headers, status, bytes, tooLong } = await raw(request, dispatcher, signal)
    return { status, headers, text: new TextDecoder(charset(headers)).decode(bytes), tooLong }
  }

  async function raw(
    request: HttpRequest,
    dispatcher: Dispatcher,
    signal: AbortSignal,
  ): Promise<HttpFile & { headers: Record<string, string> }> {
    const response = await send(request.url, {
      dispatcher,
      method: request.method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': `CicopassCounter/${options.version}`,
        ...request.headers,
      },
      body: request.body,
      signal,
    })
    const headers = joined(response.headers)
    return {
      status: response.statusCode,
      headers,
      ...(await bytesOf(response, headers, maxBodyBytes)),
    }
  }

  return {
    async request(request) {
      const signal = AbortSignal.timeout(request.timeoutMs)
      if (request.kind === 'read') {
        // Reads share connections. One that died between two of them costs a failed read, and a read
        // may be asked again.
        try {
          return { kind: 'answered', answer: await once(request, forReads, signal) }
        } catch (error) {
          return failureOf(error, request.timeoutMs)
        }
      }
      // A change gets a connection of its own, opened for it and closed after it (`pipelining: 0`):
      // on a kept one the service may hang up just as the request leaves, and nobody could tell
      // whether it arrived. Without a connection nothing left; with one, anything may have.
      const sent = { possibly: false }
      const connect = onlyOnce(connector, () => {
        sent.possibly = true
      })
      const agent = new Agent({ ...shared, connect, pipelining: 0, connections: 1 })
      try {
        return { kind: 'answered', answer: await once(request, agent, signal) }
      } catch (error) {
        const detail = describeFailure(error, request.timeoutMs)
        return { kind: sent.possibly ? 'no-answer' : 'not-sent', detail }
      } finally {
        await agent.destroy()
      }
    },
    async file(url, { timeoutMs, where }) {
      const request = { kind: 'read', method: 'GET', url, body: null, timeoutMs } as const
      const headers = { accept: 'image/*' }
      const dispatcher = where === 'internet' ? outside : forReads
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        return { kind: 'answered', file: await raw({ ...request, headers }, dispatcher, signal) }
      } catch (error) {
        return failureOf(error, timeoutMs)
      }
    },
    async open(url, { signal, headers }) {
      const response = await send(url, {
        dispatcher: forReads,
        method: 'GET',
        headers: { accept: '*/*', 'user-agent': `CicopassCounter/${options.version}`, ...headers },
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        signal,
      })
      return {
        status: response.statusCode,
        headers: joined(response.headers),
        body: response.body as AsyncIterable<Buffer>,
      }
    },
    async close() {
      await Promise.all([forReads.destroy(), outside.destroy()])
    },
  }
}

/** What became of a read that failed. */
function failureOf(
  error: unknown,
  timeoutMs: number,
): { kind: 'not-sent' | 'no-answer'; detail: string } {
  const kind = error instanceof NotConnected ? 'not-sent' : 'no-answer'
  return { kind, detail: describeFailure(error, timeoutMs) }
}

function describeFailure(error: unknown, timeoutMs: number): string {
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  return timedOut ? `no whole answer within ${String(timeoutMs / 1000)} s` : describeError(error)
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const byName: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) byName[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return byName
}

async function bytesOf(
  response: Dispatcher.ResponseData,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; tooLong: boolean }> {
  const packed = /^\s*(x-)?gzip\s*$/i.test(headers['content-encoding'] ?? '')
  const body: AsyncIterable<Buffer> = packed
    ? // The callback must exist; the iteration below throws the same error.
      pipeline(response.body, createGunzip(), () => undefined)
    : response.body
  const chunks: Buffer[] = []
  let length = 0
  let tooLong = false
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxBytes) {
      tooLong = true
      break
    }
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), tooLong }
}

/** The label of a charset `TextDecoder` knows; UTF-8 unless the answer says one of the old ones. */
function charset(headers: Record<string, string>): string {
  const label = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase()
  return label !== undefined && /^(iso-8859-1|iso-8859-15|windows-1252)$/.test(label)
    ? label
    : 'utf-8'
}
