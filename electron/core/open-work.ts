/** What goes on beside whoever asked for it: it has to be over before what it works on is closed. */
export type OpenWork = {
  /** Counts it until it is over, well or badly; answers the same promise. */
  follow<T>(what: string, work: Promise<T>): Promise<T>
  /** The same port or handlers; each call that is not over at once is counted until it is. */
  following<T extends object>(what: string, port: T): T
  /** What is not over. */
  names(): string[]
  /** When nothing is going on any more, and whoever waited for it has gone on, too. */
  over(): Promise<void>
}

export function createOpenWork(): OpenWork {
  const open = new Map<Promise<unknown>, string>()

  function follow<T>(what: string, work: Promise<T>): Promise<T> {
    const end = (): void => {
      open.delete(work)
    }
    open.set(work, what)
    work.then(end, end)
    return work
  }

  return {
    follow,
    following: (what, port) =>
      new Proxy(port, {
        get(target, name, receiver) {
          const member: unknown = Reflect.get(target, name, receiver)
          if (typeof member !== 'function') return member
          return (...given: unknown[]): unknown => {
            const answer: unknown = Reflect.apply(member, target, given)
            return answer instanceof Promise ? follow(`${what}.${String(name)}`, answer) : answer
          }
        },
      }),
    names: () => [...new Set(open.values())].toSorted(),
    async over() {
      do {
        await Promise.allSettled(open.keys())
        // What waited for it goes on before this, and may ask for more.
        await new Promise((resolve) => {
          setImmediate(resolve)
        })
      } while (open.size > 0)
    },
  }
}
