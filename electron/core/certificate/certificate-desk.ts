import type { Language } from '../../../shared/language.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Sale } from '../../../shared/registration.ts'
import { findSale, viewSale } from '../selling/sales.ts'
import type { Ports } from '../ports.ts'
import { readSetting, settings } from '../settings.ts'
import {
  certificateFileName,
  certificateHtml,
  certificateStatusOf,
  type CertificateStatus,
} from './certificate.ts'

export type CertificateDesk = {
  /** Writes the sale's certificate as it stands now, over an earlier one of the same sale. */
  make(
    saleId: string,
    language: Language,
  ): Promise<Result<{ path: string; status: CertificateStatus }>>
  /** A PENDING certificate whose sale is registered now is made again. */
  bringUpToDate(saleId: string, language: Language): Promise<Result<void>>
}

/** Nothing on a paper may be wrong: a sale that was given up or stopped gets none. */
function refusedBecause({ registration, link }: Sale): string | null {
  const job = registration ?? link
  if (job?.state === 'discarded') return 'discarded'
  const isStopped = job?.parkedBecause === 'stolen' || job?.parkedBecause === 'other-brand'
  return isStopped && job.state === 'parked' ? job.parkedBecause : null
}

/** One A4 PDF a sale: one file, which says PENDING until all of it is true, then REGISTERED. */
export function createCertificateDesk({
  database,
  printer,
  files,
  codes,
}: Pick<Ports, 'database' | 'printer' | 'files' | 'codes'>): CertificateDesk {
  /** One at a time a sale, so that an older page never overwrites a newer one. */
  const making = new Map<string, Promise<unknown>>()

  function make(
    saleId: string,
    language: Language,
  ): Promise<Result<{ path: string; status: CertificateStatus }>> {
    const before = making.get(saleId) ?? Promise.resolve()
    const mine = before.then(() => makeNow(saleId, language))
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    making.set(saleId, settled)
    void settled.then(() => {
      if (making.get(saleId) === settled) making.delete(saleId)
    })
    return mine
  }

  async function makeNow(
    saleId: string,
    language: Language,
  ): Promise<Result<{ path: string; status: CertificateStatus }>> {
    const stored = findSale(database, saleId)
    if (!stored.ok) return stored
    const sale = viewSale(stored.value, database)
    // While it can still be undone, a paper in the customer's hand could turn out wrong.
    if (sale.state === 'undone' || sale.state === 'held') {
      return failed({ kind: 'sale-stopped', because: sale.state })
    }
    const refusal = refusedBecause(sale)
    if (refusal !== null) return failed({ kind: 'sale-stopped', because: refusal })
    const status = certificateStatusOf(sale)
    const shop = readSetting(database.settings, settings.shopName)
    const html = certificateHtml(sale, { language, shop, qr: codes.qr(sale.frameNumber.sent) })
    const pdf = await printer.pdf(html)
    if (!pdf.ok) return pdf
    const path = await files.saveCertificate(certificateFileName(sale), pdf.value)
    if (!path.ok) return path
    const written = database.write(() => {
      const latest = database.sales.get(saleId)
      if (latest === null) return
      latest.certificatePath = path.value
      latest.certificateStatus = status
      database.sales.save(latest)
    })
    if (!written.ok) return written
    // Printing takes a while: what was PENDING when it began may be registered by now.
    const now = certificateStatusOf(viewSale(stored.value, database))
    return now === status ? ok({ path: path.value, status }) : makeNow(saleId, language)
  }

  return {
    make,
    async bringUpToDate(saleId, language) {
      const sale = database.sales.get(saleId)
      if (sale?.certificateStatus !== 'PENDING') return ok(undefined)
      if (certificateStatusOf(viewSale(sale, database)) === 'PENDING') return ok(undefined)
      const made = await make(saleId, language)
      return made.ok ? ok(undefined) : made
    },
  }
}
