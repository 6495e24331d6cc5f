import { isStolen, type RegisteredBike, type Verdict } from '../../../shared/bike.ts'
import type { Fault } from '../../../shared/fault.ts'
import type { JobStore, Registry, SearchResult, StoredJob } from '../ports.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { unreadableHit } from './check-frame-number.ts'
import type { KnownHits } from './known-hits.ts'

export type ShieldVerdict = {
  verdict: Exclude<Verdict, 'clear'>
  hits: RegisteredBike[]
  fault: Fault | null
}

/**
 * Asks the registry about a shield (DESIGN.md, "Verdict on a shield"): never `clear`, because the
 * only search by shield is the stolen search. Our own history counts as registered. What `known`
 * holds of the shield counts until an answer says otherwise.
 */
export async function checkShield(
  {
    registry,
    jobs,
    account,
    known,
  }: { registry: Registry; jobs: JobStore; account: string | null; known?: KnownHits },
  shieldCode: string,
): Promise<ShieldVerdict> {
  const answered = known?.ask(shieldCode)
  const answer = await registry.stolenSearch({ shieldCode })
  const isComplete = answer.ok && answer.unreadable.length === 0
  const found = { hits: answer.ok ? answer.value : [], isComplete }
  const hits = answered?.(found) ?? found.hits
  const so = shieldSoFar({ jobs, account, hits }, shieldCode)
  // Another record that cannot be read may be the theft.
  if (so === 'stolen' || (so !== null && (isComplete || !answer.ok))) {
    return { verdict: so, hits, fault: null }
  }
  return { ...unanswered(answer), hits }
}

function unanswered(answer: SearchResult): Pick<ShieldVerdict, 'verdict' | 'fault'> {
  if (!answer.ok) return { verdict: 'not-checked', fault: answer.fault }
  return answer.unreadable.length > 0
    ? { verdict: 'not-checked', fault: unreadableHit }
    : { verdict: 'unknown', fault: null }
}

/** What can be said of a shield without asking anybody: by these hits and by our own history. */
export function shieldSoFar(
  from: { jobs: JobStore; account: string | null; hits: readonly RegisteredBike[] },
  shieldCode: string,
): 'stolen' | 'registered' | null {
  const { jobs, account, hits } = from
  if (hits.some(isStolen)) return 'stolen'
  if (hits.length > 0 || ownLink({ jobs, account }, shieldCode) !== null) return 'registered'
  return null
}

/** The link of this shield that this counter made or is making. */
function ownLink(
  { jobs, account }: { jobs: JobStore; account: string | null },
  shieldCode: string,
): StoredJob | null {
  if (account === null) return null
  const key = linkKey(account, shieldCode)
  return jobs.liveJobWith(key) ?? jobs.doneJobWith(key)
}
