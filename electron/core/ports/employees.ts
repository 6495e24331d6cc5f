import type { Employee } from '../../../shared/employee.ts'
import type { Result } from '../../../shared/fault.ts'

/** The shop’s staff, as the POS knows them. */
export interface Employees {
  /** Who works at the shop. A right of its own: `common`. */
  employees(): Promise<Result<Employee[]>>
}
