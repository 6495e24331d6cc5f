import type { Database, Log } from '../core/ports.ts'

/** Says of each job that is written down which click or command it came from. */
export function tellNewJobs(database: Database, log: Log): Database {
  const { jobs } = database
  return {
    ...database,
    jobs: {
      ...jobs,
      add(job) {
        jobs.add(job)
        log.info('A job is written down', { job: job.id, kind: job.kind })
      },
    },
  }
}
