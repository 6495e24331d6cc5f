import { randomUUID } from 'node:crypto'
import { sameFrameNumber } from '../../../shared/bike.ts'
import { assertNever, failed, ok, type Result } from '../../../shared/fault.ts'
import {
  readHandOverFile,
  readHandOverLink,
  type HandOver,
  type HandOverDesk as DeskView,
  type HandOverOutcome,
  type RefusedHandOver,
  type SaleHandOver,
} from '../../../shared/hand-over.ts'
import type { Output } from '../../../shared/counter-api.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports, StoredHandOver } from '../ports.ts'
import type { CheckDesk } from '../checking/check-desk.ts'
import type { BegunLeadDesk } from '../leads/begun-leads.ts'
import type { Seller } from '../selling/seller.ts'
import { backFromPutAway } from './ends.ts'
import { asideOf, fillingOf, fillingOfAside } from './filling.ts'
import { viewWaiting } from './waiting-view.ts'

/** More than a day's customers: a till that goes on and on must not bury those who came first. */
const mostWaiting = 50

/** How long one that was put away can come back, in milliseconds: the window offers it. */
const undoFor = 20_000

export type HandOverDesk = {
  get(): DeskView
  /** A link as the system passed it on. A fault is a disk that refuses: it may be tried again. */
  receiveLink(link: string): Result<HandOverOutcome>
  /** A file's text. The same `claim` twice is one file. */
  receiveFile(text: string, claim: string): Result<FileReception>
  take(id: string): Result<Output<'handOvers.take'>>
  dismiss(id: string): Result<DeskView>
  /** Takes `dismiss` back. */
  putBack(id: string): Result<DeskView>
  /** Its half-done sale is put back on the screen. Answers whether it still waited. */
  backOnScreen(id: string): boolean
  /** The half-done sale on the screen waits beside the others. */
  setAside(): Result<DeskView>
  seenRefusal(): DeskView
}

export type FileReception = { outcome: HandOverOutcome; problems: RefusedHandOver['problems'] }

/**
 * What other programs hand over. It only ever fills in: nothing leaves the counter without a person's
 * Enter. A sale that finds another one half done waits, on disk, until staff take it; theirs waits
 * likewise when they take the new one first.
 */
