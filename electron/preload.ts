import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, eventChannel } from '../shared/channels.ts'
import type { EndpointName, EventName } from '../shared/counter-api.ts'
import { contractNames } from 'virtual:contract-names'

/**
 * The contract as named functions, `CounterBridge` in shared/counter-api.ts, and nothing else: the
 * page cannot name a channel, and no Electron object reaches it. Main parses what comes; nothing is
 * trusted here.
 */
const eventNames = new Set(contractNames.events)

contextBridge.exposeInMainWorld('counter', {
  call: Object.fromEntries(
    contractNames.endpoints.map((name) => [
      name,
      (input: unknown) =>
        ipcRenderer.invoke(callChannel(name as EndpointName), input) as Promise<unknown>,
    ]),
  ),
  on(name: EventName, listener: (payload: unknown) => void) {
    if (!eventNames.has(name)) throw new Error(`The counter has no event ${name}`)
    // The event object stays here: it carries `sender`, which is ipcRenderer.
    const forward = (_event: unknown, payload: unknown) => {
      listener(payload)
    }
    const channel = eventChannel(name)
    ipcRenderer.on(channel, forward)
    return () => {
      ipcRenderer.removeListener(channel, forward)
    }
  },
})
