import { structuredCloneText } from '../structured-clone.ts'
import { bridgeEnd } from './bridge-end.ts'

/** The preload's world: invisible to the page, with the only binding to the main process. */
export const preloadWorld = 'electron-on-chromium preload'
/** What the preload's world calls to reach the main process; the page's world has no such name. */
export const binding = '__electronOnChromium'

/** From the preload's world to the main process. */
export type FromPreload =
  | { kind: 'invoke'; id: number; channel: string; given: string }
  | { kind: 'preload-error'; message: string; stack: string }

type BridgeEnd = typeof bridgeEnd

/** Runs in the page's world before any of its own code: takes hold of the channel, then waits. */
function pageWorld(makeEnd: BridgeEnd): void {
  // As in Electron without `nodeIntegrationInSubFrames`: frames get no preload and no bridge.
  if (window !== window.top) return
  window.addEventListener(
    'electron-on-chromium',
    (event) => {
      event.stopImmediatePropagation()
      const channel = (event as MouseEvent).relatedTarget
      if (channel !== null) makeEnd(channel, 'page')
    },
    { once: true, capture: true },
  )
}

/** Runs in the preload's world: makes what a sandboxed preload may require, then the preload. */
function preloadSide(
  parts: {
    makeEnd: BridgeEnd
    clone: typeof structuredCloneText
    bindingName: string
    platform: string
  },
  preload: (...given: [require: unknown, module: object, exports: object, process: object]) => void,
): void {
  if (window !== window.top) return
  const toMain = (message: unknown) =>
    (globalThis as unknown as Record<string, (text: string) => void>)[parts.bindingName]?.(
      JSON.stringify(message),
    )
  const channel = new EventTarget()
  // An event's `relatedTarget` is the one thing both worlds can hand each other by reference.
  window.dispatchEvent(new MouseEvent('electron-on-chromium', { relatedTarget: channel }))
  const contextBridge = parts.makeEnd(channel, 'preload')
  const { pack, unpack } = parts.clone()

  type Listener = (event: object, ...given: unknown[]) => void
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (e: Error) => void }
  >()
  let nextId = 1
  const add = (name: string, listener: Listener, once: boolean) => {
    listeners.set(name, [...(listeners.get(name) ?? []), { listener, once }])
    return ipcRenderer
  }
  const remove = (name: string, listener: Listener) => {
    const kept = (listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)
    listeners.set(name, kept)
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (name: string, ...given: unknown[]) => {
      // Throws at once for what cannot be cloned, as Electron does.
      const packed = pack(given)
      const id = nextId++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        toMain({ kind: 'invoke', id, channel: name, given: packed })
      })
    },
    on: (name: string, listener: Listener) => add(name, listener, false),
    addListener: (name: string, listener: Listener) => add(name, listener, false),
    once: (name: string, listener: Listener) => add(name, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (name: string) => {
      listeners.delete(name)
      return ipcRenderer
    },
  }
  const fromMain = {
    answer: (id: number, failure: string | null, packed: string) => {
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (failure === null) resolve?.(unpack(packed))
      else reject?.(new Error(failure))
    },
    event: (name: string, packed: string) => {
      const given = unpack(packed) as unknown[]
      for (const { listener, once } of listeners.get(name) ?? []) {
        if (once) remove(name, listener)
        listener({ sender: ipcRenderer, ports: [] }, ...given)
      }
    },
  }
  Object.defineProperty(globalThis, `${parts.bindingName}FromMain`, { value: fromMain })

  const offered: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } }
  const require = (name: string) => {
    if (Object.hasOwn(offered, name)) return offered[name]
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const process = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: parts.platform,
  }
  try {
    preload(require, module, module.exports, process)
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    toMain({ kind: 'preload-error', message, stack: stack ?? '' })
  }
}

/** The script for the page's world. */
export function pageWorldSource(): string {
  return `(${String(pageWorld)})(${String(bridgeEnd)})`
}

/** The script for the preload's world, with the preload's own text as a function's body. */
export function preloadWorldSource(preloadText: string): string {
  const parts = `{ makeEnd: ${String(bridgeEnd)}, clone: ${String(structuredCloneText)}, bindingName: ${JSON.stringify(binding)}, platform: ${JSON.stringify(process.platform)} }`
  // The line breaks keep a trailing comment (a source map's) from swallowing the end.
  const body = `function (require, module, exports, process) {\n${preloadText}\n}`
  return `(${String(preloadSide)})(${parts}, ${body})`
}
