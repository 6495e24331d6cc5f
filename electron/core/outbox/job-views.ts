import { z } from 'zod'
import type { Job, JobDetail, QueuedJob } from '../../../shared/job.ts'
import type { JobStore, StoredJob } from '../ports.ts'
import { readJson } from './payloads.ts'

const Result = z.record(z.string(), z.unknown())

/** The job as the command line prints it (DESIGN.md, "Running it"). */
export function viewJob(job: StoredJob): Job {
  const result = readJson(Result, job.result)
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    createdAt: new Date(job.createdAt).toISOString(),
    attempts: job.attempts,
    parkedBecause: job.parkedBecause,
    message: job.message,
    result: result.ok ? result.value : null,
  }
}

export function viewQueuedJob(job: StoredJob): QueuedJob {
  const planned = job.state === 'held' || job.state === 'waiting' || job.state === 'unknown'
  const { service, account, title, frameNumber, shieldCode } = job
  const { waitsFor, replaces, discardReason } = job
  return {
    ...viewJob(job),
    service,
    account,
    title,
    frameNumber,
    shieldCode,
    nextAt: planned ? new Date(job.nextAt).toISOString() : null,
    waitsFor,
    replaces,
    discardReason,
    operator: job.operator,
  }
}

export function viewJobDetail(job: StoredJob, jobs: JobStore): JobDetail {
  const replacedBy = jobs.replacementOf(job.id)?.id ?? null
  const photos = jobs.photoCount(job.id)
  return { ...viewQueuedJob(job), photos, replacedBy, timeline: jobs.events(job.id) }
}
