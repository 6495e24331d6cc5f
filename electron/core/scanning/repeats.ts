import type { Clock } from '../ports.ts'

/** The same code within this many milliseconds is one scan: the trigger was held a little long. */
const repeatMilliseconds = 300

/** Says of each text whether it is a repetition. Measured from the last time it was seen. */
export function createRepeats(clock: Pick<Clock, 'now'>): (text: string) => boolean {
  const seenAt = new Map<string, number>()
  return (text) => {
    const now = clock.now()
    for (const [code, at] of seenAt) {
      if (now - at < repeatMilliseconds) break
      seenAt.delete(code)
    }
    const repeated = seenAt.delete(text)
    seenAt.set(text, now)
    return repeated
  }
}
