import { randomUUID } from 'node:crypto'
import { theftOn } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { frameNumberIn, type EnteredFrameNumber } from '../../../shared/frame-number.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import type { Draft, DraftBike, Part, Sale, UnknownWord } from '../../../shared/registration.ts'
import type { Scan } from '../../../shared/scan.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { Filling } from '../hand-overs/filling.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Ports } from '../ports.ts'
import type { ScanRoute } from '../scanning/scan-desk.ts'
import { createBikePart } from './bike-part.ts'
import { createConfirmedSales } from './confirmed-sales.ts'
import { createEmptiedSale, type WholeSale } from './emptied-sale.ts'
import { createDraftScans, type ReadPart } from './draft-scans.ts'
import { emptyDraft, isEmpty, type DraftContent } from './draft-view.ts'
import { withoutPhoto, withPhoto } from './draft-photos.ts'
import { fillIn } from './fill-in.ts'
import { createFrameNumberPart } from './frame-number-part.ts'
import type { HandedOver } from './hand-over.ts'
import type { KnownCodes } from './known-codes.ts'
import type { Lessons } from './lessons.ts'
import { createSaleOnScreen } from './sale-on-screen.ts'
import { createShieldPart } from './shield-part.ts'

export type Seller = {
  get(): Draft
  /** What the Sell screen does with a scan. */
  readonly scans: ScanRoute
  /** Codes the POS knew in this session, or staff taught. */
  knowsProductCode(code: string): boolean
  /** A scan, or text typed where `part` is asked for. */
  take(scan: Scan, part: Part | null): ReadPart
  /** The bikes of another make with this number are other bikes: the sale goes on. */
  otherMake(): Result<Draft>
  /** A person's word on a number that was asked about: it is the one (`sent`, as they saw it), or not. */
  useAsked(sent: string): Result<Draft>
  dropAsked(): Draft
  /** Whether the POS has this text as the frame number of the bike on the screen. */
  holdsFrameNumber(text: string): boolean
  setBike(attributes: DraftBike): Draft
  teachWord(word: UnknownWord & { value: string }): Result<Draft>
  chooseBike(objectId: number): Draft
  withoutShield(): Draft
  /** JPEG in base64, upright and small. */
  addPhoto(content: string): Result<Draft>
  removePhoto(name: string): Draft
  photo(name: string): Result<BikePhoto>
  forget(part: Part): Draft
  linkToExisting(bikeId: number): Result<Draft>
  checkAgain(): Draft
  /** An owner lets these bikes' thefts pass; the sale goes on, and its jobs say so. */
  override(draftId: string, given: { by: string; reason: string; bikeIds: number[] }): Result<Draft>
  clear(): Draft
  /** What `clear` took off the screen is back on it, until the next sale is begun. */
  undoClear(): Result<Draft>
  /**
   * Fills the sale in with a bike of the till. A sale that was on the screen waits aside until this
   * one is confirmed or put away.
   */
  handOver(given: HandedOver): Draft
  /** What the POS said later of the bike that was handed over; what staff typed meanwhile stays. */
  handOverMore(
    soldBikeId: string,
    more: Pick<HandedOver, 'attributes' | 'unknownWords' | 'number' | 'numbers'>,
  ): void
  /** Takes this sold bike off the screen; the sale that waited aside is back. */
  putAway(soldBikeId: string): Draft
  /** What is on the screen, or null when it is empty. */
  onScreen(): DraftContent | null
  /** The half-done sale that nobody else keeps, also behind a bike of the worklist; or null. */
  begun(): DraftContent | null
  /**
   * Puts a whole sale on the screen, or what the sale on the screen still lacks. What is typed there
   * stays; the frame number and the shield are checked as if they had been scanned.
   */
  fill(filling: Filling): Draft
  /** Takes the sale off the screen, unconfirmed: whoever asks keeps it. */
  putAside(): Draft
  /** On disk when it answers. The same draft twice answers the same sale. */
  confirm(draftId: string): Result<Sale>
  undo(saleId: string): Result<Draft>
  /** Answers that are still to come go nowhere from now on. */
  close(): void
}

/**
 * The sale on the screen, put together from its parts. Checks and look-ups run beside it: each answer
 * is kept only when the draft still holds what it was asked about, so that nothing ever waits for a
 * network.
 */
