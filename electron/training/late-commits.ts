interface LateCommit {
  commit: () => void
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

  add(commit: () => void, afterMs: number): void {
    const late: LateCommit = {
      commit,
      timer: setTimeout(() => {
        this.#pending.delete(late)
        commit()
      }, afterMs),
    }
    this.#pending.add(late)
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
    for (const late of this.#pending) clearTimeout(late.timer)
    this.#pending.clear()
  }
}
