import type { z } from 'zod'

/**
 * Who may call. `anybody`: while the counter is locked too, so nothing of a customer may be in what it
 * answers. `staff`: whoever is signed in. `owner`: an owner. `recovery`: an owner, or whoever has the
 * recovery code while no owner can be read.
 */
export type Who = 'anybody' | 'staff' | 'owner' | 'recovery'

/** Endpoints whose answers the window asks for again, whatever was asked of them. */
export type Refreshes = 'everything' | readonly string[]

/** What is kept of the counter by the window, and becomes of it: `sets` is the endpoint that would answer the same. */
export type Route = { readonly sets: string | null; readonly refreshes: Refreshes }

type Call = {
  readonly who: Who
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** In characters: most calls may carry far less (`electron/shell/input-size.ts`). */
  readonly mayBe?: number
}

export type Endpoint = Call & Route

type Read<D> = Omit<D, keyof Route> & { readonly sets: null; readonly refreshes: readonly [] }
type Routed<D> = Omit<D, keyof Route> & {
  readonly sets: D extends { readonly sets: infer Name } ? Name : null
  readonly refreshes: D extends { readonly refreshes: infer Names } ? Names : readonly []
}

/** What a call or an event says of the window's knowledge: it must say something. */
type Changes =
  | { readonly sets: string; readonly refreshes?: Refreshes }
  | { readonly sets?: never; readonly refreshes: Refreshes }

/** Asks, and changes nothing that the window knows. */
export function read<const D extends Call>(declared: D): Read<D> {
  return { ...declared, sets: null, refreshes: [] }
}

/**
 * Changes something. Either its answer is what `sets` names would answer now, or `refreshes` names what
 * has to be asked again: `[]` where events alone tell what came of it.
 */
export function change<const D extends Call & Changes>(declared: D): Routed<D> {
  return routed(declared)
}

type Told = {
  readonly payload: z.ZodType
  /** Whether it may name a customer: a locked counter keeps it to itself. */
  readonly namesCustomers: boolean
}

export type DeclaredEvent = Told & Route

/** What the counter tells by itself; `sets` and `refreshes` as in `change`. */
export function event<const D extends Told & Changes>(declared: D): Routed<D> {
  return routed(declared)
}

function routed<const D extends Changes>(declared: D): Routed<D> {
  const { sets = null, refreshes = [] } = declared
  // What is left out is filled in, which TypeScript does not follow through the condition.
  return { ...declared, sets, refreshes } as unknown as Routed<D>
}

type OutputOf<E> = E extends { readonly output: z.ZodType } ? z.output<E['output']> : never
type PayloadOf<E> = E extends { readonly payload: z.ZodType } ? z.output<E['payload']> : OutputOf<E>

/** `Told` with each `sets` and `refreshes` naming endpoints that there are, and `sets` one of the same answer. */
type OnlyKnown<Told, Endpoints> = {
  readonly [Name in keyof Told]: Told[Name] & {
    readonly sets: null | EndpointsAnswering<Endpoints, PayloadOf<Told[Name]>>
    readonly refreshes: 'everything' | readonly (keyof Endpoints)[]
  }
}

type EndpointsAnswering<Endpoints, Answer> = {
  [Name in keyof Endpoints]: Answer extends OutputOf<Endpoints[Name]> ? Name : never
}[keyof Endpoints]

/** The endpoints as they are; a route to one that is not there does not compile. */
export function endpointsOf<const E extends Readonly<Record<string, Endpoint>>>(
  declared: E & OnlyKnown<E, E>,
): E {
  return declared
}

/** The events as they are; a route to an endpoint that is not there does not compile. */
export function eventsFor<E>() {
  return <const V extends Readonly<Record<string, DeclaredEvent>>>(
    declared: V & OnlyKnown<V, E>,
  ): V => declared
}
