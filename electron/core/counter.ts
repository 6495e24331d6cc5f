import type { RegisteredBike } from '../../shared/bike.ts'
import type { Language } from '../../shared/language.ts'
import { ok, type ServiceName } from '../../shared/fault.ts'
import { createEmitter } from '../../shared/emitter.ts'
import type { JobKinds } from '../../shared/job-kinds.ts'
import type { CounterStatus } from '../../shared/status.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import { accountHandlers } from './account-handlers.ts'
import { createAccountDesk, type AccountDesk } from './accounts.ts'
import { backupHandlers } from './mending.ts'
import { createAlarmDesk } from './alarms.ts'
import { createCertificateDesk } from './certificate/certificate-desk.ts'
import { paperHandlers } from './certificate/paper-handlers.ts'
import { createBikePages } from './checking/bike-pages.ts'
import { createCheckDesk } from './checking/check-desk.ts'
import { checkHandlers } from './checking/check-handlers.ts'
import { createClockWatch } from './clock-watch.ts'
import { createDeliveryDesk } from './deliveries/delivery-desk.ts'
import { deliveryHandlers, deliveryOrWorklist } from './deliveries/delivery-handlers.ts'
import { createStatusService } from './status-service.ts'
import { createCounterEvents, type CounterEvents } from './events.ts'
import type { CounterHandlers } from './handlers.ts'
import { createKeptScreen } from './hand-overs/kept-screen.ts'
import { createHandOverDesk, type HandOverDesk } from './hand-overs/hand-over-desk.ts'
import { handOverHandlers } from './hand-overs/hand-over-handlers.ts'
import { registeredTwice } from './jobs/bike-register.ts'
import { handlersOf, type Jobs } from './jobs/definition.ts'
import { jobs as everyJob } from './jobs/definitions.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import { queueHandlers } from './outbox/queue-handlers.ts'
import {
  createOperatorDesk,
  type OperatorDesk,
  type OperatorsMark,
} from './operators/operator-desk.ts'
import { behindOperators, operatorHandlers } from './operators/operator-handlers.ts'
import { overviewHandlers } from './overview/overview-handlers.ts'
import { createOpenFaults } from './open-faults.ts'
import type { Ports, Undo } from './ports.ts'
import { createBegunLeads } from './leads/begun-leads.ts'
import { createLeadKeeper, type LeadKeeper } from './leads/lead-desk.ts'
import { leadHandlers } from './leads/lead-handlers.ts'
import { leadScans } from './leads/lead-scans.ts'
import { createPrivacyDesk, type InboundFiles, type PrivacyDesk } from './privacy/privacy-desk.ts'
import { privacyHandlers } from './privacy/privacy-handlers.ts'
import { createScanDesk } from './scanning/scan-desk.ts'
import { scanHandlers, scanRulesOf } from './scanning/scan-handlers.ts'
import { createScanStream } from './scanning/scan-stream.ts'
import { scannerHandlers } from './scanning/scanner-handlers.ts'
import { createSpokenScanners } from './scanning/spoken-scanners.ts'
import { showScans } from './scanning/show-scans.ts'
import { articleHandlers } from './selling/article-handlers.ts'
import { draftHandlers } from './selling/draft-handlers.ts'
import { createKnownCodes } from './selling/known-codes.ts'
import { createLessons } from './selling/lessons.ts'
import { createSeller, type Seller } from './selling/seller.ts'
import { salesOfToday } from './selling/sales.ts'
import { shieldHandlers } from './shields/shield-handlers.ts'
import { createShieldStock, type ShieldStockDesk } from './shields/stock.ts'
import { createServiceHealth } from './service-health.ts'
import { createOpenWork, type OpenWork } from './open-work.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, setUnreadableAside } from './settings/stored-settings.ts'
import { createUnreadableRecords } from './unreadable-records.ts'
import { createSoldBikeDesk, type SoldBikeDesk } from './sold-bikes/sold-bike-desk.ts'
import { soldBikeHandlers } from './sold-bikes/sold-bike-handlers.ts'
import { knownTexts } from './known-texts.ts'
import { createNotices } from './notices.ts'
import { worklistScans } from './sold-bikes/sold-bike-scans.ts'

