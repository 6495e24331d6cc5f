import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ErrorForm } from './error-forms.ts'
import type { FaultRule } from './faults.ts'
import type { LeadStatus } from './leads.ts'
import { profileNamed, type Profile } from './profile.ts'
import type { Received } from './received.ts'
import { fieldsOf } from './registration-request.ts'
import type { Training } from './training-services.ts'

export interface Control {
  readonly url: string
  stop(): Promise<void>
}

interface Answer {
  status: number
  body: unknown
}

interface Order {
  method: string
  /** The path after `/__control`, without its first slash. */
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
}

type ServiceName = 'cicopass' | 'cyclesoftware'

/**
 * Drives the training services from another process: `docs/simulated-services.md` has the protocol.
 * On its own loopback port, so that no client can reach it by mistake; `stopAll` is what
 * `POST /__control/stop` does.
 */
export async function startControl(
  training: Training,
  options: { port: number; stopAll: () => void },
): Promise<Control> {
  const server = createServer((request, response) => {
    answer(training, request, options.stopAll)
      .catch((failure: unknown): Answer => ({ status: 400, body: { error: String(failure) } }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify(body))
      })
      .catch((failure: unknown) => {
        process.emitWarning(`The control port could not answer: ${String(failure)}`)
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((failure) => (failure === undefined ? resolve() : reject(failure)))
        server.closeAllConnections()
      }),
  }
}

async function answer(
  training: Training,
  request: IncomingMessage,
  stopAll: () => void,
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname === '/__control/stop' && request.method === 'POST') {
    stopAll()
    return { status: 200, body: {} }
  }
  const [, root, ...rest] = url.pathname.split('/')
  if (root !== '__control') return { status: 404, body: { error: 'See /__control' } }
  const order: Order = {
    method: request.method ?? 'GET',
    path: rest.join('/'),
    query: url.searchParams,
    body: fieldsOf(await readBody(request)),
  }
  const value = await obey(training, order)
  return value === undefined
    ? { status: 404, body: { error: `No control ${order.method} ${order.path}` } }
    : { status: value instanceof TooLate ? 408 : 200, body: value }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : (JSON.parse(text) as unknown)
}

/** `undefined` when there is no such control. */
async function obey(training: Training, order: Order): Promise<unknown> {
  const [first = '', ...rest] = order.path.split('/')
  if (first === 'cicopass' || first === 'cyclesoftware') {
    const name = rest.join('/')
    return order.method === 'GET'
      ? look(training, first, { ...order, path: name })
      : act(training, first, { ...order, path: name })
  }
  if (order.method !== 'GET') return undefined
  switch (first) {
    case '':
      return overview(training)
    case 'examples':
      return training.examples
    case 'free-shield':
      return { shieldCode: training.freeShield(Number(order.query.get('n') ?? 0)) }
    default:
      return undefined
  }
}

function overview(training: Training): Record<string, unknown> {
  const { cicopass, cyclesoftware } = training
  return {
    cicopass: {
      url: cicopass.url,
      isOnline: cicopass.isOnline,
      profile: cicopass.profile,
      received: cicopass.received.length,
      bikes: cicopass.bikes.length,
      registrations: cicopass.registrations.length,
      linksMade: cicopass.linksMade.length,
      lateCommits: cicopass.lateCommits,
    },
    cyclesoftware: {
      url: cyclesoftware.url,
      isOnline: cyclesoftware.isOnline,
      received: cyclesoftware.received.length,
      leads: cyclesoftware.leads.length,
      lateCommits: cyclesoftware.lateCommits,
    },
  }
}

async function look(training: Training, service: ServiceName, order: Order): Promise<unknown> {
  const { cicopass, cyclesoftware } = training
  const { query } = order
  switch (order.path) {
    case 'received':
      return select(training[service].received, query)
    case 'wait':
      return waitFor(training, service, query)
    case 'faults':
      return training[service].faults.planned.map(({ id, rule, hits }) => ({ id, rule, hits }))
  }
  if (service === 'cyclesoftware') {
    return order.path === 'leads'
      ? cyclesoftware.leads
      : order.path === 'stock'
        ? cyclesoftware.shop.stock
        : undefined
  }
  const truths: Record<string, unknown> = {
    bikes: cicopass.bikes,
    registrations: cicopass.registrations,
    'shield-links': cicopass.shieldLinks,
    'links-made': cicopass.linksMade,
    thefts: cicopass.thefts,
    orders: cicopass.orders,
  }
  return truths[order.path]
}

