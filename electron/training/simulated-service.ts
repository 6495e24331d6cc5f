import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { createEmitter } from '../../shared/emitter.ts'
import type { Answer } from './answer.ts'
import type { CallName, PublishedCall } from './calls.ts'
import type { ErrorForm } from './error-forms.ts'
import { actOn } from './fault-acts.ts'
import type { Fault, Faults } from './faults.ts'
import { LateCommits } from './late-commits.ts'
import { Line } from './line.ts'
import type { Received } from './received.ts'
import { parsedBody, recordOf } from './recording.ts'
import { Sending } from './sending.ts'

/** A request that a service understood, before it is processed. */
export interface Asked {
  /** `Received.id`. */
  id: number
  call: CallName
  parameters: Record<string, string>
  query: Record<string, string>
  body: unknown
  headers: IncomingHttpHeaders
}

/** Who asks, or the answer that turns them away. */
export type Admission =
  | { admitted: true; account: string; headers?: Record<string, string> }
  | { admitted: false; account: string | null; answer: Answer }

/** What makes one service different from the other. All of it synchronous: a change is atomic. */
export interface ServiceBehaviour {
  service: Received['service']
  calls: readonly PublishedCall[]
  errorForm: () => ErrorForm
  /** Signs in, counts, checks rights. */
  admit: (asked: Asked) => Admission
  /** Does what is asked, now. */
  process: (asked: Asked, account: string) => Answer
  expireTokens: () => void
  /** A file the service serves beside its calls (`/images/…`), or null. */
  file: (path: string) => Answer | null
  /** The answer to a path that is no call; `known` are the calls of that path by other methods. */
  notFound: (known: readonly PublishedCall[]) => Answer
}

export interface SimulatedServiceOptions {
  behaviour: ServiceBehaviour
  faults: Faults
  /** 0 for a free one. */
  port: number
  now: () => number
}

/** 20 MB: a registration with several photos. */
const bodyLimit = 20_000_000

/** An HTTP server on 127.0.0.1 that records everything, and in which everything can go wrong. */
export class SimulatedService {
  readonly received: Received[] = []
  readonly lateCommits = new LateCommits()
  readonly line: Line
  readonly #options: SimulatedServiceOptions
  readonly #app = Fastify({ bodyLimit })
  readonly #sending: Sending
  readonly #done = createEmitter<Received>()

  constructor(options: SimulatedServiceOptions) {
    this.#options = options
    this.line = new Line({
      port: options.port,
      onRequest: (request, response) => {
        response.setHeader('Date', new Date(options.now()).toUTCString())
        this.#app.routing(request, response)
      },
      isConnectionReset: () => options.faults.takeForConnection(),
    })
    options.faults.onAdded = ({ fault }) => {
      // A kept-alive connection would dodge a fault that happens while connecting.
      if (fault.kind === 'reset-on-connect') this.line.closeIdleConnections()
    }
    const { service, errorForm } = options.behaviour
    this.#sending = new Sending({
      errorForm,
      compresses: service === 'cyclesoftware',
      onDone: (received) => {
        this.#done.emit(received)
      },
    })
    this.#declareRoutes()
  }

  get url(): string {
    return this.line.url
  }

  async start(): Promise<void> {
    await this.#app.ready()
    await this.line.goOnline()
  }

  /** Ends everything: connections, waits and late commits that were still to come. */
  async stop(): Promise<void> {
    this.lateCommits.cancelAll()
    await this.line.goOffline()
    this.#sending.endWaits()
    await this.#app.close()
  }

  /** A silent connection is cut after so many milliseconds, as networks do; never, unless told. */
  set longestSilence(milliseconds: (received: Received) => number) {
    this.#sending.longestSilence = milliseconds
  }

  /** Calls back for every request when the service is done with it. Returns its undo. */
  onReceived(listener: (received: Received) => void): () => void {
    return this.#done.on(listener)
  }

  #declareRoutes(): void {
    const { behaviour } = this.#options
    this.#app.removeAllContentTypeParsers()
    // Every body is read as text: a service sees malformed JSON too.
    this.#app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
      done(null, text)
    })
    for (const call of behaviour.calls) {
      this.#app.route({
        method: call.method,
        url: call.path,
        exposeHeadRoute: false,
        handler: (request, reply) => this.#answerCall(call, request, reply),
      })
    }
    this.#app.setNotFoundHandler((request, reply) => this.#answerElse(request, reply))
  }

  async #answerCall(
    call: PublishedCall,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { behaviour } = this.#options
    const { received, fault } = this.#receive(call.name, request, reply)
    if (fault?.kind === 'token-expired') behaviour.expireTokens()
    const asked: Asked = {
      id: received.id,
      call: call.name,
      parameters: request.params as Record<string, string>,
      query: received.query,
      body: parsedBody(request.body),
      headers: request.headers,
    }
    // A captive portal stands before the service: nobody is admitted to anything.
    const admission = fault?.kind === 'captive-portal' ? null : this.#options.behaviour.admit(asked)
    if (admission?.admitted === false) {
      received.account = admission.account
      await this.#sending.send(received, reply.raw, admission.answer)
      return reply
    }
    received.account = admission?.account ?? null
    const account = admission?.account ?? ''
    await this.#act(received, reply.raw, {
      fault,
      headers: admission?.headers ?? {},
      process: () => behaviour.process(asked, account),
    })
    return reply
  }

  async #answerElse(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { behaviour } = this.#options
    const { received, fault } = this.#receive(null, request, reply)
    const known = behaviour.calls.filter((call) => isPathOf(call, received.path))
    await this.#act(received, reply.raw, {
      fault,
      headers: {},
      process: () => behaviour.file(received.path) ?? behaviour.notFound(known),
    })
    return reply
  }

  #receive(
    call: CallName | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): { received: Received; fault: Fault | null } {
    // From here on the answer is ours to give, to cut or to hold back.
    reply.hijack()
    const received = recordOf({
      id: this.received.length + 1,
      service: this.#options.behaviour.service,
      at: this.#options.now(),
      call,
      method: request.method,
      url: request.url,
      headers: request.headers,
      text: request.body,
    })
    this.received.push(received)
    reply.raw.once('close', () => {
      if (received.end === 'open') received.end = 'gone'
    })
    const fault = this.#options.faults.takeFor(received)
    received.fault = fault?.kind ?? null
    return { received, fault }
  }

  #act(
    received: Received,
    response: ServerResponse,
    work: { fault: Fault | null; headers: Record<string, string>; process: () => Answer },
  ): Promise<void> {
    const processNow = (): Answer => {
      const answer = work.process()
      received.status = answer.status
      received.changes.push(...(answer.changes ?? []))
      return { ...answer, headers: { ...work.headers, ...answer.headers } }
    }
    return actOn({
      fault: work.fault,
      received,
      response,
      headers: work.headers,
      processNow,
      errorForm: this.#options.behaviour.errorForm(),
      sending: this.#sending,
      lateCommits: this.lateCommits,
    })
  }
}

function isPathOf(call: PublishedCall, path: string): boolean {
  const pattern = call.path.replace(/:\w+(\([^)]*\))?/g, '[^/]+').replace(/\.json$/, '\\.json')
  return new RegExp(`^${pattern}$`).test(path)
}
