import { isStolen } from '../../../shared/bike.ts'
import type { Delivery, KeptLine } from '../../../shared/delivery.ts'
import type { Fault } from '../../../shared/fault.ts'
import { checkFrameNumber } from '../checking/check-frame-number.ts'
import { defectDetails, internalFault } from '../defect.ts'
import type { Ports } from '../ports.ts'

type Known = Pick<Delivery['lines'][number], 'check'> & { stop: 'stolen' | 'registered' | null }

export type DeliveryChecks = {
  /** What the registry said of a line, as far as it was asked. */
  of(id: string): Known
  /** Asks about these, behind those that wait already. What was answered before is not asked again. */
  ask(lines: readonly KeptLine[]): void
  /** Answers that are still to come go nowhere from now on. */
  close(): void
}

const notAsked: Known = { check: 'checking', stop: null }

/**
 * Checks the bikes of a delivery beside the scanning, one after another: a lorry's worth at once would
 * spend what the registry allows a customer who stands at the counter.
 */
export function createDeliveryChecks(
  { registry, database, log }: Pick<Ports, 'registry' | 'database' | 'log'>,
  told: () => void,
): DeliveryChecks {
  const known = new Map<string, Known>()
  const waiting = new Map<string, KeptLine>()
  let isAsking = false
  let isClosed = false

  /** A check that threw is over, and the line behind it is asked all the same. */
  function failed(defect: unknown): { hits: []; fault: Fault } {
    const fault = internalFault()
    if (!isClosed) {
      const { reference } = fault
      log.error('A delivery was not checked', { reference, ...defectDetails(defect) })
    }
    return { hits: [], fault }
  }

  async function askAll(): Promise<void> {
    if (isAsking) return
    isAsking = true
    try {
      for (const [id, { number }] of waiting) {
        const { hits, fault } = await checkFrameNumber(registry, number, database.jobs).catch(
          failed,
        )
        if (isClosed) return
        waiting.delete(id)
        const stop = hits.some(isStolen) ? 'stolen' : hits.length > 0 ? 'registered' : null
        known.set(id, { check: fault === null ? 'clear' : 'not-checked', stop })
        told()
      }
    } finally {
      isAsking = false
    }
  }

  return {
    of: (id) => known.get(id) ?? notAsked,
    ask(lines) {
      for (const line of lines) {
        if (known.get(line.id)?.check !== 'clear') waiting.set(line.id, line)
      }
      askAll().catch((defect: unknown) => {
        log.error('A delivery was not checked', { defect: String(defect) })
      })
    },
    close() {
      isClosed = true
    },
  }
}