export function createHandOverDesk(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  {
    seller,
    events,
    check,
    leads,
  }: {
    seller: Seller
    events: CounterEvents
    check: Pick<CheckDesk, 'clear' | 'read'>
    leads: Pick<BegunLeadDesk, 'beginWith'>
  },
): HandOverDesk {
  const { handOvers, articles } = database
  let refused: RefusedHandOver | null = null
  let putAway: DeskView['putAway'] = null

  // What was on the screen when the counter ended waits, unless `KeptScreen` puts it back there.
  const begun = database.write(() => {
    letGoOfScreen()
  })
  if (!begun.ok) log.warn('Hand-overs were left as they were', { fault: begun.fault.kind })

  function get(): DeskView {
    return { waiting: handOvers.inState('waiting').map(viewWaiting), refused, putAway }
  }

  function tell(arrived: { outcome: HandOverOutcome; what: HandOver['handOver'] | null }): void {
    log.info('Another program handed something over', arrived)
    events.emit('handOvers.changed', get())
    events.emit('handOvers.arrived', arrived)
  }

  function refuse(via: 'link' | 'file', problems: RefusedHandOver['problems']): FileReception {
    refused = { via, cameAt: new Date(clock.now()).toISOString(), problems }
    tell({ outcome: 'refused', what: null })
    return { outcome: 'refused', problems }
  }

  function receive(
    content: HandOver,
    from: { via: 'link' | 'file'; claim: string | null },
  ): Result<FileReception> {
    const { handOver: what, ref = null } = content
    if (ref !== null && isKnown(what, ref)) {
      tell({ outcome: 'known', what })
      return ok({ outcome: 'known', problems: [] })
    }
    const fits = content.handOver === 'sale' && fitsOnScreen(content)
    if (!fits && handOvers.inState('waiting').length >= mostWaiting) {
      return ok(refuse(from.via, tooManyWait))
    }
    const handOver: StoredHandOver = {
      ...from,
      id: randomUUID(),
      what,
      ref,
      cameAt: clock.now(),
      content,
      aside: null,
      state: fits ? 'on-screen' : 'waiting',
      saleId: null,
      endedAt: null,
    }
    const added = database.write(() => {
      if (fits) letGoOfScreen()
      handOvers.add(handOver)
    })
    if (!added.ok) return added
    if (fits) show(handOver)
    const outcome = fits ? 'shown' : 'waits'
    tell({ outcome, what })
    return ok({ outcome, problems: [] })
  }

  /** It waits, is on the screen, or was sold. What staff put away may come again. */
  function isKnown(what: HandOver['handOver'], ref: string): boolean {
    const before = handOvers.newestWithRef(what, ref)
    return before !== null && before.state !== 'dismissed'
  }

  /** On an empty screen, or on the sale of the very same bike. */
  function fitsOnScreen({ frame }: SaleHandOver): boolean {
    const draft = seller.onScreen()
    if (draft === null) return true
    const { frameNumber, handOverId } = draft
    return (
      handOverId === null &&
      frame !== undefined &&
      frameNumber !== null &&
      sameFrameNumber(frameNumber.number.sent, frame)
    )
  }

  function show(handOver: StoredHandOver): void {
    const { id, aside, content } = handOver
    if (aside !== null) seller.fill(fillingOfAside(aside, id))
    else if (content?.handOver === 'sale') seller.fill(fillingOf(content, { id, articles }))
  }

  /** Inside a transaction. The sale on the screen becomes one that waits. */
  function keepWhatIsOnScreen(): void {
    const draft = seller.onScreen()
    if (draft === null || draft.soldBikeId !== null) return
    const aside = asideOf(draft)
    const from = draft.handOverId === null ? null : handOvers.get(draft.handOverId)
    if (from !== null) {
      handOvers.save({ ...from, aside, state: 'waiting' })
      return
    }
    handOvers.add({
      id: randomUUID(),
      what: 'sale',
      via: 'counter',
      ref: null,
      claim: null,
      cameAt: clock.now(),
      content: null,
      aside,
      state: 'waiting',
      saleId: null,
      endedAt: null,
    })
  }

  /** Inside a transaction. Of a sale that staff emptied part by part nothing is on the screen. */
  function letGoOfScreen(): void {
    for (const left of handOvers.inState('on-screen')) handOvers.save({ ...left, state: 'waiting' })
  }

  /**
   * A bike of the worklist is in its list again, and the sale that waited behind it comes back to the
   * screen: that one is kept likewise.
   */
  function clearScreen(): Result<void> {
    while (seller.onScreen() !== null) {
      const kept = database.write(keepWhatIsOnScreen)
      if (!kept.ok) return kept
      seller.putAside()
    }
    return ok(undefined)
  }

  function takeSale(handOver: StoredHandOver): Result<Output<'handOvers.take'>> {
    const cleared = clearScreen()
    if (!cleared.ok) return cleared
    const written = database.write(() => {
      letGoOfScreen()
      handOvers.save({ ...handOver, state: 'on-screen' })
    })
    if (!written.ok) return written
    show(handOver)
    events.emit('handOvers.changed', get())
    return ok({ what: 'sale', draft: seller.get() })
  }

  function end(handOver: StoredHandOver, state: 'done' | 'dismissed'): Result<void> {
    const written = database.write(() => {
      handOvers.save({ ...handOver, state, endedAt: clock.now() })
    })
    if (written.ok) events.emit('handOvers.changed', get())
    return written
  }

  function find(id: string): StoredHandOver | null {
    const handOver = handOvers.get(id)
    return handOver?.state === 'waiting' ? handOver : null
  }

  return {
    get,

    receiveLink(link) {
      const read = readHandOverLink(link)
      if (!read.ok) return ok(refuse('link', problemsOf(read.fault)).outcome)
      const received = receive(read.value, { via: 'link', claim: null })
      return received.ok ? ok(received.value.outcome) : received
    },

    receiveFile(text, claim) {
      if (handOvers.hasClaim(claim)) return ok({ outcome: 'known', problems: [] })
      const read = readHandOverFile(text)
      return read.ok
        ? receive(read.value, { via: 'file', claim })
        : ok(refuse('file', problemsOf(read.fault)))
    },

    take(id) {
      const handOver = find(id)
      if (handOver === null) return failed({ kind: 'not-found', what: 'a hand-over that waits' })
      const { content } = handOver
      if (handOver.what === 'sale' || content === null) return takeSale(handOver)
      switch (content.handOver) {
        case 'check': {
          const ended = end(handOver, 'done')
          if (!ended.ok) return ended
          // A bike that waits for its shield would take it for that.
          check.clear()
          check.read(content.frame, content.frameNumberConfirmed)
          return ok({ what: 'check' })
        }
        case 'lead': {
          // Begun first: a disk that refuses then leaves it waiting.
          const begun = leads.beginWith(content)
          const ended = begun.ok ? end(handOver, 'done') : begun
          return ended.ok ? ok({ what: 'lead' }) : ended
        }
        case 'sale':
          return takeSale(handOver)
        default:
          return assertNever(content)
      }
    },

    dismiss(id) {
      const handOver = find(id)
      if (handOver === null) return ok(get())
      const before = putAway
      const now = clock.now()
      putAway = { handOver: viewWaiting(handOver), since: now, until: now + undoFor }
      const ended = end(handOver, 'dismissed')
      if (ended.ok) return ok(get())
      putAway = before
      return ended
    },

    putBack(id) {
      const handOver = handOvers.get(id)
      // The till gave it again meanwhile: that one waits.
      if (handOver === null || (handOver.ref !== null && isKnown(handOver.what, handOver.ref))) {
        putAway = null
        return ok(get())
      }
      const written = database.write(() => {
        backFromPutAway(database, id, 'waiting')
      })
      if (!written.ok) return written
      putAway = null
      events.emit('handOvers.changed', get())
      return ok(get())
    },

    backOnScreen(id) {
      const handOver = find(id)
      if (handOver === null) return false
      const written = database.write(() => {
        handOvers.save({ ...handOver, state: 'on-screen' })
      })
      if (written.ok) events.emit('handOvers.changed', get())
      return written.ok
    },

    setAside() {
      const cleared = clearScreen()
      if (!cleared.ok) return cleared
      events.emit('handOvers.changed', get())
      return ok(get())
    },

    seenRefusal() {
      refused = null
      events.emit('handOvers.changed', get())
      return get()
    },
  }
}

const tooManyWait: RefusedHandOver['problems'] = [
  {
    field: '',
    reason: `${String(mostWaiting)} hand-overs wait already: staff have to take some first, then send it again`,
  },
]

function problemsOf(fault: Parameters<typeof failed>[0]): RefusedHandOver['problems'] {
  return fault.kind === 'bad-input' ? fault.problems : [{ field: '', reason: fault.kind }]
}
