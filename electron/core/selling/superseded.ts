import type { JobStore, StoredJob } from '../ports.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { registerKey } from '../jobs/bike-register.ts'

/** Why a link gave its place away; kept as the reason of its being discarded. */
const replacedBy = 'replaced by a link to the bike that was registered already'

/** Whether a registration stands still for what the registry holds: the bike there is the way on. */
export function metAnotherBike({ state, parkedBecause }: StoredJob): boolean {
  return (
    state === 'parked' &&
    (parkedBecause === 'registered' ||
      parkedBecause === 'other-brand' ||
      parkedBecause === 'stolen')
  )
}

/**
 * The link that waits, never sent, for a registration which met another bike of the registry: the
 * sticker is on that very bike. Answers the compared frame number too: only a link to a bike with
 * this number may take its place.
 */
export function waitingInVain(
  { jobs, account }: { jobs: JobStore; account: string },
  shieldCode: string,
): { link: StoredJob; compared: string } | null {
  const link = jobs.liveJobWith(linkKey(account, shieldCode))
  if (link?.waitsFor == null || link.attempts > 0) return null
  const registration = jobs.get(link.waitsFor)
  if (registration === null || !metAnotherBike(registration)) return null
  const prefix = registerKey(account, '')
  const key = registration.uniqueKey
  return key?.startsWith(prefix) === true ? { link, compared: key.slice(prefix.length) } : null
}

/** Ends a link for another; its row stays. Inside a transaction. */
export function giveWay(link: StoredJob, { jobs, now }: { jobs: JobStore; now: number }): void {
  link.state = 'discarded'
  link.discardReason = replacedBy
  link.endedAt = now
  jobs.save(link)
  const event = { what: 'discarded', outcome: replacedBy, serviceWords: null } as const
  jobs.addEvent(link.id, { at: now, ...event })
}

/** The link that took a place was undone: the one before waits again. Inside a transaction. */
export function takeBackPlace(
  undone: StoredJob,
  { jobs, now }: { jobs: JobStore; now: number },
): void {
  const before = undone.replaces === null ? null : jobs.get(undone.replaces)
  if (before?.state !== 'discarded' || before.discardReason !== replacedBy) return
  const registration = before.waitsFor === null ? null : jobs.get(before.waitsFor)
  // Its registration was given up in these seconds: there is nothing to wait for any more.
  if (registration === null || registration.state === 'discarded') return
  before.state = 'waiting'
  before.discardReason = null
  before.endedAt = null
  jobs.save(before)
  const event = { what: 'retried', outcome: null, serviceWords: null } as const
  jobs.addEvent(before.id, { at: now, ...event })
}
