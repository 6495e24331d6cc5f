import type { CallName } from './calls.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Random } from './random.ts'

/**
 * What can go wrong with one request. *Processed* means that the service did what it was asked,
 * whatever the client saw of it.
 */
export type Fault =
  /** Answers after `ms`. Processed at once, or only after the wait when `processed` is `late`. */
  | { kind: 'slow'; ms: number; processed?: 'at-once' | 'late' }
  /** An error status. `processed: true` is the one that hurts: done, and an error said. */
  | { kind: 'error'; status: number; form?: ErrorForm; words?: string; processed?: boolean }
  /** `error: true` under HTTP 200. Not processed. */
  | { kind: 'error-with-200'; words?: string }
  /** Read, not processed, the connection cut. */
  | { kind: 'connection-cut' }
  /** Processed, then the connection cut before a byte of the answer. */
  | { kind: 'answer-lost' }
  /**
   * The client sees `meanwhile` at once; the change is made `afterMs` after the end of the request (or
   * by `flushLateCommits`). The default is a cut connection; a number is that HTTP status; `silent`
   * keeps the connection open without a word, and ends when the client gives up.
   */
  | { kind: 'late-commit'; afterMs: number; meanwhile?: 'cut' | 'silent' | number }
  /** Never answers; the client has to give up. */
  | { kind: 'silent'; processed?: boolean }
  /** Processed; full headers, half of the body, then the connection cut. */
  | { kind: 'cut-halfway' }
  /** Processed; 200 with JSON that breaks off. */
  | { kind: 'malformed' }
  /** Processed; 200 with nothing in it. */
  | { kind: 'empty' }
  /** Processed; the right body, and behind it more white space than anybody reads. */
  | { kind: 'too-long'; bytes?: number }
  /** Processed; the right body under another content type, `text/html` unless told. */
  | { kind: 'wrong-content-type'; contentType?: string }
  /**
   * Processed; 200 with the right answer in which these fields stand instead of its own: another bike,
   * another shield, an id that no bike has. Objects are altered field by field.
   */
  | { kind: 'altered-answer'; fields: Record<string, unknown> }
  /** Never reached the service: the network's sign-in page, or a redirect to it. */
  | { kind: 'captive-portal'; redirect?: boolean }
  /** Every token given out so far stops working, this request's too. */
  | { kind: 'token-expired' }
  /** The connection is reset when it is made, before anything is read. Matches no call. */
  | { kind: 'reset-on-connect' }

/** When a fault happens. Without `call` and `path` it happens to every request. */
export interface FaultRule {
  fault: Fault
  call?: CallName | readonly CallName[]
  method?: string
  /** A regular expression on the path. */
  path?: string
  /** How often; 1 unless told. `Infinity`, or -1 over HTTP, for always. */
  times?: number
  /** Lets this many matching requests through first. */
  after?: number
  /** From 0 to 1, drawn from the service's own seeded numbers. */
  probability?: number
  /** Only these requests, seen before they are processed. Not available over HTTP. */
  when?: (request: FaultSubject) => boolean
}

export interface FaultSubject {
  call: CallName | null
  method: string
  path: string
  query: Record<string, string>
  body: unknown
}

export interface PlannedFault {
  readonly id: number
  readonly rule: FaultRule
  /** How often it happened. */
  readonly hits: number
  remove(): void
}

interface Planned extends PlannedFault {
  hits: number
  passed: number
}

/** The faults waiting to happen, in the order they were added: the first that matches is taken. */
export class Faults {
  readonly #random: Random
  #planned: Planned[] = []
  #lastId = 0
  /** Called when a rule is added, so that kept-alive connections do not dodge it. */
  onAdded: (rule: FaultRule) => void = () => undefined

  constructor(random: Random) {
    this.#random = random
  }

  get planned(): readonly PlannedFault[] {
    return this.#planned
  }

  add(rule: FaultRule): PlannedFault {
    this.#lastId += 1
    const id = this.#lastId
    const planned: Planned = { id, rule, hits: 0, passed: 0, remove: () => this.remove(id) }
    this.#planned.push(planned)
    this.onAdded(rule)
    return planned
  }

  /** Once, for one call: the common case. */
  once(call: CallName, fault: Fault): PlannedFault {
    return this.add({ call, fault })
  }

  remove(id: number): void {
    this.#planned = this.#planned.filter((planned) => planned.id !== id)
  }

  clear(): void {
    this.#planned = []
  }

  /** The fault of this request, spending it, or null. */
  takeFor(subject: FaultSubject): Fault | null {
    return this.#take((rule) => rule.fault.kind !== 'reset-on-connect' && matches(rule, subject))
  }

  /** Whether the connection being made is to be reset. */
  takeForConnection(): boolean {
    return this.#take((rule) => rule.fault.kind === 'reset-on-connect') !== null
  }

  #take(fits: (rule: FaultRule) => boolean): Fault | null {
    for (const planned of this.#planned) {
      const { rule } = planned
      const times = rule.times === undefined ? 1 : rule.times < 0 ? Infinity : rule.times
      if (planned.hits >= times || !fits(rule)) continue
      if (planned.passed < (rule.after ?? 0)) {
        planned.passed += 1
        continue
      }
      if (rule.probability !== undefined && this.#random.fraction() >= rule.probability) continue
      planned.hits += 1
      return rule.fault
    }
    return null
  }
}

function matches(rule: FaultRule, subject: FaultSubject): boolean {
  if (rule.call !== undefined) {
    const calls: readonly CallName[] = typeof rule.call === 'string' ? [rule.call] : rule.call
    if (subject.call === null || !calls.includes(subject.call)) return false
  }
  if (rule.method !== undefined && rule.method.toUpperCase() !== subject.method) return false
  if (rule.path !== undefined && !new RegExp(rule.path).test(subject.path)) return false
  return rule.when === undefined || rule.when(subject)
}
