import { z } from 'zod'
import { PosCustomer } from '../../../shared/lead-desk.ts'
import { wholeNumber, words } from './forms.ts'

const text = words.transform((written) => written ?? '')
const phoneNumber = z.object({ phone_number: text })

const customer = z
  .object({
    customer_id: wholeNumber,
    first_name: words,
    initials: words,
    insertion: words,
    name: words,
    street: text,
    house_number: text,
    house_number_postfix: text,
    postcode: text,
    city: text,
    country_code_iso_3166: words,
    email: text,
    phone_numbers: z.array(phoneNumber).nullish().catch([]),
  })
  .transform((found) => ({
    customerId: found.customer_id,
    name: [found.first_name ?? found.initials, found.insertion, found.name]
      .filter((part) => part !== null)
      .join(' '),
    street: found.street,
    houseNumber: found.house_number,
    houseNumberPostfix: found.house_number_postfix,
    postalCode: found.postcode,
    city: found.city,
    countryCode: found.country_code_iso_3166 ?? 'NL',
    phoneNumber:
      found.phone_numbers?.map((one) => one.phone_number).find((number) => number !== '') ?? '',
    email: found.email,
  }))
  .pipe(PosCustomer)

/** A bare list, or wrapped as the POS wraps most of its lists. */
export const FoundCustomers = z.union([
  z.array(customer),
  z.object({ data: z.array(customer) }).transform(({ data }) => data),
])
