import type { Fault } from '../../../shared/fault.ts'
import type { JobDetail } from '../../../shared/job.ts'
import { useJob, useStatus } from '../../counter/queries.ts'
import { obstacleOf, type Obstacle } from './queue-view.ts'

export type Waiting = {
  obstacle: Obstacle
  /** What keeps the whole service, where it is paused. */
  pausedBy: Fault | null
  /** What it waits for is not done, as far as is known. */
  isBehind: boolean
  /** What it waits for could not be read. */
  isUnread: boolean
}

/** Why a job does not go by itself, from who is signed in now and from the job it waits for. */
export function useObstacle(job: JobDetail): Waiting {
  const { data: status } = useStatus()
  const { data: waitedFor, error } = useJob(job.waitsFor)
  const service = status?.[job.service]
  const pausedBy = service?.state === 'paused' ? service.fault : null
  const isPaused = pausedBy !== null
  return {
    obstacle:
      service === undefined
        ? null
        : obstacleOf(job, { account: service.account, waitedFor: waitedFor?.state, isPaused }),
    pausedBy,
    isBehind: job.waitsFor !== null && waitedFor?.state !== 'done',
    isUnread: error !== null,
  }
}
