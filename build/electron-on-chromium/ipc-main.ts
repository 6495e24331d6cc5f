import { structuredCloneText } from './structured-clone.ts'
import type { StandInFrame } from './frames.ts'

export interface InvokeEvent {
  readonly type: 'frame'
  readonly sender: unknown
  /** Null once the frame has navigated or is gone: read it before any await. */
  readonly senderFrame: StandInFrame | null
  readonly processId: number
  readonly frameId: number
}

type Handler = (event: InvokeEvent, ...given: unknown[]) => unknown

const handlers = new Map<string, Handler>()
const { pack, unpack } = structuredCloneText()
export { pack }

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    handlers.set(channel, handler)
  },
  handleOnce(channel: string, handler: Handler): void {
    ipcMain.handle(channel, (event, ...given) => {
      handlers.delete(channel)
      return handler(event, ...given)
    })
  },
  removeHandler: (channel: string): void => void handlers.delete(channel),
}

export type Invocation = { channel: string; given: string; event: InvokeEvent }

/** What goes back to the preload: a packed value, or the message its promise rejects with. */
export async function answerInvocation({ channel, given, event }: Invocation): Promise<{
  failure: string | null
  packed: string
}> {
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return { failure: null, packed: pack(await handler(event, ...(unpack(given) as unknown[]))) }
  } catch (error) {
    return { failure: `Error invoking remote method '${channel}': ${String(error)}`, packed: '' }
  }
}
