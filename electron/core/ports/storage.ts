import type { Fault, Result } from '../../../shared/fault.ts'
import type { JobStore } from './stored-jobs.ts'
import type { CustomerStore, HandOverStore, LeadStore } from './stored-people.ts'
import type { ArticleStore, SaleStore, SoldBikeStore } from './stored-sales.ts'

// Everything the counter keeps on disk, behind one transaction.

/** Small values by key, JSON inside. The keys and their schemas: `settings/database-settings.ts`. */
export interface SettingStore {
  read(key: string): string | null
  write(key: string, value: string): void
  remove(key: string): void
}

/** What a database looks like from outside: its form and how full it is, nothing of what is in it. */
export type DatabaseDescription = {
  /** The number of the last migration it went through. */
  form: number
  /** The statements that made its tables, indexes and triggers. */
  schema: string[]
  /** Rows by table. */
  rows: Record<string, number>
}

/** A copy of the database, encrypted with its key. `madeAt` in epoch milliseconds, by its name. */
export type Backup = {
  name: string
  path: string
  madeAt: number
  bytes: number
  kind: 'daily' | 'before-update'
}

export interface Backups {
  /** The newest first. */
  list(): Result<Backup[]>
  /** Makes the day's copy, whole or not at all; null when the last one is not a day old. */
  makeIfDue(): Promise<Result<string | null>>
}

/** What a change of the database came to, whether it answers a `Result` or the value itself. */
export type Written<T> = T extends { ok: false; fault: Fault }
  ? never
  : T extends { ok: true; value: infer V }
    ? V
    : T

export interface Database {
  readonly jobs: JobStore
  readonly sales: SaleStore
  readonly soldBikes: SoldBikeStore
  readonly leads: LeadStore
  readonly articles: ArticleStore
  readonly settings: SettingStore
  readonly handOvers: HandOverStore
  readonly customers: CustomerStore
  readonly backups: Backups
  /**
   * All or nothing, on disk when it returns. A full disk or read-only folder is a fault, and nothing
   * changed. A change that answers a fault is rolled back as one that throws is, and that fault is the
   * answer; one that answers `ok(value)` or any other value is kept, and answers the value.
   */
  write<T>(change: () => T): Result<Written<T>>
  /**
   * Runs it once the transaction that goes on is on disk, and never where it is rolled back; at once
   * where none goes on. Events, wake-ups and messages to the window go through this.
   */
  afterCommit(run: () => void): void
  /** `PRAGMA synchronous` as the live handle answers it: 2 is FULL. */
  synchronous(): number
  describe(): DatabaseDescription
  close(): void
}
