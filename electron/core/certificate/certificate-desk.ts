import pLimit, { type LimitFunction } from 'p-limit'
import type { Language } from '../../../shared/language.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { CertificateStatus, PaperForm, SalePaper } from '../../../shared/paper.ts'
import type { Sale } from '../../../shared/registration.ts'
import { findSale, viewSale } from '../selling/sales.ts'
import { paperWords } from '../paper/paper-words.ts'
import type { Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { certificateFileName, certificateHtml, certificateStatusOf } from './certificate.ts'

type Paper = { form: PaperForm; language: Language }
type Made = { path: string; status: CertificateStatus }

export type CertificateDesk = {
  /** Writes the sale's certificate as it stands now, over an earlier one of the same form. */
  make(saleId: string, paper: Paper): Promise<Result<Made>>
  /** Somebody saw it, or printed it for the customer, and it said this. */
  noteShown(saleId: string, paper: { form: PaperForm; status: CertificateStatus }): Result<void>
  /** PENDING certificates of a sale that is registered now are made again, each in its language. */
  bringUpToDate(saleId: string, language: Language): Promise<Result<void>>
}

/** Nothing on a paper may be wrong: a sale that was given up or stopped gets none. */
function refusedBecause({ registration, link }: Sale): string | null {
  const job = registration ?? link
  if (job?.state === 'discarded') return 'discarded'
  const isStopped = job?.parkedBecause === 'stolen' || job?.parkedBecause === 'other-brand'
  return isStopped && job.state === 'parked' ? job.parkedBecause : null
}

/** One PDF a sale and form: one file, which says PENDING until all of it is true, then REGISTERED. */
export function createCertificateDesk({
  database,
  printer,
  files,
  codes,
}: Pick<Ports, 'database' | 'printer' | 'files' | 'codes'>): CertificateDesk {
  /** One at a time a sale, so that an older page never overwrites a newer one. */
  const making = new Map<string, LimitFunction>()

  async function make(saleId: string, paper: Paper): Promise<Result<Made>> {
    const oneAtATime = making.get(saleId) ?? pLimit(1)
    making.set(saleId, oneAtATime)
    try {
      return await oneAtATime(() => makeNow(saleId, paper))
    } finally {
      const isLast = oneAtATime.activeCount === 0 && oneAtATime.pendingCount === 0
      if (isLast) making.delete(saleId)
    }
  }

  async function makeNow(saleId: string, paper: Paper): Promise<Result<Made>> {
    const words = await paperWords(paper.language)
    const stored = findSale(database, saleId)
    if (!stored.ok) return stored
    const sale = viewSale(stored.value, database)
    // While it can still be undone, a paper in the customer's hand could turn out wrong.
    if (sale.state === 'undone' || sale.state === 'held') {
      return failed({ kind: 'sale-stopped', because: sale.state })
    }
    const refusal = refusedBecause(sale)
    if (refusal !== null) return failed({ kind: 'sale-stopped', because: refusal })
    const { form, language } = paper
    const status = certificateStatusOf(sale)
    const shop = readSetting(database.settings, settings.shopName)
    const owners = readSetting(database.settings, settings.nextSteps)
    const next = owners[language] ?? words.certificate.keep
    const html = certificateHtml(sale, { form, words, shop, next, codes })
    const pdf = await printer.pdf(html, form)
    if (!pdf.ok) return pdf
    const path = await files.saveCertificate(certificateFileName(sale, form), pdf.value)
    if (!path.ok) return path
    const written = keep(saleId, form, (before) => ({
      form,
      language,
      path: path.value,
      status,
      shown: before?.shown ?? null,
    }))
    if (!written.ok) return written
    // Printing takes a while: what was PENDING when it began may be registered by now.
    const now = certificateStatusOf(viewSale(stored.value, database))
    return now === status ? ok({ path: path.value, status }) : makeNow(saleId, paper)
  }

  function keep(
    saleId: string,
    form: PaperForm,
    paperOf: (before: SalePaper | undefined) => SalePaper | undefined,
  ): Result<void> {
    return database.write(() => {
      const latest = database.sales.get(saleId)
      if (latest === null) return
      const paper = paperOf(latest.papers.find((one) => one.form === form))
      const others = latest.papers.filter((one) => one.form !== form)
      latest.papers = paper === undefined ? others : [...others, paper]
      database.sales.save(latest)
    })
  }

  return {
    make,
    noteShown: (saleId, { form, status }) => {
      const kept = keep(saleId, form, (before) => before && { ...before, shown: status })
      if (!kept.ok) return kept
      return database.write(() => {
        writeSetting(database.settings, settings.paperForm, form)
      })
    },
    async bringUpToDate(saleId, language) {
      const sale = database.sales.get(saleId)
      const pending = sale?.papers.filter(({ status }) => status === 'PENDING') ?? []
      if (sale === null || pending.length === 0) return ok(undefined)
      if (certificateStatusOf(viewSale(sale, database)) === 'PENDING') return ok(undefined)
      for (const { form, language: own } of pending) {
        const made = await make(saleId, { form, language: own ?? language })
        if (!made.ok) return made
      }
      return ok(undefined)
    },
  }
}
