/** A delivery of stock bikes, scanned one after another. */
export const delivery = {
  title: 'Levering',
  sub: 'Scan de productcode één keer, dan framenummer, shield, framenummer, shield … De lijst blijft bewaard.',
  close: 'Naar verkochte fietsen',
  lines: 'Fietsen van deze levering',
  add: 'Op de lijst',
  otherBike: 'Andere fiets',
  correct: '{{number}} verbeteren',
  correctText:
    'Scan het goede framenummer of de goede shield, of typ het hier. De rest van de lijst blijft zoals hij is.',
  typeOne: 'Typ een framenummer of een shield.',
  remove: '{{number}} van de lijst halen',
  register_one: 'Registreer {{count}} fiets',
  register_other: 'Registreer {{count}} fietsen',
  saved_one: 'Opgeslagen: {{count}} fiets',
  saved_other: 'Opgeslagen: {{count}} fietsen',
  next: {
    article: 'Scan de productcode',
    fields: 'Vul de fiets één keer aan',
    frameNumber: 'Scan een framenummer',
    shield: 'Scan de shield van deze fiets',
  },
  state: {
    checking: 'wordt nagekeken',
    clear: 'niet als gestolen gemeld bij Cicopass',
    'not-checked': 'wordt nagekeken voor het weggaat',
    stolen: 'als gestolen gemeld',
    registered: 'al geregistreerd',
    'here-already': 'hier al geregistreerd',
    'shield-in-use': 'shield al gebruikt',
  },
} as const
