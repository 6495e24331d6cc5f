import process from 'node:process'

const turns = 3
/** The system counts a thread's time in ticks of some milliseconds: so many are done at a stretch. */
const stretchMicroseconds = 10_000

/**
 * How many times as much processor time the second takes as the first: the least of several turns of
 * each, one after the other. Time that neighbours take on the same machine is not in it.
 */
export function growth(little: () => unknown, much: () => unknown): number {
  let least = [Infinity, Infinity]
  for (let turn = 0; turn < turns; turn += 1) {
    least = [little, much].map((work, place) => Math.min(least[place] ?? 0, microsecondsOf(work)))
  }
  const [first = 0, second = 0] = least
  return second / first
}

/** What one takes of this thread's time, from as many as fill a stretch. */
function microsecondsOf(work: () => unknown): number {
  const before = process.threadCpuUsage()
  for (let times = 1; ; times += 1) {
    work()
    const { user, system } = process.threadCpuUsage(before)
    if (user + system >= stretchMicroseconds) return (user + system) / times
  }
}