export type Counter = {
  readonly handlers: CounterHandlers
  /** The kinds of jobs that it knows. */
  readonly kinds: JobKinds
  readonly events: CounterEvents
  readonly accounts: AccountDesk
  readonly outbox: Outbox
  readonly seller: Seller
  readonly soldBikes: SoldBikeDesk
  readonly leads: LeadKeeper
  readonly shieldStock: ShieldStockDesk
  readonly handOvers: HandOverDesk
  readonly operators: OperatorDesk
  readonly privacy: PrivacyDesk
  status(): CounterStatus
  /** For whatever works beside this counter: what throws there is told here. */
  readonly scheduler: Scheduler
  /** What is not over yet; closing waits for it. For whoever answers with this counter's own data. */
  readonly work: OpenWork
  /** Something that belongs to no task of this counter failed and goes on. */
  taskFailed(task: string): void
  /** Starts delivering and listening to the scanner. The command line does without. */
  open(): void
  /** The network or the machine came back: try now. */
  wake(): void
  close(): Promise<void>
}

export type CounterOptions = {
  language: () => Language
  /** Without one the database alone says whether there are operators. */
  operatorsMark?: OperatorsMark
  inboundFiles?: InboundFiles
  /** The kinds of jobs; a test adds one. */
  jobs?: Jobs
  /** Ends what is asked of the services and not answered yet, once the counter closes. */
  disconnect?: () => Promise<void>
}

/** What is asked of the world outside and not answered yet keeps the counter from closing under it. */
function followed(ports: Ports, work: OpenWork): Ports {
  const { registry, printer, files, keychain, browser } = ports
  return {
    ...ports,
    registry: work.following('registry', registry),
    salesFeed: work.following('pos', ports.salesFeed),
    stockLookup: work.following('pos', ports.stockLookup),
    leads: work.following('pos', ports.leads),
    customers: work.following('pos', ports.customers),
    employees: work.following('pos', ports.employees),
    printer: work.following('printer', printer),
    files: work.following('files', files),
    keychain: work.following('keychain', keychain),
    browser: work.following('browser', browser),
  }
}

/** What closing waits for at most, in milliseconds: a printer may never answer. */
const longestEnd = 10_000
/** How far back a pending certificate is still brought up to date, in milliseconds. */
const certificateMonth = 31 * 24 * 60 * 60_000

/** Once a start: staff are told, and nothing that lay there is lost. */
function keepUnreadable({ database, log }: Ports): void {
  const found = database.write(() => setUnreadableAside(database.settings))
  if (!found.ok) log.warn('Unreadable settings were not kept aside', { fault: found.fault.kind })
  else if (found.value.length > 0) log.error('Settings could not be read', { keys: found.value })
}

