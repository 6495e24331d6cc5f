import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Keychain } from './ports/keychain.ts'
import type { Registry } from './ports/registry.ts'
import type { SalesFeed } from './ports/sales-feed.ts'
import type { StockLookup } from './ports/stock-lookup.ts'
import type { Leads } from './ports/leads.ts'
import type { Customers } from './ports/customers.ts'
import type { Employees } from './ports/employees.ts'
import type { Answers } from './ports/answers.ts'
import type { Browser, CodeDrawer, Files, Printer, ScannerPort } from './ports/device.ts'
import type { Database } from './ports/storage.ts'

export type * from './ports/undo.ts'
export type * from './ports/clock.ts'
export type * from './ports/log.ts'
export type * from './ports/keychain.ts'
export type * from './ports/updater.ts'
export type * from './ports/registry.ts'
export type * from './ports/sales-feed.ts'
export type * from './ports/stock-lookup.ts'
export type * from './ports/leads.ts'
export type * from './ports/customers.ts'
export type * from './ports/employees.ts'
export type * from './ports/answers.ts'
export type * from './ports/device.ts'
export type * from './ports/stored-jobs.ts'
export type * from './ports/stored-sales.ts'
export type * from './ports/stored-people.ts'
export type * from './ports/storage.ts'

/**
 * What the core needs of the world, as interfaces only, a subject a file (`ports/`). Every effect of the
 * counter comes in through one of these, so that all of it runs on plain Node. Times are epoch milliseconds
 * unless a name says otherwise. Nothing here throws for what can be expected to go wrong: that is a `Result`.
 */

/** All that a client of the POS offers. Only the composition root sees it whole. */
export interface Pos extends SalesFeed, StockLookup, Leads, Customers, Employees {}

/** All ports of a counter; a part of it names those it uses: `Pick<Ports, 'clock' | 'log'>`. */
export type Ports = {
  clock: Clock
  log: Log
  keychain: Keychain
  database: Database
  registry: Registry
  /** Of the POS, CycleSoftware: each is what one kind of work needs of it. */
  salesFeed: SalesFeed
  stockLookup: StockLookup
  leads: Leads
  customers: Customers
  employees: Employees
  answers: Answers
  scanner: ScannerPort
  printer: Printer
  files: Files
  browser: Browser
  codes: CodeDrawer
  /** Uniform in [0, 1): jitter. */
  random: () => number
}
