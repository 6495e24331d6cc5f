import process from 'node:process'
import fc from 'fast-check'
import { createRandom, type Random } from '../../electron/training/random.ts'

// Every random value of a test comes from one seed, which vitest.config.ts chooses and prints with the
// command that repeats the run.

export const seed = Number(process.env['COUNTER_SEED'] ?? 1)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })

export { fc }

/** Random numbers of this run for one purpose; what others draw meanwhile does not change them. */
export function randomFor(purpose: string): Random {
  const mixed = [...purpose].reduce(
    (sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16_777_619),
    seed,
  )
  return createRandom(mixed)
}

/** Bytes of this run for one purpose, to damage a file with. */
export function noiseFor(purpose: string, bytes: number): Buffer {
  return Buffer.from(randomFor(purpose).hex(2 * bytes), 'hex')
}
