import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import { Lead } from '../../../shared/lead.ts'
import type { DeskLead, LeadDesk } from '../../../shared/lead-desk.ts'
import { readStoreId } from '../../../shared/stock.ts'
import { posName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import { CancelPayload } from '../jobs/lead-cancel.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { readJson } from '../outbox/payloads.ts'
import type { Ports, StoredJob, StoredLead, Undo } from '../ports.ts'

const minute = 60_000
/** A lead's status is read again after this; a dealer works in hours, not in seconds. */
const freshFor = 15 * minute

export type LeadKeeper = {
  list(): LeadDesk
  /** Reads a lead now, and keeps an eye on it from then on. */
  follow(uuid: string): Promise<Result<Lead>>
  /** Reads statuses again now and then, as the lowest class of calls. */
  start(): void
  close(): void
}

/** How a job of a lead ended: what `viewLead` wrote, or only the status of a cancelled one. */
const Ended = z.object({ uuid: z.string(), status: z.string() })
const Written = Lead.omit({ store: true }).extend({ store: z.string().nullable() })

/** The counter's own index of leads: made here, or added by UUID. The POS lists none. */
export function createLeadKeeper(
  { clock, database, leads: atPos, log }: Pick<Ports, 'clock' | 'database' | 'leads' | 'log'>,
  given: {
    accounts: AccountDesk
    outbox: Outbox
    kinds: JobKinds
    mayAskAt: () => number | null
    /** A lead is not what it was, or where it was. */
    changed: () => void
  },
): LeadKeeper {
  const { accounts, outbox, kinds } = given
  const { leads, jobs } = database
  let timer: Undo | null = null
  let isClosed = false
  const account = (): string | null => accounts.current(posName)
  const notSignedIn = failed({ kind: 'not-signed-in', service: posName })

  function keep(lead: StoredLead): Result<void> {
    const kept = database.write(() => {
      leads.put(lead)
    })
    if (kept.ok) given.changed()
    return kept
  }

  function list(): LeadDesk {
    const current = account()
    if (current === null) return { leads: [], onTheirWay: [] }
    const states = ['held', 'waiting', 'sending', 'unknown', 'parked'] as const
    const open = jobs.inStates(states).filter((job) => job.account === current)
    const cancels = open.filter(({ kind }) => kinds.of(kind).lead === 'cancels')
    return {
      leads: leads.all(current).map(({ lead, isMadeHere, readAt }): DeskLead => {
        const cancel = cancels.find((job) => uuidOf(job) === lead.uuid)
        return {
          lead,
          isMadeHere,
          readAt: new Date(readAt).toISOString(),
          cancelling: cancel === undefined ? null : viewOf(cancel),
        }
      }),
      onTheirWay: open
        .filter(({ kind }) => kinds.of(kind).lead === 'creates')
        .map(viewOf)
        .toReversed(),
    }
  }

  async function read(uuid: string, isMadeHere: boolean): Promise<Result<Lead>> {
    const current = account()
    if (current === null) return notSignedIn
    const answer = await atPos.lead(uuid)
    if (!answer.ok) return answer
    const lead = answer.value
    const kept = keep({ account: current, isMadeHere, lead, readAt: clock.now() })
    return kept.ok ? ok(lead) : kept
  }

  /** One status at a time, the oldest first, when nobody else wants to ask anything. */
  async function refresh(): Promise<void> {
    const current = account()
    const oldest = current === null ? null : leads.oldestOpen(current)
    const mayAskAt = given.mayAskAt()
    if (oldest === null || mayAskAt === null) return
    const due = Math.max(oldest.readAt + freshFor, mayAskAt)
    if (due > clock.now()) return
    const answer = await read(oldest.lead.uuid, oldest.isMadeHere)
    // One that cannot be read waits its turn, so that it does not hold up the others.
    if (!answer.ok && !isClosed) keep({ ...oldest, readAt: clock.now() })
  }

  function plan(): void {
    if (isClosed) return
    timer = clock.after(minute / 4, () => refresh().finally(plan))
  }

  /** What the outbox did to a lead is known here at once. */
  const stopHearing = outbox.onChange((job) => {
    const { lead } = kinds.of(job.kind)
    if (lead === null) return
    if (job.state === 'done') {
      const ended = leadOf(job, leads.get(job.account, uuidOf(job) ?? '')?.lead ?? null)
      const isMadeHere = lead === 'creates'
      if (ended !== null) {
        const kept = keep({ account: job.account, isMadeHere, lead: ended, readAt: clock.now() })
        if (!kept.ok) log.warn('A lead was not kept', { fault: kept.fault.kind })
      }
    }
    given.changed()
  })

  return {
    list,
    follow: (uuid) => read(uuid, false),
    start: plan,
    close() {
      isClosed = true
      timer?.()
      stopHearing()
    },
  }
}

function viewOf({ id, title, state, parkedBecause }: StoredJob): LeadDesk['onTheirWay'][number] {
  return { jobId: id, title, state, parkedBecause }
}

function uuidOf(job: StoredJob): string | null {
  const cancel = readJson(CancelPayload, job.payload)
  if (cancel.ok) return cancel.value.uuid
  const result = readJson(Ended, job.result)
  return result.ok ? result.value.uuid : null
}

/** The lead as the job left it: whole, or with the new status of the one that was known. */
function leadOf(job: StoredJob, known: Lead | null): Lead | null {
  const whole = readJson(Written, job.result)
  if (whole.ok) {
    const store = whole.value.store === null ? null : readStoreId(whole.value.store)
    return { ...whole.value, store: store?.ok === true ? store.value : null }
  }
  const status = readJson(Ended, job.result)
  return status.ok && known !== null ? { ...known, status: status.value.status } : null
}
