import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { JobDetail } from '../../../shared/job.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { OperatorDesk } from '../operators/operator-desk.ts'
import type { Ports, StoredJob } from '../ports.ts'
import { editHandlers } from './edit/edit-handlers.ts'
import { overrideHandlers } from './edit/override-handlers.ts'
import { exportJobs } from './export.ts'
import { viewJobDetail, viewQueuedJob } from './job-views.ts'
import type { Outbox } from './outbox.ts'

const queuePageSize = 100

/** The queue page: every job, and what a person decides about one, by whoever stands at the counter. */
export function queueHandlers(
  ports: Pick<Ports, 'database' | 'files' | 'clock' | 'registry' | 'log'>,
  {
    outbox,
    operator,
    operators,
  }: { outbox: Outbox; operator: () => string | null; operators: OperatorDesk },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `queue.${string}`>> {
  const { jobs } = ports.database

  function detail(job: Result<StoredJob>): Result<JobDetail> {
    return job.ok ? ok(viewJobDetail(job.value, jobs)) : job
  }

  return {
    ...editHandlers({ outbox, jobs, operator }),
    ...overrideHandlers(ports, { outbox, operators }),

    'queue.page'(input) {
      const page = jobs.page({ ...input, limit: queuePageSize })
      return ok({ ...page, jobs: page.jobs.map(viewQueuedJob) })
    },
    'queue.job'({ jobId }) {
      const job = jobs.get(jobId)
      return job === null
        ? failed({ kind: 'not-found', what: `job ${jobId}` })
        : ok(viewJobDetail(job, jobs))
    },
    'queue.export': () => exportJobs(ports),
    'queue.retry': ({ jobId }) => detail(outbox.retry(jobId, operator())),
    'queue.retryAll'() {
      const retried = outbox.retryAll(operator())
      return retried.ok ? ok({ retried: retried.value }) : retried
    },
    'queue.settle': ({ jobId, arrived }) => detail(outbox.settle(jobId, arrived, operator())),
    'queue.discard': ({ jobId, reason }) => detail(outbox.discard(jobId, reason, operator())),
  }
}
