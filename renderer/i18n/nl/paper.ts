/** What goes on paper: the customer's certificate, and lists for the shop. */
export const paper = {
  certificate: 'Certificaat voor de klant',
  saysRegistered: 'Er komt GEREGISTREERD op te staan.',
  saysPending: 'Er komt IN BEHANDELING op te staan: nog niet alles staat bij Cicopass.',
  pendingTodo: 'Is alles geregistreerd, geef de klant dan het definitieve certificaat.',
  replaces: 'De klant heeft nog een certificaat IN BEHANDELING. Dit komt ervoor in de plaats.',
  form: 'Papier',
  a4: 'A4',
  receipt: 'Bon van 80 mm',
  receipt58: 'Bon van 58 mm',
  language: 'Taal',
  open: 'Openen en afdrukken',
  busy: 'Wordt gemaakt…',
  nextTitle: 'Certificaat',
  nextText:
    'Wat de klant na de koop doet, in je eigen woorden. Het staat onder aan elk certificaat.',
  next: 'Hoe nu verder?',
  nextHint: 'Leeg: de grijze tekst komt op het certificaat. Hoogstens 600 tekens.',
  save: 'Bewaren',
  saved: 'Bewaard.',
} as const
