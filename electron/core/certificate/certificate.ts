import { inGroupsOfFour } from '../../../shared/bike.ts'
import { localeOf, type Language } from '../../../shared/language.ts'
import type { Sale } from '../../../shared/registration.ts'
import { registryWords } from '../../../shared/registry-words/all.ts'
import { inWords, type RegistryField } from '../../../shared/registry-words/words.ts'
import { row, text } from '../paper/html.ts'
import { certificateStyle } from './certificate-style.ts'
import { certificateWords, type CertificateAttribute } from './certificate-words.ts'

export type CertificateStatus = 'PENDING' | 'REGISTERED'

/**
 * REGISTERED only when everything on the paper is true at the registry: the bike has its id and the
 * shield, when there is one, is linked. Everything else is PENDING; an undone sale has none.
 */
export function certificateStatusOf(sale: Sale): CertificateStatus {
  const isRegistered = sale.registration === null || sale.registration.state === 'done'
  const isLinked = shieldOn(sale) === null || sale.link?.state === 'done'
  return isRegistered && isLinked && sale.bikeId !== null ? 'REGISTERED' : 'PENDING'
}

/** The shield that is or will be on this bike; one that was given up is not. */
function shieldOn({ link, shieldCode }: Sale): string | null {
  return link?.state === 'discarded' ? null : shieldCode
}

/** One A4 page of complete HTML. `qr` is SVG markup of the frame number. */
export function certificateHtml(
  sale: Sale,
  { language, shop, qr }: { language: Language; shop: string | null; qr: string },
): string {
  const words = certificateWords[language]
  const status = certificateStatusOf(sale)
  const isRegistered = status === 'REGISTERED'
  const inOwnWords = isRegistered ? words.registered : words.pending
  const when = new Intl.DateTimeFormat(localeOf[language], {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(sale.soldAt))
  const attributes = (Object.keys(words.attributes) as CertificateAttribute[]).flatMap((name) => {
    const value = sale.bike[name]
    if (value === undefined || value === '') return []
    return [row(words.attributes[name], attributeInWords(name, String(value), language))]
  })
  const price =
    sale.bike.salePriceCents === undefined
      ? []
      : [row(words.price, euros(sale.bike.salePriceCents, language))]
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${text(`${words.title} ${sale.frameNumber.sent}`)}</title>
<style>${certificateStyle}</style></head>
<body class="${isRegistered ? 'registered' : 'pending'}">
<header><div><h1>${text(words.title)}</h1><p class="latin">Cicopass</p></div>
<p class="status">${status}${inOwnWords === status ? '' : `<small>${text(inOwnWords)}</small>`}</p></header>
<p class="sentence">${text(isRegistered ? words.registeredSentence : words.pendingSentence)}</p>
<section class="number"><div><h2>${text(words.frameNumber)}</h2>
<p class="code">${text(inGroupsOfFour(sale.frameNumber.sent))}</p>
<h2>${text(words.shield)}</h2>
<p class="code small">${text(shieldOn(sale) ?? words.noShield)}</p>
<h2>${text(words.registrationNumber)}</h2>
<p class="code small">${isRegistered ? String(sale.bikeId) : text(words.notYet)}</p></div>
<figure>${qr}<figcaption>${text(words.verify)}</figcaption></figure></section>
<h2>${text(words.bike)}</h2>
<table>${[...attributes, ...price].join('')}</table>
<table>${row(words.soldOn, when)}${shop === null ? '' : row(words.soldBy, shop)}</table>
<footer>${text(words.keep)}</footer>
</body></html>`
}

export function certificateFileName(sale: Sale): string {
  const day = sale.soldAt.slice(0, 10)
  return `${day}-${sale.frameNumber.compared}-${sale.id.slice(0, 8)}.pdf`
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
  const amount = new Intl.NumberFormat(localeOf[language], { style: 'currency', currency: 'EUR' })
  return amount.format(cents / 100)
}
