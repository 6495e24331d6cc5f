import { inGroupsOfFour, type RegisteredBike, type StatusChange } from '../../../shared/bike.ts'
import type { BikeCheck } from '../../../shared/check.ts'
import type { Language } from '../../../shared/language.ts'
import { failed, type Result } from '../../../shared/fault.ts'
import { inWords } from '../../../shared/registry-words.ts'
import { certificateStyle } from '../certificate/certificate-style.ts'
import { row, text } from '../paper/html.ts'
import { paperWords, type PaperWords } from '../paper/paper-words.ts'
import type { Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting } from '../settings/stored-settings.ts'

/** More bikes than this make no paper that anybody reads. */
const mostBikes = 4

/** Writes the check as one A4 PDF and opens it; a bike that could not be asked about gets none. */
export async function printCheck(
  { database, printer, files }: Pick<Ports, 'database' | 'printer' | 'files'>,
  check: BikeCheck,
  language: Language,
): Promise<Result<{ path: string }>> {
  if (check.verdict === null || check.verdict === 'not-checked') {
    return failed(check.fault ?? { kind: 'not-found', what: 'a verdict' })
  }
  const words = await paperWords(language)
  const shop = readSetting(database.settings, settings.shopName)
  const pdf = await printer.pdf(checkHtml(check, { words, shop }), 'a4')
  if (!pdf.ok) return pdf
  const number = check.asked.kind === 'shield' ? check.asked.code : check.asked.number.compared
  const time = check.at.slice(0, 19).replaceAll(':', '')
  const path = await files.saveReport(`${time}-${number}.pdf`, pdf.value)
  if (!path.ok) return path
  const opened = await files.open(path.value)
  return opened.ok ? { ok: true, value: { path: path.value } } : opened
}

/** One A4 page of complete HTML. The police report number is not on it: it is staff's. */
export function checkHtml(
  check: BikeCheck,
  { words: paper, shop }: { words: PaperWords; shop: string | null },
): string {
  const words = paper.checkReport
  const { asked, verdict, hits } = check
  const isStolen = verdict === 'stolen'
  const said = words.verdict[asked.kind][verdict ?? 'not-checked']
  const number = asked.kind === 'shield' ? asked.code : inGroupsOfFour(asked.number.sent)
  const bikes = hits.slice(0, mostBikes).map((bike) => bikeHtml(bike, paper))
  return `<!doctype html>
<html lang="${paper.language}">
<head><meta charset="utf-8"><title>${text(`${words.title} ${number}`)}</title>
<style>${certificateStyle}${style}</style></head>
<body class="check${isStolen ? ' stolen' : ''}">
<header><div><h1>${text(words.title)}</h1><p class="latin">Cicopass</p></div></header>
<p class="sentence">${text(said)}</p>
<section class="number"><div><h2>${text(words.asked[asked.kind])}</h2>
<p class="code">${text(number)}</p></div></section>
<table>${row(words.checkedAt, moment(check.at, paper))}${shop === null ? '' : row(words.checkedBy, shop)}</table>
<h2>${text(words.inRegister)}</h2>
${bikes.length === 0 ? `<p>${text(words.nothing)}</p>` : bikes.join('')}
<h2>${text(words.seller)}</h2>
<table class="by-hand">${words.lines.map((line) => row(line, '')).join('')}</table>
<footer>${text(words.limits)}</footer>
</body></html>`
}

const style = `.stolen .sentence{color:#a3182b}.sentence{font-weight:700;font-size:16pt}
.by-hand td{height:9mm}.by-hand th{vertical-align:bottom}.history{margin:0 0 4mm;padding-left:5mm}`

function bikeHtml(bike: RegisteredBike, paper: PaperWords): string {
  const words = paper.checkReport
  const colour = bike.color === null ? '' : inWords(paper.registry, 'color', bike.color)
  const about = [bike.brand, bike.model, colour].filter(Boolean).join(', ')
  const status = bike.currentStatus === null ? '' : row(words.otherStatus, bike.currentStatus)
  const since = bike.createdAt === null ? '' : row(words.since, moment(bike.createdAt, paper))
  return `<p><strong>${text(about)}</strong></p>
<table>${row(words.bikeNumber, String(bike.id))}${since}${status}</table>
${historyHtml(bike.statusHistory, paper)}`
}

function historyHtml(history: readonly StatusChange[], paper: PaperWords): string {
  if (history.length === 0) return ''
  const items = history.map((entry) => {
    const at = entry.happenedOn ?? entry.changedOn
    const parts = [at === null ? null : moment(at, paper), entry.status, entry.placeTitle]
    return `<li>${text([...parts, entry.placeLocation].filter(Boolean).join(' · '))}</li>`
  })
  return `<h2>${text(paper.checkReport.history)}</h2><ul class="history">${items.join('')}</ul>`
}

/** A service may write a time in a form of its own: then its own words are printed. */
function moment(written: string, { locale }: PaperWords): string {
  const time = new Date(written)
  if (Number.isNaN(time.getTime())) return written
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(time)
}
