import type { JobEvent } from '../../../../shared/job.ts'
import type { StoredJob } from '../../ports.ts'

/**
 * Whether any send of the job may have been processed, by its own timeline. A refusal of a later send
 * proves nothing about an earlier one: it may have been refused because the first had arrived. Only a
 * person's word ends that.
 */
export function mayHaveArrived(
  { attempts }: Pick<StoredJob, 'attempts'>,
  timeline: readonly JobEvent[],
): boolean {
  if (attempts === 0) return false
  const settled = timeline.findLastIndex(({ what }) => what === 'settled')
  return timeline
    .slice(settled + 1)
    .some(({ what }) => what === 'answered' || what === 'found-sending' || what === 'restored')
}
