import type { registryInDutch } from './nl.ts'

type SameFields<T> = { readonly [Field in keyof T]: { readonly [Value in keyof T[Field]]: string } }

/** The words of one language: a word for each value of the registry's table, by field. */
export type RegistryWords = SameFields<typeof registryInDutch>
export type RegistryField = keyof RegistryWords

/** A registry value in the words of a language; one that the table does not have stays as it came. */
export function inWords(words: RegistryWords, field: RegistryField, value: string): string {
  const ofField: Readonly<Record<string, string>> = words[field]
  return Object.hasOwn(ofField, value) ? (ofField[value] ?? value) : value
}
