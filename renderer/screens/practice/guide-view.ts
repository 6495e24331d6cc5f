import type { Draft, Sale } from '../../../shared/registration.ts'

export const guideSteps = ['bike', 'frameNumber', 'shield', 'confirm', 'certificate'] as const
export type GuideStep = (typeof guideSteps)[number]

/**
 * The step of the first sale that staff are at, by what is really there: the sale on the screen, and
 * the newest one that was confirmed after the guide began. Null: all of it is done.
 */
export function stepNow(
  draft: Pick<Draft, 'bike' | 'frameNumber' | 'shield' | 'missingParts'>,
  sale: Pick<Sale, 'paper'> | null,
): GuideStep | null {
  if (sale !== null) return sale.paper === null ? 'certificate' : null
  const missing = guideSteps.find((step) => draft.missingParts.some((part) => part === step))
  return missing ?? 'confirm'
}

/** The newest sale since the guide began that was not undone. `began` is ISO 8601. */
export function saleSince(sales: readonly Sale[], began: string): Sale | null {
  return sales.find(({ soldAt, state }) => soldAt >= began && state !== 'undone') ?? null
}
