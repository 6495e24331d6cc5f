import { randomUUID } from 'node:crypto'
import { BikeToRegister } from '../../../shared/bike.ts'
import { failed, type Result } from '../../../shared/fault.ts'
import { undoMilliseconds } from '../outbox/held.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newLink } from '../jobs/shield-link.ts'
import { newRegistration } from '../jobs/bike-register.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { liveRegistration } from '../jobs/bike-register.ts'
import type { Database, NewJob, StoredSale } from '../ports.ts'
import { endOfHandOver } from '../hand-overs/ends.ts'
import { viewDraft, type DraftContent } from './draft-view.ts'
import { giveWay, waitingInVain } from './superseded.ts'

/**
 * Puts a complete draft on disk as a sale with its jobs, all or nothing. What it answers is safe:
 * the screen may say "saved".
 */
export function confirmSale(
  database: Database,
  content: DraftContent,
  origin: { account: string; now: number; operator: string | null },
): Result<StoredSale> {
  const view = viewDraft(content)
  if (view.stop !== null) return failed({ kind: 'sale-stopped', because: view.stop.because })
  const { frameNumber, shield, bike, existingBikeId } = content
  if (!view.canConfirm || frameNumber === null) {
    return failed({ kind: 'draft-incomplete', missing: [...view.missingParts] })
  }
  const { number } = frameNumber
  const shieldCode = shield?.kind === 'code' ? shield.code : null
  const { override } = content
  const jobOrigin: JobOrigin = {
    ...origin,
    heldUntil: origin.now + undoMilliseconds,
    letPass: override?.thefts ?? [],
    otherMakes: content.otherMakes,
  }

  let registration: NewJob | null = null
  if (existingBikeId === null) {
    const { photos } = content
    const attributes = { ...bike?.attributes, frameNumber: number, photos }
    const toRegister = BikeToRegister.safeParse(attributes)
    if (!toRegister.success) {
      const problems = toRegister.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        reason: message,
      }))
      return failed({ kind: 'bad-input', problems })
    }
    registration = newRegistration(toRegister.data, jobOrigin)
  }
  const hit = frameNumber.check.hits.find(({ id }) => id === existingBikeId)
  const linkTo =
    registration ??
    (existingBikeId === null
      ? null
      : {
          bikeId: existingBikeId,
          title: hit === undefined ? null : `${hit.brand} ${hit.model ?? ''}`.trim(),
          frameNumber: number.sent,
        })
  const inVain =
    shieldCode === null || existingBikeId === null
      ? null
      : waitingInVain({ jobs: database.jobs, account: origin.account }, shieldCode)
  const replaced = inVain?.compared === number.compared ? inVain.link : null
  const linkOrigin = { ...jobOrigin, replaces: replaced?.id ?? null }
  const link =
    shieldCode === null || linkTo === null ? null : newLink(linkTo, shieldCode, linkOrigin)

  const taken =
    (registration !== null && liveRegistration(database.jobs, origin.account, number)) ||
    (shieldCode !== null &&
      replaced === null &&
      database.jobs.liveJobWith(linkKey(origin.account, shieldCode))) ||
    null
  if (taken !== null) {
    return failed({ kind: 'already-here', jobId: taken.id, what: taken.title ?? taken.kind })
  }

  const sale: StoredSale = {
    id: randomUUID(),
    soldAt: origin.now,
    bike: {
      ...(bike?.attributes ?? { brand: hit?.brand, model: hit?.model ?? undefined }),
      ...(bike?.numbers === undefined ? {} : { numbers: bike.numbers }),
    },
    frameNumber: number,
    shieldCode,
    barcode: bike?.barcode ?? null,
    registerJob: registration?.id ?? null,
    linkJob: link?.id ?? null,
    existingBikeId,
    operator: origin.operator,
    undoneAt: null,
    papers: [],
  }
  return database.write(() => {
    if (replaced !== null) giveWay(replaced, { jobs: database.jobs, now: origin.now })
    for (const job of [registration, link]) {
      if (job === null) continue
      database.jobs.add(job)
      if (override === null) continue
      const { by, reason } = override
      const event = { what: 'overridden', outcome: reason, serviceWords: null, by } as const
      database.jobs.addEvent(job.id, { at: origin.now, ...event })
    }
    database.sales.add(sale)
    markSold(sale, content, database)
    endOfHandOver(database, content.handOverId, { at: origin.now, saleId: sale.id })
    return sale
  })
}

/** The bike on the till's worklist that this sale is of: the one that was opened, or that object. */
function markSold(sale: StoredSale, content: DraftContent, { soldBikes }: Database): void {
  const opened = content.soldBikeId === null ? null : soldBikes.get(content.soldBikeId)
  if (opened === null) return
  soldBikes.save({
    ...opened,
    saleId: sale.id,
    dismissedAt: null,
    dismissedBecause: null,
    dismissedBy: null,
  })
}
