import { bikeNumberKinds } from '../../../shared/bike-numbers.ts'
import type { Sale } from '../../../shared/registration.ts'
import { inWords, type RegistryField } from '../../../shared/registry-words.ts'
import type { PaperWords } from '../paper/paper-words.ts'

type CertificateAttribute = keyof PaperWords['certificate']['attributes']

type Fact = { label: string; value: string }

/** The bike as the customer reads it, and what was paid for it. */
export function factsOfBike({ bike }: Sale, paper: PaperWords): Fact[] {
  const words = paper.certificate
  const attributes = (Object.keys(words.attributes) as CertificateAttribute[]).flatMap((name) => {
    const value = bike[name]
    if (value === undefined || value === '') return []
    return [{ label: words.attributes[name], value: attributeInWords(name, String(value), paper) }]
  })
  const price = bike.salePriceCents
  return [
    ...attributes,
    ...(price === undefined ? [] : [{ label: words.price, value: euros(price, paper) }]),
  ]
}

/** What an insurer asks for. */
export function factsOfNumbers({ bike }: Sale, { certificate: { numbers } }: PaperWords): Fact[] {
  return bikeNumberKinds.flatMap((kind) => {
    const value = bike.numbers?.[kind]?.join(', ') ?? ''
    return value === '' ? [] : [{ label: numbers[kind], value }]
  })
}

/** When, where and by whom it was sold. */
export function factsOfSale(sale: Sale, paper: PaperWords, shop: string | null): Fact[] {
  const words = paper.certificate
  const when = new Intl.DateTimeFormat(paper.locale, {
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
function attributeInWords(
  name: CertificateAttribute,
  value: string,
  { registry }: PaperWords,
): string {
  return isInTable(name, registry) ? capitalised(inWords(registry, name, value)) : value
}

function isInTable(
  name: CertificateAttribute,
  registry: PaperWords['registry'],
): name is CertificateAttribute & RegistryField {
  return Object.hasOwn(registry, name)
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function euros(cents: number, { locale }: PaperWords): string {
  const amount = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
  })
  return amount.format(cents / 100)
}
