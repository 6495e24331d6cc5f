import { z } from 'zod'
import { machineSettings } from './machine-settings.ts'
import type { SettingsFile, ValueOf } from './setting.ts'

type InFile<S, F extends SettingsFile> = Extract<S[keyof S], { readonly home: F }>

/** What lies in a file of settings, by the settings' keys. */
export type FileValues<F extends SettingsFile, S = typeof machineSettings> = {
  [
    Setting in InFile<S, F> as Setting extends { readonly key: infer K extends string } ? K : never
  ]: ValueOf<Setting>
}

type Member = {
  readonly key: string
  readonly home: string
  readonly schema: z.ZodType
  readonly default: unknown
}

/** The whole file. A member that is missing has its default; `{}` is a file of defaults. */
export function fileSchema<F extends SettingsFile>(
  file: F,
  declared: Readonly<Record<string, Member>> = machineSettings,
): z.ZodType<FileValues<F>> {
  const members = Object.values(declared).filter(({ home }) => home === file)
  const shape = Object.fromEntries(
    members.map((member) => [member.key, member.schema.default(member.default)]),
  )
  // Made of the same records as the type, which TypeScript does not follow through the loop.
  return z.object(shape) as unknown as z.ZodType<FileValues<F>>
}
