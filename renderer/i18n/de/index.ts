import type { dutch } from '../nl/index.ts'
import type { SameKeys } from '../same-keys.ts'
import { fault, faultWords } from './fault.ts'
import { handOvers } from './hand-overs.ts'
import { photos } from './photos.ts'
import { queue } from './queue.ts'
import { registryInGerman as registry } from '../../../shared/registry-words/de.ts'
import { sell } from './sell.ts'
import { sold } from './sold.ts'
import { shell } from './shell.ts'

export const german: SameKeys<typeof dutch> = {
  ...shell,
  sell,
  handOvers,
  sold,
  photos,
  queue,
  fault,
  faultWords,
  registry,
}
