import { z } from 'zod'
import type { Clock } from '../ports.ts'

/** Wrong guesses that count still, and when the oldest of them began to be forgiven (epoch ms). */
export const Guesses = z.object({ wrong: z.number().int().min(0), since: z.number() })
export type Guesses = z.infer<typeof Guesses>

const freeGuesses = 5
/** One wrong guess is forgiven each so many milliseconds. */
const forgivenEvery = 30_000

/**
 * One limit for every way in: PINs, personal codes, badges by any scanner, the recovery code. Whoever
 * tries them in turn has no more guesses than whoever tries one. A right one costs nothing and forgives
 * nothing, so that somebody with a badge of their own gains no guesses by it. A disk that refuses gives
 * nobody more of them either: what could not be kept counts as long as the process lives.
 *
 * @param store.write answers whether it is kept
 */
export function createGuessLimit(
  clock: Pick<Clock, 'now'>,
  store: { read(): Guesses | null; write(guesses: Guesses): boolean },
) {
  let unkept: Guesses | null = null

  function keep(guesses: Guesses): void {
    unkept = store.write(guesses) ? null : guesses
  }

  function counted(): Guesses {
    const now = clock.now()
    const kept = unkept ?? store.read() ?? { wrong: 0, since: now }
    // A clock that was put back must not keep anybody out for longer.
    const since = Math.min(kept.since, now)
    const forgiven = Math.min(kept.wrong, Math.floor((now - since) / forgivenEvery))
    const wrong = kept.wrong - forgiven
    return { wrong, since: wrong === 0 ? now : since + forgiven * forgivenEvery }
  }

  return {
    /** Until when no guess is looked at, in epoch milliseconds; null: now one is. */
    waitsUntil(): number | null {
      const { wrong, since } = counted()
      return wrong < freeGuesses ? null : since + forgivenEvery
    },
    /** Before a guess is looked at: many at once are as many. */
    spend(): void {
      const { wrong, since } = counted()
      keep({ wrong: wrong + 1, since })
    },
    /** It was right. */
    giveBack(): void {
      const { wrong, since } = counted()
      keep({ wrong: Math.max(0, wrong - 1), since })
    },
  }
}
