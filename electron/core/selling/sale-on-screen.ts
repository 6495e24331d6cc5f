import { randomUUID } from 'node:crypto'
import type { Fault } from '../../../shared/fault.ts'
import type { Draft } from '../../../shared/registration.ts'
import { defectDetails, internalFault } from '../defect.ts'
import type { CounterEvents } from '../events.ts'
import type { Log } from '../ports.ts'
import { emptyDraft, viewDraft, type DraftContent } from './draft-view.ts'

/** The sale on the screen. Its parts read it and change it here, and every change is told. */
export type SaleOnScreen = {
  readonly content: DraftContent
  view(): Draft
  change(part: Partial<DraftContent>): Draft
  /** Another sale is on the screen: this one, or an empty one. It is told with the next change. */
  replace(other?: DraftContent): void
  /** Work beside the draft, which nobody waits for. */
  inBackground(work: Promise<void>, what: string): void
  /** What a check that threw is answered with: it is over, and says so. */
  failed(what: string, defect: unknown): { hits: []; fault: Fault }
  /** Answers that are still to come go nowhere from now on. */
  close(): void
}

export function createSaleOnScreen(
  { log }: { log: Log },
  events: Pick<CounterEvents, 'emit'>,
): SaleOnScreen {
  let content = emptyDraft(randomUUID())
  let isClosed = false

  return {
    get content() {
      return content
    },
    view: () => viewDraft(content),

    change(part) {
      content = { ...content, ...part }
      const view = viewDraft(content)
      events.emit('draft.changed', view)
      return view
    },

    replace(other = emptyDraft(randomUUID())) {
      content = other
    },

    inBackground(work, what) {
      work.catch((defect: unknown) => {
        // Its answer came after the database was closed: nobody is there to read it.
        if (isClosed) return
        log.error('Work beside the draft failed', { what, defect: String(defect) })
      })
    },

    failed(what, defect) {
      const fault = internalFault()
      const { reference } = fault
      if (!isClosed) {
        log.error('Work beside the draft failed', { what, reference, ...defectDetails(defect) })
      }
      return { hits: [], fault }
    },

    close() {
      isClosed = true
    },
  }
}
