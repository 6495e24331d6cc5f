import type { Profile } from './profile.ts'

/** What the registry says in its own words. No client may conclude anything from them. */
const words = {
  signIn: ['Invalid email or password.', 'E-mailadres of wachtwoord klopt niet.'],
  token: ['Token is missing, invalid or expired.', 'Token ontbreekt, is ongeldig of verlopen.'],
  noRight: ['You are not allowed to use this function.', 'U heeft geen toegang tot deze functie.'],
  tooMany: ['Too many requests.', 'Te veel verzoeken.'],
  notFound: ['Not found.', 'Niet gevonden.'],
  unknownBike: ['Bike not found.', 'Fiets niet gevonden.'],
  required: ['is required.', 'is verplicht.'],
  mustBe: ['has the wrong type.', 'heeft het verkeerde type.'],
  noCriterion: ['At least one criterion is required.', 'Minstens één zoekveld is verplicht.'],
  badDate: ['is not a date.', 'is geen datum.'],
  frameNumberTaken: [
    'A bike with this frame number is already registered.',
    'Er is al een fiets met dit framenummer geregistreerd.',
  ],
  freeUsedUp: [
    'Your free registrations are used up. Choose a plan to register more bikes.',
    'Uw gratis registraties zijn op. Kies een abonnement om verder te gaan.',
  ],
  photosRefused: ['Images could not be processed.', 'De foto’s konden niet worden verwerkt.'],
  badShield: ['Shield code is not valid.', 'De schildcode is ongeldig.'],
  linked: ['Shield successfully linked to bike', 'Schild gekoppeld aan fiets'],
  shieldTaken: [
    'Shield is already linked to another bike.',
    'Dit schild is al aan een andere fiets gekoppeld.',
  ],
  bikeHasShield: ['Bike already has a shield.', 'Deze fiets heeft al een schild.'],
  alreadyLinked: ['Shield is already linked.', 'Dit schild is al gekoppeld.'],
  marked: ['Status updated.', 'Status bijgewerkt.'],
  wrongStatus: ['status must be', 'status moet zijn'],
  orderCreated: ['Order created successfully', 'Bestelling geplaatst'],
  badQuantity: ['quantity must be 1 or more.', 'aantal moet minstens 1 zijn.'],
  method: ['Method not allowed.', 'Methode niet toegestaan.'],
} as const

export type Phrase = keyof typeof words

export function say(phrase: Phrase, profile: Profile): string {
  return words[phrase][profile.words === 'dutch' ? 1 : 0]
}
