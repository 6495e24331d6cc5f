import type { CreditSigns } from './sales.ts'
import type { CycleSoftwareAccount } from './accounts.ts'
import type { Limits } from './allowance.ts'
import type { Answer } from './answer.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Lead } from './leads.ts'
import type { Random } from './random.ts'
import type { Shop } from './shop.ts'

/** What a test may turn while the POS runs. */
export interface CycleSoftwareSettings {
  errorForm: ErrorForm
  limits: Limits | null
  accounts: CycleSoftwareAccount[]
  /** Answers as `untidy.ts` has them. */
  isUntidy: boolean
  /** Which figures of a credited line are less than zero. */
  creditSigns: CreditSigns
  /** Transactions on one page. */
  pageSize: number
}

export interface CycleSoftwareOptions {
  settings: CycleSoftwareSettings
  shop: Shop
  leads: Lead[]
  random: Random
  now: () => number
  url: () => string
}

/** What CycleSoftware wraps most of its answers in. */
export function done(body: Record<string, unknown>): Answer {
  return { status: 200, body: { error_message: null, error: false, ...body } }
}
