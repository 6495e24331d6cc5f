import { errorBody, type ErrorForm } from './error-forms.ts'
import type { Change } from './received.ts'

/** What a service decided: `body` becomes JSON, `refusal` an error, `bytes` go as they are. */
export interface Answer {
  status: number
  body?: unknown
  refusal?: string
  bytes?: { contentType: string; content: Uint8Array }
  headers?: Record<string, string>
  changes?: Change[]
}

export interface Written {
  contentType: string | null
  content: Uint8Array
}

export function written(answer: Answer, form: ErrorForm): Written {
  if (answer.bytes !== undefined) return answer.bytes
  if (answer.refusal !== undefined) {
    const { contentType, body } = errorBody(form, answer.status, answer.refusal)
    return { contentType, content: Buffer.from(body) }
  }
  if (answer.body === undefined) return { contentType: null, content: new Uint8Array() }
  const content = Buffer.from(JSON.stringify(answer.body))
  return { contentType: 'application/json; charset=utf-8', content }
}

/** An error in a form of its own, whatever form the service speaks. */
export function refusalIn(form: ErrorForm, status: number, words: string): Answer {
  const { contentType, body } = errorBody(form, status, words)
  return { status, bytes: { contentType, content: Buffer.from(body) } }
}

/** The same answer, its JSON broken off before the end. */
export function brokenOff(answer: Answer, form: ErrorForm): Answer {
  const { content } = written(answer, form)
  const whole = content.length > 1 ? content : Buffer.from('{"status":')
  return {
    status: 200,
    bytes: {
      contentType: 'application/json; charset=utf-8',
      content: whole.subarray(0, whole.length - 1),
    },
  }
}

/** The same answer with these fields in place of its own; a refusal stays as it is. */
export function alteredBy(answer: Answer, fields: Record<string, unknown>): Answer {
  return answer.body === undefined ? answer : { ...answer, body: merged(answer.body, fields) }
}

function merged(value: unknown, fields: Record<string, unknown>): unknown {
  if (!isObject(value)) return fields
  const altered = Object.entries(fields).map(([name, field]) => [
    name,
    isObject(field) ? merged(value[name], field) : field,
  ])
  return { ...value, ...(Object.fromEntries(altered) as Record<string, unknown>) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a hotel's network answers in the service's place. */
export function portalAnswer(redirect: boolean): Answer {
  const page =
    '<!doctype html><html><head><title>Gratis WiFi</title></head><body><form method="post" action="/login"><h1>Gratis WiFi</h1><p>Accept the terms to use the internet.</p><button>Continue</button></form></body></html>'
  const bytes = { contentType: 'text/html; charset=utf-8', content: Buffer.from(page) }
  return redirect
    ? { status: 302, headers: { Location: '/hotspot' }, bytes }
    : { status: 200, bytes }
}

const words: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

export function standardWords(status: number): string {
  return words[status] ?? `HTTP ${String(status)}`
}
