import type { PracticeDesk } from '../../shared/training.ts'
import { text } from '../core/paper/html.ts'
import type { PaperWords } from '../core/paper/paper-words.ts'
import type { CodeDrawer } from '../core/ports.ts'

/** One A4 page with the codes of every virtual bike and shield, for a real scanner. */
export function practiceHtml(
  desk: PracticeDesk,
  { words, codes }: { words: PaperWords; codes: CodeDrawer },
): string {
  const said = words.practiceSheet
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
<html lang="${words.language}">
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
