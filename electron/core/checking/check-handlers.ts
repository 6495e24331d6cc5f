import type { Language } from '../../../shared/language.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { CounterHandlers } from '../handlers.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { queueJob } from '../outbox/queue-job.ts'
import type { Ports, StoredJob } from '../ports.ts'
import { viewSale } from '../selling/sales.ts'
import { linkShield } from '../shields/link-shield.ts'
import { newRecovery } from '../jobs/theft-recover.ts'
import { newTheft } from '../jobs/theft-report.ts'
import type { BikePages } from './bike-pages.ts'
import type { CheckDesk } from './check-desk.ts'
import { printCheck } from './check-report.ts'

/** Of the sales looked through for bikes that have their number. */
const mostSales = 60

/** Everything of `Check a bike` and of a bike's page. */
export function checkHandlers(
  ports: Pick<Ports, 'clock' | 'database' | 'registry' | 'printer' | 'files'>,
  counter: {
    desk: CheckDesk
    pages: BikePages
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
    language: () => Language
  },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `check.${string}` | `bikes.${string}`>> {
  const { database, clock } = ports
  const { desk, pages, accounts, operator, outbox, events } = counter
  const at = { database, events, outbox }

  /** Makes a job under the account that is signed in, and lets it go. */
  function send(make: (origin: JobOrigin) => Result<StoredJob>) {
    const account = accounts.current(registryName)
    if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
    const made = make({ account, now: clock.now(), heldUntil: null, operator: operator() })
    if (!made.ok) return made
    outbox.nudge()
    return ok(viewQueuedJob(made.value))
  }

  const queued = (made: Result<StoredJob>): Result<StoredJob> =>
    made.ok ? queueJob(at, made.value) : made

  return {
    'check.get': () => ok(desk.get()),
    'check.read': ({ text, confirmed }) => ok(desk.read(text, confirmed)),
    'check.again': () => ok(desk.again()),
    'check.clear': () => ok(desk.clear()),
    'check.linkTo': ({ bike }) => ok(desk.linkTo(bike)),
    async 'check.report'() {
      const check = desk.finished()
      return check.ok ? printCheck(ports, check.value, counter.language()) : check
    },

    'bikes.open': ({ bikeId }) => pages.open(bikeId),
    'bikes.search': (criteria) => pages.search(criteria),
    'bikes.jobs': (bike) => ok(pages.jobs(bike)),
    'bikes.soldHere'() {
      const sales = database.sales.newest(mostSales).map((sale) => viewSale(sale, database))
      return ok(sales.filter(({ bikeId, state }) => bikeId !== null && state !== 'undone'))
    },
    'bikes.picture': (which) => pages.picture(which),
    'bikes.linkShield': (link) => send((origin) => linkShield(at, link, origin)),
    'bikes.reportStolen': ({ bike, report }) =>
      send((origin) => queued(newTheft(bike, report, origin))),
    'bikes.reportFound': ({ bike, report }) =>
      send((origin) => queued(newRecovery(bike, report, origin))),
  }
}
