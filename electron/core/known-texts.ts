import { comparedForms, type KnownTexts } from '../../shared/frame-number.ts'
import { formsOfProductCode } from '../../shared/product-code.ts'
import type { Database } from './ports.ts'

/**
 * What the shop and its POS know of a text: product codes that the POS answered for or that were
 * learned, and the frame numbers of the bikes that the POS sold.
 */
export function knownTexts(
  { soldBikes }: Pick<Database, 'soldBikes'>,
  counter: { posAccount: () => string | null; knowsProductCode: (code: string) => boolean },
): Required<KnownTexts> {
  return {
    isProductCode: (text) =>
      formsOfProductCode(text).some((code) => counter.knowsProductCode(code)),
    isFrameNumber(text) {
      const account = counter.posAccount()
      if (account === null) return false
      return comparedForms(text).some((form) => soldBikes.withFrame(account, form).length > 0)
    },
  }
}
