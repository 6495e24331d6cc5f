import pLimit, { type LimitFunction } from 'p-limit'
import type { Fault, ServiceName } from '../../../shared/fault.ts'
import type { JobKind } from '../../../shared/job.ts'
import { posName, registryName, serviceNames } from '../../../shared/service-name.ts'
import type { CounterEvents } from '../events.ts'
import type { Jobs } from '../jobs/definition.ts'
import { defectDetails } from '../defect.ts'
import type { Ports, StoredJob, Undo } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting } from '../settings/stored-settings.ts'
import { abandonable } from './abandonable.ts'
import { longestBackOff } from './back-off.ts'
import { createBudget, longestLimit } from './budget.ts'
import type { JobHandler } from './handler.ts'
import { putOffDefect } from './handler-threw.ts'
import { createHeldJobs } from './held.ts'
import { settleInterrupted } from './interrupted.ts'
import {
  createLane,
  laneFreeAt,
  pauseEndsAt,
  pauseOf,
  putBackLane,
  wakeLane,
  type Lane,
} from './lane.ts'
import { createPutBackWatch } from './put-back.ts'
import { takeStep } from './step.ts'

/** A disk that refused is asked again after this. */
const diskRest = 5_000
/** What a drain still waits for an answer that is on its way when its time is over. */
const lastAnswer = 500
/** What a drain waits at the least, so that one without any time tries each service once. */
const oneTry = 1_000
/** A list that refreshes itself lets jobs that are due go first, and asks again after this. */
const afterYou = 1_000

export type Delivery = {
  /** Delivers from now on, whenever something is due. */
  start(): void
  /** Something changed: look again now. Ends a pause and a rest. */
  wake(service: ServiceName): void
  /** Looks again without ending a rest: for new jobs. */
  nudge(): void
  /**
   * Everything due now, until nothing more is due before `deadline` (epoch milliseconds). For
   * `counter sync`; the caller keeps the process alive meanwhile. Soon after the deadline it
   * answers whatever is still on the wire: that goes on, or stays `sending` where the process ends.
   */
  drain(options: { deadline: number }): Promise<void>
  /**
   * Just these jobs, in order, as far as they go now; an unknown one is looked for once. What they
   * leave goes on by itself where delivery was started.
   */
  deliver(ids: readonly string[]): Promise<void>
  pausedBy(service: ServiceName): Fault | null
  /** Until when the service's allowance is spent, in epoch milliseconds; null: something is left of it. */
  limitedUntil(service: ServiceName): number | null
  /** Another account is signed in: what was spent of the allowance was not its own. */
  forgetAllowance(service: ServiceName): void
  /**
   * When a list that refreshes itself may ask this service next, in epoch milliseconds; now or earlier
   * means at once. Last in line for the allowance: after people and after jobs that are due. Null
   * while nobody is signed in or the service is paused. Ask anew before each request.
   */
  pollingMayGoAt(service: ServiceName): number | null
  /**
   * Waits for what is on the wire, then delivers no more. After a drain that could not wait, and where
   * delivery was not started, it does not either: the answer is nobody's, and the row stays `sending`
   * for the next process to look for.
   */
  stop(): Promise<void>
}

