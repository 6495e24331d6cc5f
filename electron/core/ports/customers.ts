import type { Result } from '../../../shared/fault.ts'
import type { PosCustomer } from '../../../shared/lead-desk.ts'

/** The shop’s customers, as the POS knows them. */
export interface Customers {
  /** At least one criterion. A right of its own: `resources`. */
  findCustomers(by: {
    phoneNumber?: string | undefined
    postalCode?: string | undefined
    houseNumber?: string | undefined
  }): Promise<Result<PosCustomer[]>>
}
