import { defectDetails } from '../defect.ts'
import type { Located } from '../../../shared/begun-lead.ts'
import type { AccountDesk } from '../accounts.ts'
import type { Ports } from '../ports.ts'
import { beforeAnswer, findByCode, findByLabel, type Found } from './locating.ts'

export type BikeLocator = {
  get(): Located | null
  /** A code as it was scanned or typed; a number is what the shop's own label says. */
  locate(code: string | number): void
  forget(): void
  close(): void
}

/** Asks where the scanned bike stands. Only the last question's answer counts. */
export function createBikeLocator(
  { stockLookup, log }: Pick<Ports, 'stockLookup' | 'log'>,
  {
    accounts,
    found,
  }: {
    accounts: AccountDesk
    /** Once with what the code itself says, and again when the POS answered. */
    found: (what: Found, isAnswer: boolean) => void
  },
): BikeLocator {
  let located: Located | null = null
  let question = 0

  function locate(code: string | number): void {
    question += 1
    const mine = question
    const own = accounts.get().cyclesoftware?.store ?? null
    const before = beforeAnswer(code, own)
    located = { ...before, state: 'looking' }
    found(before, false)
    const answer =
      typeof code === 'number'
        ? findByLabel(stockLookup, code, own)
        : findByCode(stockLookup, code, own)
    answer
      .then((what) => {
        if (mine !== question) return
        located = { ...what, state: 'done' }
        found(what, true)
      })
      .catch((defect: unknown) => {
        if (mine !== question) return
        log.error('A bike was not located', defectDetails(defect))
        located = { ...before, state: 'done' }
        found(before, true)
      })
  }

  function forget(): void {
    question += 1
    located = null
  }

  return { get: () => located, locate, forget, close: forget }
}
