import type { DeclaredEvent, Endpoint, Route } from './endpoint.ts'

/** What preload and window know of the contract while they run: its names and routes, no schema. */
export type ContractNames = {
  readonly endpoints: readonly string[]
  readonly events: readonly string[]
  /** By endpoint or event; without those that change nothing the window keeps. */
  readonly routes: Readonly<Record<string, Route>>
}

/** The build puts it in place of the schemas (`build/contract-names.mjs`). */
export function contractNamesOf(
  endpoints: Readonly<Record<string, Endpoint>>,
  events: Readonly<Record<string, DeclaredEvent>>,
): ContractNames {
  const routes = Object.entries<Route>({ ...endpoints, ...events })
    .map(([name, { sets, refreshes }]) => [name, { sets, refreshes }] as const)
    .filter(([, { sets, refreshes }]) => sets !== null || refreshes.length > 0)
  return {
    endpoints: Object.keys(endpoints),
    events: Object.keys(events),
    routes: Object.fromEntries(routes),
  }
}