export function createSeller(
  ports: Pick<Ports, 'clock' | 'database' | 'registry' | 'stockLookup' | 'log'>,
  counter: {
    accounts: AccountDesk
    /** Who stands at the counter. */
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
    lessons: Lessons
    codes: KnownCodes
  },
): Seller {
  const { log } = ports
  const { accounts, lessons, codes } = counter
  const sale = createSaleOnScreen(ports, counter.events)
  const bike = createBikePart(ports, { sale, accounts, lessons, codes })
  const frameNumber = createFrameNumberPart(ports, { sale, accounts, bike })
  const shield = createShieldPart(ports, { sale, accounts })
  const parts = { sale, bike, frameNumber, shield }
  const scans = createDraftScans(parts)
  const confirmed = createConfirmedSales(ports, { ...counter, parts, startOver })
  const emptied = createEmptiedSale(ports, { parts, startOver, bringBack })
  /** A sale that was begun by scanning, while a bike of the till is on the screen. */
  let aside: WholeSale | null = null

  function startOver(): Draft {
    if (aside === null) {
      sale.replace()
      bike.remember()
      return sale.change({})
    }
    const waited = aside
    aside = null
    return bringBack(waited)
  }

  /** What the registry and the POS had not answered yet, or answered a while ago, is asked anew. */
  function bringBack({ content, memory }: WholeSale): Draft {
    sale.replace(content)
    bike.remember(memory)
    bike.askAgain()
    return checkAgain()
  }

  /** What the POS has may not look like a number (`FR1`): then it is asked. */
  function offerOfPos(number: EnteredFrameNumber): void {
    const read = frameNumberIn(number.asRead)
    const asks = read.is === 'unconfirmed' ? read.reason : null
    frameNumber.offer({ number, asks, by: 'pos' })
  }

  function checkAgain(): Draft {
    frameNumber.checkAgain()
    const { shield: before } = sale.content
    if (before?.kind === 'code') shield.set(before.code)
    return sale.change({})
  }

  return {
    get: () => sale.view(),
    scans: scans.route,
    knowsProductCode: (code) => bike.knowsProductCode(code),
    take: (scan, part) => scans.take(scan, part),
    otherMake() {
      const { stop } = sale.view()
      if (stop?.because !== 'other-brand') {
        return failed({ kind: 'not-found', what: 'a bike of another make' })
      }
      const otherMakes = [...sale.content.otherMakes, ...stop.hits.map(({ id }) => id)]
      log.warn('Staff said that bikes of another make are other bikes', { bikeIds: otherMakes })
      return ok(sale.change({ otherMakes }))
    },
    useAsked: (sent) => frameNumber.useAsked(sent),
    dropAsked: () => frameNumber.dropAsked(),
    holdsFrameNumber: (text) => bike.holdsFrameNumber(text),
    setBike: (attributes) => bike.setBike(attributes),
    teachWord: (word) => bike.teachWord(word),
    chooseBike: (objectId) => bike.chooseBike(objectId),

    addPhoto(jpeg) {
      const photos = withPhoto(sale.content.photos, jpeg)
      return photos.ok ? ok(sale.change({ photos: photos.value })) : photos
    },
    removePhoto: (name) => sale.change({ photos: withoutPhoto(sale.content.photos, name) }),
    photo(name) {
      const photo = sale.content.photos.find((one) => one.name === name)
      return photo === undefined ? failed({ kind: 'not-found', what: `photo ${name}` }) : ok(photo)
    },

    withoutShield: () =>
      sale.change({ shield: { kind: 'without' }, shieldHits: [], refusal: null }),

    forget(part) {
      switch (part) {
        case 'bike':
          bike.remember()
          return sale.change({ bike: null, refusal: null })
        case 'frameNumber':
          return sale.change({
            frameNumber: null,
            asked: null,
            soldHere: null,
            existingBikeId: null,
            override: null,
            refusal: null,
          })
        case 'shield':
          return sale.change({ shield: null, shieldHits: [], refusal: null })
      }
    },

    linkToExisting(bikeId) {
      const { content } = sale
      const hit = content.frameNumber?.check.hits.find(({ id }) => id === bikeId)
      if (hit === undefined) return failed({ kind: 'not-found', what: `bike ${String(bikeId)}` })
      const { stop } = sale.view()
      const isWayOn =
        stop === null || stop.because === 'registered' || stop.because === 'shield-in-use'
      if (!isWayOn) return failed({ kind: 'sale-stopped', because: stop.because })
      const before = content.shield?.kind === 'without' ? null : content.shield
      return ok(sale.change({ existingBikeId: bikeId, shield: before }))
    },

    override(draftId, { by, reason, bikeIds }) {
      const { content } = sale
      const { stop } = sale.view()
      if (content.id !== draftId || stop?.because !== 'stolen') {
        return failed({ kind: 'not-found', what: `a stolen bike in draft ${draftId}` })
      }
      const seen = stop.hits.filter(({ id }) => bikeIds.includes(id)).map(theftOn)
      const thefts = [...(content.override?.thefts ?? []), ...seen]
      log.warn('An owner let a stolen hit pass', { bikeIds: seen.map(({ bikeId }) => bikeId) })
      return ok(sale.change({ override: { by, reason, thefts } }))
    },

    checkAgain,

    handOver(given) {
      const { content } = sale
      if (content.soldBikeId === null && !isEmpty(content)) {
        aside = { content, memory: bike.memory() }
      }
      sale.replace({ ...emptyDraft(randomUUID()), soldBikeId: given.soldBikeId })
      const view = bike.handOver(given)
      if (given.number === null) return view
      offerOfPos(given.number)
      return sale.view()
    },

    handOverMore(soldBikeId, more) {
      const { content } = sale
      if (content.soldBikeId !== soldBikeId || content.bike === null) return
      bike.handOverMore(more)
      if (content.frameNumber === null && more.number !== null) offerOfPos(more.number)
    },

    putAway: (soldBikeId) => (sale.content.soldBikeId === soldBikeId ? startOver() : sale.view()),

    clear: () => emptied.clear(),
    undoClear: () => emptied.undoClear(),

    onScreen: () => (isEmpty(sale.content) ? null : sale.content),
    begun() {
      const begun = sale.content.soldBikeId === null ? sale.content : aside?.content
      return begun === undefined || isEmpty(begun) ? null : begun
    },
    fill: (filling) => fillIn(parts, scans, filling),
    putAside: startOver,
    confirm: (draftId) => confirmed.confirm(draftId),
    undo: (saleId) => confirmed.undo(saleId),

    close() {
      sale.close()
    },
  }
}
