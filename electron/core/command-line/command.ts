import type { Check } from '../../../shared/diagnostics.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { KnownTexts } from '../../../shared/frame-number.ts'
import type { Counter } from '../counter.ts'
import { knownTexts } from '../known-texts.ts'
import { viewJob } from '../outbox/job-views.ts'
import { queueJob } from '../outbox/queue-job.ts'
import type { Ports, StoredJob } from '../ports.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

export type CommandContext = {
  counter: Counter
  ports: Ports
  machine: Machine
}

/** What only the machine's own side can check and read: the folder, the recovery code, the logs. */
export type Machine = {
  checks(): Promise<readonly Check[]>
  /** The proxy that calls go through now, as `host:port`; null: none. */
  proxyHost?: () => Promise<string | null>
  /**
   * Writes the report for whoever is asked for help; answers its path. Crash reports go along only
   * when somebody said so: they cannot be redacted.
   */
  writeBundle(report: {
    path: string
    checks: readonly Check[]
    withCrashReports?: boolean
  }): Result<string>
}

/** What is known of texts here, for the reader of frame numbers. */
export function knownHere({
  counter,
  ports,
}: Pick<CommandContext, 'counter' | 'ports'>): Required<KnownTexts> {
  return knownTexts(ports.database, {
    accounts: counter.accounts,
    knowsProductCode: (code) => counter.seller.knowsProductCode(code),
  })
}

/** Puts a new job on disk, tries to deliver it, and answers it as it stands then. */
export async function queueAndDeliver(
  { counter, ports }: Pick<CommandContext, 'counter' | 'ports'>,
  job: StoredJob,
): Promise<Result<StoredJob>> {
  const queued = queueJob({ database: ports.database, events: counter.events }, job)
  if (!queued.ok) return queued
  await counter.outbox.deliver([job.id])
  return ok(ports.database.jobs.get(job.id) ?? job)
}

/** How a job stands, for a person. */
export function lineOf(job: StoredJob): string {
  const { kind, state, parkedBecause, message } = viewJob(job)
  return [kind, state, parkedBecause, message].filter((word) => word !== null).join(' · ')
}

export function printed(json: unknown): Result<CommandOutcome> {
  return ok(outcomeOf(json))
}

export function outcomeOf(json: unknown): CommandOutcome {
  return { status: 0, json, text: JSON.stringify(json, null, 2) }
}

export function readBikeId(word: string | undefined): Result<number> {
  const id = Number(word)
  return word !== undefined && /^\d{1,15}$/.test(word)
    ? ok(id)
    : badInput('bikeId', 'must be the number of a bike at the registry')
}

export function problems(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Result<never> {
  return failed({
    kind: 'bad-input',
    problems: issues.map(({ path, message }) => ({
      field: path.map(String).join('.'),
      reason: message,
    })),
  })
}

/** The text of a flag that has one. */
export function textOf(flag: string | true | undefined): string | undefined {
  return typeof flag === 'string' ? flag : undefined
}
