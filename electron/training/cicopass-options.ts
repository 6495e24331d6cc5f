import type { CicopassAccount } from './accounts.ts'
import type { Limits } from './allowance.ts'
import type { Answer } from './answer.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Profile } from './profile.ts'
import type { Random } from './random.ts'
import type { Change } from './received.ts'
import type { Registry } from './registry.ts'
import type { Tokens } from './tokens.ts'
import { say, type Phrase } from './words.ts'

/** What a test may turn while the registry runs. */
export interface CicopassSettings {
  profile: Profile
  errorForm: ErrorForm
  /** None by default: no limit is published. */
  limits: Limits | null
  accounts: CicopassAccount[]
}

export interface CicopassOptions {
  settings: CicopassSettings
  registry: Registry
  tokens: Tokens
  random: Random
  now: () => number
  /** The service's own address, for the photos' URLs. */
  url: () => string
}

/** An error in the registry's own words. */
export function refuse(of: CicopassOptions, status: number, phrase: Phrase): Answer {
  return { status, refusal: say(phrase, of.settings.profile) }
}

/** What the record says of a change that was just made. */
export function changed(of: CicopassOptions, kind: Change['kind'], id: number): Change[] {
  return [{ kind, id: String(id), at: of.now() }]
}
