import type { dutch } from '../nl/index.ts'
import type { SameKeys } from '../same-keys.ts'
import { check } from './check.ts'
import { desk } from './desk.ts'
import { fault, faultWords } from './fault.ts'
import { diagnostics } from './diagnostics.ts'
import { handOvers } from './hand-overs.ts'
import { leaving } from './leaving.ts'
import { privacy } from './privacy.ts'
import { photos } from './photos.ts'
import { queue } from './queue.ts'
import { registryInGerman as registry } from '../../../shared/registry-words/de.ts'
import { scanning } from './scanning.ts'
import { sell } from './sell.ts'
import { sold } from './sold.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { shields } from './shields.ts'

export const german: SameKeys<typeof dutch> = {
  ...shell,
  sell,
  scanning,
  desk,
  handOvers,
  sold,
  check,
  shields,
  leaving,
  photos,
  queue,
  settings,
  diagnostics,
  privacy,
  fault,
  faultWords,
  registry,
}
