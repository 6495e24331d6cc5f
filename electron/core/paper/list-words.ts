import type { Language } from '../../../shared/language.ts'

/** What the shop's own lists say on paper. */
export type ListWords = {
  day: string
  time: string
  bike: string
  frameNumber: string
  shield: string
  number: string
  state: string
  who: string
  states: Record<'registered' | 'onTheirWay' | 'attention' | 'givenUp', string>
  noneOfDay: string
  stock: string
  left: string
  notCounted: string
  received: string
  linked: string
  since: string
  warnAt: string
  changes: string
  when: string
  what: string
  quantity: string
  counted: string
  delivery: string
  order: string
  orders: string
  paid: string
  noOrders: string
  ordersUnread: string
  printedAt: string
}

export const listWords: Record<Language, ListWords> = {
  nl: {
    day: 'Lijst van de dag',
    time: 'Tijd',
    bike: 'Fiets',
    frameNumber: 'Framenummer',
    shield: 'CicoShield',
    number: 'Cicopass',
    state: 'Stand',
    who: 'Wie',
    states: {
      registered: 'geregistreerd',
      onTheirWay: 'onderweg',
      attention: 'vraagt aandacht',
      givenUp: 'vervallen',
    },
    noneOfDay: 'Op deze dag is hier niets geregistreerd.',
    stock: 'Voorraad shields',
    left: 'Nog in de la',
    notCounted: 'nog niet geteld',
    received: 'Ontvangen',
    linked: 'Gekoppeld',
    since: 'Sinds',
    warnAt: 'Waarschuwen bij',
    changes: 'Wijzigingen',
    when: 'Wanneer',
    what: 'Wat',
    quantity: 'Aantal',
    counted: 'geteld',
    delivery: 'ontvangen',
    order: 'Bestelling',
    orders: 'Bestellingen bij Cicopass',
    paid: 'Betaling',
    noOrders: 'Geen bestellingen.',
    ordersUnread: 'De bestellingen waren niet te lezen: Cicopass gaf geen antwoord.',
    printedAt: 'Afgedrukt op',
  },
  en: {
    day: 'List of the day',
    time: 'Time',
    bike: 'Bike',
    frameNumber: 'Frame number',
    shield: 'CicoShield',
    number: 'Cicopass',
    state: 'State',
    who: 'Who',
    states: {
      registered: 'registered',
      onTheirWay: 'on the way',
      attention: 'needs attention',
      givenUp: 'given up',
    },
    noneOfDay: 'Nothing was registered here on this day.',
    stock: 'Stock of shields',
    left: 'Left in the drawer',
    notCounted: 'not counted yet',
    received: 'Received',
    linked: 'Linked',
    since: 'Since',
    warnAt: 'Warn at',
    changes: 'Changes',
    when: 'When',
    what: 'What',
    quantity: 'Number',
    counted: 'counted',
    delivery: 'received',
    order: 'Order',
    orders: 'Orders at Cicopass',
    paid: 'Payment',
    noOrders: 'No orders.',
    ordersUnread: 'The orders could not be read: Cicopass did not answer.',
    printedAt: 'Printed on',
  },
  de: {
    day: 'Liste des Tages',
    time: 'Zeit',
    bike: 'Rad',
    frameNumber: 'Rahmennummer',
    shield: 'CicoShield',
    number: 'Cicopass',
    state: 'Stand',
    who: 'Wer',
    states: {
      registered: 'registriert',
      onTheirWay: 'unterwegs',
      attention: 'braucht jemanden',
      givenUp: 'aufgegeben',
    },
    noneOfDay: 'An diesem Tag wurde hier nichts registriert.',
    stock: 'Bestand an Shields',
    left: 'Noch in der Lade',
    notCounted: 'noch nicht gezählt',
    received: 'Erhalten',
    linked: 'Verknüpft',
    since: 'Seit',
    warnAt: 'Warnen bei',
    changes: 'Änderungen',
    when: 'Wann',
    what: 'Was',
    quantity: 'Anzahl',
    counted: 'gezählt',
    delivery: 'erhalten',
    order: 'Bestellung',
    orders: 'Bestellungen bei Cicopass',
    paid: 'Zahlung',
    noOrders: 'Keine Bestellungen.',
    ordersUnread: 'Die Bestellungen ließen sich nicht lesen: Cicopass hat nicht geantwortet.',
    printedAt: 'Gedruckt am',
  },
  fr: {
    day: 'Liste du jour',
    time: 'Heure',
    bike: 'Vélo',
    frameNumber: 'Numéro de cadre',
    shield: 'CicoShield',
    number: 'Cicopass',
    state: 'État',
    who: 'Qui',
    states: {
      registered: 'enregistré',
      onTheirWay: 'en route',
      attention: 'à regarder',
      givenUp: 'abandonné',
    },
    noneOfDay: 'Rien n’a été enregistré ici ce jour-là.',
    stock: 'Stock de shields',
    left: 'Restent dans le tiroir',
    notCounted: 'pas encore comptés',
    received: 'Reçus',
    linked: 'Liés',
    since: 'Depuis',
    warnAt: 'Avertir à',
    changes: 'Changements',
    when: 'Quand',
    what: 'Quoi',
    quantity: 'Nombre',
    counted: 'comptés',
    delivery: 'reçus',
    order: 'Commande',
    orders: 'Commandes chez Cicopass',
    paid: 'Paiement',
    noOrders: 'Aucune commande.',
    ordersUnread: 'Les commandes n’ont pas pu être lues : Cicopass n’a pas répondu.',
    printedAt: 'Imprimé le',
  },
}
