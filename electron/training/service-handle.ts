import type { CicopassAccount, CycleSoftwareAccount } from './accounts.ts'
import type { Allowance, Limits } from './allowance.ts'
import type { CicopassSettings } from './cicopass-options.ts'
import type { CycleSoftwareSettings } from './cyclesoftware-options.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Faults } from './faults.ts'
import type { Lead, LeadStatus } from './leads.ts'
import type { Profile } from './profile.ts'
import type { Received } from './received.ts'
import type { Registry, RegistryBike, ShieldLink, ShieldOrder, Theft } from './registry.ts'
import { creditOf, ringUp, type CreditSigns, type Sale } from './sales.ts'
import type { Shop } from './shop.ts'
import type { SimulatedService } from './simulated-service.ts'
import type { Tokens } from './tokens.ts'

/** What both services let a test do, beside and beyond their HTTP calls. */
class ServiceHandle {
  readonly faults: Faults
  readonly #server: SimulatedService
  readonly #settings: { errorForm: ErrorForm; limits: Limits | null }
  readonly #allowance: Allowance

  constructor(of: {
    server: SimulatedService
    settings: { errorForm: ErrorForm; limits: Limits | null }
    allowance: Allowance
    faults: Faults
  }) {
    this.#server = of.server
    this.#settings = of.settings
    this.#allowance = of.allowance
    this.faults = of.faults
  }

  /** `http://127.0.0.1:<port>`, the same after `goOffline` and `goOnline`. */
  get url(): string {
    return this.#server.url
  }

  /** Every request, oldest first. */
  get received(): readonly Received[] {
    return this.#server.received
  }

  /** The form errors come in. */
  get errorForm(): ErrorForm {
    return this.#settings.errorForm
  }

  set errorForm(form: ErrorForm) {
    this.#settings.errorForm = form
  }

  get limits(): Limits | null {
    return this.#settings.limits
  }

  set limits(limits: Limits | null) {
    this.#settings.limits = limits
  }

  get isOnline(): boolean {
    return this.#server.line.isOnline
  }

  /** Refuses connections and resets open ones, for `ms` or until `goOnline`. */
  goOffline(ms?: number): Promise<void> {
    return this.#server.line.goOffline(ms)
  }

  goOnline(): Promise<void> {
    return this.#server.line.goOnline()
  }

  /** A silent connection is cut after so many milliseconds, as networks do; never, unless told. */
  set longestSilence(milliseconds: (received: Received) => number) {
    this.#server.longestSilence = milliseconds
  }

  /** How many late commits are still to come. */
  get lateCommits(): number {
    return this.#server.lateCommits.pending
  }

  /** Milliseconds since the first request behind one of them was over; null while none is. */
  get lateCommitAge(): number | null {
    return this.#server.lateCommits.age
  }

  /** Makes them all now; answers how many. */
  flushLateCommits(): number {
    return this.#server.lateCommits.flush()
  }

  /** Drops them all: they never happen. */
  dropLateCommits(): void {
    this.#server.lateCommits.cancelAll()
  }

  /**
   * Spends an allowance as a second counter would. The account is the e-mail address at Cicopass,
   * `1` at CycleSoftware, whose users share one limit.
   */
  spendAllowance(account: string, requests: number): void {
    this.#allowance.spend(account, requests)
  }

  /** Calls back for every request when the service is done with it. Returns its undo. */
  onReceived(listener: (received: Received) => void): () => void {
    return this.#server.onReceived(listener)
  }

  /** The requests of one call, oldest first. */
  receivedOf(call: Received['call']): Received[] {
    return this.received.filter((received) => received.call === call)
  }
}

/** The registry's handle. */
export class CicopassHandle extends ServiceHandle {
  /** The registry's own truth. */
  readonly registry: Registry
  readonly #settings: CicopassSettings
  readonly #tokens: Tokens

  constructor(of: {
    server: SimulatedService
    settings: CicopassSettings
    allowance: Allowance
    faults: Faults
    registry: Registry
    tokens: Tokens
  }) {
    super(of)
    this.registry = of.registry
    this.#settings = of.settings
    this.#tokens = of.tokens
  }

  get profile(): Profile {
    return this.#settings.profile
  }

  set profile(profile: Profile) {
    this.#settings.profile = profile
  }

