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
