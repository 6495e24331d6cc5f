import type { Fault, ServiceName } from '../../../shared/fault.ts'
import type { JobKind } from '../../../shared/job.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports, StoredJob, Undo } from '../ports.ts'
import { readSetting, settings } from '../settings.ts'
import { createBudget } from './budget.ts'
import type { JobHandler } from './handler.ts'
import { createHeldJobs } from './held.ts'
import { createLane, laneFreeAt, wakeLane, type Lane } from './lane.ts'
import { readJson, RegisterPayload } from './payloads.ts'
import { takeStep } from './step.ts'

const services = ['cicopass', 'cyclesoftware'] as const
/** A disk that refused is asked again after this. */
const diskRest = 5_000
/** A day's allowance comes back within a day. */
const longestLimit = 25 * 60 * 60_000

export type Delivery = {
  /** Delivers from now on, whenever something is due. */
  start(): void
  /** Something changed: look again now. Ends a pause and a rest. */
  wake(service: ServiceName): void
  /** Looks again without ending a rest: for new jobs. */
  nudge(): void
  /**
   * Everything due now, until nothing more is due before `deadline` (epoch milliseconds). For
   * `counter sync`; the caller keeps the process alive meanwhile.
   */
  drain(options: { deadline: number }): Promise<void>
  /**
   * Just these jobs, in order, as far as they go now; an unknown one is looked for once. What they
   * leave goes on by itself where delivery was started.
   */
  deliver(ids: readonly string[]): Promise<void>
  pausedBy(service: ServiceName): Fault | null
  /** Waits for what is on the wire, then delivers no more. */
  stop(): Promise<void>
}

