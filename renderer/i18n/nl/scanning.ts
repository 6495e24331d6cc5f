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
  keyboard: {
    noEnd:
      'De scanner die als toetsenbord werkt, stuurt geen Enter: na een korte stilte is een scan af. Liever meteen? Zet Enter als afsluiting aan en scan de testcode opnieuw.',
  },
  waiting: {
    text_one:
      'Er is gescand, maar dit venster vraagt daar niet om. De scan wacht tot je het sluit; dan vraagt de counter wat ermee moet.',
    text_other:
      'Er is {{count}} keer gescand, maar dit venster vraagt daar niet om. De scans wachten tot je het sluit; dan vraagt de counter wat ermee moet.',
    drop_one: 'Scan niet gebruiken',
    drop_other: 'Deze {{count}} niet gebruiken',
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
    waited: 'Gescand terwijl er een venster open was. Er is nog niets mee gedaan.',
    away: 'Niet gebruiken',
    understood: 'Begrepen',
    card: 'Tot dan wordt geen scan gebruikt. Met de scanner in de hand: scan de kaart “begrepen” (Instellingen, Scanner).',
  },
  line: {
    detect: 'Instellingen uitvinden met één scan',
    detecting: 'Scan nu de testcode hieronder… ({{count}} s)',
    certain: 'De testcode is goed gelezen: {{line}}, afsluiting: {{end}}.',
    workedOut:
      'Uit wat er binnenkwam volgt: {{line}}, afsluiting: {{end}}. Scan nog eens om het te zien.',
    silent:
      'Er kwam niets binnen. Kijk of de scanner op deze poort zit en niet als toetsenbord werkt.',
    unclear:
      'Hieruit is het niet af te leiden. De counter luistert nu op een andere snelheid: druk nog eens en scan de testcode opnieuw.',
    byHand: 'Zelf instellen ({{line}})',
    speed: 'Snelheid (baud)',
    parity: 'Bits en pariteit',
    end: 'Einde van een scan',
    flow: 'Handshake',
    parities: {
      none: 'zonder pariteit',
      even: 'even',
      odd: 'oneven',
      mark: 'mark',
      space: 'space',
    },
    ends: {
      learn: 'vanzelf',
      cr: 'Enter (CR)',
      lf: 'LF',
      crlf: 'CR LF',
      tab: 'Tab',
      etx: 'ETX',
      none: 'geen: na 250 ms stilte',
    },
    flows: {
      none: 'geen',
      'rts-cts': 'RTS/CTS',
      'xon-xoff': 'XON/XOFF',
    },
  },
  codes: {
    title: 'Codes om te scannen of af te drukken',
    test: {
      name: 'Testcode',
      what: 'Scan hem om te zien of de scanner goed leest. Een scanner die als toetsenbord werkt, leert de counter er ook mee kennen.',
    },
    understood: {
      name: 'Kaart “begrepen”',
      what: 'Zegt met de scanner in de hand dat je een fout hebt gezien.',
    },
    use: {
      name: 'Kaart “toch gebruiken”',
      what: 'Zegt met de scanner in de hand dat een nummer waar de counter naar vraagt toch het framenummer is.',
    },
    'honeywell-usb-serial': {
      name: 'Honeywell: USB serieel',
      what: 'Zet een Xenon, Voyager, Granit of Genesis op een seriële poort. Hij start daarna opnieuw op.',
    },
    'honeywell-enter': {
      name: 'Honeywell: Enter als afsluiting',
      what: 'Scan hem daarna: zo weet de counter meteen waar een scan ophoudt.',
    },
    factory:
      'Een andere scanner, of doet deze er niets mee? Zet hem met de codes uit zijn eigen handleiding op “USB serial (CDC)” of “USB COM”, met Enter (CR) als afsluiting; AIM-identificatie aan mag. Zo komt hij bij Zebra, Honeywell, Datalogic, Newland en Inateck op 9600 8N1.',
    print: 'Afdrukken',
  },
  live: {
    title: 'Wat er binnenkomt',
    empty: 'nog niets',
    dropped: 'Weggegooid sinds hij open is: {{noise}} tekens ruis, {{halfScans}} halve scans.',
  },
  sound: {
    title: 'Geluid bij een scan',
    volume: 'Volume',
    accepted: 'Goed',
    warning: 'Kijk even',
    stop: 'Stop',
  },
  rules: {
    title: 'Wat een scan betekent',
    hint: 'De eerste regel die past, beslist.',
    up: '{{name}}: omhoog',
    down: '{{name}}: omlaag',
    remove: '{{name}}: weghalen',
    name: 'Naam van de regel',
    taken: 'Zo heet al een regel.',
    meaning: 'Betekenis',
    prefix: 'Begint met',
    pattern: 'Daarna',
    patternHint: '# cijfer · @ letter · ? elk teken · + een of meer · * de rest',
    patternWrong: 'Hooguit twee keer + of *, en + alleen achter #, @ of ?.',
    add: 'Regel toevoegen',
    reset: 'Regels terugzetten zoals ze waren',
  },
} as const
