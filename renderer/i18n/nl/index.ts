import { fault, faultWords } from './fault.ts'
import { handOvers } from './hand-overs.ts'
import { photos } from './photos.ts'
import { queue } from './queue.ts'
import { registryInDutch as registry } from '../../../shared/registry-words/nl.ts'
import { sell } from './sell.ts'
import { sold } from './sold.ts'
import { shell } from './shell.ts'

export const dutch = {
  ...shell,
  sell,
  handOvers,
  sold,
  photos,
  queue,
  fault,
  faultWords,
  registry,
} as const
