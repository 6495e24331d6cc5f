import { comparedForms, type KnownTexts } from '../../shared/frame-number.ts'
import { formsOfProductCode } from '../../shared/product-code.ts'
import { posName } from '../../shared/service-name.ts'
import type { AccountDesk } from './accounts.ts'
import type { Database } from './ports.ts'

/** Whether the shop sells where every bike is to be marked for the FNUCI (decree 2020-1439). */
export function isFrench(accounts: Pick<AccountDesk, 'get'>): boolean {
  return accounts.get().cyclesoftware?.country === 'FR'
}

/**
 * What the shop and its POS know of a text: product codes that the POS answered for or that were
 * learned, and the frame numbers of the bikes that the POS sold.
 */
export function knownTexts(
  { soldBikes }: Pick<Database, 'soldBikes'>,
  counter: {
    accounts: Pick<AccountDesk, 'get' | 'current'>
    knowsProductCode: (code: string) => boolean
  },
): Required<KnownTexts> {
  return {
    isFrench: () => isFrench(counter.accounts),
    isProductCode: (text) =>
      formsOfProductCode(text).some((code) => counter.knowsProductCode(code)),
    isFrameNumber(text) {
      const account = counter.accounts.current(posName)
      if (account === null) return false
      return comparedForms(text).some((form) => soldBikes.withFrame(account, form).length > 0)
    },
  }
}
