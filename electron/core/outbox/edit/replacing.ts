import { failed, ok, type Result } from '../../../../shared/fault.ts'
import type { Jobs } from '../../jobs/definition.ts'
import type { NewJob, Ports, StoredJob } from '../../ports.ts'
import type { JobOrigin } from '../new-job.ts'
import { keepSaleTrue } from './keep-sale-true.ts'

export type Remade = { job: StoredJob; links: StoredJob[] }

export type HowReplaced = {
  /** A person looked at the service and it is not there. */
  notArrived: boolean
  by: string | null
  /** An owner's, which stands with the new jobs. */
  word?: { by: string; reason: string } | null
}

/** One job in the place of another that a person has to decide about: one of the two is sent, never both. */
export function createReplacing(
  { clock, database }: Pick<Ports, 'clock' | 'database'>,
  { definitionOf }: Pick<Jobs, 'definitionOf'>,
) {
  const { jobs } = database

  /** Under the account of the job that it replaces: it goes out under no other. */
  function originOf({ account, id }: StoredJob, operator: string | null): JobOrigin {
    return { account, operator, now: clock.now(), heldUntil: null, replaces: id }
  }

  /** Inside a transaction. */
  function giveWay(old: StoredJob, made: NewJob, by: string | null): void {
    old.state = 'discarded'
    old.discardReason = `edited and sent again as ${made.id}`
    old.endedAt = clock.now()
    jobs.save(old)
    jobs.addEvent(old.id, {
      at: old.endedAt,
      what: 'replaced',
      outcome: made.id,
      serviceWords: null,
      by,
    })
    jobs.add(made)
  }

  /** The jobs that waited for the old one, each with the one that waits for the new. */
  function linksOf(
    old: StoredJob,
    made: StoredJob,
    by: string | null,
  ): { old: StoredJob; made: NewJob }[] {
    return jobs
      .waitingFor(old.id)
      .filter(({ state }) => state === 'waiting' || state === 'held' || state === 'parked')
      .flatMap((link) => {
        const anew = definitionOf(link.kind).waitAnew?.(link, made, originOf(link, by)) ?? null
        return anew === null ? [] : [{ old: link, made: anew }]
      })
  }

  function replace(
    job: StoredJob,
    made: NewJob,
    { notArrived, by, word = null }: HowReplaced,
  ): Result<Remade> {
    const stands = jobs.get(job.id)
    // What is known of it may no longer hold once it was sent again meanwhile.
    const isSame = stands?.state === 'parked' && stands.sentAt === job.sentAt
    if (!isSame) return failed({ kind: 'too-late', what: 'edit' })
    const taken = made.uniqueKey === null ? null : jobs.liveJobWith(made.uniqueKey)
    if (taken !== null && taken.id !== job.id) {
      return failed({ kind: 'already-here', jobId: taken.id, what: taken.title ?? taken.kind })
    }
    const links = linksOf(job, made, by)
    if (notArrived) {
      const settled = { what: 'settled', outcome: 'not-arrived', serviceWords: null, by } as const
      jobs.addEvent(job.id, { at: clock.now(), ...settled })
    }
    for (const pair of [{ old: stands, made }, ...links]) {
      giveWay(pair.old, pair.made, by)
      keepSaleTrue(database.sales, pair)
      if (word === null) continue
      const event = { what: 'overridden', outcome: word.reason, serviceWords: null } as const
      jobs.addEvent(pair.made.id, { at: clock.now(), ...event, by: word.by })
    }
    return ok({ job: made, links: links.map((pair) => pair.made) })
  }

  return { originOf, replace }
}
