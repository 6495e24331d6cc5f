import { BikeAttributes } from '../../../shared/bike.ts'
import type { DraftBike } from '../../../shared/registration.ts'
import type { Ports, StoredJob, StoredSale } from '../ports.ts'

export type Lessons = {
  /** What staff entered last time for this product code, held sales included. */
  learned(barcode: string): DraftBike | null
  /** A sale that may still be undone: it teaches once it no longer can. */
  held(sale: StoredSale): void
  /** A job is in another state, on disk. */
  readonly jobChanged: (job: StoredJob) => void
}

/**
 * What sales teach about a product code. A sale that is undone was a mistake and teaches nothing, so
 * it is written down only when its undo is over; for the counter itself it counts at once.
 */
export function createLessons({
  database,
  clock,
  log,
}: Pick<Ports, 'database' | 'clock' | 'log'>): Lessons {
  const { articles, jobs, sales } = database
  /** By the registration that is held, the newest last. */
  const waiting = new Map<string, { barcode: string; attributes: DraftBike }>()

  function held({ barcode, registerJob, bike }: StoredSale): void {
    // Only what was complete enough to register is worth remembering. The price is this sale's, not the article's.
    if (barcode === null || registerJob === null) return
    waiting.set(registerJob, { barcode, attributes: BikeAttributes.partial().parse(bike) })
  }

  // Held by the counter that ran before.
  for (const job of jobs.inStates(['held'])) {
    const sale = sales.ofJob(job.id)
    if (sale !== null) held(sale)
  }

  function jobChanged({ id, state }: StoredJob): void {
    const lesson = waiting.get(id)
    if (lesson === undefined || state === 'held') return
    waiting.delete(id)
    if (state === 'undone' || state === 'discarded') return
    const { barcode, attributes } = lesson
    const written = database.write(() => {
      articles.learn(barcode, attributes, clock.now())
    })
    if (!written.ok) log.warn('An article was not learned', { fault: written.fault.kind })
  }

  return {
    learned(barcode) {
      const last = [...waiting.values()].findLast((lesson) => lesson.barcode === barcode)
      return last?.attributes ?? articles.learned(barcode)
    },
    held,
    jobChanged,
  }
}
