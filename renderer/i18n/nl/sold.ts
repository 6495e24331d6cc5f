export const sold = {
  delivery: 'Levering inscannen',
  deliveryCount: 'Levering inscannen · {{number}} op de lijst',
  title: 'Verkochte fietsen',
  sub: 'Wat de kassa verkocht en nog niet geregistreerd is. Kies een fiets, of scan het frame.',
  list: 'Verkochte fietsen',
  todo: 'Nog te doen',
  todoNone: 'Alles wat de kassa verkocht, is gedaan.',
  doneToday: 'Vandaag klaar',
  readNow: 'Kassa nu lezen',
  reading: 'De kassa wordt gelezen…',
  readAt: 'Kassa gelezen om {{time}}',
  neverRead: 'De kassa is nog niet gelezen.',
  off: 'Koppel de kassa bij Instellingen: dan staan hier vanzelf alle fietsen die je verkoopt.',
  noRight:
    'Dit account mist het recht {{scope}}. Vraag CycleSoftware om dat recht: dan staan hier vanzelf alle fietsen die je verkoopt. De rest van de counter werkt gewoon.',
  unreadable: {
    what_one: '{{count}} gegeven van CycleSoftware is niet te lezen en is weggelaten.',
    what_other: '{{count}} gegevens van CycleSoftware zijn niet te lezen en zijn weggelaten.',
    todo: 'De rest werkt gewoon. Ontbreekt hier iets, meld het dan bij CycleSoftware.',
    todoSales:
      'Kijk in de kassa naar verkoop {{numbers}}: is er een fiets verkocht, registreer die dan onder Verkopen.',
    seen: 'Gezien',
  },
  noName: 'Fiets zonder naam in de kassa',
  noFrameNumber: 'geen framenummer in de kassa',
  state: {
    open: 'te registreren',
    'on-its-way': 'onderweg',
    attention: 'vraagt aandacht',
    registered: 'geregistreerd',
    dismissed: 'niet registreren',
    returned: 'teruggenomen',
    'returned-registered': 'teruggenomen',
  },
  today: {
    label: 'Kassa vandaag',
    sold: '{{number}} verkocht',
    registered: '{{number}} geregistreerd',
    onTheirWay: '{{number}} onderweg',
    open: '{{number}} open',
    dismissed: '{{number}} niet',
    show: 'Verkochte fietsen',
  },
  day: {
    sold: 'vandaag verkocht',
    registered: 'geregistreerd',
    open: 'nog open',
  },
  start: 'Kies een fiets uit de lijst. Je hoeft daarna alleen de CicoShield te scannen.',
  startKeys:
    'Is er maar één te doen, dan kun je meteen de CicoShield scannen. Enter opent de bovenste; met de pijltjes loop je door de lijst.',
  frame: {
    eyebrow: 'STAAT DIT OP HET FRAME?',
    other: 'Er staat iets anders',
  },
  away: 'terug naar de lijst',
  dismiss: 'Niet registreren',
  dismissTitle: 'Deze fiets niet registreren?',
  dismissText: 'Hij gaat van de lijst. De reden blijft bewaard, en je kunt hem terugzetten.',
  dismissYes: 'Van de lijst halen',
  dismissed: 'Niet geregistreerd: {{reason}}',
  restore: 'Terug op de lijst',
  returned: {
    big: 'Teruggenomen, maar al geregistreerd',
    why: 'De kassa nam deze fiets terug nadat hij hier was geregistreerd. Een registratie kan niet worden ingetrokken.',
    steps: {
      shield: 'Laat de shield zitten: die hoort nu bij dit frame.',
      support:
        'Komt de fiets weer te koop? Vraag Cicopass ({{address}}) om de registratie over te zetten. Noem het nummer hieronder.',
      again:
        'Verkoop je hem opnieuw, dan staat hij hier als geregistreerd en hoef je niets te scannen.',
    },
    onItsWay:
      'De registratie is nog niet verstuurd. In de wachtrij kun je hem nog laten vervallen.',
    seen: 'Gezien, van de lijst',
    number: 'Nummer bij Cicopass',
  },
  handled: {
    'on-its-way': 'De registratie is bewaard en gaat vanzelf de deur uit.',
    attention: 'Over deze registratie moet iemand iets beslissen.',
    toQueue: 'Bekijk in de wachtrij',
  },
} as const
