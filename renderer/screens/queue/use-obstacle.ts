import type { JobDetail } from '../../../shared/job.ts'
import { useJob, useStatus } from '../../counter/queries.ts'
import { obstacleOf, type Obstacle } from './queue-view.ts'

export type Waiting = {
  obstacle: Obstacle
  /** What it waits for is not done, as far as is known. */
  isBehind: boolean
  /** What it waits for could not be read. */
  isUnread: boolean
}

/** Why a job does not go by itself, from who is signed in now and from the job it waits for. */
export function useObstacle(job: JobDetail): Waiting {
  const { data: status } = useStatus()
  const { data: waitedFor, error } = useJob(job.waitsFor)
  const account = status?.[job.service].account
  return {
    obstacle:
      account === undefined ? null : obstacleOf(job, { account, waitedFor: waitedFor?.state }),
    isBehind: job.waitsFor !== null && waitedFor?.state !== 'done',
    isUnread: error !== null,
  }
}
