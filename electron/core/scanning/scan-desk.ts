import type { EventPayload, ScanHold, ScreenName } from '../../../shared/counter-api.ts'
import type { HeldScan } from '../../../shared/endpoints/scanning.ts'
import type { Fault } from '../../../shared/fault.ts'
import { layoutDamage } from '../../../shared/keyboard-layout.ts'
import { meaningOf } from '../../../shared/scan-meaning.ts'
import type { ScanLayer } from '../../../shared/scan-layer.ts'
import type { UnreadBecause } from '../../../shared/scan-unread.ts'
import type { ScanRules } from '../../../shared/scan-rules.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import { isLikeShieldCode } from '../../../shared/shield.ts'
import { useCode } from '../../../shared/scan-rules.ts'
import { testCode } from '../../../shared/test-code.ts'
import type { CounterEvents } from '../events.ts'
import { confirmedMeaning, mayBeConfirmed } from './confirmed-scan.ts'

/** What became of a scan that a screen was given. A refused one is held until somebody saw it. */
export type TakenScan = {
  outcome: 'accepted' | 'warning' | 'refused' | 'shown'
  fault?: Fault | null
}

/** What one screen does with scans. */
export type ScanRoute = {
  /** Only these come; any other scan is said not to belong here. */
  readonly takes: readonly ScanMeaning['kind'][]
  take(scan: Scan, meaning: ScanMeaning): TakenScan
  /** A person said that the number this screen asks about is the frame number. */
  useAsked?(): void
  /** Whether bare digits with a right check digit are a product here (DESIGN.md). Otherwise not. */
  asksForBike?(): boolean
  /** The product code of the bike at hand, where the screen has one. */
  productCode?(): string | null
}

export type ScanDesk = {
  /** One line an area: its screen takes these scans. A screen without a route takes none. */
  route(screen: ScreenName, route: ScanRoute): void
  /** For what makes sense on every screen, such as an operator's badge. */
  everywhere(kind: ScanMeaning['kind'], take: ScanRoute['take']): void
  entered(screen: ScreenName): void
  read(scan: Scan, how: { repeated: boolean }): void
  /** The open dialogs, the topmost last: no scan goes behind one. */
  layers(open: readonly ScanLayer[]): void
  /** Scans that the topmost dialog does not take, until the dialogs are closed. */
  waiting(): HeldScan[]
  dropWaiting(): void
  /** Keys of a scanner that are no whole code: said, and nothing is done with them. */
  unread(scan: Scan, because: UnreadBecause): void
  hold(): ScanHold | null
  /** The screen in front. */
  screen(): ScreenName
  understood(how: { useHeld: boolean }): void
  /**
   * A person said that the scan which stopped the line is the frame number all the same, or that what
   * the screen asks about is. What was scanned meanwhile is taken behind it.
   */
  confirm(): void
  useAt(screen: ScreenName): void
}

/** A shield's code with letters in place of its hyphen, or a digit too many: no rule's and no number. */
function isDamagedShield(text: string, { kind }: ScanMeaning): boolean {
  return (kind === 'nothing' || kind === 'frame-number') && isLikeShieldCode(text)
}

/** A held trigger in a pocket must not fill the page; what comes beyond is not used and not listed. */
const mostHeld = 20

/**
 * Every scan comes by here, whatever it was read with and whatever has the focus: it gets its meaning
 * and goes to the screen in front. One that is refused, or makes no sense there, stops the line: it is
 * said once, and further scans are held until somebody saw it. While a dialog is open a scan goes to
 * that dialog, or waits until it is closed and is asked about then.
 */
