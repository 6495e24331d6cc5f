interface LateCommit {
  commit: () => void
  /** What becomes of the request when the change is dropped. */
  drop: () => void
  /** Null while the request is not over. */
  timer: NodeJS.Timeout | null
  /** `performance.now()` when the request was over. */
  endedAt: number | null
}

/**
 * Changes that a service makes long after the connection was cut: the slow service behind a lost
 * answer. They run on the service's own timers, counted from the end of the request, or at once when
 * flushed.
 */
export class LateCommits {
  readonly #pending = new Set<LateCommit>()

  get pending(): number {
    return this.#pending.size
  }

  /** Milliseconds since the first request behind one was over; null while none is. */
  get age(): number | null {
    const ends = [...this.#pending].flatMap(({ endedAt }) => endedAt ?? [])
    return ends.length === 0 ? null : performance.now() - Math.min(...ends)
  }

  /** Makes the change so long after the request was over; answers what to call when it is. */
  add(commit: () => void, afterMs: number, drop: () => void = () => undefined): () => void {
    const late: LateCommit = { commit, drop, timer: null, endedAt: null }
    this.#pending.add(late)
    return () => {
      if (late.endedAt !== null || !this.#pending.has(late)) return
      late.endedAt = performance.now()
      late.timer = setTimeout(() => {
        this.#pending.delete(late)
        commit()
      }, afterMs)
    }
  }

  /** What `commit` answers once it is made, so long after now, or null when it is dropped. */
  made<Answer>(commit: () => Answer, afterMs: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      const begin = this.add(
        () => resolve(commit()),
        afterMs,
        () => resolve(null),
      )
      begin()
    })
  }

  /** Makes every pending change now, in the order they were asked. Returns how many. */
  flush(): number {
    const due = [...this.#pending]
    for (const late of due) {
      clearTimeout(late.timer ?? undefined)
      this.#pending.delete(late)
      late.commit()
    }
    return due.length
  }

  /** Drops every pending change: it never happens. */
  cancelAll(): void {
    const dropped = [...this.#pending]
    this.#pending.clear()
    for (const late of dropped) {
      clearTimeout(late.timer ?? undefined)
      late.drop()
    }
  }
}