/** Puts the counter together from its ports. Everything it does to the world goes through them. */
export function createCounter(given: Ports, options: CounterOptions): Counter {
  const work = createOpenWork()
  const ports = followed(given, work)
  keepUnreadable(ports)
  const { clock, database, scanner, log } = ports
  const { jobs = everyJob } = options
  const { kinds } = jobs
  const events = createCounterEvents(database)
  /** Something that the status strip shows is another; `createStatusService` tells of it. */
  const statusChanges = createEmitter<null>()
  const tellStatus = (): void => {
    statusChanges.emit(null)
  }
  const faults = createOpenFaults(ports, tellStatus)
  const scheduler = createScheduler(
    ports,
    {
      failed: (task) => {
        faults.failed(task)
      },
      recovered: (task) => {
        faults.recovered(task)
      },
    },
    work,
  )
  /** The ports, with timers that carry the name of what they are for. */
  const named = (task: string): Ports => ({ ...ports, clock: scheduler.clock(task) })
  const health = createServiceHealth(clock)
  const clockWatch = createClockWatch(clock)

  const accountChanges = createEmitter<{ service: ServiceName; isOther: boolean }>()
  const accounts = createAccountDesk(ports, {
    changed(service, isOther) {
      accountChanges.emit({ service, isOther })
    },
  })
  const lessons = createLessons(ports)
  const codes = createKnownCodes(database, { accounts, lessons })
  const known = knownTexts(database, { accounts, knowsProductCode: (code) => codes.has(code) })
  const notices = createNotices(ports, { accounts, changed: tellStatus })
  const outbox: Outbox = createOutbox(named('delivery'), {
    jobs,
    handlers: handlersOf(jobs, ports),
    account: (service) => accounts.current(service),
    events,
    known,
  })
  const stopLearning = outbox.onChange(lessons.jobChanged)
  const operators = createOperatorDesk(ports, events, options.operatorsMark)
  const operator = (): string | null => operators.name()
  const seller = createSeller(named('sale on the screen'), {
    accounts,
    operator,
    outbox,
    events,
    lessons,
    codes,
  })
  const unreadable = createUnreadableRecords(ports)
  const soldBikes: SoldBikeDesk = createSoldBikeDesk(named('sales feed'), {
    accounts,
    outbox,
    seller,
    events,
    mayAskAt: () => outbox.pollingMayGoAt(posName),
    unreadable,
  })
  const scans = createScanDesk({
    events,
    rules: () => scanRulesOf(database),
    knownProductCode: (code) => codes.has(code),
    isFrameNumber: (text) => seller.holdsFrameNumber(text) || known.isFrameNumber(text),
    isFrench: known.isFrench,
  })
  const spoken = createSpokenScanners(ports, tellStatus)
  scans.route('sell', seller.scans)
  const delivery = createDeliveryDesk(named('delivery of stock bikes'), {
    accounts,
    operator,
    outbox,
    events,
    known,
  })
  scans.route('sold', deliveryOrWorklist(delivery, worklistScans(soldBikes, seller)))
  scans.route('settings', showScans)
  scans.everywhere('badge', (_scan, meaning) =>
    meaning.kind === 'badge' ? operators.takeBadge(meaning.badge) : { outcome: 'refused' },
  )
  const leads = createLeadKeeper(named('leads'), {
    accounts,
    outbox,
    kinds,
    mayAskAt: () => outbox.pollingMayGoAt(posName),
    changed: () => {
      events.emit('leads.changed', {})
    },
  })
  const begunLeads = createBegunLeads(named('begun leads'), { accounts, events })
  scans.route('leads', leadScans(begunLeads))
  const pages = createBikePages(ports, kinds)
  const shown = (bikes: readonly RegisteredBike[]) => pages.shown(bikes)
  const checkDesk = createCheckDesk(named('checks'), { accounts, events, shown, known })
  scans.route('check', checkDesk.scans)
  const shieldStock = createShieldStock(ports, { operator, changed: tellStatus, kinds })
  const handOvers = createHandOverDesk(ports, {
    seller,
    events,
    check: checkDesk,
    leads: begunLeads,
  })
  const keptScreen = createKeptScreen(named('kept sale'), { seller, events, handOvers })
  const privacy = createPrivacyDesk(named('retention'), {
    clockIsRight: () => clockWatch.read().state === 'right',
    jobs,
    inboundFiles: options.inboundFiles,
  })
  const certificates = createCertificateDesk(ports)
  const alarms = createAlarmDesk(database)

  function bringCertificateUpToDate(saleId: string): void {
    scheduler.inBackground('certificates', async () => {
      const made = await certificates.bringUpToDate(saleId, options.language())
      if (!made.ok) log.warn('A certificate was not brought up to date', { fault: made.fault.kind })
    })
  }

  /** The database is closed under nobody, unless somebody never comes to an end. */
  async function workIsOver(): Promise<void> {
    let stopWaiting: Undo = () => undefined
    const isLate = new Promise<true>((resolve) => {
      stopWaiting = clock.after(longestEnd, () => {
        resolve(true)
      })
    })
    if (await Promise.race([work.over(), isLate])) {
      log.warn('The counter closes while something goes on', { tasks: work.names() })
    }
    stopWaiting()
  }

  const status = createStatusService(ports, {
    ...{ accounts, outbox, health, clockWatch, spoken, shieldStock },
    ...{ operators, faults, notices, scheduler, events },
  })

  const undos: Undo[] = [
    stopLearning,
    statusChanges.on(status.changed),
    accountChanges.on(({ service, isOther }) => {
      health.forget(service)
      if (isOther) outbox.forgetAllowance(service)
      outbox.wake(service)
      if (service === posName) soldBikes.reader.wake()
      events.emit('sold.changed', {})
      events.emit('leads.changed', {})
      tellStatus()
    }),
    ports.answers.onAnswer((answer) => {
      const { cameBack } = health.saw(answer)
      clockWatch.saw(answer)
      unreadable.saw(answer)
      if (cameBack) outbox.wake(answer.service)
      if (cameBack && answer.service === posName) soldBikes.reader.wake()
      tellStatus()
    }),
    scanner.onStatus(tellStatus),
    events.on('queue.changed', tellStatus),
    events.on('operators.changed', tellStatus),
    events.on('scanned', () => {
      operators.seen()
    }),
    outbox.onChange((job) => {
      events.emit('queue.changed', {})
      tellStatus()
      const bikeIds = registeredTwice(job)
      if (bikeIds.length > 0)
        faults.registeredTwice({ frameNumber: job.frameNumber ?? '', bikeIds })
      const sale = database.sales.ofJob(job.id)
      if (sale === null) return
      events.emit('sales.changed', { saleId: sale.id })
      bringCertificateUpToDate(sale.id)
    }),
  ]

  const allHandlers: CounterHandlers = {
    ...operatorHandlers(operators),

    'status.get': () => ok(status.get()),
    'status.noticeSeen'({ notice }) {
      const seen = notices.seen(notice)
      return seen.ok ? ok(status.get()) : seen
    },
    'status.faultsSeen'() {
      const seen = faults.seen()
      return seen.ok ? ok(status.get()) : seen
    },

    ...accountHandlers(ports, accounts),
    ...scannerHandlers(named('scanner'), () => ok(status.get())),
    ...scanHandlers(ports, { desk: scans, events }),

    ...draftHandlers(seller, operators),
    ...soldBikeHandlers({ desk: soldBikes, seller, operator }),
    ...articleHandlers(ports),
    ...handOverHandlers(handOvers),

    'sales.today': () => ok(salesOfToday(database, clock.now())),
    'sales.undo': ({ saleId }) => seller.undo(saleId),
    ...paperHandlers(ports, { certificates, events, language: options.language }),

    ...checkHandlers(ports, {
      desk: checkDesk,
      pages,
      accounts,
      operator,
      outbox,
      events,
      language: options.language,
    }),
    ...leadHandlers(ports, { desk: leads, begun: begunLeads, accounts, operator, outbox, events }),
    ...shieldHandlers(ports, {
      stock: shieldStock,
      accounts,
      operator,
      outbox,
      events,
      language: options.language,
    }),
    ...overviewHandlers(ports, { accounts, language: options.language, kinds }),
    async 'pages.open'({ address }) {
      const opened = await ports.browser.open(address)
      return opened.ok ? ok({}) : opened
    },

    ...backupHandlers(database),
    ...privacyHandlers(privacy),

    'alarms.get': () => ok(alarms.open()),
    'alarms.acknowledge': ({ jobId }) => alarms.acknowledge(jobId),

    ...deliveryHandlers(delivery),
    ...queueHandlers(ports, { outbox, operator, operators }),
  }

  return {
    handlers: work.following(
      'window',
      behindOperators(allHandlers, () => operators),
    ),
    kinds,
    work,
    operators,
    events,
    accounts,
    outbox,
    seller,
    soldBikes,
    leads,
    shieldStock,
    handOvers,
    privacy,
    status: status.get,
    scheduler,
    taskFailed: (task) => {
      faults.failed(task)
    },

    open() {
      const stream = createScanStream(
        { scanner, clock: scheduler.clock('scans') },
        (scan, how) => {
          scans.read(scan, how)
        },
        ({ text, because }) => {
          scans.unread({ text, aim: null, from: 'serial' }, because)
        },
      )
      undos.push(stream.stop)
      undos.push(
        scanner.onBytes((bytes, { key }) => {
          if (scans.screen() !== 'settings') return
          const dropped = stream.dropped(key)
          events.emit('scanner.bytes', { key, hex: Buffer.from(bytes).toString('hex'), dropped })
        }),
      )
      // Behind the scans: the one by which a scanner is known first does not wait for the disk.
      undos.push(spoken.listen())
      scanner.use(readSetting(database.settings, settings.scanners))
      outbox.start()
      undos.push(status.watchClock())
      soldBikes.reader.start()
      leads.start()
      scheduler.inBackground('retention', () => privacy.start())
      keptScreen.start()
      delivery.start()
      // The command line may have finished a sale while no window was there to print.
      for (const sale of database.sales.since(clock.now() - certificateMonth)) {
        if (sale.papers.some(({ status }) => status === 'PENDING')) {
          bringCertificateUpToDate(sale.id)
        }
      }
    },

    wake() {
      // Whoever was there before the machine slept may have left.
      operators.lock()
      clockWatch.forget()
      tellStatus()
      outbox.wake(registryName)
      outbox.wake(posName)
      soldBikes.reader.wake()
    },

    async close() {
      status.close()
      for (const undo of undos) undo()
      operators.close()
      soldBikes.close()
      leads.close()
      begunLeads.close()
      privacy.close()
      keptScreen.close()
      delivery.close()
      seller.close()
      checkDesk.close()
      try {
        // What is on the wire is waited for; what only asks is cut off.
        const sent = outbox.stop()
        await options.disconnect?.()
        await sent
        await scanner.close()
        await workIsOver()
      } finally {
        scheduler.close()
        database.close()
      }
    },
  }
}
