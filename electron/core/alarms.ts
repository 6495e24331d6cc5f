import type { Alarm } from '../../shared/counter-api.ts'
import type { Result } from '../../shared/fault.ts'
import type { Database, StoredJob } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

export type AlarmDesk = {
  /** Oldest first. */
  open(): Alarm[]
  /** Staff saw it. An alarm that is no more is none to acknowledge, which is as good. */
  acknowledge(jobId: string): Result<Alarm[]>
}

/**
 * The alarms nobody has seen yet. They are read from the jobs themselves: the event `alarm` comes
 * once, and may come while no page listens or from a command that runs without a window.
 */
export function createAlarmDesk(
  database: Pick<Database, 'jobs' | 'settings' | 'write'>,
): AlarmDesk {
  const { jobs } = database

  function stolen(): { job: StoredJob; parkedAt: string }[] {
    return jobs
      .stolen()
      .map((job) => ({ job, parkedAt: parkedAt(job) }))
      .toSorted((one, other) => one.parkedAt.localeCompare(other.parkedAt))
  }

  function parkedAt(job: StoredJob): string {
    const parked = jobs.events(job.id).findLast(({ what }) => what === 'parked')
    return parked?.at ?? new Date(job.createdAt).toISOString()
  }

  function isSeen(alarm: { job: StoredJob; parkedAt: string }): boolean {
    const seen = readSetting(database.settings, settings.acknowledgedAlarms)
    return seen.some(({ jobId, parkedAt }) => jobId === alarm.job.id && parkedAt === alarm.parkedAt)
  }

  function open(): Alarm[] {
    return stolen()
      .filter((alarm) => !isSeen(alarm))
      .map(({ job }) => alarmOf(job))
  }

  return {
    open,
    acknowledge(jobId) {
      return database.write(() => {
        const seen = stolen()
          .filter((alarm) => alarm.job.id === jobId || isSeen(alarm))
          .map(({ job, parkedAt }) => ({ jobId: job.id, parkedAt }))
        writeSetting(database.settings, settings.acknowledgedAlarms, seen)
        return open()
      })
    },
  }
}

function alarmOf({ id, frameNumber, title }: StoredJob): Alarm {
  return { jobId: id, frameNumber: frameNumber ?? '', title }
}
