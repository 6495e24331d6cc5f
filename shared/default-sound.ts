import type { Sound } from './sound.ts'

/** Apart from its schema: the window's first screen needs it, and loads no schemas. */
export const defaultSound: Sound = { volume: 60, isMuted: false }
