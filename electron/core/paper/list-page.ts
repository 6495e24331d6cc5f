import type { Result } from '../../../shared/fault.ts'
import type { Ports } from '../ports.ts'
import { text } from './html.ts'
import type { PaperWords } from './paper-words.ts'

const style = `@page{size:A4;margin:14mm 14mm 16mm}
*{box-sizing:border-box}
html{font-family:"Atkinson Hyperlegible Next Variable","Atkinson Hyperlegible Next","DejaVu Sans",sans-serif;color:#1b1f1d;font-size:10pt;line-height:1.35}
body{margin:0}h1{font-size:20pt;margin:0;line-height:1.15}h2{font-size:12pt;margin:7mm 0 2mm}
.sub{margin:1mm 0 5mm;color:#5c645f}.sum{font-size:12pt;margin:0 0 4mm}
table{border-collapse:collapse;width:100%}th,td{padding:1.4mm 3mm 1.4mm 0;border-bottom:.4pt solid #8d968f;text-align:left;vertical-align:top}
thead th{font-weight:400;color:#5c645f;border-bottom-width:1pt}tr{break-inside:avoid}
.code{font-family:"Atkinson Hyperlegible Mono Variable","Atkinson Hyperlegible Mono","DejaVu Sans Mono",monospace;white-space:nowrap}
.many{text-align:right;font-variant-numeric:tabular-nums}.left{font-size:26pt;font-weight:700;margin:0;line-height:1.1}`

/** A list of the shop on as many pages of A4 as it needs; the heads of its tables come again on each. */
export function listPage(
  page: { title: string; sub: string; body: string; now: number },
  words: PaperWords,
): string {
  const { title, sub, body, now } = page
  return `<!doctype html>
<html lang="${words.language}">
<head><meta charset="utf-8"><title>${text(`${title} · ${sub}`)}</title><style>${style}</style></head>
<body><h1>${text(title)}</h1>
<p class="sub">${text(`${sub} · ${words.lists.printedAt} ${moment(now, words)}`)}</p>
${body}
</body></html>`
}

type Cell = { text: string; look?: 'code' | 'many' }

export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = heads.map((name) => `<th scope="col">${text(name)}</th>`).join('')
  const body = rows.map((cells) => {
    const written = cells.map(
      (cell) =>
        `<td${cell.look === undefined ? '' : ` class="${cell.look}"`}>${text(cell.text)}</td>`,
    )
    return `<tr>${written.join('')}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

export function moment(at: number, { locale }: PaperWords): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat(locale, format).format(new Date(at))
}

/** Prints it, keeps the file and opens it. */
export async function printList(
  { printer, files }: Pick<Ports, 'printer' | 'files'>,
  { html, fileName }: { html: string; fileName: string },
): Promise<Result<{ path: string }>> {
  const pdf = await printer.pdf(html, 'a4')
  if (!pdf.ok) return pdf
  const path = await files.saveList(fileName, pdf.value)
  if (!path.ok) return path
  const opened = await files.open(path.value)
  return opened.ok ? { ok: true, value: { path: path.value } } : opened
}
