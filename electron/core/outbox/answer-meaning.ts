import type { Fault } from '../../../shared/fault.ts'

/**
 * What a fault means for a call that creates something (DESIGN.md, "What an answer means").
 * - `not-processed`: it surely did nothing; send again later.
 * - `refused`: the service read it and said no; a person decides.
 * - `unknown`: it may have been processed. Everything that is not proved otherwise ends here.
 */
export type AnswerMeaning = 'not-processed' | 'refused' | 'unknown'

export function meaningOf(fault: Fault): AnswerMeaning {
  switch (fault.kind) {
    case 'offline':
    case 'rate-limited':
    case 'not-signed-in':
    case 'sign-in-refused':
    case 'keychain-missing':
    case 'keychain-locked':
    case 'keychain-failed':
      return 'not-processed'
    case 'refused':
    case 'scope-missing':
    case 'bad-input':
      return 'refused'
    default:
      return 'unknown'
  }
}

/** The service's own words inside a fault, or null. */
export function serviceWordsOf(fault: Fault): string | null {
  return 'serviceWords' in fault ? fault.serviceWords : null
}

/** These stop a whole service until somebody signs in or opens the keychain, not one job. */
export function pausesService(fault: Fault): boolean {
  return (
    fault.kind === 'not-signed-in' ||
    fault.kind === 'sign-in-refused' ||
    fault.kind === 'keychain-missing' ||
    fault.kind === 'keychain-locked' ||
    fault.kind === 'keychain-failed'
  )
}
