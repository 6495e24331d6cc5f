/** `what` is what happened, `todo` what to do about it. That nothing was lost is said before both. */
export const fault = {
  'task-failed': {
    what: 'Iets op de achtergrond ging even mis.',
    todo: 'Ga gerust door: het programma probeert het zelf opnieuw. Blijft dit staan, sluit het dan, open het weer en meld het.',
  },
  'settings-unreadable': {
    what: 'Deze gegevens waren niet te lezen: {{reason}}.',
    todo: 'Kijk ze na en stel ze zo nodig opnieuw in. Wat niet te lezen was, is bewaard.',
  },
  'registered-twice': {
    what: '{{asRead}} staat twee keer bij Cicopass: {{reason}}.',
    todo: 'Twee counters registreerden dezelfde fiets op hetzelfde moment. Vraag Cicopass om er één weg te halen.',
  },
  'bad-input': {
    what: 'Er is iets niet goed ingevuld.',
    todo: 'Kijk de invoer na en probeer het nog eens.',
  },
  'frame-number-refused': {
    what: '“{{asRead}}” kan geen framenummer zijn: {{reason}}.',
    todo: 'Scan of typ het nummer dat op het frame staat.',
  },
  'shield-code-refused': {
    what: '“{{asRead}}” is geen shieldcode.',
    todo: 'Een shieldcode ziet eruit als CICO-123456789. Scan de sticker nog eens.',
  },
  'draft-incomplete': {
    what: 'Er ontbreekt nog iets aan deze verkoop.',
    todo: 'Vul aan wat het scherm vraagt; daarna kun je registreren.',
  },
  'sale-stopped': {
    what: 'Deze verkoop staat stil.',
    todo: 'Lees op het scherm waarom, en wat je kunt doen.',
  },
  'not-found': {
    what: 'Dit is er niet (meer).',
    todo: 'Ga terug en kies opnieuw.',
  },
  'too-late': {
    what: 'Het is te laat om dit te doen: {{action}}.',
    todo: 'Het is al onderweg. Kijk in de wachtrij hoe het ervoor staat.',
  },
  'already-here': {
    what: 'Deze fiets of shield is hier al opgeslagen.',
    todo: 'Kijk in de lijst van vandaag of in de wachtrij. Twee keer is niet nodig.',
  },
  'edit-refused': {
    what: 'Er is niets opnieuw verstuurd: {{reason}}.',
    todo: '{{action}}',
  },
  'picture-refused': {
    what: 'Deze foto van een fiets kan de counter niet laten zien.',
    todo: 'De rest van de gegevens klopt gewoon. Ligt het vaker aan dezelfde fiets, meld het dan bij Cicopass.',
  },
  'operator-needed': {
    what: 'Er is niemand aangemeld bij de counter.',
    todo: 'Meld je aan met je naam en pincode, of scan je pas.',
  },
  'owner-needed': {
    what: 'Dit mag alleen een eigenaar, en één eigenaar moet blijven.',
    todo: 'Vraag een eigenaar om zich aan te melden.',
  },
  'pin-refused': {
    what: 'Deze pincode klopt niet.',
    todo: 'Probeer het nog eens. Na vijf keer verkeerd wacht de counter even.',
  },
  'api-key-needed': {
    what: 'Personeelscodes van {{service}} zijn alleen met een api-sleutel na te kijken.',
    todo: 'Meld {{service}} bij Instellingen opnieuw aan, met de api-sleutel erbij.',
  },
  'badge-unknown': {
    what: 'Deze pas is van niemand die hier werkt.',
    todo: 'Meld je aan met je pincode. Een eigenaar geeft je de pas onder Instellingen.',
  },
  'photo-refused': {
    what: 'Deze foto gaat niet mee: {{reason}}.',
    todo: 'Aan de verkoop is niets veranderd. Neem een andere foto, of ga zonder verder.',
  },
  'delivery-scan-refused': {
    what: 'Niet gebruikt: {{reason}}.',
    todo: 'De lijst is zoals hij was. Ga verder met wat het scherm vraagt.',
  },
  'ordered-already': {
    what: 'Vandaag zijn hier al even veel shields besteld.',
    todo: 'Kijk in de lijst of dat deze bestelling was. Nog een keer bestellen kan ook.',
  },
  'not-signed-in': {
    what: 'De counter is niet aangemeld bij {{service}}.',
    todo: 'Meld je aan bij Instellingen. Wat wacht, wordt daarna verstuurd.',
  },
  'sign-in-refused': {
    what: '{{service}} nam de aanmelding niet aan.',
    todo: 'Controleer de naam en het wachtwoord en probeer het nog eens.',
  },
  'scope-missing': {
    what: 'Dit account mist bij {{service}} het recht “{{scope}}”.',
    todo: 'Vraag de beheerder om dat recht. De rest werkt gewoon door.',
  },
  offline: {
    what: 'Er is geen verbinding met {{service}}.',
    todo: '{{action}}',
  },
  'no-answer': {
    what: '{{service}} gaf geen antwoord.',
    todo: 'De counter zoekt vanzelf uit of het is aangekomen. Je hoeft niets te doen.',
  },
  'rate-limited': {
    what: '{{service}} vraagt om even te wachten.',
    todo: '{{action}}',
  },
  refused: {
    what: '{{service}} nam dit niet aan.',
    todo: 'Lees hieronder wat {{service}} zegt en pas het aan.',
  },
  'service-broken': {
    what: 'Bij {{service}} ging iets stuk.',
    todo: 'De counter probeert het vanzelf opnieuw. Je hoeft niets te doen.',
  },
  'unreadable-answer': {
    what: 'Een antwoord van {{service}} was niet te lezen.',
    todo: '{{action}}',
  },
  'keychain-missing': {
    what: 'Deze computer heeft geen sleutelbos die de counter kan gebruiken.',
    todo: 'Vraag de beheerder om de sleutelbos van het systeem aan te zetten en probeer het opnieuw.',
  },
  'keychain-locked': {
    what: 'De sleutelbos van deze computer zit op slot.',
    todo: 'Ontgrendel de sleutelbos, of meld je opnieuw aan op deze computer, en probeer het opnieuw.',
  },
  'keychain-failed': {
    what: 'De sleutelbos van deze computer gaf een fout.',
    todo: 'Probeer het opnieuw. Blijft het, start de computer dan opnieuw op.',
  },
  'database-key-missing': {
    what: 'De sleutel van de gegevens is niet meer op deze computer.',
    todo: 'Typ de herstelcode die bij de eerste start is afgedrukt.',
  },
  'database-key-wrong': {
    what: 'De sleutel op deze computer past niet op de gegevens.',
    todo: 'Typ de herstelcode die bij de eerste start is afgedrukt.',
  },
  'recovery-code-wrong': {
    what: 'Deze herstelcode past niet.',
    todo: 'Kijk de code teken voor teken na. Een oudere code werkt niet meer.',
  },
  'recovery-code-never-made': {
    what: 'Voor deze gegevens is nooit een herstelcode gemaakt.',
    todo: 'Zet de sleutelbos van deze computer terug uit een reservekopie, of vraag hulp. Haal niets weg.',
  },
  'database-from-future': {
    what: 'Deze gegevens zijn gemaakt met een nieuwere versie van de counter.',
    todo: 'Installeer de nieuwste versie. Deze versie laat de gegevens met rust. {{action}}',
  },
  'database-damaged': {
    what: 'Het bestand met de gegevens is beschadigd.',
    todo: 'Het is bewaard zoals het is en wordt nooit overschreven. Vraag hulp en noem dit bestand: {{path}}',
  },
  'database-missing': {
    what: 'De gegevens van de counter staan niet meer waar ze stonden.',
    todo: 'Er is niets nieuws begonnen. Dit is er nog: {{found}}. Heeft een virusscanner het bestand weggehaald? Zet het terug en probeer het opnieuw: {{path}}. Is het echt weg? Vraag hulp en haal niets weg.',
  },
  'disk-failed': {
    what: 'De schijf van deze computer doet het niet goed.',
    todo: 'Probeer het opnieuw. Blijft het misgaan, laat dan de schijf nakijken. Het ging mis bij {{path}}.',
  },
  'disk-full': {
    what: 'De schijf van deze computer is vol.',
    todo: 'Maak ruimte vrij en probeer het opnieuw. Wat al was opgeslagen, is er nog.',
  },
  'folder-not-writable': {
    what: 'De counter mag niet schrijven in {{path}}.',
    todo: 'Vraag de beheerder om schrijfrechten op die map en probeer het opnieuw.',
  },
  'folder-on-network': {
    what: 'Deze map staat op een andere computer: {{path}}.',
    todo: 'Kies een map op deze computer, of laat de beheerder haar in counter.config.json zetten.',
  },
  'file-in-use': {
    what: '{{path}} is open in een ander programma.',
    todo: 'Sluit het bestand daar en probeer het opnieuw.',
  },
  'counter-already-open': {
    what: 'De gegevens van de counter zijn al in gebruik op deze computer.',
    todo: 'Staat er nog een venster van de counter open? Gebruik dat, of sluit het. Loopt er een opdracht, wacht dan tot die klaar is.',
  },
  'scanner-missing': {
    what: 'De scanner is niet te vinden.',
    todo: 'Controleer de kabel en de stekker. Draadloos? Zet hem aan en breng hem dichterbij. Zodra hij terug is, gaat het vanzelf verder.',
  },
  'scanner-not-allowed': {
    what: 'De counter mag de scanner op {{path}} niet gebruiken.',
    todo: 'Vraag de beheerder om toegang tot die poort (op Linux: de groep dialout).',
  },
  'scanner-busy': {
    what: 'Een ander programma gebruikt de scanner op {{path}}.',
    todo: 'Sluit dat programma. De counter pakt de scanner dan vanzelf.',
  },
  'scanner-failed': {
    what: 'De scanner op {{path}} gaf een fout.',
    todo: 'Trek de stekker eruit en steek hem er weer in. Typen kan altijd.',
  },
  'scanner-keyboard': {
    what: 'De scanner typt voor een ander toetsenbord dan dat van deze computer: hij bedoelde waarschijnlijk “{{meant}}”.',
    todo: 'Zet de scanner op het land van dit toetsenbord, of op een seriële poort (Instellingen, Scanner). Tot dan is geen enkele code van hem te vertrouwen; typen kan altijd.',
  },
  'scanner-keys': {
    what: 'De scanner stuurde “{{asRead}}”, en daarmee is niets gedaan: {{reason}}.',
    todo: '{{action}}',
  },
  'print-failed': {
    what: 'Het papier kon niet worden gemaakt of geopend.',
    todo: 'Probeer het nog eens. Aan wat is opgeslagen, verandert dit niets.',
  },
  'update-off': {
    what: 'Bijwerken staat uit op deze computer.',
    todo: 'Vraag wie de computer beheert.',
  },
  'update-not-reached': {
    what: 'De updateserver antwoordt niet zoals het hoort.',
    todo: 'De counter werkt gewoon door. Probeer het later nog eens, of kijk het adres van de server na.',
  },
  'update-refused': {
    what: 'Wat van de updateserver kwam, is niet van Cicopass of is onderweg beschadigd. Het is weggegooid.',
    todo: 'De counter werkt gewoon door met deze versie. Gebeurt het weer, vraag dan wie de computer beheert.',
  },
  'update-waits': {
    what: 'Bijwerken kan nu niet: {{reason}}.',
    todo: 'Rond dat eerst af en druk dan opnieuw.',
  },
  'update-failed': {
    what: 'De nieuwe versie kon niet worden opgehaald of geïnstalleerd.',
    todo: 'De counter werkt gewoon door met deze versie. Probeer het later nog eens.',
  },
  internal: {
    what: 'Er ging iets mis in de counter zelf.',
    todo: 'Probeer het nog eens. Blijft het, meld dan dit nummer: {{reference}}',
  },
} as const

