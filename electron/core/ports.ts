import type {
  AccountTest,
  CicopassCredentials,
  CyclesoftwareCredentials,
} from '../../shared/account.ts'
import type { BikeToRegister, RegisteredBike } from '../../shared/bike.ts'
import type { Picture } from '../../shared/check.ts'
import type { Employee } from '../../shared/employee.ts'
import type { Result, ServiceName } from '../../shared/fault.ts'
import type { PaperForm } from '../../shared/paper.ts'
import type { Lead, LeadRequest } from '../../shared/lead.ts'
import type { PosCustomer } from '../../shared/lead-desk.ts'
import type { ListedOrder, OrderRequest, PlacedOrder } from '../../shared/order.ts'
import type { RecoveryReport, TheftReport } from '../../shared/theft.ts'
import type { ScannerLine } from '../../shared/scanner-line.ts'
import type { ChosenScanner, ScannerPortDescription, ScannerStatus } from '../../shared/status.ts'
import type { PlatformKey, StockLine, StockObject, Store, StoreId } from '../../shared/stock.ts'
import type { FeedProblem, TillSale } from '../../shared/till-sale.ts'
import type { Release } from '../../shared/update.ts'
import type { SecretKey } from './settings/secrets.ts'
import type { Database } from './stores.ts'

export type * from './stores.ts'

/**
 * What the core needs of the world, as interfaces only. Every effect of the counter comes in through
 * one of these, so that all of it runs on plain Node. Times are epoch milliseconds unless a name
 * says otherwise. Nothing here throws for what can be expected to go wrong: that is a `Result`.
 */

/** Undoes a subscription. */
export type Undo = () => void

export interface Clock {
  now(): number
  /**
   * Whole milliseconds since this computer started: the same for every process, and nothing moves it
   * but time (nobody can set it). A computer that sleeps may not count its sleep.
   */
  elapsed(): number
  /**
   * Runs once after `milliseconds`; the answer cancels it. Never keeps the process alive. What it
   * throws, or its promise, is the scheduler's to report (`scheduler.ts`).
   */
  after(milliseconds: number, run: () => unknown): Undo
}

/** Redaction happens behind this, not at each call. Never pass credentials all the same. */
export interface Log {
  info(message: string, details?: Record<string, unknown>): void
  warn(message: string, details?: Record<string, unknown>): void
  error(message: string, details?: Record<string, unknown>): void
  /**
   * What is logged while `run` runs, and by whatever it starts, carries this: from a click
   * (`request`) or a job to the last line about it, the requests it made included.
   */
  within<T>(trail: Record<string, string>, run: () => T): T
}

/** Secrets by name. No implementation falls back to plain text: none or locked is a fault. */
export type SecretName = SecretKey
export interface Keychain {
  /** `null` when there is no such secret. */
  read(name: SecretName): Promise<Result<string | null>>
  write(name: SecretName, secret: string): Promise<Result<void>>
  remove(name: SecretName): Promise<Result<void>>
}

/**
 * Brings new versions of the counter. It hands nothing on that is not signed by whoever releases it.
 * One thing at a time: the desk sees to that.
 */
export interface Updater {
  /** Why this copy of the counter cannot be replaced by itself; null: it can. */
  cannot(): 'not-installed' | 'no-key' | null
  /** Installing asks for a password of the system. */
  needsPerson(): boolean
  /** The release that is newer than this counter, or null. */
  look(server: string): Promise<Result<Release | null>>
  /** Fetches what `look` found last. A download that was broken off goes on where it ended. */
  download(how: { signal: AbortSignal; received: (bytes: number) => void }): Promise<Result<void>>
  /** Starts the installer of what was downloaded; the program then ends by itself. */
  install(): Promise<Result<void>>
}

/** The registry, Cicopass. Faults of `shared/fault.ts` say what an answer means. */
export interface Registry {
  /** Makes the login call with these credentials and keeps nothing. */
  tryCredentials(
    credentials: CicopassCredentials,
  ): Promise<Result<Omit<AccountTest, 'neededScopes'> & { company: string | null }>>
  register(bike: BikeToRegister): Promise<Result<RegisteredBike>>
  bike(id: number): Promise<Result<RegisteredBike>>
  /** At least one criterion. Dates are ISO 8601. */
  lookup(criteria: LookupCriteria): Promise<SearchResult>
  stolenSearch(by: { frameNumber: string } | { shieldCode: string }): Promise<SearchResult>
  linkShield(link: {
    bikeId: number
    shieldCode: string
  }): Promise<Result<{ serviceWords: string | null }>>
  /** Any 2xx is success: the answer is not published. */
  markStolen(bikeId: number, report: TheftReport): Promise<Result<{ serviceWords: string | null }>>
  markFound(
    bikeId: number,
    report: RecoveryReport,
  ): Promise<Result<{ serviceWords: string | null }>>
  orderShields(order: OrderRequest): Promise<Result<PlacedOrder>>
  /** `unreadable`: so many more are there that cannot be told apart. */
  orders(): Promise<
    { ok: true; value: ListedOrder[]; unreadable: number } | Extract<Result<never>, { ok: false }>
  >
  /** A picture of a bike, by the address that one of the registry's own answers gave. */
  picture(address: string): Promise<Result<Picture>>
  /** Forgets the token, so that the next call signs in with what the keychain holds then. */
  forgetSession(): void
}

/**
 * A record of a search of which the id, the frame number or the status cannot be read. Whatever reads
 * stolen is never among them: it is a hit, at worst with `unknownBikeId` and an empty frame number.
 */
