import { inGroupsOfFour } from '../../../shared/bike.ts'
import type { CertificateStatus, PaperForm } from '../../../shared/paper.ts'
import type { Sale } from '../../../shared/registration.ts'
import { lines, picture, row, text } from '../paper/html.ts'
import type { PaperWords } from '../paper/paper-words.ts'
import type { CodeDrawer } from '../ports.ts'
import { certificateStyle } from './certificate-style.ts'
import { factsOfBike, factsOfNumbers, factsOfSale } from './facts.ts'
import { narrowReceiptStyle, receiptStyle } from './receipt-style.ts'

/**
 * REGISTERED only when everything on the paper is true at the registry: the bike has its id and the
 * shield, when there is one, is linked. Everything else is PENDING; an undone sale has none.
 */
export function certificateStatusOf(sale: Sale): CertificateStatus {
  const isRegistered = sale.registration === null || sale.registration.state === 'done'
  const isLinked = shieldOn(sale) === null || sale.link?.state === 'done'
  return isRegistered && isLinked && sale.bikeId !== null ? 'REGISTERED' : 'PENDING'
}

const styleOf: Record<PaperForm, string> = {
  a4: certificateStyle,
  receipt: receiptStyle,
  'receipt-58': narrowReceiptStyle,
}
const endingOf: Record<PaperForm, string> = { a4: '', receipt: '-80mm', 'receipt-58': '-58mm' }

/** The shield that is or will be on this bike; one that was given up is not. */
function shieldOn({ link, shieldCode }: Sale): string | null {
  return link?.state === 'discarded' ? null : shieldCode
}

/** One page of complete HTML, on A4 or on a roll of 80 or 58 mm. `next` is what the customer does next. */
export function certificateHtml(
  sale: Sale,
  paper: {
    form: PaperForm
    words: PaperWords
    shop: string | null
    next: string
    codes: Pick<CodeDrawer, 'qr'>
  },
): string {
  const { form, shop, next, codes } = paper
  const { certificate: words, language } = paper.words
  const status = certificateStatusOf(sale)
  const isRegistered = status === 'REGISTERED'
  const inOwnWords = isRegistered ? words.registered : words.pending
  const shield = shieldOn(sale)
  const numbers = factsOfNumbers(sale, paper.words)
  const rows = (facts: readonly { label: string; value: string }[]): string =>
    `<table>${facts.map(({ label, value }) => row(label, value)).join('')}</table>`
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${text(`${words.title} ${sale.frameNumber.sent}`)}</title>
<style>${styleOf[form]}</style></head>
<body class="${isRegistered ? 'registered' : 'pending'}">
<header><div><h1>${text(words.title)}</h1><p class="latin">${text(shop === null ? 'Cicopass' : `${shop} · Cicopass`)}</p></div>
<p class="status">${status}${inOwnWords === status ? '' : `<small>${text(inOwnWords)}</small>`}</p></header>
<p class="sentence">${text(isRegistered ? words.registeredSentence : words.pendingSentence)}</p>
<section class="number"><div><h2>${text(words.frameNumber)}</h2>
<p class="code">${text(inGroupsOfFour(sale.frameNumber.sent))}</p>
<h2>${text(words.shield)}</h2>
<p class="code small">${text(shield ?? words.noShield)}</p>
<h2>${text(words.registrationNumber)}</h2>
<p class="code small">${isRegistered ? String(sale.bikeId) : text(words.notYet)}</p></div>
<div class="codes">${picture(codes.qr(sale.frameNumber.sent), words.frameNumber)}${
    shield === null ? '' : picture(codes.qr(shield), words.shield)
  }</div></section>
<div class="facts"><section><h2>${text(words.bike)}</h2>
${rows(factsOfBike(sale, paper.words))}</section>
<section><h2>${text(words.sale)}</h2>
${rows(factsOfSale(sale, paper.words, shop))}${
    numbers.length === 0 ? '' : `<h2>${text(words.numbersTitle)}</h2>\n${rows(numbers)}`
  }</section></div>
<section class="next"><h2>${text(words.next)}</h2><p>${lines(next)}</p></section>
</body></html>`
}

/** The same name for the same paper, so that a newer one takes the place of the older. */
export function certificateFileName(sale: Sale, form: PaperForm): string {
  const day = sale.soldAt.slice(0, 10)
  const name = `${day}-${sale.frameNumber.compared}-${sale.id.slice(0, 8)}`
  return `${name}${endingOf[form]}.pdf`
}
