const base = 2_000
const cap = 5 * 60_000

/**
 * How long to wait before try `tries + 1`, in milliseconds: full jitter over an exponential,
 * so that counters that fail together do not come back together.
 */
export function backOffMilliseconds(tries: number, random: () => number): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(tries, 20))
  return Math.round(random() * ceiling)
}

/** A slow service may still commit this long after the connection was cut (DESIGN.md, "Unknown"). */
export const lateCommitMilliseconds = 60_000

/** When to look what became of a send, after the send. Only the last may conclude "it is not there". */
const lookSchedule = [0, 3_000, 10_000, 30_000, lateCommitMilliseconds]

/** When to look next after `looks` empty looks at a request sent at `sentAt`; epoch milliseconds. */
export function nextLookAt(sentAt: number, looks: number, now: number): number {
  const planned = lookSchedule.find((after, nth) => nth >= looks && sentAt + after > now)
  return planned === undefined
    ? Math.max(now + 2_000, sentAt + lateCommitMilliseconds)
    : sentAt + planned
}
