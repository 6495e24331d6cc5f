import { randomUUID } from 'node:crypto'
import {
  lookAlikeForm,
  readFrameNumber,
  sameFrameNumber,
  type FrameNumber,
} from '../../../shared/bike.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import {
  carriesCheckDigit,
  hasRightCheckDigit,
  normalisedProductCode,
} from '../../../shared/product-code.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import type {
  Draft,
  DraftBike,
  FrameCheck,
  Part,
  Sale,
  UnknownWord,
} from '../../../shared/registration.ts'
import type { Scan, ScanMeaning } from '../../../shared/scan.ts'
import type { StockObject } from '../../../shared/stock.ts'
import type { AccountDesk } from '../accounts.ts'
import { checkFrameNumber, verdictOnFrameNumber } from '../checking/check-frame-number.ts'
import { checkShield, shieldSoFar } from '../checking/check-shield.ts'
import { createKnownHits } from '../checking/known-hits.ts'
import type { CounterEvents } from '../events.ts'
import { endOfHandOver, takeBackHandOver } from '../hand-overs/ends.ts'
import type { Filling } from '../hand-overs/filling.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { registerKey } from '../outbox/payloads.ts'
import type { Ports } from '../ports.ts'
import type { ScanRoute, TakenScan } from '../scanning/scan-desk.ts'
import { confirmSale } from './confirm-sale.ts'
import { emptyDraft, isEmpty, viewDraft, type DraftContent, type SoldHere } from './draft-view.ts'
import type { HandedOver } from './hand-over.ts'
import { createLessons } from './lessons.ts'
import { withoutPhoto, withPhoto } from './draft-photos.ts'
import { findSale, viewSale } from './sales.ts'
import { attributesOf, describe, lookUpStock } from './stock-lookup.ts'
import { whatWasRead } from './what-was-read.ts'
import { metAnotherBike, takeBackPlace, waitingInVain } from './superseded.ts'