export function createDelivery(
  ports: Pick<Ports, 'clock' | 'log' | 'random' | 'database' | 'answers'>,
  options: {
    jobs: Pick<Jobs, 'kinds'>
    handlers: Readonly<Record<JobKind, JobHandler>>
    account: (service: ServiceName) => string | null
    events: CounterEvents
    changed: (job: StoredJob) => void
  },
): Delivery {
  const { clock, database, log } = ports
  const { jobs } = database
  const { kinds } = options.jobs
  const budget = createBudget(clock, kinds)
  const stopHearing = ports.answers.onAnswer((answer) => {
    const { account, service } = answer
    // Of an account that is not signed in any more, or not yet: its allowance is another one.
    if (account === undefined || account === options.account(service)) budget.saw(answer)
  })
  const lanes: Record<ServiceName, Lane> = {
    cicopass: createLane(registryName, limitedUntil(registryName)),
    cyclesoftware: createLane(posName, limitedUntil(posName)),
  }
  /** Ids on the wire or being looked for, in this process. */
  const inFlight = new Set<string>()
  const interrupted = { isOurs: (id: string): boolean => inFlight.has(id), kinds }
  /**
   * One step at a time a service, whoever asks: the window's own delivery and a command that came in
   * over the local socket would otherwise both find the same job waiting, and send it twice.
   */
  const oneAtATime: Record<ServiceName, LimitFunction> = {
    cicopass: pLimit(1),
    cyclesoftware: pLimit(1),
  }
  const timers = new Map<ServiceName, Undo>()
  const waits = new Set<() => void>()
  let started = false
  let stopped = false
  /** A drain ended while something was on the wire. */
  let leftOnWire = false
  /** The process ends: nothing is written down any more. */
  let abandoned = false
  const putBack = createPutBackWatch(clock)

  const held = createHeldJobs(ports, options.changed)
  let stopWatchingHeld: Undo | null = null

  settleInterrupted(ports, interrupted)
  for (const service of serviceNames) comeCloser(service)

  /** A clock that was put back since does not make a spent allowance last longer than it was said to. */
  function limitedUntil(service: ServiceName): number {
    const kept = readSetting(database.settings, settings[`${service}Limited`])
    if (kept === null) return 0
    return Math.min(kept.until, clock.now() + Math.min(kept.until - kept.since, longestLimit))
  }

  /** Nothing is planned further ahead than this; what lies there was planned before a clock was set. */
  function comeCloser(service: ServiceName): void {
    const account = options.account(service)
    if (account === null) return
    const now = clock.now() + longestBackOff
    const written = database.write(() => jobs.hasten({ service, account, now }))
    if (!written.ok) log.warn('Jobs could not be planned anew', { service })
  }

  /** A clock that was put back would hold everything for as long as it was moved. */
  function noticeClock(): void {
    const milliseconds = putBack()
    if (milliseconds === 0) return
    for (const service of serviceNames) {
      putBackLane(lanes[service], milliseconds)
      comeCloser(service)
    }
  }

  async function step(job: StoredJob): Promise<boolean> {
    const handler = options.handlers[job.kind]
    const lane = lanes[job.service]
    inFlight.add(job.id)
    try {
      const maySend = (): boolean => !stopped && options.account(job.service) === job.account
      const isCurrent = (): boolean => options.account(job.service) === job.account
      const current = abandonable(handler, () => abandoned)
      const context = { ...ports, handler: current, lane, maySend, isCurrent }
      const trail = { job: job.id, kind: job.kind }
      const written = await log.within(trail, () => takeStep(job, context))
      if (!restUnless(written, lane)) return false
      if (job.state === 'parked' && job.parkedBecause === 'stolen') alarm(job)
      return true
    } catch (defect) {
      log.error('The handler of a job threw', {
        kind: job.kind,
        job: job.id,
        ...defectDetails(defect),
      })
      return restUnless(putOffDefect(job.id, ports, kinds), lane)
    } finally {
      inFlight.delete(job.id)
      settleInterrupted(ports, interrupted)
      options.changed(job)
    }
  }

  /** Answers whether it was written; where the disk refused, the lane rests. */
  function restUnless(written: boolean, lane: Lane): boolean {
    if (!written) lane.restUntil = clock.now() + diskRest
    return written
  }

  function alarm(job: StoredJob): void {
    const { id: jobId, frameNumber, title } = job
    options.events.emit('alarm', { jobId, frameNumber: frameNumber ?? '', title })
  }

  /** When this lane may do something next, or null when nothing is planned. */
  function nextAt(lane: Lane): number | null {
    noticeClock()
    const account = options.account(lane.service)
    const paused = pauseEndsAt(lane)
    if (account === null || paused === null) return null
    const due = jobs.nextDueAt({ service: lane.service, account })
    if (due === null) return null
    return Math.max(due, paused, laneFreeAt(lane), budget.queueMayGoAt(lane.service))
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

  /** Everything due; after `until` (elapsed time) no further job is begun. */
  async function run(service: ServiceName, until = Infinity): Promise<void> {
    if (stopped) return
    try {
      // What a disk that failed left on the wire.
      settleInterrupted(ports, interrupted)
      while (await oneAtATime[service](() => stepOfLane(lanes[service]))) {
        if (clock.elapsed() >= until) return
      }
    } catch (defect) {
      log.error('Delivery failed', { service, ...defectDetails(defect) })
      lanes[service].restUntil = clock.now() + diskRest
    }
  }

  function schedule(service: ServiceName): void {
    if (!started || stopped) return
    timers.get(service)?.()
    timers.delete(service)
    void run(service).then(() => {
      if (stopped) return
      const wait = untilNext(service)
      if (wait === null) return
      timers.get(service)?.()
      timers.set(
        service,
        clock.after(wait, () => {
          schedule(service)
        }),
      )
    })
  }

  /** Milliseconds until this lane is looked at again; null when nothing is planned. */
  function untilNext(service: ServiceName): number | null {
    try {
      const at = nextAt(lanes[service])
      return at === null ? null : Math.max(0, Math.min(at - clock.now(), 60_000))
    } catch (defect) {
      log.error('The next delivery could not be planned', { service, ...defectDetails(defect) })
      return diskRest
    }
  }

  /** One lane's part of a drain, until `until` (elapsed time). */
  async function drainLane(service: ServiceName, until: number): Promise<void> {
    for (;;) {
      await run(service, until)
      if (stopped) return
      const at = nextAt(lanes[service])
      // A service that cannot be reached is left alone until the next sync.
      const unreachable = lanes[service].failuresInARow > 0
      const left = until - clock.elapsed()
      if (at === null || unreachable || left <= 0 || at - clock.now() >= left) return
      await after(Math.max(5, at - clock.now()))
    }
  }

  /** Over at the latest when delivery stops. */
  function after(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        waits.delete(end)
        undo()
        resolve()
      }
      const undo = clock.after(milliseconds, end)
      waits.add(end)
    })
  }

  /** Not part of a lane's run: a slow answer to another job must not keep an undo open. */
  function watchHeld(): void {
    stopWatchingHeld?.()
    stopWatchingHeld = null
    const wait = releaseHeld()
    if (wait === null || !started || stopped) return
    stopWatchingHeld = clock.after(wait, () => {
      watchHeld()
      for (const service of serviceNames) schedule(service)
    })
  }

  /** Milliseconds until the next undo is over; null when none is. */
  function releaseHeld(): number | null {
    try {
      // A disk that is full now is full in a millisecond, too.
      const least = held.release() ? 0 : diskRest
      const end = held.nextEnd()
      return end === null ? null : Math.max(least, end - clock.now())
    } catch (defect) {
      log.error('Held jobs were not released', defectDetails(defect))
      return diskRest
    }
  }

  function hasten(service: ServiceName): void {
    try {
      const account = options.account(service)
      if (account === null) return
      const written = database.write(() => jobs.hasten({ service, account, now: clock.now() }))
      if (!written.ok) log.warn('Jobs could not be hastened', { service })
    } catch (defect) {
      // They go at their own time.
      log.error('Jobs could not be hastened', { service, ...defectDetails(defect) })
    }
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
      noticeClock()
      // Read when it is our turn: meanwhile it may have gone further.
      const job = jobs.get(id)
      if (stopped || job === null || !mayGo(job)) return false
      const lane = lanes[service]
      const wait = Math.max(laneFreeAt(lane), budget.queueMayGoAt(service)) > clock.now()
      if (pauseOf(lane, clock.now()) !== null || wait) return false
      if (job.state === 'unknown' && looked) return false
      if (job.state === 'waiting' && job.nextAt > clock.now()) return false
      looked = job.state === 'unknown'
      return step(job)
    }
    while (await oneAtATime[service](next));
  }

  /** When every step that was asked for is over, well or badly: this one stands behind them. */
  async function everyStepEnded(): Promise<void> {
    await Promise.all(serviceNames.map((service) => oneAtATime[service](() => undefined)))
  }

  return {
    start() {
      started = true
      watchHeld()
      for (const service of serviceNames) schedule(service)
    },
    wake(service) {
      database.afterCommit(() => {
        wakeLane(lanes[service])
        hasten(service)
        schedule(service)
      })
    },
    nudge() {
      database.afterCommit(() => {
        watchHeld()
        for (const service of serviceNames) schedule(service)
      })
    },
    async drain({ deadline }) {
      noticeClock()
      held.release()
      for (const service of serviceNames) {
        wakeLane(lanes[service])
        hasten(service)
      }
      const left = deadline - clock.now()
      const until = clock.elapsed() + left
      const drained = Promise.all(serviceNames.map((service) => drainLane(service, until)))
      const isOver = await Promise.race([
        drained.then(() => true),
        after(Math.max(oneTry, left + lastAnswer)).then(() => false),
      ])
      leftOnWire = !isOver
    },
    async deliver(ids) {
      for (const id of ids) await deliverOne(id)
      for (const service of serviceNames) schedule(service)
    },
    forgetAllowance(service) {
      lanes[service].limitedUntil = 0
      budget.forget(service)
    },
    pausedBy: (service) => pauseOf(lanes[service], clock.now()),
    limitedUntil(service) {
      const queueAt = budget.queueMayGoAt(service)
      // Within a minute it is the pace of the queue, and nothing that staff should hear of.
      const dayIsSpent = queueAt > clock.now() + 60_000
      const until = Math.max(lanes[service].limitedUntil, dayIsSpent ? queueAt : 0)
      return until > clock.now() ? until : null
    },
    pollingMayGoAt(service) {
      const lane = lanes[service]
      const account = options.account(service)
      if (account === null || pauseOf(lane, clock.now()) !== null) return null
      noticeClock()
      const now = clock.now()
      const due = jobs.nextDueAt({ service, account })
      const polite = due !== null && due <= now ? now + afterYou : now
      return Math.max(polite, laneFreeAt(lane), budget.pollingMayGoAt(service))
    },
    async stop() {
      stopped = true
      stopHearing()
      stopWatchingHeld?.()
      for (const cancel of timers.values()) cancel()
      for (const end of [...waits]) end()
      if (started || !leftOnWire) await everyStepEnded()
      abandoned = true
    },
  }
}
