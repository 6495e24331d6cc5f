import { isDeepStrictEqual } from 'node:util'
import type { ServiceName } from '../../shared/fault.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import type { CounterStatus, ServiceStatus } from '../../shared/status.ts'
import type { AccountDesk } from './accounts.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { CounterEvents } from './events.ts'
import type { Notices } from './notices.ts'
import type { OpenFaults } from './open-faults.ts'
import type { OperatorDesk } from './operators/operator-desk.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Ports, Undo } from './ports.ts'
import { scannerToLookAt } from './scanning/scanner-handlers.ts'
import type { SpokenScanners } from './scanning/spoken-scanners.ts'
import type { Scheduler } from './scheduler.ts'
import type { ServiceHealth } from './service-health.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting } from './settings/stored-settings.ts'
import type { ShieldStockDesk } from './shields/stock.ts'

export type StatusService = {
  readonly get: () => CounterStatus
  /** Something of it changed: many at a time make one message. */
  readonly changed: () => void
  /** Tells of a clock that is set right, or wrong, and of an allowance that comes back, without asking a service. */
  watchClock(): Undo
  close(): void
}

/** How often the clock is looked at, in milliseconds. */
const clockEvery = 5_000
/** How long changes are gathered, in milliseconds. */
const gathered = 20

/** How everything is that the counter stands on, for the status strip. */
export function createStatusService(
  { scanner, database }: Pick<Ports, 'scanner' | 'database'>,
  parts: {
    accounts: Pick<AccountDesk, 'current'>
    outbox: Pick<Outbox, 'pausedBy' | 'limitedUntil'>
    health: Pick<ServiceHealth, 'of'>
    clockWatch: Pick<ClockWatch, 'read'>
    spoken: Pick<SpokenScanners, 'isSilent'>
    shieldStock: Pick<ShieldStockDesk, 'summary'>
    operators: Pick<OperatorDesk, 'name'>
    faults: Pick<OpenFaults, 'list'>
    notices: Pick<Notices, 'list'>
    scheduler: Pick<Scheduler, 'clock' | 'every'>
    events: Pick<CounterEvents, 'emit'>
  },
): StatusService {
  const { accounts, outbox, clockWatch, events, scheduler } = parts
  const clock = scheduler.clock('status')
  let telling: Undo | null = null

  function serviceStatus(service: ServiceName): ServiceStatus {
    const account = accounts.current(service)
    const fault = outbox.pausedBy(service)
    const known = parts.health.of(service)
    const state = account === null ? 'not-set-up' : fault !== null ? 'paused' : known.state
    return { service, account, fault: fault ?? spent(service), ...known, state }
  }

  /** The service is there and sends nothing on for a while. */
  function spent(service: ServiceName): ServiceStatus['fault'] {
    const retryAt = accounts.current(service) === null ? null : outbox.limitedUntil(service)
    return retryAt === null ? null : { kind: 'rate-limited', service, retryAt, serviceWords: null }
  }

  function get(): CounterStatus {
    const scanners = scanner
      .statuses()
      .map((one) => ({ ...one, isSilent: parts.spoken.isSilent(one) }))
    const [faults, notices] = [parts.faults.list(), parts.notices.list()]
    return {
      scanner: scannerToLookAt(scanners),
      scanners,
      cicopass: serviceStatus(registryName),
      cyclesoftware: serviceStatus(posName),
      clock: clockWatch.read(),
      jobs: database.jobs.counts(),
      shields: parts.shieldStock.summary(),
      operator: parts.operators.name(),
      shop: readSetting(database.settings, settings.shopName),
      ...(faults.length === 0 ? {} : { faults }),
      ...(notices.length === 0 ? {} : { notices }),
    }
  }

  function changed(): void {
    telling ??= clock.after(gathered, () => {
      telling = null
      events.emit('status.changed', get())
    })
  }

  return {
    get,
    changed,
    watchClock() {
      const looked = () => [clockWatch.read().state, spent(registryName), spent(posName)]
      let told = looked()
      return scheduler.every('clock', clockEvery, () => {
        const now = looked()
        if (!isDeepStrictEqual(now, told)) changed()
        told = now
      })
    },
    close() {
      telling?.()
    },
  }
}
