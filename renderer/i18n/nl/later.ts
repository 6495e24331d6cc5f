import { check } from './check.ts'
import { delivery } from './delivery.ts'
import { desk } from './desk.ts'
import { diagnostics } from './diagnostics.ts'
import { keys } from './keys.ts'
import { leads } from './leads.ts'
import { leaving } from './leaving.ts'
import { operators } from './operators.ts'
import { overview } from './overview.ts'
import { paper } from './paper.ts'
import { practice } from './practice.ts'
import { privacy } from './privacy.ts'
import { scanning } from './scanning.ts'
import { settings } from './settings.ts'
import { shields } from './shields.ts'
import { updates } from './updates.ts'

/** Words that come after the first screen. */
export const laterInDutch = {
  check,
  delivery,
  desk,
  diagnostics,
  keys,
  leads,
  leaving,
  operators,
  overview,
  paper,
  practice,
  privacy,
  scanning,
  settings,
  shields,
  updates,
} as const