async function act(training: Training, service: ServiceName, order: Order): Promise<unknown> {
  const handle = training[service]
  const { body, path, method } = order
  if (path === 'faults' && method === 'DELETE') {
    const id = order.query.get('id')
    if (id === null) handle.faults.clear()
    else handle.faults.remove(Number(id))
    return {}
  }
  if (method !== 'POST') return undefined
  switch (path) {
    case 'faults': {
      if (typeof fieldsOf(body.fault).kind !== 'string') throw new Error('fault.kind is missing')
      return { id: handle.faults.add(body as unknown as FaultRule).id }
    }
    case 'offline':
      await handle.goOffline(typeof body.ms === 'number' ? body.ms : undefined)
      return {}
    case 'online':
      await handle.goOnline()
      return {}
    case 'flush-late-commits':
      return { made: handle.flushLateCommits() }
    case 'drop-late-commits':
      handle.dropLateCommits()
      return {}
    case 'settings':
      return set(training, service, body)
    case 'expire-tokens':
      if (service === 'cyclesoftware') return undefined
      training.cicopass.expireTokens()
      return {}
    case 'sell':
      if (service === 'cicopass') return undefined
      return { number: training.cyclesoftware.sell(Number(body.objectId)).number }
    case 'credit':
      if (service === 'cicopass') return undefined
      return { number: training.cyclesoftware.credit(Number(body.number)).number }
    case 'lead-status':
      if (service === 'cicopass') return undefined
      training.cyclesoftware.setLeadStatus(String(body.uuid), body.status as LeadStatus)
      return {}
    default:
      return undefined
  }
}

function set(training: Training, service: ServiceName, body: Record<string, unknown>): unknown {
  const handle = training[service]
  if (body.errorForm !== undefined) handle.errorForm = body.errorForm as ErrorForm
  if (body.limits !== undefined) handle.limits = body.limits as typeof handle.limits
  if (service === 'cyclesoftware') {
    if (body.isUntidy !== undefined) training.cyclesoftware.isUntidy = body.isUntidy === true
    if (body.pageSize !== undefined) training.cyclesoftware.pageSize = Number(body.pageSize)
    return {}
  }
  if (body.tokenTtlMs !== undefined) training.cicopass.tokenTtlMs = Number(body.tokenTtlMs)
  if (typeof body.profile === 'string') {
    const named = profileNamed(body.profile)
    if (named === null) throw new Error(`There is no profile "${body.profile}".`)
    training.cicopass.profile = named
  } else if (body.profile !== undefined) {
    training.cicopass.profile = {
      ...training.cicopass.profile,
      ...(body.profile as Partial<Profile>),
    }
  }
  return {}
}

function select(received: readonly Received[], query: URLSearchParams): Received[] {
  const after = Number(query.get('after') ?? 0)
  const call = query.get('call')
  return received.filter((one) => one.id > after && (call === null || one.call === call))
}

class TooLate {
  readonly error = 'The requests waited for did not come in time.'
}

/** Waits until so many requests were received and dealt with. */
function waitFor(
  training: Training,
  service: ServiceName,
  query: URLSearchParams,
): Promise<unknown> {
  const count = Number(query.get('count') ?? 1)
  const timeoutMs = Number(query.get('timeoutMs') ?? 10_000)
  const handle = training[service]
  const arrived = (): Received[] =>
    select(handle.received, query).filter((one) => one.end !== 'open')
  return new Promise((resolve) => {
    if (arrived().length >= count) {
      resolve(arrived())
      return
    }
    const timer = setTimeout(() => {
      undo()
      resolve(new TooLate())
    }, timeoutMs).unref()
    const undo = handle.onReceived(() => {
      if (arrived().length < count) return
      clearTimeout(timer)
      undo()
      resolve(arrived())
    })
  })
}