export function createScanDesk(options: {
  events: Pick<CounterEvents, 'emit'>
  rules: () => ScanRules
  knownProductCode: (code: string) => boolean
  /** Whether the POS has this text as the frame number of a bike at hand. */
  isFrameNumber?: (text: string) => boolean
  isFrench?: () => boolean
}): ScanDesk {
  const { events, rules, knownProductCode, isFrameNumber, isFrench } = options
  const routes = new Map<ScreenName, ScanRoute>()
  const anywhere = new Map<ScanMeaning['kind'], ScanRoute['take']>()
  let screen: ScreenName = 'sell'
  let hold: ScanHold | null = null
  let open: readonly ScanLayer[] = []
  let waiting: readonly HeldScan[] = []

  function meaningAt(at: ScreenName, scan: Scan): ScanMeaning {
    const bikeMissing = routes.get(at)?.asksForBike?.() ?? false
    const known = { knownProductCode, isFrameNumber, isFrench }
    const productCode = routes.get(at)?.productCode?.()
    return meaningOf(scan, { bikeMissing, productCode, ...known }, rules())
  }

  function become(next: ScanHold | null): void {
    if (hold === next) return
    hold = next
    events.emit('scan.held', hold)
  }

  function tell(
    heard: Pick<EventPayload<'scanned'>, 'scan' | 'meaning' | 'outcome'> & { layer?: string },
    fault: Fault | null = null,
  ): void {
    events.emit('scanned', { layer: null, ...heard, screen, fault })
  }

  function becomeWaiting(next: readonly HeldScan[]): void {
    if (waiting.length === 0 && next.length === 0) return
    waiting = next
    events.emit('scan.waiting', [...waiting])
  }

  /** Whether an open dialog took it, or lets it wait; false: it is for the screen. */
  function isForLayer(scan: Scan, meaning: ScanMeaning): boolean {
    const top = open.at(-1)
    if (top === undefined || top.takes === 'screen') return false
    if (!top.takes.includes(meaning.kind)) {
      if (waiting.length < mostHeld) becomeWaiting([...waiting, { scan, meaning }])
      tell({ scan, meaning, outcome: 'waiting' })
      return true
    }
    // What makes sense everywhere, such as a badge, is taken where it always is.
    if (anywhere.has(meaning.kind)) return false
    tell({ scan, meaning, outcome: 'accepted', layer: top.id })
    return true
  }

  /** Nothing lies over the screen any more: what waited is asked about, never used by itself. */
  function askAboutWaiting(): void {
    const top = open.at(-1)
    const [first, ...rest] = waiting
    if ((top !== undefined && top.takes !== 'screen') || first === undefined) return
    becomeWaiting([])
    if (hold !== null) become({ ...hold, held: [...hold.held, first, ...rest] })
    else {
      const couldBe = {
        ...{ outcome: 'waited' as const, fault: null, mayConfirm: false },
        couldGo: couldGo(first.meaning),
      }
      become({ ...first, ...couldBe, screen, held: rest })
    }
  }

  function couldGo({ kind }: ScanMeaning): ScreenName[] {
    return [...routes]
      .filter(
        ([name, { takes }]) => name !== 'settings' && kind !== 'nothing' && takes.includes(kind),
      )
      .map(([name]) => name)
  }

  function stop(
    scan: Scan,
    meaning: ScanMeaning,
    { outcome, fault }: { outcome: 'refused' | 'not-here'; fault: Fault | null },
  ): void {
    tell({ scan, meaning, outcome }, fault)
    // Nothing is in front that could show it, and nothing that takes scans either.
    if (screen === 'first-run') return
    const mayConfirm = mayBeConfirmed({ meaning, fault })
    const goes = couldGo(meaning)
    become({ scan, meaning, outcome, screen, fault, couldGo: goes, held: [], mayConfirm })
  }

  /** A printed card of ours: it says something, and is no number of anything. */
  function tellCard(scan: Scan, why: string): void {
    const meaning: ScanMeaning = { kind: 'understood', why }
    tell({ scan, meaning, outcome: screen === 'settings' ? 'shown' : 'accepted' })
  }

  function deliver(scan: Scan, isConfirmed = false): void {
    if (scan.text === useCode) {
      if (screen !== 'settings' && open.length === 0) routes.get(screen)?.useAsked?.()
      tellCard(scan, 'use-card')
      return
    }
    if (scan.text === testCode) {
      tellCard(scan, 'test-code')
      return
    }
    const read = meaningAt(screen, scan)
    const meaning = isConfirmed ? confirmedMeaning(read) : read
    const damage = scan.from === 'wedge' ? layoutDamage(scan.text) : null
    if (damage !== null) {
      // Even a code that would pass here is a guess: the next one might not, and look like one.
      const fault: Fault = { kind: 'scanner-keyboard', asRead: scan.text, ...damage }
      stop(scan, meaning, { outcome: 'refused', fault })
      return
    }
    if (isDamagedShield(scan.text, meaning) && screen !== 'settings') {
      const fault: Fault = { kind: 'shield-code-refused', asRead: scan.text }
      stop(scan, { kind: 'nothing', why: 'shield-code' }, { outcome: 'refused', fault })
      return
    }
    if (meaning.kind !== 'understood' && isForLayer(scan, meaning)) return
    const route = routes.get(screen)
    const take =
      anywhere.get(meaning.kind) ??
      (route?.takes.includes(meaning.kind) === true ? route.take.bind(route) : undefined)
    if (meaning.kind === 'understood') {
      tell({ scan, meaning, outcome: screen === 'settings' ? 'shown' : 'accepted' })
    } else if (take === undefined) {
      stop(scan, meaning, { outcome: 'not-here', fault: null })
    } else {
      const { outcome, fault = null } = take(scan, meaning)
      if (outcome === 'refused') stop(scan, meaning, { outcome, fault })
      else tell({ scan, meaning, outcome }, fault)
    }
  }

  function holdBack(scan: Scan, meaning: ScanMeaning): void {
    tell({ scan, meaning, outcome: 'held' })
    if (hold === null || hold.held.length >= mostHeld) return
    become({ ...hold, held: [...hold.held, { scan, meaning }] })
  }

  function letGo(): ScanHold | null {
    const before = hold
    become(null)
    return before
  }

  function read(scan: Scan, { repeated }: { repeated: boolean }): void {
    if (repeated) {
      tell({ scan, meaning: meaningAt(screen, scan), outcome: 'repeated' })
    } else if (hold === null) {
      deliver(scan)
    } else {
      const meaning = meaningAt(screen, scan)
      if (scan.text === useCode) {
        tellCard(scan, 'use-card')
        confirm()
      } else if (meaning.kind === 'understood') {
        letGo()
        tell({ scan, meaning, outcome: 'accepted' })
      } else holdBack(scan, meaning)
    }
  }

  function confirm(): void {
    if (hold === null) routes.get(screen)?.useAsked?.()
    else if (hold.screen === screen && hold.mayConfirm) {
      const { scan, held } = hold
      letGo()
      deliver(scan, true)
      for (const { scan: later } of held) read(later, { repeated: false })
    }
  }

  function unread(scan: Scan, because: UnreadBecause): void {
    const meaning: ScanMeaning = { kind: 'nothing', why: because }
    const fault: Fault = { kind: 'scanner-keys', asRead: scan.text, because }
    if (hold === null) stop(scan, meaning, { outcome: 'refused', fault })
    else tell({ scan, meaning, outcome: 'refused' }, fault)
  }

  return {
    route: (name, route) => void routes.set(name, route),
    everywhere: (kind, take) => void anywhere.set(kind, take),
    entered(name) {
      screen = name
    },
    read,
    unread,
    layers(next) {
      open = next
      askAboutWaiting()
    },
    waiting: () => [...waiting],
    dropWaiting() {
      becomeWaiting([])
    },
    hold: () => hold,
    screen: () => screen,
    understood({ useHeld }) {
      const before = letGo()
      if (!useHeld) return
      // One of them may be refused in turn: those behind it are held again.
      for (const { scan } of before?.held ?? []) read(scan, { repeated: false })
    },
    confirm,
    useAt(name) {
      const before = letGo()
      screen = name
      if (before === null) return
      read(before.scan, { repeated: false })
      for (const { scan } of before.held) read(scan, { repeated: false })
    },
  }
}
