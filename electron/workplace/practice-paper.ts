import type { Language } from '../../shared/language.ts'
import type { PracticeDesk } from '../../shared/training.ts'
import { text } from '../core/paper/html.ts'
import type { CodeDrawer } from '../core/ports.ts'

type PracticeWords = {
  title: string
  what: Record<
    PracticeDesk['bikes'][number]['what'] | PracticeDesk['shields'][number]['what'],
    string
  >
  barcode: string
  frameNumber: string
  shields: string
}

const words: Record<Language, PracticeWords> = {
  nl: {
    title: 'Streepjescodes om mee te oefenen',
    what: {
      new: 'nieuwe fiets',
      registered: 'al geregistreerd',
      stolen: 'als gestolen gemeld',
      free: 'nog vrij',
      used: 'zit al op een fiets',
    },
    barcode: 'Productcode',
    frameNumber: 'Framenummer',
    shields: 'CicoShields',
  },
  en: {
    title: 'Barcodes to practise with',
    what: {
      new: 'new bike',
      registered: 'registered already',
      stolen: 'reported stolen',
      free: 'still free',
      used: 'on another bike already',
    },
    barcode: 'Product code',
    frameNumber: 'Frame number',
    shields: 'CicoShields',
  },
  de: {
    title: 'Strichcodes zum Üben',
    what: {
      new: 'neues Rad',
      registered: 'schon registriert',
      stolen: 'als gestohlen gemeldet',
      free: 'noch frei',
      used: 'schon an einem anderen Rad',
    },
    barcode: 'Produktcode',
    frameNumber: 'Rahmennummer',
    shields: 'CicoShields',
  },
  fr: {
    title: 'Codes-barres pour s’entraîner',
    what: {
      new: 'vélo neuf',
      registered: 'déjà enregistré',
      stolen: 'signalé volé',
      free: 'encore libre',
      used: 'déjà sur un autre vélo',
    },
    barcode: 'Code produit',
    frameNumber: 'Numéro de cadre',
    shields: 'CicoShields',
  },
}

/** One A4 page with the codes of every virtual bike and shield, for a real scanner. */
export function practiceHtml(
  desk: PracticeDesk,
  { language, codes }: { language: Language; codes: CodeDrawer },
): string {
  const said = words[language]
  const code = (label: string, value: string) =>
    `<div class="one"><h3>${text(label)}</h3>${codes.code128(value)}<p>${text(value)}</p></div>`
  const bikes = desk.bikes.map(
    ({ what, name, barcode, frameNumber }) =>
      `<section><h2>${text(name)} <small>${text(said.what[what])}</small></h2><div class="codes">${
        barcode === null ? '' : code(said.barcode, barcode)
      }${code(said.frameNumber, frameNumber)}</div></section>`,
  )
  const shields = desk.shields.map((shield) => code(said.what[shield.what], shield.code))
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${text(said.title)}</title><style>${style}</style></head>
<body><h1>${text(said.title)}</h1>${bikes.join('')}
<section><h2>${text(said.shields)}</h2><div class="codes">${shields.join('')}</div></section></body></html>`
}

const style = `
@page{size:A4;margin:0}
body{margin:0;padding:16mm 14mm 8mm;color:#1b1f1d;font:10pt/1.25 "Atkinson Hyperlegible Next Variable",sans-serif}
h1{margin:0 0 2mm;font-size:17pt}
h2{margin:0;font-size:11pt}small,h3{color:#5c645f;font-size:8.5pt;font-weight:400}h3{margin:1mm 0 0}
section{padding:2mm 0;border-top:.4pt solid #dcd8cd;break-inside:avoid}
.codes{display:flex;flex-wrap:wrap;gap:1mm 8mm}
.one svg{display:block;height:11mm;width:auto;max-width:82mm}
.one p{margin:0;font-family:"Atkinson Hyperlegible Mono Variable",monospace}
`
