import type { FrameNumber, RegisteredBike } from '../../../shared/bike.ts'
import { defectDetails, internalFault } from '../defect.ts'
import type { AskedAbout, BikeCheck, CheckDesk as View, NamedBike } from '../../../shared/check.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import { readFrameNumber, type KnownTexts } from '../../../shared/frame-number.ts'
import { rawTextOf } from '../../../shared/scan-meaning.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import { findShieldCode, readShieldCode } from '../../../shared/shield.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import { bikeOf, keyOfFrame } from '../outbox/payloads.ts'
import { linkKey } from '../jobs/shield-link.ts'
import type { Ports, StoredJob } from '../ports.ts'
import type { ScanRoute } from '../scanning/scan-desk.ts'
import { checkFrameNumber, verdictOnFrameNumber } from './check-frame-number.ts'
import { checkShield, shieldSoFar } from './check-shield.ts'
import { createKnownHits } from './known-hits.ts'
import { lookAlikesOf } from './look-alikes.ts'

export type CheckDesk = {
  get(): View
  /**
   * What was typed: a frame number or a shield; while a bike waits for its shield, that. `confirmed`: a
   * person said that it is a frame number, though it does not look like one.
   */
  read(text: string, confirmed?: boolean): View
  /** Scans, likewise. */
  readonly scans: ScanRoute
  again(): View
  clear(): View
  /** From now on a shield that is scanned is for this bike; null: no longer. */
  linkTo(bike: NamedBike | null): View
  /** The finished check, for the paper. */
  finished(): Result<BikeCheck>
  /** Answers that are still to come go nowhere from now on. */
  close(): void
}

/** More of our own jobs than this about one bike say nothing new. */
const mostOwn = 20

/**
 * The `Check a bike` screen: one scan, one verdict with its evidence. The answer is kept only while
 * the same thing is asked about; what was known stands meanwhile (`known-hits.ts`).
 */
