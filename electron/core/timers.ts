import type { Undo } from './ports.ts'

// For what runs where no counter is open, and so no scheduler: windows, sockets, the command line. What
// throws in them is caught by the process's last handlers. Times are milliseconds.

/** Once, unless it is undone before. It never keeps the process alive. */
export function later(milliseconds: number, run: () => void): Undo {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => {
    clearTimeout(timer)
  }
}

/** Again and again until it is undone. It never keeps the process alive. */
export function every(milliseconds: number, run: () => void): Undo {
  const timer = setInterval(run, milliseconds)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}

/** Whoever waits for it keeps the process alive. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}

/** Keeps the process alive until it is undone. */
export function keepProcessAlive(): Undo {
  const timer = setInterval(() => undefined, 60_000)
  return () => {
    clearInterval(timer)
  }
}
