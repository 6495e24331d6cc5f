import { languageOf, type Language } from '../../../shared/language.ts'
import type { Sale } from '../../../shared/registration.ts'
import { registryWords } from '../../../shared/registry-words/all.ts'
import { inWords, type RegistryField } from '../../../shared/registry-words/words.ts'
import { certificateWords, type CertificateAttribute } from './certificate-words.ts'

type Fact = { label: string; value: string }

/** The bike as the customer reads it, and what was paid for it. */
export function factsOfBike({ bike }: Sale, language: Language): Fact[] {
  const words = certificateWords[language]
  const attributes = (Object.keys(words.attributes) as CertificateAttribute[]).flatMap((name) => {
    const value = bike[name]
    if (value === undefined || value === '') return []
    return [
      { label: words.attributes[name], value: attributeInWords(name, String(value), language) },
    ]
  })
  const price = bike.salePriceCents
  return price === undefined
    ? attributes
    : [...attributes, { label: words.price, value: euros(price, language) }]
}

/** When, where and by whom it was sold. */
export function factsOfSale(sale: Sale, language: Language, shop: string | null): Fact[] {
  const words = certificateWords[language]
  const when = new Intl.DateTimeFormat(languageOf[language].locale, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(sale.soldAt))
  return [
    { label: words.soldOn, value: when },
    ...(shop === null ? [] : [{ label: words.soldBy, value: shop }]),
    ...(sale.operator === null ? [] : [{ label: words.helpedBy, value: sale.operator }]),
  ]
}

/** What went to the registry in English, as the customer reads it. */
function attributeInWords(name: CertificateAttribute, value: string, language: Language): string {
  return isInTable(name) ? capitalised(inWords(registryWords[language], name, value)) : value
}

function isInTable(name: CertificateAttribute): name is CertificateAttribute & RegistryField {
  return Object.hasOwn(registryWords.nl, name)
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function euros(cents: number, language: Language): string {
  const amount = new Intl.NumberFormat(languageOf[language].locale, {
    style: 'currency',
    currency: 'EUR',
  })
  return amount.format(cents / 100)
}