export const faultWords = {
  rateLimited: {
    until:
      'De counter gaat om {{until, datetime(weekday: short; hour: 2-digit; minute: 2-digit)}} vanzelf verder. Je hoeft niets te doen.',
    soon: 'De counter gaat vanzelf verder. Je hoeft niets te doen.',
  },
  settings: {
    accounts: 'de accounts',
    sale: 'de verkoop op het scherm',
    delivery: 'de gescande levering',
    leads: 'begonnen leads',
    shields: 'de voorraad shields',
    operators: 'wie zich mag aanmelden',
    scanners: 'de scanner en zijn geluid',
    paper: 'het certificaat',
    notices: 'eerdere meldingen',
  },
  frameNumber: {
    empty: 'er staat niets',
    'too-short': 'het is te kort',
    placeholder: 'het is een opvulwoord',
    'other-signs': 'er staan tekens in die niet in een framenummer horen',
    label: 'het eerste woord kan een opschrift zijn',
    'several-words': 'er staat meer dan een nummer',
    'product-code': 'dit lijkt een productcode: scan de sticker op het frame',
    'tag-like': 'dit lijkt een code van een ander register',
    'other-code': 'dit lijkt een code van een pakket, een rekening, een telefoon of een kenteken',
    unlikely: 'dit lijkt een woord, een datum, een bedrag of zomaar een rij cijfers',
    'shield-code': 'er staat een shieldcode in',
    keyboard: 'de scanner of het toetsenbord is op een ander land ingesteld',
    'something-else':
      'de code zegt zelf dat hij iets anders is, zoals een productcode of een pakketlabel',
    'web-address': 'het is een webadres',
    letters: 'er staan letters of tekens in die niet op een frame staan',
    'struck-letter': 'er staat een Ø in: is het de letter O of het cijfer 0?',
    'line-break': 'het zijn meer regels',
    columns: 'het zijn meer kolommen of meer nummers',
    shortened: 'een rekenblad heeft het ingekort of veranderd',
    'too-long': 'het is te lang',
    'other-tag': 'het is een code van een ander register, zoals Velopass, FNUCI of de politie',
  },
  scannerKeys: {
    'too-short': {
      reason: 'dat zijn te weinig tekens voor een code',
      action:
        'Scan nog eens, met de hele code in beeld, of typ hem. Wat klaarstond, staat er nog; een Enter van de scanner bevestigt nooit.',
    },
    broken: {
      reason: 'er zat een pauze in, dus er kunnen tekens ontbreken of het zijn twee scans',
      action:
        'Scan nog eens. Gebeurt het vaker? Zet de scanner dichterbij of op een seriële poort (Instellingen, Scanner).',
    },
    'no-end': {
      reason: 'er kwam geen Enter achter, dus de counter weet niet of de code heel is',
      action:
        'Zet Enter als afsluiting aan met de code uit het boekje van de scanner, of scan één keer de testcode (Instellingen, Scanner): dan leert de counter het. Scan daarna opnieuw.',
    },
    'unknown-keys': {
      reason: 'er zaten toetsen in die geen teken geven',
      action:
        'Zet de scanner op het land van dit toetsenbord, of op een seriële poort (Instellingen, Scanner). Scan daarna opnieuw; typen kan altijd.',
    },
  },
  photo: {
    'not-a-picture': 'het is geen foto die de counter kan lezen',
    'too-large': 'hij is te groot',
    'too-many': 'er gaan er hoogstens zes mee',
    'not-bare': 'er staat nog in waar en wanneer hij is gemaakt',
  },
  delivery: {
    'article-first': 'de counter weet nog niet welke fiets dit is',
    'frame-number-first': 'er staat nog geen fiets op de lijst voor deze shield',
    'on-the-list': 'hij staat al op deze lijst',
    'list-full': 'er staan al 500 fietsen op de lijst; registreer die eerst',
    'not-for-this': 'een levering bestaat uit productcodes, framenummers en shields',
    'not-a-product-code': 'dat is geen productcode',
    'is-a-shield': 'dat is een shield en geen framenummer',
    'code-or-number':
      'dit kan een productcode zijn en een framenummer; typ het in het vak waar het hoort',
  },
  updateWaits: {
    sending: 'er wordt net iets verstuurd',
    undo: 'een verkoop kan nog ongedaan worden gemaakt',
    draft: 'er staat een verkoop op het scherm',
    unsent: 'er moet nog iets worden verstuurd',
    hour: 'het is het afgesproken uur niet',
  },
  unreadable: {
    portal:
      'Vraagt het netwerk om aan te melden? Open dan een browser en meld je daar aan. De counter gaat daarna vanzelf verder.',
    form: 'Probeer het later opnieuw. Blijft het zo, meld het dan bij {{service}}. Wat je doet, blijft bewaard.',
    'too-long':
      'Vraag minder tegelijk: meer van het framenummer, of een kortere tijd. Blijft het zo, meld het dan bij {{service}}.',
  },
  offline: {
    line: 'Ga gewoon door. Het wordt bewaard en vanzelf verstuurd als de verbinding er weer is.',
    certificate:
      'Deze computer vertrouwt niet wie er namens {{service}} antwoordt. Ga gewoon door: het wordt bewaard. Vraag wie het netwerk beheert om te helpen.',
    'certificate-date':
      'Volgens de datum van deze computer is het certificaat van {{service}} niet geldig. Kijk of datum en tijd kloppen; zo ja, vraag wie het netwerk beheert. Wat je doet wordt bewaard.',
    'proxy-password':
      'De proxy van de winkel vraagt om een naam en wachtwoord. Ga gewoon door: het wordt bewaard. Vraag wie het netwerk beheert om die in te stellen.',
  },
  newer: {
    copy: 'Terug naar deze versie? De kopie van voor het bijwerken heet {{path}}.',
    noCopy: 'Een kopie van voor het bijwerken is hier niet.',
  },
  tooLate: {
    undo: 'ongedaan maken',
    discard: 'opgeven',
    retry: 'opnieuw proberen',
    edit: 'wijzigen',
    receive: 'nog eens ontvangen',
  },
  editRefused: {
    arrived: {
      reason: 'het was toch al aangekomen',
      action: 'De regel is nu klaar. Je hoeft niets te doen.',
    },
    'look-there': {
      reason: 'het kan al zijn aangekomen',
      action: 'Kijk bij {{service}}. Staat het er niet, zet dan het vinkje en verstuur opnieuw.',
    },
    'too-early': {
      reason: 'het kan nog aankomen',
      action: 'Probeer het over een minuut nog eens.',
    },
    'cannot-tell': {
      reason: 'niets kan zeggen of het is aangekomen',
      action: 'Probeer de regel opnieuw of geef hem op.',
    },
    'not-editable': {
      reason: 'aan deze regel valt niets te wijzigen',
      action: 'Alleen een regel die aandacht vraagt, kan worden gewijzigd.',
    },
  },
} as const
