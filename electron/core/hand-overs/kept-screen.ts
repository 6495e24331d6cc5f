import type { AsideSale } from '../../../shared/aside-sale.ts'
import { comparedForm } from '../../../shared/bike.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports, Undo } from '../ports.ts'
import type { Seller } from '../selling/seller.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { asideOf, fillingOfAside } from './filling.ts'
import type { HandOverDesk } from './hand-over-desk.ts'

/** Scans come faster than this one after another: they make one write. */
const quiet = 300

export type KeptScreen = {
  /** Puts the sale that was on the screen back, and keeps what comes there from now on. */
  start(): void
  /** Keeps what came last. */
  close(): void
}

/**
 * Keeps the half-done sale of the screen on disk, so that a kill or a power cut costs nobody a scan.
 * Only a counter with a window starts it: a command has no screen.
 */
export function createKeptScreen(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  {
    seller,
    events,
    handOvers,
  }: {
    seller: Pick<Seller, 'begun' | 'fill'>
    events: CounterEvents
    handOvers: Pick<HandOverDesk, 'backOnScreen'>
  },
): KeptScreen {
  const { sales } = database
  const setting = settings.saleOnScreen
  const undos: Undo[] = []
  let timer: Undo | null = null

  function keep(): void {
    timer = null
    const begun = seller.begun()
    const written = database.write(() => {
      if (begun === null) database.settings.remove(setting.key)
      else {
        const { handOverId } = begun
        writeSetting(database.settings, setting, {
          ...{ at: clock.now(), handOverId },
          sale: asideOf(begun),
        })
      }
    })
    if (!written.ok) log.warn('The sale on the screen was not kept', { fault: written.fault.kind })
  }

  /** At once when it is gone: what was confirmed or put away must not come back. */
  function follow(): void {
    if (seller.begun() !== null) {
      timer ??= clock.after(quiet, keep)
      return
    }
    timer?.()
    timer = null
    if (database.settings.read(setting.key) !== null) keep()
  }

  function keepNow(): void {
    if (timer === null) return
    timer()
    keep()
  }

  function putBack(): void {
    const kept = readSetting(database.settings, setting)
    if (kept === null || wasSoldSince(kept)) return
    const { handOverId, sale } = kept
    if (handOverId !== null && !handOvers.backOnScreen(handOverId)) return
    seller.fill(fillingOfAside(sale, handOverId))
  }

  /** Confirmed, and the power went before that was noted here. */
  function wasSoldSince({ at, sale: { frame, shield } }: { at: number; sale: AsideSale }): boolean {
    return sales
      .since(at)
      .some(
        (sold) =>
          sold.undoneAt === null &&
          ((frame !== null && sold.frameNumber.compared === comparedForm(frame)) ||
            (shield !== null && sold.shieldCode === shield)),
      )
  }

  return {
    start() {
      putBack()
      undos.push(events.on('draft.changed', follow))
      // What another program put there is off its own list already: nobody would enter it again.
      undos.push(events.on('handOvers.changed', keepNow))
    },
    close() {
      keepNow()
      for (const undo of undos) undo()
    },
  }
}
