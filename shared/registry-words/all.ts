import type { Language } from '../language.ts'
import de from '../locales/de/registry.json' with { type: 'json' }
import en from '../locales/en/registry.json' with { type: 'json' }
import fr from '../locales/fr/registry.json' with { type: 'json' }
import nl from '../locales/nl/registry.json' with { type: 'json' }
import type { RegistryWords } from './words.ts'

export const registryWords: Record<Language, RegistryWords> = {
  nl: nl.registry,
  en: en.registry,
  de: de.registry,
  fr: fr.registry,
}
