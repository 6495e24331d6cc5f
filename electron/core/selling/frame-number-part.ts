import { isStolen, type FrameNumber } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { ConfirmableReason } from '../../../shared/frame-number-reasons.ts'
import {
  asConfirmed,
  frameNumberIn,
  isOfForm,
  type EnteredFrameNumber,
} from '../../../shared/frame-number.ts'
import type { Draft, FrameCheck } from '../../../shared/registration.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import { checkFrameNumber, verdictOnFrameNumber } from '../checking/check-frame-number.ts'
import { createKnownHits } from '../checking/known-hits.ts'
import { lookAlikesOf } from '../checking/look-alikes.ts'
import { liveRegistration } from '../jobs/bike-register.ts'
import type { Ports } from '../ports.ts'
import type { BikePart } from './bike-part.ts'
import type { SoldHere } from './draft-view.ts'
import type { SaleOnScreen } from './sale-on-screen.ts'
import { metAnotherBike } from './superseded.ts'

/** How a number came, and why a person has to say that it is one. */
export type Reading = { number: EnteredFrameNumber; asks: ConfirmableReason | null; by: ReadBy }
export type ReadBy = 'scan' | 'typing' | 'pos'

export type FrameNumberPart = {
  /** The number of the sale, or a question about it: answers whether it is one. */
  offer(reading: Reading): 'set' | 'asked'
  /** Somebody said that what was asked about is the number; `sent` is the one they saw. */
  useAsked(sent: string): Result<Draft>
  /** Somebody said that it is not. */
  dropAsked(): Draft
  /** One that was confirmed before: it keeps the form it has. */
  put(number: FrameNumber): Draft
  /** Asks anew about the one that is there. */
  checkAgain(): void
}

/**
 * The frame number of the sale and what the registry says of it. The answer is kept only when the
 * draft still holds what it was asked about.
 */
export function createFrameNumberPart(
  { database, registry }: Pick<Ports, 'database' | 'registry'>,
  { sale, accounts, bike }: { sale: SaleOnScreen; accounts: AccountDesk; bike: BikePart },
): FrameNumberPart {
  /** What is known of frame numbers, by their compared form, from sale to sale. */
  const known = createKnownHits()
  /** Counts the questions asked: only the answer to the newest is kept. */
  let asked = 0

  function soldHere(number: FrameNumber): SoldHere | null {
    const account = accounts.current(registryName)
    const live = account === null ? null : liveRegistration(database.jobs, account, number)
    const before = live === null ? null : database.sales.ofJob(live.id)
    if (live === null || before === null) return null
    return { saleId: before.id, metAnotherBike: metAnotherBike(live) }
  }

  /** Asked, not yet answered: what was known before stands meanwhile. */
  function checking(number: FrameNumber): FrameCheck {
    return { state: 'checking', verdict: null, hits: known.of(number.compared), fault: null }
  }

  async function ask(number: FrameNumber, by: ReadBy): Promise<void> {
    asked += 1
    const mine = asked
    const answered = known.ask(number.compared)
    const { hits: found, fault } = await checkFrameNumber(registry, number, database.jobs).catch(
      (defect: unknown) => sale.failed('check of a frame number', defect),
    )
    const hits = answered({ hits: found, isComplete: fault === null })
    const verdict = verdictOnFrameNumber(hits, fault)
    const { frameNumber } = sale.content
    const isStale = mine !== asked || frameNumber?.number.sent !== number.sent
    if (frameNumber === null || isStale) return
    sale.change({ frameNumber: { ...frameNumber, check: { state: 'done', verdict, hits, fault } } })
    if (by !== 'typing' || verdict === 'stolen') return
    const [like] = await lookAlikesOf(registry, number).catch((defect: unknown) => {
      sale.failed('look for numbers that look alike', defect)
      return []
    })
    const reading = like === undefined ? null : frameNumberIn(like.frameNumber)
    if (mine !== asked || reading === null || reading.is === 'refused') return
    if (sale.content.frameNumber?.number.sent !== number.sent) return
    sale.change({ asked: { number: reading.number, asks: 'look-alike' } })
  }

  function put(number: FrameNumber, by: ReadBy = 'scan'): Draft {
    const chosen = bike.choose(number)
    const view = sale.change({
      asked: null,
      otherMakes: [],
      frameNumber: {
        number,
        check: checking(number),
        lookAlike: chosen.lookAlike,
        differsFromStock: chosen.differs,
      },
      soldHere: soldHere(number),
      existingBikeId: null,
      override: null,
      refusal: null,
    })
    if (chosen.object !== null) bike.take(chosen.object)
    sale.inBackground(ask(number, by), 'check of a frame number')
    return view
  }

  /** A scan may be another bike's: the number that was answered for is not lost to it. */
  function wouldReplace(number: FrameNumber): boolean {
    const before = sale.content.frameNumber
    if (before === null || before.number.compared === number.compared) return false
    // A theft that is known already is shown at once, not asked about.
    if (known.of(number.compared).some(isStolen)) return false
    return before.check.state === 'done' && before.check.verdict !== 'not-checked'
  }

  return {
    put,

    offer({ number, asks, by }) {
      const isOfPos = by === 'pos' || bike.holdsFrameNumber(number.sent)
      const isCertain = asks === null || (isOfPos && isOfForm(asks))
      const question = !isCertain
        ? asks
        : by === 'scan' && !isOfPos && wouldReplace(number)
          ? 'replaces'
          : null
      if (question !== null) {
        sale.change({ asked: { number, asks: question }, refusal: null })
        return 'asked'
      }
      put(asks === null ? number : asConfirmed(number), by)
      return 'set'
    },

    useAsked(sent) {
      const { asked } = sale.content
      if (asked?.number.sent !== sent) return failed({ kind: 'not-found', what: sent })
      const isSure = asked.asks === 'replaces' || asked.asks === 'look-alike'
      return ok(put(isSure ? asked.number : asConfirmed(asked.number)))
    },

    dropAsked: () => sale.change({ asked: null }),

    checkAgain() {
      const { frameNumber } = sale.content
      if (frameNumber === null) return
      const { number } = frameNumber
      sale.change({
        frameNumber: { ...frameNumber, check: checking(number) },
        soldHere: soldHere(number),
      })
      sale.inBackground(ask(number, 'scan'), 'check of a frame number')
    },
  }
}
