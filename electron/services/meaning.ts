import type { z } from 'zod'
import type { RateLimits } from '../core/ports.ts'
import { failed, ok, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import { readAnswerBody, type AnswerBody } from './error-body.ts'
import type { HttpAnswer } from './http.ts'
import { readHttpDate } from './http-date.ts'

/** What an answer is read against. */
export type Expected<T> = {
  service: ServiceName
  /** The right a 403 says is missing: the service's name for it, or the call's. */
  scope: string
  schema: z.ZodType<T>
  /**
   * `any` for the calls whose answer is not published: any 2xx is success, and the schema reads the
   * service's words (text or null) instead of JSON. `published` unless told.
   */
  accepts?: 'published' | 'any' | undefined
}

/**
 * What an answer means (DESIGN.md, "The outbox"; the table is in this folder's tests):
 *
 * | answer | fault |
 * |---|---|
 * | 2xx that parses | none |
 * | 2xx of a call whose answer is not published, empty, in JSON or text | none |
 * | 2xx that says no (`error: true`, `status: false`, XML or SOAP error) | `refused` |
 * | any other 2xx, 1xx, 3xx, 407, 511, too long, other 4xx in HTML | `unreadable-answer` |
 * | 401 | `sign-in-refused`; who knows of a session reads it more finely |
 * | 403 | `scope-missing` |
 * | 429 | `rate-limited`, in HTML too: whoever says so did not process it |
 * | 408, 5xx | `service-broken` |
 * | 413, in HTML too | `refused`: whoever says so did not read it |
 * | other 4xx | `refused`, with the service's words if it has any |
 *
 * HTML with a 4xx is a proxy's or captive portal's: the service did not say it, so it is no refusal.
 * Except a 401 that says how to sign in, as HTTP wants it: web servers write that page themselves,
 * and a token that ran out must be renewed whatever the page looks like.
 */
export function readAnswer<T>(answer: HttpAnswer, expected: Expected<T>, now: number): Result<T> {
  const body = readAnswerBody(answer.text)
  const fault = faultOf(answer, body, { service: expected.service, scope: expected.scope, now })
  if (fault !== null) return failed(fault)
  const isAnswer = expected.accepts === 'any' ? isFromService(answer, body) : body.form === 'json'
  const read = expected.schema.safeParse(expected.accepts === 'any' ? spoken(body) : body.value)
  if (isAnswer && read.success) return ok(read.data)
  return failed(unreadableAnswer(answer, body, expected.service))
}

/** What is JSON is the service's own, however odd: nobody is sent to look for a captive portal then. */
function unreadableAnswer(answer: HttpAnswer, body: AnswerBody, service: ServiceName): Fault {
  const { status } = answer
  const fault = { kind: 'unreadable-answer', service, status, serviceWords: body.words } as const
  if (answer.tooLong) return { ...fault, because: 'too-long' }
  return body.form === 'json' ? { ...fault, because: 'form' } : fault
}

/**
 * Whether a 2xx without a published form can be the service's own. Markup cannot: the calls this is
 * for belong to a service that speaks JSON, so a page is a captive portal's or a proxy's, also when
 * it is only text sent as a page.
 */
function isFromService(answer: HttpAnswer, body: AnswerBody): boolean {
  if (body.form === 'text') return !/html/i.test(answer.headers['content-type'] ?? '')
  return body.form === 'empty' || body.form === 'json'
}

/** The words of an answer in any form; JSON that broke off is not something to show. */
function spoken(body: AnswerBody): string | null {
  return body.form === 'text' && /^[{[]/.test(body.words ?? '') ? null : body.words
}

function asksForCredentials(answer: HttpAnswer): boolean {
  return answer.status === 401 && answer.headers['www-authenticate'] !== undefined
}

function faultOf(
  answer: HttpAnswer,
  body: AnswerBody,
  about: { service: ServiceName; scope: string; now: number },
): Fault | null {
  const { status } = answer
  const { service } = about
  const serviceWords = body.words
  if (status === 429) {
    return { kind: 'rate-limited', service, retryAt: retryAt(answer, about.now), serviceWords }
  }
  const unreadable = unreadableAnswer(answer, body, service)
  if (status < 200 || (status >= 300 && status < 400)) return unreadable
  if (status === 407 || status === 511 || answer.tooLong) return unreadable
  if (status === 408 || status >= 500) {
    return { kind: 'service-broken', service, status, serviceWords }
  }
  if (status < 300) return body.saysNo ? { kind: 'refused', service, status, serviceWords } : null
  if (body.form === 'html' && status !== 413 && !asksForCredentials(answer)) return unreadable
  if (status === 401) return { kind: 'sign-in-refused', service, serviceWords, retryAt: null }
  if (status === 403) return { kind: 'scope-missing', service, scope: about.scope, serviceWords }
  return { kind: 'refused', service, status, serviceWords }
}

const minute = 60_000
const longestWait = 25 * 60 * minute

/**
 * When a 429 may be tried again, in our clock: `Retry-After` if there is one, the daily reset when
 * the day is spent, otherwise after the minute the limit is counted over.
 */
export function retryAt(answer: HttpAnswer, now: number): number {
  const serviceNow = serviceTimeOf(answer) ?? now
  const limits = rateLimitsOf(answer)
  const reset = limits?.dailyReset ?? null
  const isSpent = limits?.dailyRemaining === 0 && reset !== null && reset > serviceNow
  const spentForToday = isSpent ? reset : null
  const at = retryAfter(answer, serviceNow) ?? spentForToday ?? serviceNow + minute
  return now + Math.min(Math.max(at - serviceNow, 1_000), longestWait)
}

/** `Retry-After` in seconds, whole or not, or as a date, as epoch milliseconds of the service's clock. */
function retryAfter(answer: HttpAnswer, serviceNow: number): number | null {
  const written = (answer.headers['retry-after'] ?? '').slice(0, 200)
  const date = readHttpDate(written)
  if (date !== null) return date
  // A header that came twice is joined with a comma; some servers write the unit, or quotes.
  const waits = written.split(',').flatMap((part) => {
    const [, seconds] = /^\s*"?\+?(\d{1,20}(?:\.\d{1,20})?|\.\d{1,20})\s*s?"?\s*$/i.exec(part) ?? []
    return seconds === undefined ? [] : Number(seconds)
  })
  return waits.length === 0 ? null : serviceNow + Math.ceil(Math.max(...waits) * 1000)
}

/** The `Date` header in epoch milliseconds, or null. */
export function serviceTimeOf(answer: HttpAnswer): number | null {
  return readHttpDate(answer.headers['date'] ?? '')
}

/** The allowance as the `X-RateLimit-…` headers tell it (SERVICES.md, "Limits"), or null. */
export function rateLimitsOf(answer: HttpAnswer): RateLimits | null {
  const read = (name: string): number | null => {
    const written = answer.headers[`x-ratelimit-${name}`]?.trim() ?? ''
    return /^\d{1,15}$/.test(written) ? Number(written) : null
  }
  const reset = read('daily-reset')
  const limits: RateLimits = {
    minutelyLimit: read('minutely-limit'),
    minutelyRemaining: read('minutely-remaining'),
    dailyLimit: read('daily-limit'),
    dailyRemaining: read('daily-remaining'),
    dailyReset: reset === null ? null : reset * 1000,
  }
  return Object.values(limits).every((value) => value === null) ? null : limits
}
