import { z } from 'zod'
import { allSettings } from './all-settings.ts'
import type { PresetField, Setting } from './setting.ts'

/** What IT may write into `counter.config.json`, made of the settings: docs/configuration.md. */

type Declared = Readonly<Record<string, Pick<Setting, 'preset'>>>

type FieldsIn<S> = S extends { readonly preset: { readonly configuration: infer F } } ? F : never
type Together<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void
  ? I
  : never
type Fields<S> = Together<FieldsIn<S[keyof S]>>
type ValueIn<F> = F extends { readonly schema: z.ZodType<infer T> } ? T : never
type SectionName<Path> = Path extends `${infer Name}.${string}` ? Name : never

/** The fields by their paths as the nested object they are in the file. */
type Nested<F> = {
  [Path in keyof F as Path extends `${string}.${string}` ? never : Path]?:
    ValueIn<F[Path]> | undefined
} & {
  [Name in SectionName<keyof F>]?:
    | {
        [Path in keyof F as Path extends `${Name}.${infer Field}` ? Field : never]?:
          ValueIn<F[Path]> | undefined
      }
    | undefined
}

export type ItConfiguration = Nested<Fields<typeof allSettings>>

/** As it is read, whatever the settings are. */
type Sections = Readonly<Record<string, unknown>>

/** The fields by their path, in the order of the settings. */
export function presetFields(declared: Declared = allSettings): [path: string, PresetField][] {
  return Object.values(declared).flatMap(({ preset }) =>
    preset === 'never' ? [] : Object.entries(preset.configuration ?? {}),
  )
}

/** Nothing secret: a field that is not one of these refuses the whole file. */
export function configurationSchema(declared: Declared = allSettings): z.ZodType<ItConfiguration> {
  const sections: Record<string, Record<string, z.ZodType>> = {}
  const shape: Record<string, z.ZodType> = { $schema: z.string().optional() }
  for (const [path, { schema }] of presetFields(declared)) {
    const [name, field] = placeOf(path)
    if (field === null) shape[name] = schema.optional()
    else sections[name] = { ...sections[name], [field]: schema.optional() }
  }
  for (const [name, fields] of Object.entries(sections)) {
    shape[name] = z.strictObject(fields).optional()
  }
  return z.strictObject(shape)
}

/** What both files say, field by field: what lies beside the data wins, but for a value that decides. */
export function mergeConfigurations(
  system: ItConfiguration,
  beside: ItConfiguration,
  declared: Declared = allSettings,
): ItConfiguration {
  const first: Sections = system
  const second: Sections = beside
  const merged: Record<string, unknown> = { ...first, ...second }
  for (const [path, { decides }] of presetFields(declared)) {
    const [name, field] = placeOf(path)
    if (field === null) continue
    const values = [sectionOf(first, name)[field], sectionOf(second, name)[field]]
    const value =
      decides !== undefined && values.includes(decides) ? decides : (values[1] ?? values[0])
    if (value !== undefined) merged[name] = { ...sectionOf(merged, name), [field]: value }
  }
  return merged
}

/** The sections of which a field is missing that the others need, with that field and why it is needed. */
export function missingTogether(
  configuration: ItConfiguration,
  declared: Declared = allSettings,
): { section: string; field: string; because: string }[] {
  return Object.values(declared).flatMap(({ preset }) => {
    if (preset === 'never' || preset.together === undefined) return []
    const { fields, because } = preset.together
    const [section] = placeOf(fields[0])
    if (!isGiven(configuration, section)) return []
    const missing = fields.find((path) => {
      const [name, field] = placeOf(path)
      return field === null || sectionOf(configuration, name)[field] === undefined
    })
    return missing === undefined ? [] : [{ section, field: missing, because }]
  })
}

/** Which fields a configuration gives, by their paths. */
export function givenPaths(
  configuration: ItConfiguration,
  declared: Declared = allSettings,
): string[] {
  const sections: Sections = configuration
  return presetFields(declared)
    .map(([path]) => path)
    .filter((path) => {
      const [name, field] = placeOf(path)
      return field === null
        ? sections[name] !== undefined
        : sectionOf(sections, name)[field] !== undefined
    })
}

export function isGiven(configuration: ItConfiguration, section: string): boolean {
  const sections: Sections = configuration
  return sections[section] !== undefined
}

function placeOf(path: string): [section: string, field: string | null] {
  const [name = path, field = null] = path.split('.', 2)
  return [name, field]
}

function sectionOf(configuration: Sections, name: string): Record<string, unknown> {
  const section = configuration[name]
  return typeof section === 'object' && section !== null ? { ...section } : {}
}
