import type { AccountTest, CicopassCredentials } from '../../../shared/account.ts'
import type { BikeToRegister, RegisteredBike } from '../../../shared/bike.ts'
import type { Picture } from '../../../shared/check.ts'
import type { Result } from '../../../shared/fault.ts'
import type { ListedOrder, OrderRequest, PlacedOrder } from '../../../shared/order.ts'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'

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
