export const scanning = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Productcode {{code}}',
    'frame-number': 'Framenummer {{code}}',
    badge: 'De pas van een medewerker',
    object: 'Fiets {{code}} uit de eigen voorraad',
    understood: 'De kaart “begrepen”',
    nothing: 'De counter kent deze code niet',
  },
  hold: {
    eyebrow: 'Scan niet gebruikt',
    notHere: 'Op het scherm “{{screen}}” gebeurt hier niets mee.',
    unknown:
      'Hij past bij geen regel van de winkel. Hoort hij iets te betekenen? Maak er een regel voor bij Instellingen.',
    read: 'Gelezen',
    canGo: 'Hier kan hij gebruikt worden:',
    useAt: 'Gebruiken bij {{screen}}',
    held_one: 'Daarna vastgehouden, nog niet gebruikt:',
    held_other: 'Daarna vastgehouden, nog niet gebruikt ({{count}}):',
    useHeld_one: 'Nu gebruiken',
    useHeld_other: 'Deze {{count}} nu gebruiken',
    understood: 'Begrepen',
    card: 'Tot dan wordt geen scan gebruikt. Met de scanner in de hand: scan de kaart “begrepen” (Instellingen, Scanner).',
  },
} as const
