import type { IncomingHttpHeaders } from 'node:http'
import type { CallName } from './calls.ts'
import type { Received } from './received.ts'

/** What a request brings, before anyone looked at it. */
export interface Arrival {
  id: number
  service: Received['service']
  at: number
  call: CallName | null
  method: string
  url: string
  headers: IncomingHttpHeaders
  /** The body's text, or nothing. */
  text: unknown
}

/** The record of a request: no password, no token and no cookie is kept. */
export function recordOf(arrival: Arrival): Received {
  const { pathname, searchParams } = new URL(arrival.url, 'http://127.0.0.1')
  const headers = Object.entries(arrival.headers).filter(
    ([name]) => name !== 'authorization' && name !== 'cookie',
  )
  return {
    id: arrival.id,
    service: arrival.service,
    at: arrival.at,
    call: arrival.call,
    method: arrival.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: withoutPassword(parsedBody(arrival.text)),
    account: null,
    status: null,
    end: 'open',
    fault: null,
    changes: [],
  }
}

/** JSON as a value, anything else as the text it was; nothing as null. */
export function parsedBody(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return null
  try {
    return JSON.parse(text) as unknown
  } catch (failure) {
    if (failure instanceof SyntaxError) return text
    throw failure
  }
}

function withoutPassword(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('password' in body)) return body
  return { ...body, password: '•••' }
}
