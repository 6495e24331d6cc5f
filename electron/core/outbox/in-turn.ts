import type { JobStore, StoredJob } from '../ports.ts'
import { bikeOf, keyOfBike } from './payloads.ts'

/**
 * Jobs of one bike go in order (DESIGN.md). The jobs of a sale name their bike by its frame number,
 * those that come later by its id: one that comes later stands behind what is still on its way.
 */
export function inTurn(jobs: JobStore, job: StoredJob): StoredJob {
  const bikeId = bikeOf(job)
  if (bikeId === null || job.bikeKey !== keyOfBike(bikeId)) return job
  const before = jobs.onItsWayAbout(bikeId)
  return before === null ? job : { ...job, bikeKey: before.bikeKey }
}
