/** The list of keys. */
export const keys = {
  title: 'Toetsen',
  lead: 'Deze toetsen werken naast de scanner en het aanraakscherm.',
  screens: 'Schermen',
  everywhere: 'Overal',
  back: 'een stap terug; wat je begon, blijft staan',
  take: 'neem over wat de kassa stuurt',
  this: 'deze lijst',
  confirm: 'registreren',
  takeBack: 'de laatste kaart leegmaken',
  clear: 'de verkoop leegmaken, na een vraag',
  lists: 'Lijsten: verkocht, leads, wachtrij',
  walk: 'door de lijst lopen',
  open: 'openen of uitvoeren wat gekozen is',
  days: 'een dag terug of vooruit',
  print: 'de dag afdrukken',
  close: 'Sluiten',
} as const
