import type { Random } from './random.ts'

/** Invented people. Their e-mail addresses are under example.com, which nobody owns. */
export interface Person {
  initials: string
  firstName: string
  insertion: string
  lastName: string
  email: string
  mobile: string
  street: string
  houseNumber: string
  postalCode: string
  city: string
}

export interface ShopCustomer {
  id: number
  person: Person
  /** A business customer: `name` is the firm then, and `company_name` is empty. */
  firm: string | null
}

const firstNames = [
  'Anouk',
  'Bram',
  'Carlijn',
  'Daan',
  'Elif',
  'Fleur',
  'Gijs',
  'Hanna',
  'Ibrahim',
  'Jet',
  'Koen',
  'Lotte',
  'Mila',
  'Noor',
  'Olaf',
  'Pien',
  'Ruben',
  'Sanne',
  'Thijs',
  'Yara',
]
const lastNames = [
  'Aalbers',
  'Bakema',
  'Coppens',
  'Doornbos',
  'Elzinga',
  'Fokkema',
  'Groothuis',
  'Hoekzema',
  'Jonkman',
  'Kwakkel',
  'Lubbers',
  'Meerdink',
  'Nieboer',
  'Ottens',
  'Postema',
  'Roelfsema',
  'Schepers',
  'Tichelaar',
  'Veldhuis',
  'Wagenaar',
]
const insertions = ['', '', '', 'van', 'de', 'van der']
const streets = [
  'Molenweg',
  'Kerkstraat',
  'Dorpsstraat',
  'Lindelaan',
  'Stationsweg',
  'Beukenhof',
  'Havenkade',
  'Nieuwstraat',
]
const cities = ['Nistelrode', 'Rosmalen', 'Berlicum', 'Heesch', 'Uden', 'Veghel', 'Oss']

export function inventPerson(random: Random): Person {
  const firstName = random.pick(firstNames)
  const insertion = random.pick(insertions)
  const lastName = random.pick(lastNames)
  const written = [firstName, ...insertion.split(' '), lastName].filter((part) => part !== '')
  return {
    initials: firstName.charAt(0),
    firstName,
    insertion,
    lastName,
    email: `${written.join('.').toLowerCase()}.${random.written('##')}@example.com`,
    // 06 00 is not given out in the Netherlands.
    mobile: random.written('0600######'),
    street: random.pick(streets),
    houseNumber: String(random.between(1, 180)),
    postalCode: random.written('53##@@'),
    city: random.pick(cities),
  }
}

export function fullName(person: Person): string {
  return [person.firstName, person.insertion, person.lastName].filter((part) => part).join(' ')
}
