/**
 * Readers for the columns of an answer that is no row of one table (`tables.ts`). The tables are STRICT, so a column of another type than asked is
 * a defect of a statement of ours, and they throw.
 */
export function readText(row: unknown, column: string): string {
  const value = readColumn(row, column)
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`)
  return value
}

export function readTextOrNull(row: unknown, column: string): string | null {
  const value = readColumn(row, column)
  if (value !== null && typeof value !== 'string') throw new TypeError(`${column} is no text`)
  return value
}

export function readNumber(row: unknown, column: string): number {
  const value = readColumn(row, column)
  if (typeof value !== 'number') throw new TypeError(`${column} is no number`)
  return value
}

export function readNumberOrNull(row: unknown, column: string): number | null {
  const value = readColumn(row, column)
  if (value !== null && typeof value !== 'number') throw new TypeError(`${column} is no number`)
  return value
}

function readColumn(row: unknown, column: string): unknown {
  if (typeof row !== 'object' || row === null || !(column in row)) {
    throw new TypeError(`The row has no column ${column}`)
  }
  return (row as Readonly<Record<string, unknown>>)[column]
}
