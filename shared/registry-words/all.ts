import type { Language } from '../language.ts'
import { registryInGerman } from './de.ts'
import { registryInEnglish } from './en.ts'
import { registryInFrench } from './fr.ts'
import { registryInDutch } from './nl.ts'
import type { RegistryWords } from './words.ts'

export const registryWords: Record<Language, RegistryWords> = {
  nl: registryInDutch,
  en: registryInEnglish,
  de: registryInGerman,
  fr: registryInFrench,
}
