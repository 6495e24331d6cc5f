import { isStolen, type RegisteredBike, type Verdict } from '../../../shared/bike.ts'
import type { Fault } from '../../../shared/fault.ts'
import type { JobStore, Registry } from '../ports.ts'
import { linkKey } from '../outbox/payloads.ts'

export type ShieldVerdict = {
  verdict: Exclude<Verdict, 'clear'>
  hits: RegisteredBike[]
  fault: Fault | null
}

/**
 * Asks the registry about a shield (DESIGN.md, "Verdict on a shield"): never `clear`, because the
 * only search by shield is the stolen search. Our own history counts as registered.
 */
export async function checkShield(
  { registry, jobs, account }: { registry: Registry; jobs: JobStore; account: string | null },
  shieldCode: string,
): Promise<ShieldVerdict> {
  const answer = await registry.stolenSearch({ shieldCode })
  const hits = answer.ok ? answer.value : []
  if (hits.some(isStolen)) return { verdict: 'stolen', hits, fault: null }
  if (hits.length > 0) return { verdict: 'registered', hits, fault: null }
  if (account !== null) {
    const key = linkKey(account, shieldCode)
    if ((jobs.liveJobWith(key) ?? jobs.doneJobWith(key)) !== null) {
      return { verdict: 'registered', hits, fault: null }
    }
  }
  return answer.ok
    ? { verdict: 'unknown', hits, fault: null }
    : { verdict: 'not-checked', hits, fault: answer.fault }
}
