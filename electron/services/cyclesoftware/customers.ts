import { z } from 'zod'
import { PosCustomer } from '../../../shared/lead-desk.ts'
import { isRecord, listOf, readEach } from '../records.ts'
import { readWords, wholeNumber, words } from './forms.ts'

const text = words.transform((written) => written ?? '')
const mostPhoneNumbers = 50

function readPhoneNumber(value: unknown): string | null {
  return isRecord(value) ? readWords(value['phone_number']) : readWords(value)
}

const customer = z
  .object({
    customer_id: wholeNumber,
    customer_type_name: text,
    company_name: text,
    attn: words,
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
    phone_numbers: z
      .unknown()
      .optional()
      .transform((numbers) => readEach(numbers, mostPhoneNumbers, readPhoneNumber)),
  })
  .transform((found) => ({
    customerId: found.customer_id,
    ...whoIs(found),
    street: found.street,
    houseNumber: found.house_number,
    houseNumberPostfix: found.house_number_postfix,
    postalCode: found.postcode,
    city: found.city,
    countryCode: found.country_code_iso_3166 ?? 'NL',
    phoneNumber: found.phone_numbers[0] ?? '',
    email: found.email,
  }))
  .pipe(PosCustomer)

type Named = Record<'first_name' | 'initials' | 'insertion' | 'name' | 'attn', string | null> &
  Record<'customer_type_name' | 'company_name', string>

const businessWords =
  /zakelijk|bedrijf|business|company|gesch(?:ä|ae)ft|gewerb|firm|unternehmen|professionn?el|entreprise|soci[eé]t[eé]/iu

const notBusinessWords = /(?:^|[^\p{L}])(?:niet|geen|non|not|nicht|kein\p{L}*|pas)[\s-]/iu

/**
 * A business customer's `name` is the firm, and `company_name` is empty; anybody else may have a firm
 * beside the name (SERVICES.md).
 */
function whoIs(found: Named) {
  const { company_name: company, name, attn } = found
  const person = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' ')
  const own = person(found.first_name ?? found.initials, found.insertion, name)
  const type = found.customer_type_name
  const isBusiness = businessWords.test(type) && !notBusinessWords.test(type)
  if (!isBusiness || company !== '') return { isBusiness, companyName: company, name: own }
  return { isBusiness, companyName: name ?? own, name: attn ?? own }
}

/** A bare list, or wrapped as the POS wraps most of its lists. */
export const FoundCustomers = z.union([
  listOf(customer),
  z.object({ data: listOf(customer) }).transform(({ data }) => data),
])
