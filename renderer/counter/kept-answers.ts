import type { QueryClient } from '@tanstack/react-query'
import { contractNames } from 'virtual:contract-names'
import type { EndpointName, EventName, Input, Output } from '../../shared/counter-api.ts'
import type { Refreshes } from '../../shared/endpoints/endpoint.ts'
import { keepForItsScreen } from '../scanning/use-scans.ts'
import { hear } from './client.ts'

// Where answers and events are kept follows from the contract alone (`shared/endpoints/endpoint.ts`):
// nothing here knows an endpoint by name, but for two that are said below.

/** Under which an answer is kept; the endpoint's name alone is what `refreshes` finds it by. */
export function keyOf<N extends EndpointName>(endpoint: N, input: Input<N>): readonly unknown[] {
  return [endpoint, input]
}

/** Keeps what a call answered where the screens read it, and asks again what it changed. */
export async function keepAnswer<N extends EndpointName>(
  client: QueryClient,
  endpoint: N,
  answer: Output<N>,
): Promise<void> {
  await follow(client, endpoint, answer)
}

/** Keeps what the counter tells by itself. Answers its undo. */
export function followEvents(client: QueryClient): () => void {
  const undo = (contractNames.events as readonly EventName[]).map((name) =>
    hear(name, (payload) => {
      if (name === 'operators.changed') askWhatWasLocked(client, payload as Output<'operators.get'>)
      void follow(client, name, payload)
    }),
  )
  // Not kept as it is: it goes to the screen that it was made on.
  undo.push(hear('scanned', (scanned) => keepForItsScreen(client, scanned)))
  return () => {
    for (const stop of undo) stop()
  }
}

async function follow(client: QueryClient, name: string, answer: unknown): Promise<void> {
  const route = contractNames.routes[name]
  if (route === undefined) return
  const { sets, refreshes } = route
  if (sets !== null) {
    client.setQueryData([sets, {}], answer)
    client.setQueriesData({ queryKey: [sets, {}] }, answer)
  }
  await askAgain(client, refreshes, sets)
}

async function askAgain(
  client: QueryClient,
  refreshes: Refreshes,
  isNew: string | null,
): Promise<void> {
  const names = refreshes === 'everything' ? null : new Set<unknown>(refreshes)
  if (names?.size === 0) return
  await client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => (names === null ? name !== isNew : names.has(name)),
  })
}

/** What a locked counter did not say is asked again once somebody is there. */
function askWhatWasLocked(client: QueryClient, desk: Output<'operators.get'>): void {
  const before = client.getQueryData<Output<'operators.get'>>(keyOf('operators.get', {}))
  const wasLocked = before?.isOn === true && before.current === null
  const isLocked = desk.isOn && desk.current === null
  if (wasLocked && !isLocked) void askAgain(client, 'everything', 'operators.get')
}
