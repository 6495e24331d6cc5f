import type { JobStore, StoredJob } from '../ports.ts'
import { keyOfBike, readJson, RegisteredPayload } from './payloads.ts'

/**
 * Jobs of one bike go in order (DESIGN.md). The jobs of a sale name their bike by its frame number,
 * those that come later by its id: one that comes later stands behind what is still on its way.
 */
export function inTurn(jobs: JobStore, job: StoredJob): StoredJob {
  const about = readJson(RegisteredPayload, job.payload)
  if (!about.ok || job.bikeKey !== keyOfBike(about.value.bikeId)) return job
  const before = jobs.onItsWayAbout(about.value.bikeId)
  return before === null ? job : { ...job, bikeKey: before.bikeKey }
}
