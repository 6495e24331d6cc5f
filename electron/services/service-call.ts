import type { z } from 'zod'
import type { AnswerSeen, Clock, Log } from '../core/ports.ts'
import { failed, ok, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import type { ProxyFor } from './connector.ts'
import { kindOf, usualMs, type DeclaredCall } from './declared-call.ts'
import { createHttp, type Http, type HttpFile, type HttpOutcome } from './http.ts'
import { rateLimitsOf, readAnswer, serviceTimeOf } from './meaning.ts'
import { namedScope } from './route.ts'

/** One call to a service: what goes out and what comes back. */
export type ServiceCall<T> = {
  /** Its name in the status, the log and, where the service has no name for the right, in faults. */
  call: string
  kind: 'read' | 'change'
  method: 'GET' | 'POST' | 'PUT'
  url: URL
  authorization: string | null
  /** The name of the account that asks (`shared/account.ts`): another may be signed in when it is answered. */
  account?: string | undefined
  /** Sent as JSON. */
  body?: unknown
  schema: z.ZodType<T>
  /** `any` where the answer is not published; see `Expected`. */
  accepts?: 'published' | 'any'
  /** What a refusal in any words means. */
  refusal?: 'refused' | 'sign-in-refused'
  /** How many records of the answer could not be read. */
  unreadable?(value: T): number
  /** The right it needs, where the service names it. */
  scope?: string | undefined
  /** For the whole exchange, in milliseconds; `usualMs` unless it is said. */
  withinMs?: number
}

/** What goes out for a declared call: all but where to, as whom and with what. */
export function outgoing<T, Context>(
  declared: DeclaredCall<T, Context>,
  context: Context,
): Omit<ServiceCall<T>, 'url' | 'authorization' | 'account' | 'body'> {
  const { call, method, answer, accepts, unreadable, refusal, withinMs } = declared
  return {
    call,
    kind: kindOf(declared),
    method,
    schema: answer(context),
    accepts,
    ...(unreadable === null ? {} : { unreadable }),
    refusal,
    scope: namedScope(declared) ?? undefined,
    withinMs,
  }
}

export type CallOutcome<T> = {
  result: Result<T>
  /** Null when no answer came. */
  status: number | null
  /** The service's clock in epoch milliseconds, or null. */
  serviceTime: number | null
}

/** What every client of a service is made with. */
export type ClientOptions = {
  version: string
  clock: Pick<Clock, 'now'>
  /** Told of every answer; see `AnswerSeen`. */
  onAnswer: (answer: AnswerSeen) => void
  /** In milliseconds, in place of what the calls declare (`withinMs`). */
  timeouts?: { connect?: number; read?: number; change?: number }
  /** In the window, the system's proxy. */
  proxyFor?: ProxyFor | undefined
  /** One line for every request: which call, what became of it, how long it took. */
  log?: Log
}

export type Caller = {
  call<T>(call: ServiceCall<T>): Promise<CallOutcome<T>>
  /** A file that an answer pointed at, fetched without anybody's sign-in; its host may be another's. */
  file(url: URL, where: 'internet' | 'service'): Promise<Result<HttpFile>>
  /** Lets go of kept connections. */
  close(): Promise<void>
}

/**
 * Nothing was sent, and why, where somebody must put it right: by OpenSSL's words for a certificate that
 * begins later or ended before the time on this computer, or that it does not trust, and by our own for
 * the proxy's answer (`connector.ts`).
 */
function notReached(service: ServiceName, detail: string): Extract<Fault, { kind: 'offline' }> {
  const because = /CERT_(HAS_EXPIRED|NOT_YET_VALID)/.test(detail)
    ? 'certificate-date'
    : /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS_CERT|CERT_[A-Z]+/.test(detail)
      ? 'certificate'
      : /^the proxy \S+ answered 407$/.test(detail)
        ? 'proxy-password'
        : null
  return { kind: 'offline', service, detail, ...(because === null ? {} : { because }) }
}

function isOfDate(fault: Fault): boolean {
  return fault.kind === 'offline' && fault.because === 'certificate-date'
}

/** A refusal of a call that signs in, in any words, is one of the credentials. */
function asSignInRefused(fault: Fault): Fault {
  if (fault.kind !== 'refused' && fault.kind !== 'scope-missing') return fault
  const { service, serviceWords } = fault
  return { kind: 'sign-in-refused', service, serviceWords, retryAt: null }
}

/** Sends calls, reads what the answers mean and reports each answer once. */
export function createCaller(service: ServiceName, options: ClientOptions): Caller {
  const { clock, onAnswer, timeouts = {} } = options
  const http: Http = createHttp({
    version: options.version,
    connectTimeoutMs: timeouts.connect ?? 5_000,
    proxyFor: options.proxyFor,
  })

  function read<T>(outcome: HttpOutcome, call: ServiceCall<T>): Result<T> {
    switch (outcome.kind) {
      case 'not-sent':
        return failed(notReached(service, outcome.detail))
      case 'no-answer':
        return failed({ kind: 'no-answer', service, detail: outcome.detail })
      case 'answered': {
        const { schema, accepts } = call
        const expected = { service, scope: call.scope ?? call.call, schema, accepts }
        const read = readAnswer(outcome.answer, expected, clock.now())
        if (read.ok || call.refusal !== 'sign-in-refused') return read
        return failed(asSignInRefused(read.fault))
      }
    }
  }

  return {
    async call(call) {
      const headers: Record<string, string> = {}
      if (call.authorization !== null) headers['authorization'] = call.authorization
      if (call.body !== undefined) headers['content-type'] = 'application/json; charset=utf-8'
      const started = performance.now()
      const outcome = await http.request({
        kind: call.kind,
        method: call.method,
        url: call.url,
        headers,
        body: call.body === undefined ? null : JSON.stringify(call.body),
        timeoutMs: timeouts[call.kind] ?? call.withinMs ?? usualMs[call.kind],
      })
      const result = read(outcome, call)
      const unreadable = result.ok ? (call.unreadable?.(result.value) ?? 0) : 0
      const answer = outcome.kind === 'answered' ? outcome.answer : null
      const seen = {
        status: answer?.status ?? null,
        serviceTime: answer === null ? null : serviceTimeOf(answer),
      }
      options.log?.info(answer === null ? 'A service did not answer' : 'A service answered', {
        service,
        call: call.call,
        status: seen.status,
        milliseconds: Math.round(performance.now() - started),
        fault: result.ok ? null : result.fault.kind,
        ...(unreadable === 0 ? {} : { unreadable }),
      })
      onAnswer({
        service,
        call: call.call,
        account: call.account,
        ...seen,
        limits: answer === null ? null : rateLimitsOf(answer),
        faultKind: result.ok ? null : result.fault.kind,
        certificateDate: !result.ok && isOfDate(result.fault),
        scope: call.scope,
        unreadable,
      })
      return { result, ...seen }
    },
    async file(url, where) {
      const outcome = await http.file(url, { timeoutMs: timeouts.read ?? usualMs.read, where })
      if (outcome.kind !== 'answered') {
        const { kind, detail } = outcome
        return failed(kind === 'not-sent' ? notReached(service, detail) : { kind, service, detail })
      }
      const { file } = outcome
      return file.status === 200 ? ok(file) : failed({ kind: 'not-found', what: url.href })
    },
    close: () => http.close(),
  }
}
