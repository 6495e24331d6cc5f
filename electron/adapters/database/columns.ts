import type { z } from 'zod'
import { readJson } from './stored-json.ts'

export type SqlValue = string | number | null

/** One column of a table and what it is in the counter. */
export type Column<T> = {
  readonly name: string
  readonly type: 'TEXT' | 'INTEGER'
  readonly isNullable: boolean
  /** Whether `save` writes it; the others stay as they were added. */
  readonly isChanging: boolean
  /**
   * `undefined`: the row has no such column. The tables are STRICT, so that another type than declared is a
   * defect of a statement of ours: it throws.
   */
  read(value: unknown): T
  write(value: T): SqlValue
}
export type FixedColumn<T> = Column<T> & { readonly isChanging: false }
export type ChangingColumn<T> = Column<T> & { readonly isChanging: true }

type Kind = Pick<Column<unknown>, 'name' | 'type' | 'isNullable'>

function column<T>(
  kind: Kind,
  { read, write }: { read: (value: unknown) => T; write: (value: T) => SqlValue },
): FixedColumn<T> {
  return { ...kind, isChanging: false, read, write }
}

const itself = <T extends SqlValue>(value: T): SqlValue => value

export function text(name: string): FixedColumn<string> {
  const read = (value: unknown): string => textOf(name, value)
  return column({ name, type: 'TEXT', isNullable: false }, { read, write: itself })
}

export function textOrNull(name: string): FixedColumn<string | null> {
  const read = (value: unknown): string | null => (value === null ? null : textOf(name, value))
  return column({ name, type: 'TEXT', isNullable: true }, { read, write: itself })
}

export function integer(name: string): FixedColumn<number> {
  const read = (value: unknown): number => numberOf(name, value)
  return column({ name, type: 'INTEGER', isNullable: false }, { read, write: itself })
}

export function integerOrNull(name: string): FixedColumn<number | null> {
  const read = (value: unknown): number | null => (value === null ? null : numberOf(name, value))
  return column({ name, type: 'INTEGER', isNullable: true }, { read, write: itself })
}

/** 0 or 1. */
export function flag(name: string): FixedColumn<boolean> {
  const read = (value: unknown): boolean => numberOf(name, value) === 1
  const write = (value: boolean): number => (value ? 1 : 0)
  return column({ name, type: 'INTEGER', isNullable: false }, { read, write })
}

/** One of the words of a schema; another one throws: no version of the counter wrote it. */
export function word<T extends string>(
  name: string,
  words: { parse(text: unknown): T },
): FixedColumn<T> {
  const read = (value: unknown): T => words.parse(textOf(name, value))
  return column({ name, type: 'TEXT', isNullable: false }, { read, write: itself })
}

/** A word that may be missing; what another version wrote counts as `otherwise`. */
export function wordOrNull<T extends string>(
  name: string,
  words: z.ZodType<T>,
  otherwise: T,
): FixedColumn<T | null> {
  const read = (value: unknown): T | null => {
    if (value === null) return null
    const parsed = words.safeParse(textOf(name, value))
    return parsed.success ? parsed.data : otherwise
  }
  return column({ name, type: 'TEXT', isNullable: true }, { read, write: itself })
}

/** JSON; null where it is damaged or of another shape by now, which is the reader's to make up for. */
export function json<T>(name: string, shape: z.ZodType<T>): FixedColumn<T | null> {
  return column<T | null>(
    { name, type: 'TEXT', isNullable: false },
    {
      read: (value) => readJson(textOf(name, value), shape),
      write: (value) => JSON.stringify(value),
    },
  )
}

/** As `json`, of which there may be none. */
export function jsonOrNull<T>(name: string, shape: z.ZodType<T>): FixedColumn<T | null> {
  return column<T | null>(
    { name, type: 'TEXT', isNullable: true },
    {
      read: (value) => (value === null ? null : readJson(textOf(name, value), shape)),
      write: (value) => (value === null ? null : JSON.stringify(value)),
    },
  )
}

/** What `save` writes. */
export function changing<T>(fixed: Column<T>): ChangingColumn<T> {
  return { ...fixed, isChanging: true }
}

/** A database that is carried over may be of an earlier form, whose rows do not have it: null. */
export function addedLater<T>(later: FixedColumn<T>): FixedColumn<T | null>
export function addedLater<T>(later: ChangingColumn<T>): ChangingColumn<T | null>
export function addedLater<T>(later: Column<T>): Column<T | null> {
  return {
    ...later,
    read: (value) => (value === undefined ? null : later.read(value)),
    write: (value) => (value === null ? null : later.write(value)),
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') throw wrong(name, value)
  return value
}

function numberOf(name: string, value: unknown): number {
  if (typeof value !== 'number') throw wrong(name, value)
  return value
}

function wrong(name: string, value: unknown): TypeError {
  if (value === undefined) return new TypeError(`The row has no column ${name}`)
  return new TypeError(`${name} is no ${typeof value === 'string' ? 'number' : 'text or number'}`)
}
