import { sameFrameNumber, type FrameNumber } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Draft, DraftBike, UnknownWord } from '../../../shared/registration.ts'
import type { StockObject, StoreId } from '../../../shared/stock.ts'
import { posName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import { isFrench } from '../known-texts.ts'
import type { Ports } from '../ports.ts'
import type { DraftContent } from './draft-view.ts'
import type { HandedOver } from './hand-over.ts'
import type { KnownCodes } from './known-codes.ts'
import type { Lessons } from './lessons.ts'
import { keepPosCodes } from './pos-codes.ts'
import type { SaleOnScreen } from './sale-on-screen.ts'
import { chooseByFrameNumber, comparedWith, type StockChoice } from './stock-choice.ts'
import { attributesOf, describe, lookUpStock } from './stock-lookup.ts'

/** What the counter filled in by itself: last time's values and the POS's. The rest was typed. */
type FilledIn = { learned: DraftBike; pos: DraftBike }

/** What is known of the bike beside what stands on the screen. */
export type BikeMemory = { stockObjects: readonly StockObject[]; filledIn: FilledIn }

/** The bike of the sale: what staff typed, what they entered last time, what the POS knows. */
export type BikePart = {
  setBike(attributes: DraftBike): Draft
  setProductCode(barcode: string, isRight: boolean): Draft
  teachWord(word: UnknownWord & { value: string }): Result<Draft>
  chooseBike(objectId: number): Draft
  /** Which of the bikes it may be has this frame number. */
  choose(number: FrameNumber): StockChoice
  take(object: StockObject): Draft
  knowsProductCode(code: string): boolean
  /** Whether the POS has this text as the frame number of the bike, or of one it may be. */
  holdsFrameNumber(text: string): boolean
  /** Whether bikes that are sold here carry an FNUCI id. */
  isFrench(): boolean
  /** A bike that the POS knows, in place of whatever was there. */
  handOver(given: HandedOver): Draft
  /** What the POS said later of it; what staff typed meanwhile stays. */
  handOverMore(more: Pick<HandedOver, 'attributes' | 'unknownWords' | 'number' | 'numbers'>): void
  /** Asks the POS again what it had not answered when this sale left the screen. */
  askAgain(): void
  memory(): BikeMemory
  /** Answers about the bike before go nowhere from now on. */
  remember(memory?: BikeMemory): void
}

const nothing: BikeMemory = { stockObjects: [], filledIn: { learned: {}, pos: {} } }

export function createBikePart(
  { database, stockLookup, clock, log }: Pick<Ports, 'database' | 'stockLookup' | 'clock' | 'log'>,
  {
    sale,
    accounts,
    lessons,
    codes,
  }: { sale: SaleOnScreen; accounts: AccountDesk; lessons: Lessons; codes: KnownCodes },
): BikePart {
  const { articles } = database
  let known = nothing
  /** Counts the questions asked: only the answer to the newest is kept. */
  let asked = 0
  /** The frame number that came with a bike that was handed over. */
  let handedNumber: FrameNumber | null = null

  function remember(memory = nothing): void {
    known = memory
    handedNumber = null
    asked += 1
  }

  function choose(number: FrameNumber): StockChoice {
    if (handedNumber !== null) return comparedWith(handedNumber, number)
    return chooseByFrameNumber(known.stockObjects, number)
  }

  function take(object: StockObject): Draft {
    const { bike } = sale.content
    if (bike === null) return sale.view()
    const { attributes, unknownWords } = attributesOf(object, articles)
    const { objectId, numbers } = object
    return sale.change({
      bike: { ...bike, attributes: withPos(attributes), unknownWords, objectId, numbers },
    })
  }

  /** What staff typed wins over the POS; the POS wins over last time. */
  function withPos(fromPos: DraftBike): DraftBike {
    const { learned, pos: before } = known.filledIn
    const given: Readonly<Record<string, unknown>> = { ...learned, ...before }
    const typed = Object.fromEntries(
      Object.entries(sale.content.bike?.attributes ?? {}).filter(
        ([name, value]) => value !== given[name],
      ),
    )
    known = { ...known, filledIn: { learned, pos: fromPos } }
    return { ...learned, ...fromPos, ...typed }
  }

  function setProductCode(barcode: string, isRight: boolean): Draft {
    const learned = lessons.learned(barcode)
    const account = accounts.get().cyclesoftware
    const store = account?.store ?? null
    remember({ stockObjects: [], filledIn: { learned: learned ?? {}, pos: {} } })
    const view = sale.change({
      bike: {
        ...typedBike(learned ?? {}),
        source: learned === null ? 'typed' : 'learned',
        barcode,
        lookup: store === null ? 'not-asked' : 'asking',
        lookupFault: account === null ? { kind: 'not-signed-in', service: posName } : null,
        badCheckDigit: !isRight,
      },
      refusal: null,
    })
    if (store !== null) ask(barcode, store)
    return view
  }

  function ask(barcode: string, store: StoreId): void {
    const question = asked
    const lookUp = lookUpStock({ stockLookup, articles }, { barcode, store })
      .catch((defect: unknown) => failed(sale.failed('look-up of a product code', defect).fault))
      .then((answer) => {
        if (question === asked) takeStock(barcode, answer)
      })
    sale.inBackground(lookUp, 'look-up of a product code')
  }

  function askAgain(): void {
    const { bike } = sale.content
    if (bike === null || bike.barcode === null || bike.lookup !== 'asking') return
    const store = accounts.get().cyclesoftware?.store ?? null
    if (store === null) sale.change({ bike: { ...bike, lookup: 'not-asked' } })
    else ask(bike.barcode, store)
  }

  function takeStock(barcode: string, answer: Awaited<ReturnType<typeof lookUpStock>>): void {
    const { bike } = sale.content
    if (bike === null || bike.barcode !== barcode) return
    if (!answer.ok) {
      sale.change({ bike: { ...bike, lookup: 'not-asked', lookupFault: answer.fault } })
      return
    }
    if (answer.value === null) {
      sale.change({ bike: { ...bike, lookup: 'not-found' } })
      return
    }
    codes.add(barcode)
    const { attributes, unknownWords, objects, codes: posCodes } = answer.value
    keepPosCodes({ database, log }, accounts.current(posName), posCodes)
    known = { ...known, stockObjects: objects }
    const [only] = objects
    const choices = objects.map((object) => ({
      objectId: object.objectId,
      frameNumber: object.frameNumber,
      description: describe(object),
      isDemo: object.isDemo,
    }))
    sale.change({
      bike: {
        ...bike,
        attributes: withPos(attributes),
        source: 'pos',
        lookup: 'found',
        choices: objects.length > 1 ? choices : [],
        objectId: objects.length === 1 ? (only?.objectId ?? null) : null,
        numbers: objects.length === 1 ? only?.numbers : undefined,
        unknownWords,
      },
    })
    const { frameNumber } = sale.content
    if (frameNumber === null) return
    const { object, lookAlike, differs } = choose(frameNumber.number)
    sale.change({ frameNumber: { ...frameNumber, lookAlike, differsFromStock: differs } })
    if (object !== null) take(object)
  }

  return {
    setProductCode,
    askAgain,
    choose,
    take,
    remember,
    memory: () => known,
    holdsFrameNumber(text) {
      const numbers = [handedNumber?.sent, ...known.stockObjects.map((one) => one.frameNumber)]
      return numbers.some((number) => number != null && sameFrameNumber(number, text))
    },
    isFrench: () => isFrench(accounts),
    knowsProductCode: (code) => codes.has(code),

    setBike(attributes) {
      const bike = sale.content.bike ?? typedBike({})
      return sale.change({
        bike: { ...bike, attributes: withoutBlanks(attributes) },
        refusal: null,
      })
    },

    teachWord({ field, word, value }) {
      const written = database.write(() => {
        articles.teachWord({ field, word, value, at: clock.now() })
      })
      if (!written.ok) return failed(written.fault)
      const { bike } = sale.content
      if (bike === null) return ok(sale.view())
      const unknownWords = bike.unknownWords.filter(
        (unknown) => unknown.field !== field || unknown.word !== word,
      )
      const attributes = { ...bike.attributes, [field]: value }
      return ok(sale.change({ bike: { ...bike, attributes, unknownWords } }))
    },

    chooseBike(objectId) {
      const object = known.stockObjects.find((candidate) => candidate.objectId === objectId)
      return object === undefined ? sale.view() : take(object)
    },

    handOver({ attributes, unknownWords, barcode, number, objectId, numbers, isAsking }) {
      const learned = (barcode === null ? null : lessons.learned(barcode)) ?? {}
      remember({ stockObjects: [], filledIn: { learned, pos: attributes } })
      handedNumber = number
      return sale.change({
        bike: {
          ...typedBike({ ...learned, ...attributes }),
          source: 'pos',
          barcode,
          lookup: isAsking ? 'asking' : 'found',
          objectId,
          numbers,
          unknownWords,
        },
      })
    },

    handOverMore({ attributes, unknownWords, number, numbers }) {
      const { bike, frameNumber } = sale.content
      if (bike === null) return
      sale.change({
        bike: { ...bike, attributes: withPos(attributes), unknownWords, numbers, lookup: 'found' },
      })
      if (frameNumber === null && number !== null) handedNumber = number
    },
  }
}

/** A bike that nobody asked the POS about. */
export function typedBike(attributes: DraftBike): NonNullable<DraftContent['bike']> {
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
