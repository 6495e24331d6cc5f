import type { SalePaper } from '../../../shared/paper.ts'
import type { DraftBike, SaleBike } from '../../../shared/registration.ts'
import type { StockObject } from '../../../shared/stock.ts'
import type { TillBike } from '../../../shared/till-sale.ts'

// Sales, bikes that the till sold and what was learned of articles, as they lie on disk. Times are epoch milliseconds.

export type StoredSale = {
  readonly id: string
  readonly soldAt: number
  readonly barcode: string | null
  /** Set when the shield goes to a bike that was registered already. */
  readonly existingBikeId: number | null
  readonly operator: string | null
  /** These follow a job that was edited and sent again. */
  bike: SaleBike
  frameNumber: { asRead: string; sent: string; compared: string }
  shieldCode: string | null
  registerJob: string | null
  linkJob: string | null
  undoneAt: number | null
  /** Its certificates, once made. */
  papers: SalePaper[]
}

export interface SaleStore {
  add(sale: StoredSale): void
  get(id: string): StoredSale | null
  /** Writes the members of `StoredSale` that are not readonly. */
  save(sale: StoredSale): void
  /** Newest first. */
  since(soldAt: number): StoredSale[]
  /** The last ones, newest first. */
  newest(limit: number): StoredSale[]
  /** The sale a job belongs to. */
  ofJob(jobId: string): StoredSale | null
}

/** A bike that was sold at the till. Times are epoch milliseconds. */
export type StoredSoldBike = {
  readonly id: string
  /** The account that read it. */
  readonly account: string
  readonly posAccount: string
  readonly transaction: string
  readonly item: string
  soldAt: number
  priceCents: number | null
  barcode: string | null
  /** Compared form; null when the POS has no number that can be one. */
  frameCompared: string | null
  /** What the sale says of the bike, and what the stock object adds, once it was read. */
  bike: TillBike
  stock: StockObject | null
  /** Taken back at the till. */
  returnedAt: number | null
  /** Somebody saw that it was taken back after it was registered. */
  returnSeenAt: number | null
  dismissedAt: number | null
  dismissedBecause: string | null
  dismissedBy: string | null
  /** The sale of this counter that registers it. */
  saleId: string | null
  /** Nothing is left to do: it leaves the worklist. */
  settledAt: number | null
}

/** A bike that was taken back at the till. */
export type StoredReturn = {
  readonly account: string
  readonly posAccount: string
  readonly transaction: string
  readonly item: string
  readonly returnedAt: number
  /** The transaction it takes back, when the POS says. */
  readonly credits: string | null
  readonly objectId: number | null
  readonly frameCompared: string | null
  /** The sold bike it took back, once found. */
  soldBikeId: string | null
}

export interface SoldBikeStore {
  add(bike: StoredSoldBike): void
  get(id: string): StoredSoldBike | null
  /** Writes the members of `StoredSoldBike` that are not readonly. */
  save(bike: StoredSoldBike): void
  /** Newest first. */
  unsettled(account: string): StoredSoldBike[]
  /** Newest first. */
  since(account: string, soldAt: number): StoredSoldBike[]
  ofTransaction(
    of: Pick<StoredSoldBike, 'account' | 'posAccount' | 'transaction'>,
  ): StoredSoldBike[]
  ofSale(saleId: string): StoredSoldBike | null
  withFrame(account: string, frameCompared: string): StoredSoldBike[]
  withObject(account: string, objectId: number): StoredSoldBike[]
  /** Once each; a return that is known already is left as it is. */
  addReturn(returned: StoredReturn): void
  /** What one transaction took back. */
  returnsOf(of: Pick<StoredReturn, 'account' | 'posAccount' | 'transaction'>): StoredReturn[]
  /** Returns since then whose sold bike was not found yet. */
  openReturns(account: string, since: number): StoredReturn[]
  saveReturn(returned: StoredReturn): void
  /** Until when everything this account booked was read; null when it never was. */
  readUntil(account: string): number | null
  saveReadUntil(account: string, at: number): void
}

/** What staff entered last time for a product code, and what they said a POS word means. */
export interface ArticleStore {
  learned(barcode: string): DraftBike | null
  learn(barcode: string, bike: DraftBike, at: number): void
  /** Everything that was learned, the newest first. */
  allLearned(): { barcode: string; bike: DraftBike; learnedAt: number }[]
  forget(barcode: string): void
  /** Product codes, article numbers and object codes by which the POS of this account knows things. */
  addPosCodes(account: string, codes: readonly string[]): void
  /** Whether the POS of this account has a text as such a code. */
  isPosCode(account: string, text: string): boolean
  /** The registry value staff gave for a word of the POS; words are compared in lower case. */
  wordMeans(field: 'color' | 'type' | 'audience', word: string): string | null
  teachWord(entry: {
    field: 'color' | 'type' | 'audience'
    word: string
    value: string
    at: number
  }): void
}
