import { isStolen, type RegisteredBike } from '../../../shared/bike.ts'

/**
 * What the registry said in this session of a frame number (by its compared form) or a shield. It
 * stands until a complete answer says otherwise: a stop must not open because somebody asks again,
 * or because the network is gone.
 */
export type KnownHits = {
  of(key: string): RegisteredBike[]
  /**
   * A question goes out. Give its answer to what this returns; it answers what is known from then
   * on. `isComplete`: every call was answered, so that a bike which is not among `hits` is not there.
   */
  ask(key: string): (answer: { hits: RegisteredBike[]; isComplete: boolean }) => RegisteredBike[]
}

export function createKnownHits(): KnownHits {
  /** `question` is the newest one that was answered in full. */
  const known = new Map<string, { hits: RegisteredBike[]; question: number }>()
  let questions = 0
  return {
    of: (key) => known.get(key)?.hits ?? [],
    ask(key) {
      questions += 1
      const question = questions
      return ({ hits, isComplete }) => {
        const before = known.get(key) ?? { hits: [], question: 0 }
        // An answer that comes late does not undo a newer one.
        if (before.question > question) return before.hits
        const now = isComplete
          ? { hits, question }
          : { hits: together(before.hits, hits), question: before.question }
        known.set(key, now)
        return now.hits
      }
    },
  }
}

/** Half an answer adds what it knows and takes nothing away, a theft least of all. */
function together(before: RegisteredBike[], now: RegisteredBike[]): RegisteredBike[] {
  const byId = new Map(before.map((bike) => [bike.id, bike]))
  for (const bike of now) {
    const known = byId.get(bike.id)
    if (known === undefined || !isStolen(known) || isStolen(bike)) byId.set(bike.id, bike)
  }
  return [...byId.values()]
}
