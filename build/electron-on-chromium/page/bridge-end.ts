/**
 * One end of the bridge between the page's world and the preload's. Both ends run this code, each
 * in its own world; they share an EventTarget that nobody else can reach, and what passes over it
 * as `CustomEvent.detail` is cloned by the browser. What is copied, lost and proxied follows
 * Electron's contextBridge (electron/shell/renderer/api/electron_api_context_bridge.cc).
 *
 * Self-contained: its source text runs inside the page.
 */
export function bridgeEnd(channel: EventTarget, here: 'page' | 'preload') {
  // Taken before the page's own code runs: a page that replaces them changes nothing here. They are
  // only ever called through `apply`, with their object.
  /* eslint-disable @typescript-eslint/unbound-method */
  const { CustomEvent, Error, Map, Promise, WeakMap, structuredClone, Object, Array } = globalThis
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect
  const readDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get
  const dispatch = channel.dispatchEvent
  const listen = channel.addEventListener
  const toText = Object.prototype.toString
  /* eslint-enable @typescript-eslint/unbound-method */
  const there = here === 'page' ? 'preload' : 'page'
  if (readDetail === undefined) throw new Error('CustomEvent has no detail')

  type Wire = readonly [kind: string, ...content: unknown[]]
  type Message = { kind: string; id: number; wires: Wire[] }
  type Reply = { ok: boolean; wire: Wire }

  const functions = new Map<number, (...given: unknown[]) => unknown>()
  const functionIds = new WeakMap<object, number>()
  const proxies = new Map<number, unknown>()
  const proxyIds = new WeakMap<object, number>()
  const pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: unknown) => void }
  >()
  let nextId = 1
  let lastReply: Reply | undefined

  const cannotClone = () => new Error('An object could not be cloned')
  const send = (message: Message) => {
    apply(dispatch, channel, [new CustomEvent(`to-${there}`, { detail: message })])
  }
  const ask = (message: Message): unknown => {
    lastReply = undefined
    send(message)
    const reply = lastReply as Reply | undefined
    lastReply = undefined
    if (reply === undefined) throw new Error('The other side of the bridge is gone')
    const value = take(reply.wire)
    if (!reply.ok) throw value
    return value
  }

  const put = (value: unknown, seen: WeakMap<object, number> = new WeakMap(), depth = 0): Wire => {
    if (depth > 1000)
      throw new Error(
        'Electron contextBridge recursion depth exceeded. Nested objects deeper than 1000 are not supported.',
      )
    if (typeof value === 'symbol') throw cannotClone()
    if (typeof value === 'function') {
      const origin = proxyIds.get(value)
      if (origin !== undefined) return ['own-function', origin]
      let id = functionIds.get(value)
      if (id === undefined) {
        id = nextId++
        functionIds.set(value, id)
        functions.set(id, value as (...given: unknown[]) => unknown)
      }
      return ['function', id]
    }
    if (typeof value !== 'object' || value === null) return ['value', value]
    const known = seen.get(value)
    if (known !== undefined) return ['again', known]
    const place = nextId++
    seen.set(value, place)
    if (value instanceof Promise) {
      void value.then(
        (settled: unknown) => settle('fulfilled', place, settled),
        (reason: unknown) => settle('rejected', place, reason),
      )
      return ['promise', place]
    }
    if (value instanceof Error) return ['error', value.message]
    if (Array.isArray(value)) {
      const wires: Wire[] = []
      for (let at = 0; at < value.length; at += 1) wires[at] = put(value[at], seen, depth + 1)
      return ['array', place, wires]
    }
    if (apply(toText, value, []) !== '[object Object]') {
      try {
        return ['value', structuredClone(value)]
      } catch {
        throw cannotClone()
      }
    }
    const members: [string, Wire][] = []
    for (const key of ownKeys(value)) {
      if (typeof key !== 'string') continue
      if (getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue
      // A getter is read once, here.
      const member = (value as Record<string, unknown>)[key]
      members[members.length] = [key, put(member, seen, depth + 1)]
    }
    return ['object', place, members]
  }

  const settle = (kind: string, id: number, value: unknown) => {
    let wire: Wire
    try {
      wire = put(value)
    } catch (error) {
      kind = 'rejected'
      wire = put(error)
    }
    send({ kind, id, wires: [wire] })
  }

  const take = (wire: Wire, seen: Map<number, unknown> = new Map()): unknown => {
    const [kind, first, second] = wire
    const id = first as number
    switch (kind) {
      case 'function': {
        const known = proxies.get(id)
        if (known !== undefined) return known
        const proxy = (...given: unknown[]) => {
          const wires: Wire[] = []
          for (let at = 0; at < given.length; at += 1) wires[at] = put(given[at])
          return ask({ kind: 'call', id, wires })
        }
        proxies.set(id, proxy)
        proxyIds.set(proxy, id)
        return proxy
      }
      case 'own-function':
        return functions.get(id)
      case 'again':
        return seen.get(id)
      case 'promise': {
        const promise = new Promise((resolve, reject) => pending.set(id, { resolve, reject }))
        seen.set(id, promise)
        return promise
      }
      case 'error':
        return new Error(first as string)
      case 'array': {
        const array: unknown[] = []
        seen.set(id, array)
        const wires = second as Wire[]
        for (let at = 0; at < wires.length; at += 1) array[at] = take(wires[at] as Wire, seen)
        return array
      }
      case 'object': {
        const object = {}
        seen.set(id, object)
        const members = second as [string, Wire][]
        for (let at = 0; at < members.length; at += 1) {
          const [key, member] = members[at] as [string, Wire]
          Object.defineProperty(object, key, {
            value: take(member, seen),
            writable: true,
            enumerable: true,
            configurable: true,
          })
        }
        return object
      }
      default:
        return first
    }
  }

  const asError = (thrown: unknown) =>
    thrown instanceof Error
      ? thrown
      : new Error(`An unknown exception occurred in the isolated context`)
  const answer = (make: () => unknown) => {
    let reply: Reply
    try {
      reply = { ok: true, wire: put(make()) }
    } catch (error) {
      reply = { ok: false, wire: put(asError(error)) }
    }
    apply(dispatch, channel, [new CustomEvent(`reply-to-${there}`, { detail: reply })])
  }

  const deepFreeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
    if (Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)) return value
    Object.freeze(value)
    for (const member of Object.values(value)) deepFreeze(member)
    return value
  }
  const expose = (key: string, wire: Wire) => {
    if (Object.hasOwn(globalThis, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    Object.defineProperty(globalThis, key, {
      value: deepFreeze(take(wire)),
      enumerable: true,
      writable: false,
      configurable: false,
    })
  }

  apply(listen, channel, [
    `reply-to-${here}`,
    (event: Event) => {
      lastReply = apply(readDetail, event, []) as Reply
    },
  ])
  apply(listen, channel, [
    `to-${here}`,
    (event: Event) => {
      const message = apply(readDetail, event, []) as Message
      const { kind, id, wires } = message
      if (kind === 'call') {
        const called = functions.get(id)
        const given: unknown[] = []
        answer(() => {
          if (called === undefined) throw new Error('This function is gone')
          for (let at = 0; at < wires.length; at += 1) given[at] = take(wires[at] as Wire)
          return apply(called, undefined, given)
        })
      } else if (kind === 'expose') {
        answer(() => expose((wires[0] as Wire)[1] as string, wires[1] as Wire))
      } else {
        const waiting = pending.get(id)
        pending.delete(id)
        const value = take(wires[0] as Wire)
        if (kind === 'fulfilled') waiting?.resolve(value)
        else waiting?.reject(value)
      }
    },
  ])

  return {
    exposeInMainWorld: (key: string, api: unknown) => {
      ask({ kind: 'expose', id: 0, wires: [['value', key], put(api)] })
    },
  }
}
