import type { StoredJob } from '../../electron/core/ports.ts'

type Lane = { service: StoredJob['service']; account: string }

/** `JobStore.due` as DESIGN.md puts it, over a plain list in the order the jobs were made. */
export function createJobModel() {
  const jobs: StoredJob[] = []

  /** A job that waits for a parked one goes nowhere until a person decides. */
  const onItsWay = (job: StoredJob) =>
    ['held', 'waiting', 'sending', 'unknown'].includes(job.state) &&
    jobs.find((one) => one.id === job.waitsFor)?.state !== 'parked'
  const behindAnother = (job: StoredJob) =>
    job.bikeKey !== null &&
    jobs.slice(0, jobs.indexOf(job)).some((one) => one.bikeKey === job.bikeKey && onItsWay(one))
  const awaited = (job: StoredJob) =>
    job.waitsFor === null || jobs.find((one) => one.id === job.waitsFor)?.state === 'done'
  const ready = (lane: Lane) =>
    jobs
      .filter((job) => job.service === lane.service && job.account === lane.account)
      .filter((job) => ['held', 'waiting', 'unknown'].includes(job.state))
      .filter((job) => awaited(job) && !behindAnother(job))
      .toSorted((a, b) => a.nextAt - b.nextAt || jobs.indexOf(a) - jobs.indexOf(b))

  return {
    jobs,
    behindAnother,
    due: (lane: Lane & { now: number }) =>
      ready(lane).find((job) => job.nextAt <= lane.now)?.id ?? null,
    nextDueAt: (lane: Lane) => ready(lane)[0]?.nextAt ?? null,
    page: (states: readonly StoredJob['state'][]) =>
      jobs
        .filter((job) => states.length === 0 || states.includes(job.state))
        .toSorted((a, b) => b.createdAt - a.createdAt || jobs.indexOf(b) - jobs.indexOf(a))
        .map((job) => job.id),
  }
}
