const base = 2_000
/** No back-off is longer. */
export const longestBackOff = 5 * 60_000

/**
 * How long to wait before try `tries + 1`, in milliseconds: full jitter over an exponential,
 * so that counters that fail together do not come back together.
 */
export function backOffMilliseconds(tries: number, random: () => number): number {
  const ceiling = Math.min(longestBackOff, base * 2 ** Math.min(tries, 20))
  return Math.round(random() * ceiling)
}

/**
 * A slow service may still commit this long after the connection was cut (DESIGN.md, "Unknown"): after
 * the end of the request, which may itself last as long as its time-out.
 */
export const lateCommitMilliseconds = 60_000

/**
 * When the request of a send that was cut off was over at the latest, as `Clock.elapsed`: now, or
 * `longestSend` milliseconds after it began (`JobKindFacts`). Where the computer was started anew since, it was over before
 * that, and what was kept stays (`leastSince`). Null where nothing was kept.
 */
export function latestEndOfSend(
  begunElapsed: number | null,
  { elapsed, longestSend }: { elapsed: number; longestSend: number },
): number | null {
  if (begunElapsed === null || elapsed < begunElapsed) return begunElapsed
  return Math.min(elapsed, begunElapsed + longestSend)
}

/** When to look what became of a send, after its end. Only the last may conclude "it is not there". */
const lookSchedule = [0, 3_000, 10_000, 30_000, lateCommitMilliseconds]

/**
 * How long to wait before the next look, in milliseconds, after `looks` empty ones at a request that
 * was over `since` milliseconds ago.
 */
export function untilNextLook(since: number, looks: number): number {
  const planned = lookSchedule.find((after, nth) => nth >= looks && after > since)
  return planned === undefined ? Math.max(2_000, lateCommitMilliseconds - since) : planned - since
}

/**
 * How long ago a request was over at the least, in milliseconds, whatever was done to the clock on
 * the wall. Both are `Clock.elapsed`. Where it went backwards, the computer was started anew since
 * then and has been up for `elapsed`. A new start that does not show because it has been up for longer
 * than it had been then makes the answer smaller than the truth, never greater.
 */
export function leastSince(sentElapsed: number, elapsed: number): number {
  return elapsed >= sentElapsed ? elapsed - sentElapsed : elapsed
}
