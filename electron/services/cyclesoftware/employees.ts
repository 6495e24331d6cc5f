import { z } from 'zod'
import { Employee } from '../../../shared/employee.ts'
import { listOf } from '../records.ts'
import { maybe, wholeNumber, words } from './forms.ts'
import { pagination } from './schemas.ts'

const employee = z
  .object({
    employee_id: wholeNumber,
    employee_name: words,
    is_active: maybe,
    verification_hash: words,
  })
  .transform((one) => ({
    employeeId: one.employee_id,
    name: one.employee_name ?? '',
    // Only who is said to have left has left.
    isActive: one.is_active ?? true,
    verificationHash: one.verification_hash,
  }))
  .pipe(Employee)

export const EmployeesPage = z
  .object({ data: listOf(employee), pagination })
  .transform(({ data: { entries, unreadable }, ...page }) => ({
    ...page,
    data: entries,
    unreadable,
  }))
