interface LateCommit {
  commit: () => void
  /** What becomes of the request when the change is dropped. */
  drop: () => void
  timer: NodeJS.Timeout
}

/**
 * Changes that a service makes long after it cut the connection: the slow service behind a lost
 * answer. They run on the service's own timers, or at once when flushed.
 */
export class LateCommits {
  readonly #pending = new Set<LateCommit>()

  get pending(): number {
    return this.#pending.size
  }

  add(commit: () => void, afterMs: number, drop: () => void = () => undefined): void {
    const late: LateCommit = {
      commit,
      drop,
      timer: setTimeout(() => {
        this.#pending.delete(late)
        commit()
      }, afterMs),
    }
    this.#pending.add(late)
  }

  /** What `commit` answers once it is made, or null when it is dropped. */
  made<Answer>(commit: () => Answer, afterMs: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      this.add(
        () => resolve(commit()),
        afterMs,
        () => resolve(null),
      )
    })
  }

  /** Makes every pending change now, in the order they were asked. Returns how many. */
  flush(): number {
    const due = [...this.#pending]
    for (const late of due) {
      clearTimeout(late.timer)
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
      clearTimeout(late.timer)
      late.drop()
    }
  }
}