export type UnreadableHit = { id: number | null; frameNumber: string | null }

/** What a search found, and the records that nobody can tell anything about. */
export type SearchResult =
  | { ok: true; value: RegisteredBike[]; unreadable: readonly UnreadableHit[] }
  | Extract<Result<never>, { ok: false }>

export type LookupCriteria = {
  frameNumber?: string | undefined
  brand?: string | undefined
  color?: string | undefined
  fromDate?: string | undefined
  toDate?: string | undefined
}

/** The shop's POS, CycleSoftware. */
export interface Pos {
  /** The rights its calls need, by the service's names for them. */
  readonly neededScopes: readonly string[]
  keys(credentials?: Omit<CyclesoftwareCredentials, 'store'>): Promise<Result<PlatformKey[]>>
  stores(): Promise<Result<Store[]>>
  stock(barcodes: readonly string[]): Promise<Result<{ stores: Store[]; stock: StockLine[] }>>
  /** Only for an object of our own account: an id has no meaning in another. */
  stockObject(objectId: number): Promise<Result<StockObject>>
  /**
   * Booked sales that were changed on the shop's days of `from` to `to` (epoch milliseconds), one page
   * a call: `next` reads on, and is null at the end.
   */
  bookedSales(
    of: { from: number; to: number; store: StoreId | null } | { next: string },
  ): Promise<Result<{ sales: TillSale[]; problems: FeedProblem[]; next: string | null }>>
  createLead(lead: LeadRequest): Promise<Result<Lead>>
  lead(uuid: string): Promise<Result<Lead>>
  /** At least one criterion. A right of its own: `resources`. */
  findCustomers(by: {
    phoneNumber?: string | undefined
    postalCode?: string | undefined
    houseNumber?: string | undefined
  }): Promise<Result<PosCustomer[]>>
  /** Who works at the shop. A right of its own: `common`. */
  employees(): Promise<Result<Employee[]>>
  /** Answers nothing of the lead: read it again afterwards. */
  cancelLead(uuid: string): Promise<Result<void>>
}

/** Told of every answer, so that the core knows the allowance, the service's clock and its health. */
export type AnswerSeen = {
  service: ServiceName
  call: string
  /** The name of the account that asked; absent where nobody knows. */
  account?: string | undefined
  /** `null`: nothing came back. */
  status: number | null
  /** The `Date` header in epoch milliseconds. */
  serviceTime: number | null
  limits: RateLimits | null
  faultKind: string | null
  /** The certificate is not valid at the time this computer has: its clock may be wrong. */
  certificateDate: boolean
  /** The right the call needs, by the service's own name, where it has one. */
  scope?: string | undefined
  /** How many records of it could not be read and were left out. */
  unreadable?: number
}

export type RateLimits = {
  minutelyLimit: number | null
  minutelyRemaining: number | null
  dailyLimit: number | null
  dailyRemaining: number | null
  /** Epoch milliseconds. */
  dailyReset: number | null
}

/** One of the scanners, by `scannerKey`, and how it is. */
export type OneScanner = ScannerStatus & { key: string; line: ScannerLine }

/** The scanners hand over raw bytes; what they mean is decided in `shared/scan-framing.ts`. */
export interface ScannerPort {
  ports(): Promise<Result<ScannerPortDescription[]>>
  /** Opens just these and keeps them open, on whatever path they come back. Those that stay are left alone. */
  use(scanners: readonly ChosenScanner[]): void
  /** What `use` was last given. */
  chosen(): readonly ChosenScanner[]
  statuses(): OneScanner[]
  onBytes(listener: (bytes: Uint8Array, from: OneScanner) => void): Undo
  onStatus(listener: (scanner: OneScanner) => void): Undo
  close(): Promise<void>
}

export interface Printer {
  /**
   * One document from complete HTML with everything inlined. The counter's own font families
   * (`Atkinson Hyperlegible Next Variable`, `… Mono Variable`) are put into its first `<style>`.
   * `receipt` and `receipt-58`: on a roll of 80 or 58 mm, one page as long as it needs.
   */
  pdf(html: string, form: PaperForm): Promise<Result<Uint8Array>>
}

export interface Files {
  /** Writes whole or not at all and answers the path. */
  saveCertificate(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** Writes whole or not at all, as the pieces come, and answers the path. Read by this user only. */
  saveExport(fileName: string, pieces: Iterable<string>): Promise<Result<string>>
  saveReport(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** A list of the shop itself. */
  saveList(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** Hands the file to the system's viewer. */
  open(path: string): Promise<Result<void>>
}

export interface Browser {
  /** Opens a page in the system's browser; https only. */
  open(address: string): Promise<Result<void>>
}

/** A code as SVG markup for print. */
export interface CodeDrawer {
  qr(text: string): string
  /** Code 128, which every scanner reads as it comes from the factory. */
  code128(text: string): string
  /** Code 128 that ends with FNC3: a command for the scanner, which it does not pass on. */
  scannerCommand(command: string): string
}

export type Ports = {
  clock: Clock
  log: Log
  keychain: Keychain
  database: Database
  registry: Registry
  pos: Pos
  /** Told by the clients of every answer. */
  answers: { onAnswer(listener: (answer: AnswerSeen) => void): Undo }
  scanner: ScannerPort
  printer: Printer
  files: Files
  browser: Browser
  codes: CodeDrawer
  /** Uniform in [0, 1): jitter. */
  random: () => number
}
