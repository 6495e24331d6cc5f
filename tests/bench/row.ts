/** One line of the table: a figure of this run, and what it has to be. */
export type BenchRow = {
  what: string
  figure: number
  unit: '×' | 'ms' | 'MB' | 'scans/s' | '%'
  /** Null: reported only. */
  goal: { at: 'least' | 'most'; figure: number } | null
  /** What was compared with what, how often, and the figures behind it. */
  detail: string
}

/** What a file in `rows/` exports: it runs in a process of its own, with `--expose-gc`. */
export type Bench = () => Promise<BenchRow[]>

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5)
}

/** The figure that so large a share of them does not exceed: 0.99 is the p99. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const place = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  const figure = sorted[place]
  if (figure === undefined) throw new TypeError('Nothing was measured.')
  return figure
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function rounded(figure: number, digits = 2): string {
  return figure.toFixed(digits)
}
