import type { TFunction } from 'i18next'
import { dutch } from './nl/index.ts'

export type RegistryField = keyof (typeof dutch)['registry']

/** A registry value in the language of the screen; one we have no word for is shown as it came. */
export function registryWord(t: TFunction, field: RegistryField, value: string): string {
  const words: Record<RegistryField, Record<string, string>> = dutch.registry
  if (!Object.hasOwn(words[field], value)) return value
  return t(`registry.${field}.${value}` as 'registry.color.Black')
}
