import type { Answer } from './answer.ts'
import type { CycleSoftwareOptions } from './cyclesoftware-options.ts'
import { fullName } from './people.ts'
import { customerAnswer } from './pos-answers.ts'
import type { Asked } from './simulated-service.ts'

/** `GET /api/v1/customers/find.json`: what is given has to fit, phone numbers by their digits. */
export function customers(of: CycleSoftwareOptions, asked: Asked): Answer {
  const { phone_number, postal_code, housenumber, email, query } = asked.query
  const plain = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase()
  const wanted = [phone_number, postal_code, housenumber, email, query]
  if (wanted.every((value) => value === undefined || value === '')) {
    return { status: 400, refusal: 'No search criteria given' }
  }
  const fits = (criterion: string | undefined, value: string): boolean =>
    criterion === undefined || criterion === '' || plain(value) === plain(criterion)
  const found = of.shop.customers.filter(
    ({ person }) =>
      fits(phone_number, person.mobile) &&
      fits(postal_code, person.postalCode) &&
      fits(housenumber, person.houseNumber) &&
      fits(email, person.email) &&
      (query === undefined || fullName(person).toLowerCase().includes(query.toLowerCase())),
  )
  return { status: 200, body: found.map(customerAnswer) }
}
