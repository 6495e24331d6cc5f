import { firstSpoken } from '../../../shared/language.ts'
import type { Printer } from '../ports.ts'
import { text } from './html.ts'
import { paperWords } from './paper-words.ts'

const style = `.training-band{display:block;margin:0 0 5mm;border:1.6pt solid #1b1f1d;border-radius:2mm;padding:2mm 3mm;font-weight:700;font-size:11pt;text-align:center;color:#1b1f1d;background:#f2b632}
td.training-band{display:table-cell}`

/** Whatever is printed in training says so, on each of its pages, in the language of the paper. */
export function inTraining(printer: Printer): Printer {
  return { pdf: async (html, form) => printer.pdf(await withBand(html), form) }
}

async function withBand(html: string): Promise<string> {
  const language = firstSpoken([/<html lang="(\w+)"/.exec(html)?.[1] ?? '']) ?? 'nl'
  const { trainingBand } = await paperWords(language)
  const band = text(trainingBand)
  const styled = html.replace('<style>', () => `<style>${style}`)
  const heads = /<thead><tr>(.*?)<\/tr>/s.exec(styled)
  // A list may go on over the page: the head of its table comes again on each.
  if (heads !== null) {
    const columns = String(heads[1]?.match(/<th/g)?.length ?? 1)
    return styled.replace('<thead>', () => {
      return `<thead><tr><td class="training-band" colspan="${columns}">${band}</td></tr>`
    })
  }
  return styled.replace(/<body[^>]*>/, (body) => `${body}<p class="training-band">${band}</p>`)
}
