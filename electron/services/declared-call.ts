import type { z } from 'zod'
import { addressUnder } from './address-under.ts'
import type { Route } from './route.ts'

/** One call of a service, whole: where it goes (`route.ts`), and what comes back. */
export type DeclaredCall<
  T = unknown,
  Context = void,
  Path extends string = string,
> = Route<Path> & {
  /** Reads the answer; of CycleSoftware's calls some depend on the account's time zone. */
  readonly answer: (context: Context) => z.ZodType<T>
  /** `any` where the answer is not published: any 2xx is success (`Expected` in `meaning.ts`). */
  readonly accepts: 'published' | 'any'
  /** How many records of an answer could not be read; null: it is not a list. */
  readonly unreadable: ((value: T) => number) | null
  /** What a refusal in any words means; `sign-in-refused`: the credentials were. */
  readonly refusal: 'refused' | 'sign-in-refused'
  /** For the whole exchange, in milliseconds. Giving up on a change leaves its outcome unknown. */
  readonly withinMs: number
}

/** A person waits for a read; a change gets longer. In milliseconds. */
export const usualMs = { read: 15_000, change: 30_000 } as const

/** Does not compile while anything of a call is not said. */
export function callOf<T, Context, Path extends string>(
  route: Route<Path>,
  rest: Omit<DeclaredCall<T, Context, Path>, keyof Route>,
): DeclaredCall<T, Context, Path> {
  return { ...route, ...rest }
}

/** Whether it may be asked again freely, as the network sees it. */
export function kindOf({ effect }: Pick<Route, 'effect'>): 'read' | 'change' {
  return effect === 'reads' ? 'read' : 'change'
}

type Named<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never

/** What is put into a path: `{ id: string }`; nothing where it has no `{…}`. */
export type PathParameters<Path extends string> = Readonly<Record<Named<Path>, string>>

/** The address of a call under the base of its service. */
export function addressOf<Path extends string>(
  base: URL,
  { path }: { readonly path: Path },
  { parameters, query = {} }: { parameters: PathParameters<Path>; query?: Record<string, string> },
): URL {
  const given: Readonly<Record<string, string>> = parameters
  const written = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined) throw new Error(`${path} was asked for without its ${name}.`)
    return encodeURIComponent(value)
  })
  return addressUnder(base, written, query)
}
