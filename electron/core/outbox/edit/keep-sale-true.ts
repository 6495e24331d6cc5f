import { DraftBike } from '../../../../shared/registration.ts'
import type { SaleStore, StoredJob } from '../../ports.ts'
import { RegisterPayload } from '../../jobs/registration.ts'
import { LinkPayload } from '../../jobs/shield-link.ts'
import { readJson } from '../payloads.ts'

/**
 * The sale follows its job, so that the day's list shows where it stands and the certificate carries
 * what is sent. Inside a transaction.
 */
export function keepSaleTrue(
  sales: SaleStore,
  { old, made }: { old: StoredJob; made: StoredJob },
): void {
  const sale = sales.ofJob(old.id)
  if (sale === null) return
  if (sale.linkJob === old.id) {
    sale.linkJob = made.id
    const link = readJson(LinkPayload, made.payload)
    if (link.ok) sale.shieldCode = link.value.shieldCode
  } else {
    sale.registerJob = made.id
    const registration = readJson(RegisterPayload, made.payload)
    if (registration.ok) {
      const { numbers } = sale.bike
      sale.bike = { ...DraftBike.parse(registration.value.bike), numbers }
      sale.frameNumber = registration.value.bike.frameNumber
    }
  }
  sales.save(sale)
}
