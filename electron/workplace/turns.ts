/** Lets work be done one after another, in the order it was asked for, whatever becomes of each. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    // Whoever asked hears what went wrong; the next one only waits for the end.
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
}
