import { cicopassRoutes } from '../services/cicopass/routes.ts'
import { cyclesoftwareRoutes } from '../services/cyclesoftware/routes.ts'
import type { Route, Routes } from '../services/route.ts'

/**
 * The calls that the simulated services answer: those the counter makes, at the addresses and for the rights
 * they are declared with, and one that only tests ask for. What is said in them is written here, in this
 * folder, from what the services publish; `docs/openapi/` holds both.
 */
export interface PublishedCall {
  name: CallName
  method: Route['method']
  /** In find-my-way's form, as fastify reads it. */
  path: string
  /** The rights of a CycleSoftware key that admit to it, each alone; none where none is published. */
  scopes: readonly string[]
}

/** The counter asks for no code list: it has the published part of the tree (`code-list.ts`). */
const forTestsOnly = {
  codeList: {
    call: 'code-list',
    operation: 'codeList',
    method: 'GET',
    path: '/api/v4/articledata/codelist/{name}.json',
    effect: 'reads',
    scopes: ['e-commerce'],
  },
} as const satisfies Routes

type NameOf<R extends Routes> = R[keyof R]['operation']
export type CicopassCall = NameOf<typeof cicopassRoutes>
export type CycleSoftwareCall = NameOf<typeof cyclesoftwareRoutes & typeof forTestsOnly>
export type CallName = CicopassCall | CycleSoftwareCall

interface Named<Name extends CallName> extends PublishedCall {
  name: Name
}

export const cicopassCalls: readonly Named<CicopassCall>[] = routedCalls(cicopassRoutes)

export const cycleSoftwareCalls: readonly Named<CycleSoftwareCall>[] = routedCalls({
  ...cyclesoftwareRoutes,
  ...forTestsOnly,
})

/** Each route as the simulated service answers it. */
export function routedCalls<R extends Routes>(
  routes: R,
): (Omit<PublishedCall, 'name'> & { name: NameOf<R> })[] {
  const declared: Readonly<Record<string, Route & { readonly operation: NameOf<R> }>> = routes
  return Object.values(declared).map(({ operation, method, path, scopes }) => {
    return { name: operation, method, path: inFastifysForm(path), scopes }
  })
}

/** `{id}` is `:id`; before an ending such as `.json` it says where it ends. */
function inFastifysForm(path: string): string {
  return path.replaceAll(/\{(\w+)\}(?=\.)/g, ':$1(^[^/]+)').replaceAll(/\{(\w+)\}/g, ':$1')
}