export function createDelivery(
  ports: Pick<Ports, 'clock' | 'log' | 'random' | 'database' | 'answers'>,
  options: {
    handlers: Partial<Record<JobKind, JobHandler>>
    account: (service: ServiceName) => string | null
    events: CounterEvents
    changed: (job: StoredJob) => void
  },
): Delivery {
  const { clock, database, log } = ports
  const { jobs } = database
  const budget = createBudget(clock)
  const stopHearing = ports.answers.onAnswer((answer) => {
    budget.saw(answer)
  })
  const lanes: Record<ServiceName, Lane> = {
    cicopass: createLane('cicopass', limitedUntil('cicopass')),
    cyclesoftware: createLane('cyclesoftware', limitedUntil('cyclesoftware')),
  }
  /** Ids on the wire or being looked for, in this process. */
  const inFlight = new Set<string>()
  /** The end of the last step that was asked for, by service. */
  const queues = new Map<ServiceName, Promise<unknown>>()
  const timers = new Map<ServiceName, Undo>()
  let started = false
  let stopped = false

  const held = createHeldJobs(ports, options.changed)
  let stopWatchingHeld: Undo | null = null

  settleInterrupted()

  /** A clock that was put back since must not hold the queue for longer than a service ever does. */
  function limitedUntil(service: ServiceName): number {
    const kept = readSetting(database.settings, settings[`${service}LimitedUntil`]) ?? 0
    return Math.min(kept, clock.now() + longestLimit)
  }

  /** A row that says `sending` with nobody sending it was cut off: it may have arrived. */
  function settleInterrupted(): void {
    for (const job of jobs.inStates(['sending'])) {
      if (inFlight.has(job.id)) continue
      const written = database.write(() => {
        job.state = 'unknown'
        job.nextAt = clock.now()
        jobs.save(job)
        const event = { what: 'found-sending', outcome: null, serviceWords: null } as const
        jobs.addEvent(job.id, { at: clock.now(), ...event })
      })
      if (!written.ok) log.error('An interrupted job could not be marked', { job: job.id })
    }
  }

  async function step(job: StoredJob): Promise<boolean> {
    const handler = options.handlers[job.kind]
    const lane = lanes[job.service]
    if (handler === undefined) {
      log.error('No handler for a job kind', { kind: job.kind })
      return false
    }
    inFlight.add(job.id)
    try {
      const isOurs = (): boolean => options.account(job.service) === job.account
      const written = await takeStep(job, { ...ports, handler, lane, isOurs })
      if (!written) lane.restUntil = clock.now() + diskRest
      else if (job.state === 'parked' && job.parkedBecause === 'stolen') alarm(job)
      return written
    } finally {
      inFlight.delete(job.id)
      settleInterrupted()
      options.changed(job)
    }
  }

  function alarm(job: StoredJob): void {
    const payload = readJson(RegisterPayload, job.payload)
    const frameNumber = payload.ok ? payload.value.bike.frameNumber.sent : (job.frameNumber ?? '')
    options.events.emit('alarm', { jobId: job.id, frameNumber, title: job.title })
  }

  /** When this lane may do something next, or null when nothing is planned. */
  function nextAt(lane: Lane): number | null {
    const account = options.account(lane.service)
    if (account === null || lane.pausedBy !== null) return null
    const due = jobs.nextDueAt({ service: lane.service, account })
    if (due === null) return null
    return Math.max(due, laneFreeAt(lane), budget.queueMayGoAt(lane.service))
  }

  /**
   * One step at a time a service, whoever asks: the window's own delivery and a command that came in
   * over the local socket would otherwise both find the same job waiting, and send it twice.
   */
  function oneAtATime<T>(service: ServiceName, work: () => Promise<T>): Promise<T> {
    const mine = (queues.get(service) ?? Promise.resolve()).then(work)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    queues.set(service, settled)
    return mine
  }

  /** Takes the next due job one step further; false when there is none or the disk refused. */
  async function stepOfLane(lane: Lane): Promise<boolean> {
    if (stopped) return false
    const at = nextAt(lane)
    if (at === null || at > clock.now()) return false
    const account = options.account(lane.service)
    if (account === null) return false
    const job = jobs.due({ service: lane.service, account, now: clock.now() })
    return job === null ? false : step(job)
  }

  /** Everything due; after `deadline` (epoch milliseconds) no further job is begun. */
  async function run(service: ServiceName, deadline = Infinity): Promise<void> {
    try {
      while (await oneAtATime(service, () => stepOfLane(lanes[service]))) {
        if (clock.now() >= deadline) return
      }
    } catch (defect) {
      log.error('Delivery failed', { service, defect: String(defect) })
      lanes[service].restUntil = clock.now() + diskRest
    }
  }

  function schedule(service: ServiceName): void {
    if (!started || stopped) return
    timers.get(service)?.()
    timers.delete(service)
    void run(service).then(() => {
      if (stopped) return
      const at = nextAt(lanes[service])
      if (at === null) return
      timers.get(service)?.()
      timers.set(
        service,
        clock.after(Math.max(0, Math.min(at - clock.now(), 60_000)), () => {
          schedule(service)
        }),
      )
    })
  }

  /** Not part of a lane's run: a slow answer to another job must not keep an undo open. */
  function watchHeld(): void {
    stopWatchingHeld?.()
    stopWatchingHeld = null
    held.release()
    const end = held.nextEnd()
    if (end === null || !started || stopped) return
    stopWatchingHeld = clock.after(Math.max(0, end - clock.now()), () => {
      watchHeld()
      for (const service of services) schedule(service)
    })
  }

  function hasten(service: ServiceName): void {
    const account = options.account(service)
    if (account === null) return
    const written = database.write(() => jobs.hasten({ service, account, now: clock.now() }))
    if (!written.ok) log.warn('Jobs could not be hastened', { service })
  }

  /** Whether this job may be worked on now, apart from its time. */
  function mayGo(job: StoredJob): boolean {
    if (job.state !== 'waiting' && job.state !== 'unknown') return false
    if (job.account !== options.account(job.service)) return false
    if (job.waitsFor !== null && jobs.get(job.waitsFor)?.state !== 'done') return false
    return !jobs.isBehindAnother(job)
  }

  async function deliverOne(id: string): Promise<void> {
    const service = jobs.get(id)?.service
    if (service === undefined) return
    let looked = false
    const next = async (): Promise<boolean> => {
      // Read when it is our turn: meanwhile it may have gone further.
      const job = jobs.get(id)
      if (stopped || job === null || !mayGo(job)) return false
      const lane = lanes[service]
      const wait = Math.max(laneFreeAt(lane), budget.queueMayGoAt(service)) > clock.now()
      if (lane.pausedBy !== null || wait) return false
      if (job.state === 'unknown' && looked) return false
      if (job.state === 'waiting' && job.nextAt > clock.now()) return false
      looked = job.state === 'unknown'
      return step(job)
    }
    while (await oneAtATime(service, next));
  }

  return {
    start() {
      started = true
      watchHeld()
      for (const service of services) schedule(service)
    },
    wake(service) {
      wakeLane(lanes[service])
      hasten(service)
      schedule(service)
    },
    nudge() {
      watchHeld()
      for (const service of services) schedule(service)
    },
    async drain({ deadline }) {
      held.release()
      for (const service of services) {
        wakeLane(lanes[service])
        hasten(service)
      }
      await Promise.all(
        services.map(async (service) => {
          for (;;) {
            await run(service, deadline)
            if (stopped) return
            const at = nextAt(lanes[service])
            // A service that cannot be reached is left alone until the next sync.
            const unreachable = lanes[service].failuresInARow > 0
            const over = at === null || at >= deadline || clock.now() >= deadline
            if (over || unreachable) return
            await new Promise<void>((resolve) => {
              clock.after(Math.max(5, at - clock.now()), resolve)
            })
          }
        }),
      )
    },
    async deliver(ids) {
      for (const id of ids) await deliverOne(id)
      for (const service of services) schedule(service)
    },
    pausedBy: (service) => lanes[service].pausedBy,
    async stop() {
      stopped = true
      stopHearing()
      stopWatchingHeld?.()
      for (const cancel of timers.values()) cancel()
      await Promise.all(queues.values())
    },
  }
}