export function createCheckDesk(
  { clock, database, registry, log }: Pick<Ports, 'clock' | 'database' | 'registry' | 'log'>,
  {
    accounts,
    events,
    shown,
    known: knownOf,
  }: {
    accounts: AccountDesk
    events: CounterEvents
    /** Told of every bike that is answered. */
    shown: (bikes: readonly RegisteredBike[]) => void
    known: KnownTexts
  },
): CheckDesk {
  const known = { frameNumbers: createKnownHits(), shields: createKnownHits() }
  let view: View = { check: null, linking: null, refusal: null }
  let question = 0
  let isClosed = false

  function change(part: Partial<View>): View {
    view = { ...view, ...part }
    events.emit('check.changed', view)
    return view
  }

  function own(asked: AskedAbout): BikeCheck['own'] {
    const { jobs } = database
    if (asked.kind === 'frame-number') {
      return jobs.ofBike([keyOfFrame(asked.number.compared)], mostOwn).map(viewQueuedJob)
    }
    return linksOf(asked.code).map(viewQueuedJob)
  }

  /** The links of this shield that this counter made or is making. */
  function linksOf(shieldCode: string): StoredJob[] {
    const account = accounts.current(registryName)
    if (account === null) return []
    const key = linkKey(account, shieldCode)
    const links = [database.jobs.liveJobWith(key), database.jobs.doneJobWith(key)]
    return links.filter((job) => job !== null)
  }

  function soFar(asked: AskedAbout): Pick<BikeCheck, 'hits' | 'verdict'> {
    if (asked.kind === 'frame-number') {
      const hits = known.frameNumbers.of(asked.number.compared)
      return { hits, verdict: null }
    }
    const hits = known.shields.of(asked.code)
    const account = accounts.current(registryName)
    const verdict = shieldSoFar({ jobs: database.jobs, account, hits }, asked.code)
    return { hits, verdict }
  }

  function ask(asked: AskedAbout, isTyped = false): void {
    question += 1
    const mine = question
    const at = new Date(clock.now()).toISOString()
    const before = { asked, own: own(asked), at }
    change({ check: { ...before, ...soFar(asked), state: 'checking', fault: null }, refusal: null })
    answered(asked)
      .then((answer) => {
        if (mine !== question || isClosed) return
        shown(answer.hits)
        change({ check: { ...before, ...answer, own: own(asked), state: 'done' } })
        if (isTyped && asked.kind === 'frame-number') return askLookAlikes(asked.number, mine)
        return undefined
      })
      .catch((defect: unknown) => {
        if (isClosed) return
        const fault = internalFault()
        log.error('A check failed', { reference: fault.reference, ...defectDetails(defect) })
        if (mine === question) change({ check: { ...before, ...unanswered(asked, fault), fault } })
      })
  }

  /** What is known where the check itself failed: it is over, and clears nothing. */
  function unanswered(
    asked: AskedAbout,
    fault: Fault,
  ): Pick<BikeCheck, 'hits' | 'verdict' | 'state'> {
    const { hits, verdict } = soFar(asked)
    return { hits, verdict: verdict ?? verdictOnFrameNumber(hits, fault), state: 'done' }
  }

  async function askLookAlikes(number: FrameNumber, mine: number): Promise<void> {
    const lookAlikes = await lookAlikesOf(registry, number)
    if (mine !== question || isClosed || view.check === null || lookAlikes.length === 0) return
    shown(lookAlikes)
    change({ check: { ...view.check, lookAlikes } })
  }

  async function answered(
    asked: AskedAbout,
  ): Promise<Pick<BikeCheck, 'verdict' | 'hits' | 'fault'>> {
    if (asked.kind === 'frame-number') return answeredFrameNumber(asked.number)
    const account = accounts.current(registryName)
    const from = { registry, jobs: database.jobs, account, known: known.shields }
    return checkShield(from, asked.code)
  }

  async function answeredFrameNumber(number: FrameNumber) {
    const answer = known.frameNumbers.ask(number.compared)
    const { hits: found, fault } = await checkFrameNumber(registry, number, database.jobs)
    const hits = answer({ hits: found, isComplete: fault === null })
    return { hits, fault, verdict: verdictOnFrameNumber(hits, fault) }
  }

  function takeShield(bike: NamedBike, text: string): Fault | null {
    const code = readShieldCode(text)
    if (!code.ok) return code.fault
    const [before] = linksOf(code.value)
    if (before !== undefined && bikeOf(before) !== bike.id) {
      return { kind: 'already-here', jobId: before.id, what: code.value }
    }
    change({ linking: { bike, shieldCode: code.value } })
    return null
  }

  /** Answers why it was refused, or null. */
  function take(
    text: string,
    { confirmed, isTyped }: { confirmed: boolean; isTyped: boolean },
  ): Fault | null {
    if (view.linking !== null) return takeShield(view.linking.bike, text)
    const code = findShieldCode(text)
    if (code !== null) {
      ask({ kind: 'shield', code })
      return null
    }
    const number = readFrameNumber(text, { ...knownOf, confirmed })
    if (!number.ok) return number.fault
    ask({ kind: 'frame-number', number: number.value }, isTyped)
    return null
  }

  return {
    get: () => view,
    read: (text, confirmed = false) =>
      change({ refusal: take(text, { confirmed, isTyped: true }) }),
    scans: {
      takes: ['shield', 'frame-number'],
      take(scan, meaning) {
        const confirmed = meaning.kind === 'frame-number' && meaning.number.confirmed === true
        const fault = take(textOf(scan, meaning), { confirmed, isTyped: false })
        // The line stops for it and says why: the page need not say it once more.
        if (view.refusal !== null) change({ refusal: null })
        return fault === null ? { outcome: 'accepted' } : { outcome: 'refused', fault }
      },
    },
    again() {
      if (view.check !== null) ask(view.check.asked)
      return view
    },
    clear() {
      question += 1
      return change({ check: null, linking: null, refusal: null })
    },
    linkTo(bike) {
      const linking = bike === null ? null : { bike, shieldCode: null }
      return change({ linking, refusal: null })
    },
    finished() {
      const { check } = view
      return check?.state === 'done' ? ok(check) : failed({ kind: 'not-found', what: 'a check' })
    },
    close() {
      isClosed = true
    },
  }
}

/** What a scan says, without what its barcode has around it. */
function textOf(scan: Scan, meaning: ScanMeaning): string {
  if (meaning.kind === 'shield') return meaning.code
  return meaning.kind === 'frame-number' ? meaning.number.asRead : rawTextOf(scan)
}
