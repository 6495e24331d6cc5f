import { randomUUID } from 'node:crypto'
import type { ServiceName } from '../../shared/fault.ts'
import type { LeaveQuestion, LeaveReason, Unsent } from '../../shared/leaving.ts'
import type { Database, StoredJob } from './ports.ts'
import { later } from './timers.ts'

/** Of more bikes than this only the number is told. */
const named = 5
/** A bike has a registration, a link and perhaps a report. */
const jobsRead = 4 * named
/** A window closes at once when the program is told to quit. */
const closesWithin = 30_000
/** A page that is there shows the question at once; one that is not must not keep the window open. */
const pagePatience = 4_000

/** What of this account, or of all of them, has not gone out and will by itself. */
export function unsentJobs(
  { jobs }: Pick<Database, 'jobs'>,
  of: { service: ServiceName; account: string } | null,
): Unsent {
  const { jobs: oldest, total } = jobs.unsent(of, jobsRead)
  const byBike = new Map<string, StoredJob[]>()
  for (const job of oldest) {
    const key = job.frameNumber ?? job.bikeKey ?? job.id
    byBike.set(key, [...(byBike.get(key) ?? []), job])
  }
  const bikes = [...byBike.values()].slice(0, named).map((ofBike) => ({
    title: ofBike.find(({ title }) => title !== null)?.title ?? null,
    frameNumber: ofBike[0]?.frameNumber ?? null,
    kinds: ofBike.map(({ kind }) => kind),
  }))
  return { total, bikes }
}

export type LeavingDesk = {
  /**
   * What is still unsent, and may I go: for whoever ends the counter, an update too. True at once when
   * everything has gone out or a person already said "go"; otherwise once a person answered.
   * `otherwise` asks in a window of the system's own when no page shows the question.
   */
  mayLeave(reason: LeaveReason, otherwise: () => Promise<boolean>): Promise<boolean>
  /** The open question as it is now; asking for it says that a page is there to show it. */
  question(): LeaveQuestion | null
  answer(id: string, go: boolean): void
}

export function createLeavingDesk(around: {
  /** Null while no counter is open: then there is nothing to leave. */
  unsent: () => Unsent | null
  /** A question came or went. */
  changed: () => void
}): LeavingDesk {
  let open: {
    id: string
    reason: LeaveReason
    shown: boolean
    settle: (go: boolean) => void
  } | null = null
  let answered: Promise<boolean> | null = null
  /**
   * Until when the window's own closing, which follows a shutdown that was agreed to, does not ask again
   * (`performance.now()`). Everything else is asked each time: an update may fail, and staff sell on.
   */
  let agreedUntil = 0

  function settle(id: string, go: boolean): void {
    if (open === null || open.id !== id) return
    agreedUntil = go && open.reason === 'shutdown' ? performance.now() + closesWithin : 0
    open.settle(go)
    open = null
    answered = null
    around.changed()
  }

  function ask(reason: LeaveReason, otherwise: () => Promise<boolean>): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const id = randomUUID()
    open = { id, reason, shown: false, settle: resolve }
    around.changed()
    later(pagePatience, () => {
      if (open?.id !== id || open.shown) return
      otherwise().then(
        (go) => {
          settle(id, go)
        },
        // Nobody can be asked: everything is on disk, and a window that cannot close helps nobody.
        () => {
          settle(id, true)
        },
      )
    })
    return promise
  }

  return {
    mayLeave(reason, otherwise) {
      const unsent = around.unsent()
      const wasAsked = reason === 'quit' && performance.now() < agreedUntil
      agreedUntil = 0
      if (wasAsked || unsent === null || unsent.total === 0) return Promise.resolve(true)
      answered ??= ask(reason, otherwise)
      return answered
    },
    question() {
      if (open === null) return null
      open.shown = true
      const { id, reason } = open
      return { id, reason, unsent: around.unsent() ?? { total: 0, bikes: [] } }
    },
    answer: settle,
  }
}
