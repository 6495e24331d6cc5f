import type { ChangingColumn, Column, FixedColumn, SqlValue } from './columns.ts'

/** Whether a member of `R` may be written to. */
type IsChanging<R, M extends keyof R> =
  (<T>() => T extends { [Q in M]: R[M] } ? 1 : 2) extends <T>() => T extends {
    -readonly [Q in M]: R[M]
  }
    ? 1
    : 2
    ? true
    : false

/** A column for each member; one that is not readonly is one that `save` writes. */
export type Columns<R> = {
  readonly [M in keyof R]-?: IsChanging<Pick<R, M>, M> extends true
    ? ChangingColumn<R[M]>
    : FixedColumn<R[M]>
}

/** A table, declared once: what a row is, and every list of its columns. */
export type Table<R> = {
  readonly name: string
  readonly columns: readonly Pick<Column<unknown>, 'name' | 'type' | 'isNullable'>[]
  /** Columns that no member has: the database's own, and those that only statements know. */
  readonly besides: readonly string[]
  readonly read: (row: unknown) => R
  /** What the statements below are bound with, by member. */
  readonly bind: (value: R) => Record<string, SqlValue>
  /** @param more expressions for columns of `besides`, by column */
  insert(more?: Readonly<Record<string, string>>): string
  /** Writes what changes of the row with this `id`. */
  readonly update: string
}

export function defineTable<R extends object>(
  name: string,
  columns: Columns<R>,
  besides: readonly string[] = [],
): Table<R> {
  const members = Object.entries<Column<unknown>>(columns as Record<string, Column<unknown>>)
  const written = members.filter(([, column]) => column.isChanging)
  return {
    name,
    columns: members.map(([, column]) => column),
    besides,
    read(row) {
      if (typeof row !== 'object' || row === null) throw new TypeError(`No row of ${name}`)
      const found = row as Readonly<Record<string, unknown>>
      const read: Record<string, unknown> = {}
      for (const [member, column] of members) read[member] = column.read(found[column.name])
      return read as R
    },
    bind(value) {
      const bound: Record<string, SqlValue> = {}
      for (const [member, column] of members) {
        bound[member] = column.write((value as Readonly<Record<string, unknown>>)[member])
      }
      return bound
    },
    insert(more = {}) {
      const names = [...members.map(([, column]) => column.name), ...Object.keys(more)]
      const values = [...members.map(([member]) => `@${member}`), ...Object.values(more)]
      return `INSERT INTO ${name} (${names.join(', ')}) VALUES (${values.join(', ')})`
    },
    update: `UPDATE ${name} SET ${written
      .map(([member, column]) => `${column.name} = @${member}`)
      .join(', ')} WHERE id = @id`,
  }
}
