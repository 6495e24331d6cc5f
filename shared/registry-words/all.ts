import type { Language } from '../language.ts'
import { registryInEnglish } from './en.ts'
import { registryInDutch } from './nl.ts'
import type { RegistryWords } from './words.ts'

export const registryWords: Record<Language, RegistryWords> = {
  nl: registryInDutch,
  en: registryInEnglish,
}
