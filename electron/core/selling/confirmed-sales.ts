import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Draft, Sale } from '../../../shared/registration.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import { takeBackHandOver } from '../hand-overs/ends.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Ports } from '../ports.ts'
import { typedBike } from './bike-part.ts'
import { confirmSale } from './confirm-sale.ts'
import type { SaleParts } from './draft-scans.ts'
import { isEmpty } from './draft-view.ts'
import type { Lessons } from './lessons.ts'
import { findSale, viewSale } from './sales.ts'
import { takeBackPlace } from './superseded.ts'

export type ConfirmedSales = {
  /** On disk when it answers. The same draft twice answers the same sale. */
  confirm(draftId: string): Result<Sale>
  undo(saleId: string): Result<Draft>
}

/** From the screen onto the disk, and for five seconds back again. */
export function createConfirmedSales(
  { clock, database }: Pick<Ports, 'clock' | 'database'>,
  {
    parts,
    accounts,
    operator,
    outbox,
    events,
    lessons,
    startOver,
  }: {
    parts: SaleParts
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
    lessons: Lessons
    startOver: () => void
  },
): ConfirmedSales {
  const { sale: screen, bike, frameNumber, shield } = parts
  const confirmed = new Map<string, string>()

  /** An undone sale is on the screen again as it was, its checks asked anew. */
  function bringBack(saleId: string): void {
    const sale = database.sales.get(saleId)
    if (sale === null) return
    screen.replace()
    bike.remember()
    const { numbers, ...attributes } = sale.bike
    screen.change({
      existingBikeId: null,
      soldBikeId: database.soldBikes.ofSale(saleId)?.id ?? null,
      bike: { ...typedBike(attributes), barcode: sale.barcode, numbers },
      handOverId: database.handOvers.ofSale(saleId)?.id ?? null,
      photos: sale.registerJob === null ? [] : database.jobs.photos(sale.registerJob),
    })
    frameNumber.put(sale.frameNumber)
    if (sale.shieldCode === null) screen.change({ shield: { kind: 'without' } })
    else shield.set(sale.shieldCode)
  }

  return {
    confirm(draftId) {
      const before = confirmed.get(draftId)
      if (before !== undefined) {
        const sale = findSale(database, before)
        return sale.ok ? ok(viewSale(sale.value, database)) : sale
      }
      const { content } = screen
      if (draftId !== content.id) return failed({ kind: 'not-found', what: `draft ${draftId}` })
      const account = accounts.current(registryName)
      if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
      const now = clock.now()
      const sale = confirmSale(database, content, { account, now, operator: operator() })
      if (!sale.ok) return sale
      confirmed.set(draftId, sale.value.id)
      lessons.held(sale.value)
      startOver()
      outbox.nudge()
      events.emit('sales.changed', { saleId: sale.value.id })
      events.emit('queue.changed', {})
      return ok(viewSale(sale.value, database))
    },

    undo(saleId) {
      const sale = findSale(database, saleId)
      if (!sale.ok) return sale
      const { registerJob, linkJob } = sale.value
      const ids = [registerJob, linkJob].filter((id) => id !== null)
      const written = database.write(() => {
        const undone = outbox.undo(ids, operator())
        if (!undone.ok) return undone
        const { jobs } = database
        const link = linkJob === null ? null : jobs.get(linkJob)
        if (link !== null) takeBackPlace(link, { jobs, now: clock.now() })
        sale.value.undoneAt = clock.now()
        database.sales.save(sale.value)
        takeBackHandOver(database, saleId, isEmpty(screen.content) ? 'on-screen' : 'waiting')
        return undone
      })
      if (!written.ok) return written
      events.emit('sales.changed', { saleId })
      if (isEmpty(screen.content)) bringBack(saleId)
      return ok(screen.view())
    },
  }
}
