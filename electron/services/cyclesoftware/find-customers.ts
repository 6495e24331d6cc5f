import { readHouseNumber } from '../../../shared/house-number.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import { readPostalCode } from '../../../shared/postal-code.ts'
import type { PosCustomer } from '../../../shared/lead-desk.ts'
import { readTelephone, telephonesIn } from '../../../shared/telephone.ts'
import type { Pos } from '../../core/ports.ts'

type Asked = {
  country: () => Promise<Result<string>>
  find: (query: Record<string, string>) => Promise<Result<PosCustomer[]>>
}

/**
 * Finds customers by every spelling of what they were asked by. How the POS compares is not published,
 * so it is asked in one form after the other until it knows somebody: a telephone number as it is
 * dialled at home, with its country, and as it was typed; a house number without and with what stands
 * behind it.
 */
export async function findCustomers(
  { phoneNumber, postalCode, houseNumber }: Parameters<Pos['findCustomers']>[0],
  { country, find }: Asked,
): Promise<Result<PosCustomer[]>> {
  const home = await country()
  if (!home.ok) return home
  const phones = phoneNumber === undefined ? [undefined] : formsOfPhones(phoneNumber, home.value)
  const houses = houseNumber === undefined ? [undefined] : formsOfHouse(houseNumber)
  const code = postalCode === undefined ? undefined : readPostalCode(postalCode)
  for (const phone of phones) {
    for (const house of houses) {
      const found = await find({
        ...(phone === undefined ? {} : { phone_number: phone }),
        ...(code === undefined ? {} : { postal_code: code }),
        ...(house === undefined ? {} : { housenumber: house }),
      })
      if (!found.ok) return found
      if (found.value.length > 0) return ok(ofHouse(found.value, houseNumber))
    }
  }
  return ok([])
}

/** Of each number that stands in the field. */
function formsOfPhones(typed: string, country: string): string[] {
  return [...new Set(telephonesIn(typed, country).flatMap((one) => formsOfPhone(one, country)))]
}

function formsOfPhone(typed: string, country: string): string[] {
  const number = readTelephone(typed, country)
  const written = typed.trim()
  if (number === null) return [written]
  const { national, international } = number
  return [...new Set([national, international, `00${international.slice(1)}`, written])]
}

function formsOfHouse(typed: string): string[] {
  const house = readHouseNumber(typed)
  const written = typed.trim()
  if (house === null) return [written]
  return [...new Set([house.number, `${house.number}${house.postfix}`, written])]
}

/** Those at exactly this door, where there are any; otherwise everybody of the number. */
function ofHouse(customers: PosCustomer[], typed: string | undefined): PosCustomer[] {
  const asked = typed === undefined ? null : readHouseNumber(typed)
  if (asked === null || asked.postfix === '') return customers
  const there = customers.filter(({ houseNumber, houseNumberPostfix }) => {
    const house = readHouseNumber(`${houseNumber} ${houseNumberPostfix}`)
    return house?.number === asked.number && house.postfix === asked.postfix
  })
  return there.length > 0 ? there : customers
}
