import { randomUUID } from 'node:crypto'
import { BrowserWindow, ipcMain } from 'electron'
import { callChannel, eventChannel } from '../../shared/channels.ts'
import { endpoints, events } from '../../shared/counter-api.ts'
import type { Answer, EndpointName, EventName } from '../../shared/counter-api.ts'
import { Fault, failed } from '../../shared/fault.ts'
import type { Handler } from '../core/handlers.ts'
import type { CounterEvents } from '../core/events.ts'
import type { Log, Undo } from '../core/ports.ts'
import { appOrigin } from './app-protocol.ts'
import { isTooMuch } from './input-size.ts'
import { strangerIn } from './stranger.ts'

export type Handlers = { readonly [N in EndpointName]: Handler<N> }

/**
 * Answers every endpoint of the contract: checks who asks, parses what comes in, runs the handler,
 * parses what goes out. The answer is always a value; a throw never crosses, it is logged and
 * becomes the fault `internal`, whose reference finds it in the log.
 *
 * `handlers` may still be on their way while the counter opens: calls wait for them.
 */
export function answerCalls(handlers: Promise<Handlers>, log: Log): void {
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    ipcMain.handle(callChannel(name), (event, input: unknown) => {
      // Before anything is awaited: after a navigation `senderFrame` is null.
      const stranger = strangerIn(event, appOrigin)
      const request = randomUUID().slice(0, 8)
      return log.within({ request, call: name }, () => {
        if (stranger !== null) {
          return internal(log, { request, message: `${name} was called by ${stranger}` })
        }
        return answer(name, input, handlers).catch((error: unknown) =>
          internal(log, { request, message: `${name} failed`, error }),
        )
      })
    })
  }
}

/** Sends the counter's events to every live window; the answer stops it. */
export function sendEvents(counterEvents: Pick<CounterEvents, 'onAny'>, log: Log): Undo {
  return counterEvents.onAny((name: EventName, payload: unknown) => {
    const parsed = events[name].payload.safeParse(payload)
    if (!parsed.success) {
      log.error('An event does not fit the contract', {
        event: name,
        problem: parsed.error.message,
      })
      return
    }
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isDestroyed() || window.webContents.isDestroyed()) continue
      window.webContents.send(eventChannel(name), parsed.data)
    }
  })
}

async function answer(
  name: EndpointName,
  input: unknown,
  handlers: Promise<Handlers>,
): Promise<Answer<unknown>> {
  const endpoint = endpoints[name]
  const { input: inputSchema, output: outputSchema } = endpoint
  if (isTooMuch(input, 'mayBe' in endpoint ? endpoint.mayBe : undefined)) {
    const problems = [{ field: '', reason: 'is more than a call may carry' }]
    return failed({ kind: 'bad-input', problems })
  }
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      field: path.map(String).join('.'),
      reason: message,
    }))
    return failed({ kind: 'bad-input', problems })
  }
  // The name ties handler and schemas together, which TypeScript cannot see through a union.
  const handle = (await handlers)[name] as (input: unknown) => Promise<Answer<unknown>>
  const given = await handle(parsed.data)
  if (!given.ok) return failed(Fault.parse(given.fault))
  return { ok: true, value: outputSchema.parse(given.value) }
}

/** The request's own id is the reference that staff read: it finds every line about it. */
function internal(
  log: Log,
  { request, message, error }: { request: string; message: string; error?: unknown },
): Answer<never> {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log.error(message, { reference: request, ...(error === undefined ? {} : { error: told }) })
  return failed({ kind: 'internal', reference: request })
}
