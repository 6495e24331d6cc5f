import type { z } from 'zod'
import { allSettings } from './all-settings.ts'
import type { Setting, ValueOf } from './setting.ts'

/** What the environment says, made of the settings: docs/configuration.md. */

type Declared = Readonly<
  Record<
    string,
    Pick<Setting, 'key' | 'home' | 'default' | 'preset' | 'says'> & { schema: z.ZodType }
  >
>

type InEnvironment = { readonly home: 'environment' }
type OverEnvironment = { readonly preset: { readonly environment: object } }

/** By the settings' names: what is set there, or the default of a setting that only lies there; else null. */
export type EnvironmentValues<S = typeof allSettings> = {
  [N in keyof S as S[N] extends InEnvironment ? N : never]: ValueOf<S[N]>
} & {
  [N in keyof S as S[N] extends OverEnvironment ? N : never]: ValueOf<S[N]> | null
}

export type Variables = Readonly<Record<string, string | undefined>>

/** A variable, and which setting it holds or stands over. */
export type DeclaredVariable = {
  readonly name: string
  readonly variable: string
  readonly says: string
  readonly schema: z.ZodType
  readonly otherwise: unknown
}

export function declaredVariables(declared: Declared = allSettings): DeclaredVariable[] {
  return Object.entries(declared).flatMap(([name, { key, home, schema, preset, ...rest }]) => {
    if (home === 'environment') {
      return [{ name, variable: key, schema, says: rest.says, otherwise: rest.default }]
    }
    const over = preset === 'never' ? undefined : preset.environment
    return over === undefined ? [] : [{ name, ...over, otherwise: null }]
  })
}

/** An empty variable is one that is not set; one that cannot be read counts as not set. */
export function readVariables(
  variables: Variables,
  declared: Declared = allSettings,
): EnvironmentValues {
  const values = declaredVariables(declared).map(({ name, variable, schema, otherwise }) => {
    const written = variables[variable]?.trim() ?? ''
    const read = written === '' ? null : schema.safeParse(written)
    return [name, read?.success === true ? read.data : otherwise] as const
  })
  // Made of the same records as the type, which TypeScript does not follow through the loop.
  return Object.fromEntries(values) as unknown as EnvironmentValues
}
