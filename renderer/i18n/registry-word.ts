import type { TFunction } from 'i18next'
import { isKnownWord } from './known-word.ts'
import type { Messages } from './messages.ts'

export type RegistryField = keyof Messages['registry']

/** A registry value in the language of the screen; one we have no word for is shown as it came. */
export function registryWord(t: TFunction, field: RegistryField, value: string): string {
  if (!isKnownWord(`registry.${field}`, value)) return value
  return t(`registry.${field}.${value}` as 'registry.color.Black')
}
