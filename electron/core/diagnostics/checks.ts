import type { Check, CheckName } from '../../../shared/diagnostics.ts'
import type { Fault, ServiceName } from '../../../shared/fault.ts'
import { posName, registryName, serviceNames } from '../../../shared/service-name.ts'
import type { Counter } from '../counter.ts'
import type { AnswerSeen, Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { secrets } from '../settings/secrets.ts'
import { readSetting } from '../settings/stored-settings.ts'

/** Below this share of an allowance the queue waits, so that people can go on. */
const lowShare = 0.2
/** A copy is made each day the counter is open; a weekend's rest is not yet a reason to look. */
const backupOldAfter = 2 * 24 * 60 * 60_000

/** Everything the counter depends on besides the machine itself, each asked for real. */
export async function runChecks({
  counter,
  ports,
}: {
  counter: Counter
  ports: Ports
}): Promise<Check[]> {
  const seen: AnswerSeen[] = []
  const undo = ports.answers.onAnswer((answer) => seen.push(answer))
  try {
    const [keychain, cicopass, cyclesoftware, scanner] = await Promise.all([
      checkKeychain(ports),
      checkService(registryName, counter),
      checkService(posName, counter),
      checkScanner({ counter, ports }),
    ])
    return [
      checkDatabase(ports),
      checkBackup(ports),
      keychain,
      cicopass,
      cyclesoftware,
      checkClock(counter),
      ...checkBudget(seen),
      scanner,
      checkQueue(ports),
      checkUnknownJobs(ports),
      checkMending(ports),
      checkTill(counter),
      checkRecords(counter),
    ]
  } finally {
    undo()
  }
}

export function checkOfFault(
  name: CheckName,
  fault: Fault,
  status: Exclude<Check['status'], 'ok'>,
): Check {
  return { name, status, found: { kind: 'fault', fault } }
}

function checkDatabase({ database }: Pick<Ports, 'database'>): Check {
  const synchronous = database.synchronous()
  return {
    name: 'database',
    status: synchronous === 2 ? 'ok' : 'fail',
    found: { kind: 'database', form: database.describe().form, synchronous },
  }
}

/** The last copy of a day; one that a wrong clock put into the future tells nothing of today. */
function checkBackup({ clock, database }: Pick<Ports, 'clock' | 'database'>): Check {
  const now = clock.now()
  const copies = database.backups.list()
  if (!copies.ok) return checkOfFault('backup', copies.fault, 'warn')
  const last = copies.value.find(({ kind, madeAt }) => kind === 'daily' && madeAt <= now)
  if (last === undefined) {
    return { name: 'backup', status: 'warn', found: { kind: 'backup-missing' } }
  }
  const isOld = now - last.madeAt > backupOldAfter
  const kind = isOld ? 'backup-old' : 'backup'
  const found = { kind, madeAt: new Date(last.madeAt).toISOString(), path: last.path } as const
  return { name: 'backup', status: isOld ? 'warn' : 'ok', found }
}

async function checkKeychain({ keychain }: Pick<Ports, 'keychain'>): Promise<Check> {
  const secret = await keychain.read(secrets.databaseKey.key)
  return secret.ok
    ? { name: 'keychain', status: 'ok', found: { kind: 'keychain' } }
    : checkOfFault('keychain', secret.fault, 'fail')
}

async function checkService(service: ServiceName, { accounts }: Counter): Promise<Check> {
  const account = accounts.current(service)
  if (account === null) {
    return { name: service, status: 'warn', found: { kind: 'not-signed-in', service } }
  }
  const test =
    service === registryName ? await accounts.testCicopass() : await accounts.testCyclesoftware()
  if (!test.ok) return checkOfFault(service, test.fault, 'fail')
  const milliseconds = Math.round(test.value.milliseconds)
  return { name: service, status: 'ok', found: { kind: 'service', service, account, milliseconds } }
}

/** Asked after the services answered: only their clocks tell. */
function checkClock(counter: Counter): Check {
  const { state, aheadMs } = counter.status().clock
  if (state === 'wrong') {
    const ahead = aheadMs ?? 0
    const minutes = Math.round(Math.abs(ahead) / 60_000)
    const found = { kind: 'clock-wrong', minutes, isAhead: ahead > 0 } as const
    return { name: 'clock', status: 'warn', found }
  }
  return {
    name: 'clock',
    status: state === 'doubtful' ? 'warn' : 'ok',
    found: { kind: `clock-${state}` },
  }
}

/** What is left of each allowance that a service told of. */
function checkBudget(seen: readonly AnswerSeen[]): Check[] {
  const checks = serviceNames.flatMap((service) => {
    const limits = seen.findLast((answer) => answer.service === service)?.limits
    if (limits === null || limits === undefined) return []
    const { minutelyLimit, minutelyRemaining, dailyLimit, dailyRemaining } = limits
    return [
      budgetCheck(service, 'minute', { limit: minutelyLimit, remaining: minutelyRemaining }),
      budgetCheck(service, 'day', { limit: dailyLimit, remaining: dailyRemaining }),
    ].filter((check) => check !== null)
  })
  return checks.length > 0
    ? checks
    : [{ name: 'budget', status: 'ok', found: { kind: 'budget-unknown' } }]
}

function budgetCheck(
  service: ServiceName,
  per: 'minute' | 'day',
  { limit, remaining }: { limit: number | null; remaining: number | null },
): Check | null {
  if (limit === null || remaining === null) return null
  return {
    name: 'budget',
    status: remaining > limit * lowShare ? 'ok' : 'warn',
    found: { kind: 'budget', service, remaining, limit, per },
  }
}

async function checkScanner({
  counter,
  ports: { scanner },
}: {
  counter: Counter
  ports: Ports
}): Promise<Check> {
  const { state, name, path, fault, isSilent } = counter.status().scanner
  if (fault !== null) return checkOfFault('scanner', fault, 'warn')
  if (state === 'ready') {
    return {
      name: 'scanner',
      status: isSilent ? 'warn' : 'ok',
      found: { kind: isSilent ? 'scanner-silent' : 'scanner-ready', name: name ?? path ?? '' },
    }
  }
  const ports = await scanner.ports()
  if (!ports.ok) return checkOfFault('scanner', ports.fault, 'warn')
  const { length } = ports.value
  return {
    name: 'scanner',
    status: length > 0 ? 'ok' : 'warn',
    found: { kind: 'scanner-ports', ports: length },
  }
}

function checkQueue({ database }: Pick<Ports, 'database'>): Check {
  const { waiting, unknown, parked } = database.jobs.counts()
  return {
    name: 'outbox',
    status: parked > 0 ? 'warn' : 'ok',
    found: { kind: 'queue', waiting, unknown, parked },
  }
}

/** What mending could not carry over. It stays a warning: whoever helps has to know of it. */
function checkMending({ database }: Pick<Ports, 'database'>): Check {
  const name = 'mending'
  const mended = readSetting(database.settings, settings.mended)
  if (mended === null) return { name, status: 'ok', found: { kind: 'never-mended' } }
  const { at, unreadable, unreadableOf } = mended
  const status = unreadable > 0 ? 'warn' : 'ok'
  return { name, status, found: { kind: 'mended', at, unreadable, unreadableOf } }
}

/** At most so many kinds are named: they are another version's words. */
const mostKinds = 8

function checkUnknownJobs({ database }: Pick<Ports, 'database'>): Check {
  const name = 'unknown-jobs'
  const found = database.jobs.notUnderstood()
  const jobs = found.reduce((sum, { total }) => sum + total, 0)
  if (jobs === 0) return { name, status: 'ok', found: { kind: 'jobs-known' } }
  const kinds = found.slice(0, mostKinds).map(({ kind }) => kind)
  return { name, status: 'warn', found: { kind: 'jobs-unknown', jobs, kinds } }
}

/** What was sent and could not be read. */
function checkRecords({ soldBikes }: Counter): Check {
  const { records, transactions } = soldBikes.list().reading.unreadable
  const name = 'sales-feed'
  if (records === 0) return { name, status: 'ok', found: { kind: 'records-readable' } }
  const found = { kind: 'records-unreadable', records, transactions } as const
  return { name, status: 'warn', found }
}

/** What the till sold today and what became of it, as it was last read. */
function checkTill({ soldBikes }: Counter): Check {
  const { today, bikes, reading } = soldBikes.list()
  const name = 'sold-bikes'
  if (reading.state === 'off') return { name, status: 'ok', found: { kind: 'no-till' } }
  if (reading.fault !== null) return checkOfFault(name, reading.fault, 'warn')
  const asks = bikes.some(({ state }) => state === 'attention' || state === 'returned-registered')
  const { sold, registered, open } = today
  return {
    name,
    status: asks ? 'warn' : 'ok',
    found: { kind: 'sold-bikes', sold, registered, open },
  }
}
