/**
 * The numbers and addresses a person may need, in one place. Police numbers are those for what is
 * no emergency where a country has one (NL 0900-8844); otherwise the police's own short number.
 */
const police: Readonly<Record<string, string>> = {
  NL: '0900-8844',
  BE: '101',
  DE: '110',
  FR: '17',
  LU: '113',
  AT: '133',
  DK: '114',
  GB: '101',
}

/** The police number where the shop stands; a shop that is not known yet stands in the Netherlands. */
export function policeNumber(country: string | null | undefined): string {
  return (country && police[country]) || '0900-8844'
}

/** From Cicopass's own published text. */
export const cicopassSupport = 'jjfarnholt@mijncico.com'

/** A page of somebody else's, opened in the system's browser. */
export type OutsidePage = { readonly name: string; readonly address: string }

/**
 * For a bike that is taken in: where the country lets everybody look a stolen bike up, and where a
 * dealer keeps the register of what was bought. A country without an entry has only the reminders.
 */
const takingIn: Readonly<
  Record<string, { check: OutsidePage | null; register: OutsidePage | null }>
> = {
  NL: {
    check: { name: 'stopheling.nl', address: 'https://www.stopheling.nl/' },
    register: {
      name: 'Digitaal Opkopersregister (DOR)',
      address: 'https://www.digitaalopkopersregister.nl/',
    },
  },
  BE: { check: { name: 'mybike', address: 'https://mybike.belgium.be/' }, register: null },
  FR: {
    check: {
      name: 'FNUCI (APIC)',
      address: 'https://apic-asso.com/verifier-le-statut-dun-cycle/',
    },
    register: null,
  },
}

/** What the country of the shop has; a shop that is not known yet stands in the Netherlands. */
export function takingInAt(country: string | null | undefined): {
  check: OutsidePage | null
  register: OutsidePage | null
} {
  return takingIn[country ?? 'NL'] ?? { check: null, register: null }
}

/** Every page the counter opens: the window can ask for these and for no other. */
export const outsidePages: readonly string[] = Object.values(takingIn)
  .flatMap(({ check, register }) => [check, register])
  .flatMap((page) => page?.address ?? [])
