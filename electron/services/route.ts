/**
 * Where a call of a service goes and what it does there: names, addresses and rights, nothing of what is
 * said. The client, the simulated service and the tests are made of it (`docs/openapi/` is what holds it).
 */
export type Route<Path extends string = string> = {
  /** Its name in the status and the log, and in a fault where the service names no right. */
  readonly call: string
  /** Its name in `docs/openapi/` and in the simulated service. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** As published, capitals too; `{id}` is put in. */
  readonly path: Path
  /**
   * `reads`: changes nothing there. `repeatable`: the same again changes nothing more. `once`: the same again
   * does it a second time, or undoes what came between, so the outbox looks before it sends again.
   */
  readonly effect: 'reads' | 'repeatable' | 'once'
  /** The rights that admit to it, each alone, by the service's names; none where none is published. */
  readonly scopes: readonly string[]
  /** It is refused for other reasons as well: a refusal tells nothing of a right. */
  readonly isRefusedOtherwise?: boolean
}

export type Routes = Readonly<Record<string, Route>>

/** Leaves each route its own words, which the types of paths and names are made of. */
export function routesOf<const R extends Routes>(routes: R): R {
  return routes
}

/**
 * The right that a refusal names: the one that admits to the call. Null where none is published, or where
 * either of two would do, or it is refused for other reasons too: nobody can tell then which of them the shop is to ask for, and the call is named.
 */
export function namedScope(route: Pick<Route, 'scopes' | 'isRefusedOtherwise'>): string | null {
  const [scope, ...others] = route.scopes
  const isCertain = others.length === 0 && route.isRefusedOtherwise !== true
  return scope !== undefined && isCertain ? scope : null
}

/** The rights that are needed by name, each once. */
export function neededScopes(routes: Routes): string[] {
  const named = Object.values(routes).map(namedScope)
  return [...new Set(named.filter((scope) => scope !== null))]
}