  /** May be changed: passwords, rights, free registrations, more accounts. */
  get accounts(): CicopassAccount[] {
    return this.#settings.accounts
  }

  /** How long a token counts from now on, in milliseconds. */
  get tokenTtlMs(): number {
    return this.#tokens.ttlMs
  }

  set tokenTtlMs(ms: number) {
    this.#tokens.ttlMs = ms
  }

  /** Every token given out so far stops working. */
  expireTokens(): void {
    this.#tokens.expireAll()
  }

  get bikes(): readonly RegistryBike[] {
    return this.registry.bikes
  }

  /** Bikes that a request registered, not the seed. */
  get registrations(): RegistryBike[] {
    return this.registry.bikes.filter((bike) => bike.registeredBy !== null)
  }

  get shieldLinks(): readonly ShieldLink[] {
    return this.registry.shieldLinks
  }

  /** Links that a request made, not the seed. */
  get linksMade(): ShieldLink[] {
    return this.registry.shieldLinks.filter((link) => link.linkedBy !== null)
  }

  get thefts(): readonly Theft[] {
    return this.registry.thefts
  }

  get orders(): readonly ShieldOrder[] {
    return this.registry.orders
  }
}

/** The POS's handle. */
export class CycleSoftwareHandle extends ServiceHandle {
  readonly shop: Shop
  /** Leads as the dealer's back office has them. */
  readonly leads: readonly Lead[]
  readonly #settings: CycleSoftwareSettings
  readonly #now: () => number

  constructor(of: {
    server: SimulatedService
    settings: CycleSoftwareSettings
    allowance: Allowance
    faults: Faults
    shop: Shop
    leads: Lead[]
    now: () => number
  }) {
    super(of)
    this.shop = of.shop
    this.leads = of.leads
    this.#settings = of.settings
    this.#now = of.now
  }

  get accounts(): CycleSoftwareAccount[] {
    return this.#settings.accounts
  }

  /** Whether it answers as `untidy.ts` has it. */
  get isUntidy(): boolean {
    return this.#settings.isUntidy
  }

  set isUntidy(isUntidy: boolean) {
    this.#settings.isUntidy = isUntidy
  }

  /** Transactions on one page of the sales feed. */
  get pageSize(): number {
    return this.#settings.pageSize
  }

  set pageSize(pageSize: number) {
    this.#settings.pageSize = pageSize
  }

  /** Sells a bike of account 1 at the till now: it leaves the stock and enters the sales feed. */
  sell(objectId: number): Sale {
    const item = this.shop.stock.find(
      (known) => known.account === '1' && known.objectId === objectId && !known.isSold,
    )
    const employee = this.shop.employees[0]
    const customer = this.shop.customers[objectId % this.shop.customers.length]
    if (item === undefined || employee === undefined) {
      throw new Error(`There is no unsold bike ${String(objectId)} in stock.`)
    }
    const sale = ringUp({
      item,
      number: Math.max(22_222_900, ...this.shop.sales.map((known) => known.number)) + 1,
      at: this.#now(),
      employee,
      customer: customer ?? null,
      discountCents: 0,
      accessory: false,
      isFinal: true,
    })
    this.shop.sales.push(sale)
    return sale
  }

  /** Takes a whole transaction back at the till now: its bikes are in stock again. */
  credit(number: number, { signs, store }: { signs?: CreditSigns; store?: string } = {}): Sale {
    const sale = this.shop.sales.find((known) => known.number === number && known.credits === null)
    if (sale === undefined) throw new Error(`There is no sale ${String(number)} to credit.`)
    const last = Math.max(...this.shop.sales.map((known) => known.number))
    const credit = creditOf(sale, {
      number: last + 1,
      at: this.#now(),
      signs: signs ?? this.#settings.creditSigns,
    })
    if (store !== undefined) credit.store = store
    this.shop.sales.push(credit)
    return credit
  }

  /** The dealer's side: notices, accepts, declines … a lead. */
  setLeadStatus(uuid: string, status: LeadStatus): void {
    const lead = this.leads.find((known) => known.uuid === uuid)
    if (lead === undefined) throw new Error(`There is no lead ${uuid}.`)
    lead.status = status
    lead.modifiedAt = this.#now()
  }
}
