import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Draft } from '../../../shared/registration.ts'
import { backFromPutAway, endOfHandOver } from '../hand-overs/ends.ts'
import type { Ports } from '../ports.ts'
import type { BikeMemory } from './bike-part.ts'
import type { SaleParts } from './draft-scans.ts'
import { isEmpty, type DraftContent } from './draft-view.ts'

/** A sale off the screen, whole: what is on it and what is known of its bike. */
export type WholeSale = { content: DraftContent; memory: BikeMemory }

export type EmptiedSale = {
  /** Takes the sale off the screen for good. Emptying an empty screen forgets the one before. */
  clear(): Draft
  /** Until the next sale is begun: the one that was emptied is back as it was, its checks asked anew. */
  undoClear(): Result<Draft>
}

/** Instead of a question before a sale is emptied: it can be taken back. */
export function createEmptiedSale(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  {
    parts: { sale, bike },
    startOver,
    bringBack,
  }: {
    parts: Pick<SaleParts, 'sale' | 'bike'>
    startOver: () => Draft
    bringBack: (whole: WholeSale) => Draft
  },
): EmptiedSale {
  let emptied: WholeSale | null = null

  return {
    clear() {
      const { content } = sale
      const { handOverId } = content
      if (handOverId !== null) {
        const put = database.write(() => {
          endOfHandOver(database, handOverId, { at: clock.now(), saleId: null })
        })
        // Then it waits again after a restart, which is no worse than being asked twice.
        if (!put.ok) log.warn('A hand-over was not put away', { fault: put.fault.kind })
      }
      // A bike of the worklist is in its list again.
      const isKept = !isEmpty(content) && content.soldBikeId === null
      emptied = isKept ? { content, memory: bike.memory() } : null
      startOver()
      return sale.change({ canUndoClear: isKept })
    },

    undoClear() {
      if (emptied === null || !sale.view().canUndoClear) {
        return failed({ kind: 'not-found', what: 'a sale that was emptied' })
      }
      const { content } = emptied
      const written = database.write(() => {
        backFromPutAway(database, content.handOverId, 'on-screen')
      })
      if (!written.ok) return written
      const whole = emptied
      emptied = null
      return ok(bringBack(whole))
    },
  }
}