export type Seller = {
  get(): Draft
  /** What the Sell screen does with a scan. */
  readonly scans: ScanRoute
  /** Codes the POS knew in this session, or staff taught. */
  knowsProductCode(code: string): boolean
  /** A scan, or text typed where `part` is asked for. */
  take(scan: Scan, part: Part | null): { meaning: ScanMeaning; outcome: TakenScan['outcome'] }
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
  clear(): Draft
  /**
   * Fills the sale in with a bike of the till. A sale that was on the screen waits aside until this
   * one is confirmed or put away.
   */
  handOver(given: HandedOver): Draft
  /** What the POS said later of the bike that was handed over; what staff typed meanwhile stays. */
  handOverMore(
    soldBikeId: string,
    more: Pick<HandedOver, 'attributes' | 'unknownWords' | 'number'>,
  ): void
  /** Takes this sold bike off the screen; the sale that waited aside is back. */
  putAway(soldBikeId: string): Draft
  /** What is on the screen, or null when it is empty. */
  onScreen(): DraftContent | null
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
 * The sale on the screen. Checks and look-ups run beside it: each answer is kept only when the
 * draft still holds what it was asked about, so that nothing ever waits for a network.
 */
export function createSeller(
  ports: Ports,
  {
    accounts,
    operator,
    outbox,
    events,
  }: {
    accounts: AccountDesk
    /** Who stands at the counter. */
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
  },
): Seller {
  const { clock, database, registry, pos, log } = ports
  const { articles } = database
  const lessons = createLessons(ports, outbox)
  /** What is known of frame numbers, by their compared form, and of shields, from sale to sale. */
  const known = { frameNumbers: createKnownHits(), shields: createKnownHits() }
  let content = emptyDraft(randomUUID())
  let stockObjects: StockObject[] = []
  /** What the counter filled in by itself: last time's values and the POS's. The rest was typed. */
  let filledIn: FilledIn = { learned: {}, pos: {} }
  /** Counts the questions asked: only the answer to the newest of each kind is kept. */
  const asked = { frameNumber: 0, shield: 0, stock: 0 }
  /** Codes the POS knew in this session, for telling a product code from a frame number. */
  const knownCodes = new Set<string>()
  const confirmed = new Map<string, string>()
  let isClosed = false
  /** A sale that was begun by scanning, while a bike of the till is on the screen. */
  let aside: Aside | null = null
  /** The frame number that came with that bike. */
  let handedNumber: FrameNumber | null = null

  function change(part: Partial<DraftContent>): Draft {
    content = { ...content, ...part }
    const view = viewDraft(content)
    events.emit('draft.changed', view)
    return view
  }

  function startOver(): Draft {
    content = aside?.content ?? emptyDraft(randomUUID())
    forgetStock()
    stockObjects = aside?.stockObjects ?? []
    filledIn = aside?.filledIn ?? { learned: {}, pos: {} }
    aside = null
    return change({})
  }

  function forgetStock(): void {
    stockObjects = []
    handedNumber = null
    filledIn = { learned: {}, pos: {} }
    asked.stock += 1
  }

  function inBackground(work: Promise<void>, what: string): void {
    work.catch((defect: unknown) => {
      // Its answer came after the database was closed: nobody is there to read it.
      if (isClosed) return
      log.error('Work beside the draft failed', { what, defect: String(defect) })
    })
  }

  function setFrameNumber(number: FrameNumber): Draft {
    const chosen = chooseByFrameNumber(number)
    const view = change({
      frameNumber: {
        number,
        check: checking(number),
        lookAlike: chosen.lookAlike,
        differsFromStock: chosen.differs,
      },
      soldHere: soldHere(number),
      existingBikeId: null,
      refusal: null,
    })
    if (chosen.object !== null) chooseObject(chosen.object)
    inBackground(askAboutFrameNumber(number), 'check of a frame number')
    return view
  }

  function soldHere(number: FrameNumber): SoldHere | null {
    const account = accounts.current('cicopass')
    const live =
      account === null ? null : database.jobs.liveJobWith(registerKey(account, number.compared))
    const sale = live === null ? null : database.sales.ofJob(live.id)
    if (live === null || sale === null) return null
    return { saleId: sale.id, metAnotherBike: metAnotherBike(live) }
  }

  /** Asked, not yet answered: what was known before stands meanwhile. */
  function checking(number: FrameNumber): FrameCheck {
    const hits = known.frameNumbers.of(number.compared)
    return { state: 'checking', verdict: null, hits, fault: null }
  }

  async function askAboutFrameNumber(number: FrameNumber): Promise<void> {
    asked.frameNumber += 1
    const mine = asked.frameNumber
    const answered = known.frameNumbers.ask(number.compared)
    const { hits: found, fault } = await checkFrameNumber(registry, number)
    const hits = answered({ hits: found, isComplete: fault === null })
    const verdict = verdictOnFrameNumber(hits, fault)
    const { frameNumber } = content
    const isStale = mine !== asked.frameNumber || frameNumber?.number.sent !== number.sent
    if (frameNumber === null || isStale) return
    change({ frameNumber: { ...frameNumber, check: { state: 'done', verdict, hits, fault } } })
  }

  /** Which stock bike this frame number belongs to, and what to warn of when it is none of them. */
  function chooseByFrameNumber(number: FrameNumber): {
    object: StockObject | null
    lookAlike: string | null
    differs: string | null
  } {
    if (handedNumber !== null) return comparedWith(handedNumber, number)
    const numbered = stockObjects.filter((object) => (object.frameNumber ?? '') !== '')
    const object =
      numbered.find(({ frameNumber }) => sameFrameNumber(frameNumber ?? '', number.sent)) ?? null
    if (object !== null) return { object, lookAlike: null, differs: null }
    const like = numbered.find(
      ({ frameNumber }) => lookAlikeForm(frameNumber ?? '') === lookAlikeForm(number.sent),
    )
    const only = numbered.length === 1 && stockObjects.length === 1 ? numbered[0] : undefined
    return {
      object: null,
      lookAlike: like?.frameNumber ?? null,
      differs: like === undefined ? (only?.frameNumber ?? null) : null,
    }
  }

  function chooseObject(object: StockObject): Draft {
    if (content.bike === null) return viewDraft(content)
    const { attributes, unknownWords } = attributesOf(object, articles)
    const { objectId } = object
    return change({
      bike: { ...content.bike, attributes: withPos(attributes), unknownWords, objectId },
    })
  }

  /** What staff typed wins over the POS; the POS wins over last time. */
  function withPos(pos: DraftBike): DraftBike {
    const { learned } = filledIn
    const given: Readonly<Record<string, unknown>> = { ...learned, ...filledIn.pos }
    const typed = Object.fromEntries(
      Object.entries(content.bike?.attributes ?? {}).filter(
        ([name, value]) => value !== given[name],
      ),
    )
    filledIn = { learned, pos }
    return { ...learned, ...pos, ...typed }
  }

  function setProductCode(barcode: string, isRight: boolean): Draft {
    const learned = lessons.learned(barcode)
    const account = accounts.get().cyclesoftware
    const store = account?.store ?? null
    forgetStock()
    filledIn = { learned: learned ?? {}, pos: {} }
    const question = asked.stock
    const view = change({
      bike: {
        attributes: learned ?? {},
        source: learned === null ? 'typed' : 'learned',
        barcode,
        lookup: store === null ? 'not-asked' : 'asking',
        lookupFault: account === null ? { kind: 'not-signed-in', service: 'cyclesoftware' } : null,
        badCheckDigit: !isRight,
        choices: [],
        objectId: null,
        unknownWords: [],
      },
      refusal: null,
    })
    if (store !== null) {
      const lookUp = lookUpStock({ pos, articles }, { barcode, store }).then((answer) => {
        if (question === asked.stock) takeStock(barcode, answer)
      })
      inBackground(lookUp, 'look-up of a product code')
    }
    return view
  }

  function takeStock(barcode: string, answer: Awaited<ReturnType<typeof lookUpStock>>): void {
    const { bike } = content
    if (bike === null || bike.barcode !== barcode) return
    if (!answer.ok) {
      change({ bike: { ...bike, lookup: 'not-asked', lookupFault: answer.fault } })
      return
    }
    if (answer.value === null) {
      change({ bike: { ...bike, lookup: 'not-found' } })
      return
    }
    knownCodes.add(barcode)
    const { attributes, unknownWords, objects } = answer.value
    stockObjects = objects
    const [only] = objects
    const choices = objects.map((object) => ({
      objectId: object.objectId,
      frameNumber: object.frameNumber,
      description: describe(object),
      isDemo: object.isDemo,
    }))
    change({
      bike: {
        ...bike,
        attributes: withPos(attributes),
        source: 'pos',
        lookup: 'found',
        choices: objects.length > 1 ? choices : [],
        objectId: objects.length === 1 ? (only?.objectId ?? null) : null,
        unknownWords,
      },
    })
    const { frameNumber } = content
    if (frameNumber === null) return
    const chosen = chooseByFrameNumber(frameNumber.number)
    change({
      frameNumber: {
        ...frameNumber,
        lookAlike: chosen.lookAlike,
        differsFromStock: chosen.differs,
      },
    })
    if (chosen.object !== null) chooseObject(chosen.object)
  }

  function setShield(code: string): Draft {
    const account = accounts.current('cicopass')
    const hits = known.shields.of(code)
    const verdict = shieldSoFar({ jobs: database.jobs, account, hits }, code)
    const view = change({
      shield: { kind: 'code', code, check: { state: 'checking', verdict, fault: null } },
      shieldHits: hits,
      shieldWaitsFor: frameNumberWaitedFor(code),
      refusal: null,
    })
    inBackground(askAboutShield(code), 'check of a shield')
    return view
  }

  function frameNumberWaitedFor(shieldCode: string): string | null {
    const account = accounts.current('cicopass')
    if (account === null) return null
    return waitingInVain({ jobs: database.jobs, account }, shieldCode)?.compared ?? null
  }

  async function askAboutShield(code: string): Promise<void> {
    const account = accounts.current('cicopass')
    asked.shield += 1
    const mine = asked.shield
    const from = { registry, jobs: database.jobs, account, known: known.shields }
    const check = await checkShield(from, code)
    const { shield } = content
    if (mine !== asked.shield || shield?.kind !== 'code' || shield.code !== code) return
    const { verdict, fault, hits } = check
    change({
      shield: { ...shield, check: { state: 'done', verdict, fault } },
      shieldHits: hits,
      shieldWaitsFor: frameNumberWaitedFor(code),
    })
  }

  function refuse(fault: Fault): void {
    change({ refusal: fault })
  }

  function knowsProductCode(code: string): boolean {
    return knownCodes.has(code) || lessons.learned(code) !== null
  }

  function take(scan: Scan, meaning: ScanMeaning): TakenScan {
    switch (meaning.kind) {
      case 'shield': {
        setShield(meaning.code)
        return { outcome: 'accepted' }
      }
      case 'product-code': {
        setProductCode(meaning.barcode, meaning.checkDigitIsRight)
        return { outcome: meaning.checkDigitIsRight ? 'accepted' : 'warning' }
      }
      case 'frame-number': {
        setFrameNumber(meaning.number)
        return { outcome: 'accepted' }
      }
      case 'badge':
      case 'object':
      case 'understood':
      case 'nothing':
        return { outcome: 'refused', fault: whyRefused(scan.text) }
    }
  }

  function whyRefused(text: string): Fault {
    const number = readFrameNumber(text)
    return number.ok ? { kind: 'shield-code-refused', asRead: text } : number.fault
  }

  function takeTyped(
    scan: Scan,
    part: Part | null,
  ): { meaning: ScanMeaning; outcome: TakenScan['outcome'] } {
    const meaning = whatWasRead(scan, part, {
      bikeMissing: content.bike === null,
      knownProductCode: knowsProductCode,
    })
    if (part === 'shield' && meaning.kind === 'frame-number') {
      refuse({ kind: 'shield-code-refused', asRead: scan.text })
      return { meaning, outcome: 'refused' }
    }
    const { outcome, fault = null } = take(scan, meaning)
    if (fault !== null) refuse(fault)
    return { meaning, outcome }
  }

  return {
    get: () => viewDraft(content),
    scans: {
      takes: ['shield', 'product-code', 'frame-number', 'nothing'],
      asksForBike: () => content.bike === null,
      take,
    },
    knowsProductCode,
    take: takeTyped,

    setBike(attributes) {
      const bike = content.bike ?? typedBike({})
      return change({ bike: { ...bike, attributes: withoutBlanks(attributes) }, refusal: null })
    },

    teachWord({ field, word, value }) {
      const written = database.write(() => {
        articles.teachWord({ field, word, value, at: clock.now() })
      })
      if (!written.ok) return written
      const { bike } = content
      if (bike === null) return ok(viewDraft(content))
      const unknownWords = bike.unknownWords.filter(
        (unknown) => unknown.field !== field || unknown.word !== word,
      )
      const attributes = { ...bike.attributes, [field]: value }
      return ok(change({ bike: { ...bike, attributes, unknownWords } }))
    },

    chooseBike(objectId) {
      const object = stockObjects.find((candidate) => candidate.objectId === objectId)
      return object === undefined ? viewDraft(content) : chooseObject(object)
    },

    addPhoto(jpeg) {
      const photos = withPhoto(content.photos, jpeg)
      return photos.ok ? ok(change({ photos: photos.value })) : photos
    },
    removePhoto: (name) => change({ photos: withoutPhoto(content.photos, name) }),
    photo(name) {
      const photo = content.photos.find((one) => one.name === name)
      return photo === undefined ? failed({ kind: 'not-found', what: `photo ${name}` }) : ok(photo)
    },

    withoutShield: () => change({ shield: { kind: 'without' }, shieldHits: [], refusal: null }),

    forget(part) {
      switch (part) {
        case 'bike':
          forgetStock()
          return change({ bike: null, refusal: null })
        case 'frameNumber':
          return change({
            frameNumber: null,
            soldHere: null,
            existingBikeId: null,
            refusal: null,
          })
        case 'shield':
          return change({ shield: null, shieldHits: [], refusal: null })
      }
    },

    linkToExisting(bikeId) {
      const hit = content.frameNumber?.check.hits.find(({ id }) => id === bikeId)
      if (hit === undefined) return failed({ kind: 'not-found', what: `bike ${String(bikeId)}` })
      const { stop } = viewDraft(content)
      const isWayOn =
        stop === null || stop.because === 'registered' || stop.because === 'shield-in-use'
      if (!isWayOn) return failed({ kind: 'sale-stopped', because: stop.because })
      const shield = content.shield?.kind === 'without' ? null : content.shield
      return ok(change({ existingBikeId: bikeId, shield }))
    },

    checkAgain() {
      const { frameNumber, shield } = content
      if (frameNumber !== null) {
        const { number } = frameNumber
        change({
          frameNumber: { ...frameNumber, check: checking(number) },
          soldHere: soldHere(number),
        })
        inBackground(askAboutFrameNumber(number), 'check of a frame number')
      }
      if (shield?.kind === 'code') setShield(shield.code)
      return viewDraft(content)
    },

    handOver({ soldBikeId, attributes, unknownWords, barcode, number, objectId, isAsking }) {
      if (content.soldBikeId === null && !isEmpty(content))
        aside = { content, stockObjects, filledIn }
      forgetStock()
      const learned = (barcode === null ? null : lessons.learned(barcode)) ?? {}
      content = { ...emptyDraft(randomUUID()), soldBikeId }
      handedNumber = number
      filledIn = { learned, pos: attributes }
      change({
        bike: {
          attributes: { ...learned, ...attributes },
          source: 'pos',
          barcode,
          lookup: isAsking ? 'asking' : 'found',
          lookupFault: null,
          badCheckDigit: false,
          choices: [],
          objectId,
          unknownWords,
        },
      })
      return number === null ? viewDraft(content) : setFrameNumber(number)
    },

    handOverMore(soldBikeId, { attributes, unknownWords, number }) {
      const { bike, frameNumber } = content
      if (content.soldBikeId !== soldBikeId || bike === null) return
      change({
        bike: { ...bike, attributes: withPos(attributes), unknownWords, lookup: 'found' },
      })
      if (frameNumber !== null || number === null) return
      handedNumber = number
      setFrameNumber(number)
    },

    putAway: (soldBikeId) => (content.soldBikeId === soldBikeId ? startOver() : viewDraft(content)),

    clear() {
      const { handOverId } = content
      if (handOverId !== null) {
        const put = database.write(() => {
          endOfHandOver(database, handOverId, { at: clock.now(), saleId: null })
        })
        // Then it waits again after a restart, which is no worse than being asked twice.
        if (!put.ok) log.warn('A hand-over was not put away', { fault: put.fault.kind })
      }
      return startOver()
    },

    onScreen: () => (isEmpty(content) ? null : content),

    fill({ handOverId, barcode, frame, shield, bike, unknownWords, photos }) {
      const { bike: before, frameNumber } = content
      change({ handOverId, photos: [...content.photos, ...photos] })
      if (barcode !== null && before === null) {
        const code = normalisedProductCode(barcode)
        setProductCode(code, hasRightCheckDigit(code) || !carriesCheckDigit(code))
      }
      const known = content.bike ?? typedBike({})
      const attributes = { ...known.attributes, ...bike, ...before?.attributes }
      if (Object.keys(attributes).length > 0 || known.barcode !== null) {
        change({ bike: { ...known, attributes, unknownWords } })
      }
      if (shield !== null && content.shield === null) setShield(shield)
      if (frame !== null && frameNumber === null) {
        takeTyped({ text: frame, aim: null, from: 'typed' }, 'frameNumber')
      }
      return viewDraft(content)
    },

    putAside: startOver,
    close() {
      isClosed = true
      lessons.close()
    },

    confirm(draftId) {
      const before = confirmed.get(draftId)
      if (before !== undefined) {
        const sale = findSale(database, before)
        return sale.ok ? ok(viewSale(sale.value, database)) : sale
      }
      if (draftId !== content.id) return failed({ kind: 'not-found', what: `draft ${draftId}` })
      const account = accounts.current('cicopass')
      if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      const now = clock.now()
      const sale = confirmSale(database, content, { account, now, operator: operator() })
      if (!sale.ok) return sale
      confirmed.set(draftId, sale.value.id)
      lessons.held(sale.value)
      startOver()
      outbox.nudge()
      events.emit('sales.changed', { saleId: sale.value.id })
      events.emit('queue.changed', {})
      return ok(viewSale(sale.value, database))
    },

    undo(saleId) {
      const sale = findSale(database, saleId)
      if (!sale.ok) return sale
      const { registerJob, linkJob } = sale.value
      const ids = [registerJob, linkJob].filter((id) => id !== null)
      const written = database.write(() => {
        const undone = outbox.undo(ids)
        if (!undone.ok) return undone
        const { jobs } = database
        const link = linkJob === null ? null : jobs.get(linkJob)
        if (link !== null) takeBackPlace(link, { jobs, now: clock.now() })
        sale.value.undoneAt = clock.now()
        database.sales.save(sale.value)
        takeBackHandOver(database, saleId, isEmpty(content) ? 'on-screen' : 'waiting')
        return undone
      })
      if (!written.ok) return written
      if (!written.value.ok) return written.value
      events.emit('sales.changed', { saleId })
      if (isEmpty(content)) bringBack(saleId)
      return ok(viewDraft(content))
    },
  }

  /** An undone sale is on the screen again as it was, its checks asked anew. */
  function bringBack(saleId: string): void {
    const sale = database.sales.get(saleId)
    if (sale === null) return
    content = emptyDraft(randomUUID())
    forgetStock()
    change({
      existingBikeId: null,
      soldBikeId: database.soldBikes.ofSale(saleId)?.id ?? null,
      bike: { ...typedBike(sale.bike), barcode: sale.barcode },
      handOverId: database.handOvers.ofSale(saleId)?.id ?? null,
      photos: sale.registerJob === null ? [] : database.jobs.photos(sale.registerJob),
    })
    setFrameNumber(sale.frameNumber)
    if (sale.shieldCode === null) change({ shield: { kind: 'without' } })
    else setShield(sale.shieldCode)
  }
}

/** What is scanned beside the number that the POS has of the very bike. */
function comparedWith(known: FrameNumber, read: FrameNumber) {
  const isLike = lookAlikeForm(known.sent) === lookAlikeForm(read.sent)
  const differs = known.compared !== read.compared
  return {
    object: null,
    lookAlike: differs && isLike ? known.sent : null,
    differs: differs && !isLike ? known.sent : null,
  }
}

type FilledIn = { learned: DraftBike; pos: DraftBike }
type Aside = { content: DraftContent; stockObjects: StockObject[]; filledIn: FilledIn }

/** A bike that nobody asked the POS about. */
function typedBike(attributes: DraftBike): NonNullable<DraftContent['bike']> {
  return {
    attributes,
    source: 'typed',
    barcode: null,
    lookup: 'idle',
    lookupFault: null,
    badCheckDigit: false,
    choices: [],
    objectId: null,
    unknownWords: [],
  }
}

/** An emptied field is a field nobody filled in. */
function withoutBlanks(attributes: DraftBike): DraftBike {
  const said: [string, unknown][] = Object.entries(attributes)
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== ''))
}
