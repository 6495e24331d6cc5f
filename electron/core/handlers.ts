import type { Answer, EndpointName, Output, ParsedInput } from '../../shared/counter-api.ts'

/** Endpoints that the composition root answers: they exist before the database is open. */
export type RootEndpoint = Extract<
  EndpointName,
  | `app.${string}`
  | `recovery.${string}`
  | `diagnostics.${string}`
  | `leaving.${string}`
  | `updates.${string}`
  | `training.${string}`
>
export type CounterEndpoint = Exclude<EndpointName, RootEndpoint>

export type Handler<N extends EndpointName> = (
  input: ParsedInput<N>,
) => Answer<Output<N>> | Promise<Answer<Output<N>>>

/** What `createCounter` answers. An area keeps its own in a `Pick` of this, beside what it does. */
export type CounterHandlers = { readonly [N in CounterEndpoint]: Handler<N> }
