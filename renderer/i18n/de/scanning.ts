import type { SameKeys } from '../same-keys.ts'
import type { scanning as nl } from '../nl/scanning.ts'

export const scanning: SameKeys<typeof nl> = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Produktcode {{code}}',
    'frame-number': 'Rahmennummer {{code}}',
    badge: 'Der Ausweis eines Mitarbeiters',
    object: 'Fahrrad {{code}} aus dem eigenen Bestand',
    understood: 'Die Karte „verstanden“',
    nothing: 'Der Counter kennt diesen Code nicht',
  },
  keyboard: {
    noEnd:
      'Der Scanner, der als Tastatur arbeitet, schickt kein Enter: Eine kurze Stille beendet einen Scan. Lieber sofort? Schalte Enter als Ende ein und scanne den Testcode noch einmal.',
  },
  waiting: {
    text_one:
      'Es wurde gescannt, aber dieses Fenster fragt nicht danach. Der Scan wartet, bis du es schließt; dann fragt der Counter, was damit werden soll.',
    text_other:
      'Es wurde {{count}}-mal gescannt, aber dieses Fenster fragt nicht danach. Die Scans warten, bis du es schließt; dann fragt der Counter, was damit werden soll.',
    drop_one: 'Scan nicht verwenden',
    drop_other: 'Diese {{count}} nicht verwenden',
  },
  hold: {
    eyebrow: 'Scan nicht verwendet',
    notHere: 'Auf dem Bildschirm „{{screen}}“ geschieht damit nichts.',
    unknown:
      'Er passt zu keiner Regel des Ladens. Soll er etwas bedeuten? Dann leg in den Einstellungen eine Regel an.',
    read: 'Gelesen',
    canGo: 'Hier lässt er sich verwenden:',
    useAt: 'Verwenden bei {{screen}}',
    held_one: 'Danach festgehalten, noch nicht verwendet:',
    held_other: 'Danach festgehalten, noch nicht verwendet ({{count}}):',
    useHeld_one: 'Jetzt verwenden',
    useHeld_other: 'Diese {{count}} jetzt verwenden',
    waited: 'Gescannt, während ein Fenster offen war. Damit wurde noch nichts gemacht.',
    away: 'Nicht verwenden',
    understood: 'Verstanden',
    card: 'Bis dahin wird kein Scan verwendet. Mit dem Scanner in der Hand: Scanne die Karte „verstanden“ (Einstellungen, Scanner).',
  },
  line: {
    detect: 'Einstellungen aus einem Scan ermitteln',
    detecting: 'Scanne jetzt den Testcode unten… ({{count}} s)',
    certain: 'Der Testcode wurde richtig gelesen: {{line}}, Ende: {{end}}.',
    workedOut:
      'Was ankam, kann nur dies sein: {{line}}, Ende: {{end}}. Scanne noch einmal, um es zu sehen.',
    silent:
      'Es kam nichts an. Sieh nach, ob der Scanner an diesem Anschluss hängt und nicht als Tastatur arbeitet.',
    unclear:
      'Daraus lässt es sich nicht ermitteln. Der Counter hört jetzt mit anderer Geschwindigkeit: Drück noch einmal und scanne den Testcode erneut.',
    byHand: 'Von Hand einstellen ({{line}})',
    speed: 'Geschwindigkeit (Baud)',
    parity: 'Bits und Parität',
    end: 'Ende eines Scans',
    flow: 'Handshake',
    parities: {
      none: 'ohne Parität',
      even: 'gerade',
      odd: 'ungerade',
      mark: 'Mark',
      space: 'Space',
    },
    ends: {
      learn: 'von selbst',
      cr: 'Enter (CR)',
      lf: 'LF',
      crlf: 'CR LF',
      tab: 'Tab',
      etx: 'ETX',
      none: 'keines: nach 250 ms Stille',
    },
    flows: {
      none: 'keiner',
      'rts-cts': 'RTS/CTS',
      'xon-xoff': 'XON/XOFF',
    },
  },
  codes: {
    title: 'Codes zum Scannen oder Drucken',
    test: {
      name: 'Testcode',
      what: 'Scanne ihn, um zu sehen, ob der Scanner richtig liest. Der Counter lernt damit auch, wie ein Scanner, der als Tastatur arbeitet, seine Scans beendet.',
    },
    understood: {
      name: 'Karte „verstanden“',
      what: 'Sagt mit dem Scanner in der Hand, dass du einen Fehler gesehen hast.',
    },
    use: {
      name: 'Karte „trotzdem verwenden“',
      what: 'Sagt mit dem Scanner in der Hand, dass eine Nummer, nach der der Counter fragt, die Rahmennummer ist.',
    },
    'honeywell-usb-serial': {
      name: 'Honeywell: USB seriell',
      what: 'Stellt einen Xenon, Voyager, Granit oder Genesis auf einen seriellen Anschluss. Danach startet er neu.',
    },
    'honeywell-enter': {
      name: 'Honeywell: Enter als Ende',
      what: 'Scanne ihn danach: So weiß der Counter sofort, wo ein Scan aufhört.',
    },
    factory:
      'Ein anderer Scanner, oder tut dieser nichts damit? Stell ihn mit den Codes aus seinem eigenen Handbuch auf „USB serial (CDC)“ oder „USB COM“, mit Enter (CR) als Ende; AIM-Kennungen dürfen an sein. Zebra, Honeywell, Datalogic, Newland und Inateck kommen dann mit 9600 8N1.',
    print: 'Drucken',
  },
  live: {
    title: 'Was ankommt',
    empty: 'noch nichts',
    dropped: 'Verworfen, seit er offen ist: {{noise}} Zeichen Rauschen, {{halfScans}} halbe Scans.',
  },
  sound: {
    title: 'Ton bei einem Scan',
    volume: 'Lautstärke',
    accepted: 'Gut',
    warning: 'Sieh hin',
    stop: 'Stopp',
  },
  rules: {
    title: 'Was ein Scan bedeutet',
    hint: 'Die erste Regel, die passt, entscheidet.',
    up: '{{name}}: nach oben',
    down: '{{name}}: nach unten',
    remove: '{{name}}: entfernen',
    name: 'Name der Regel',
    taken: 'So heißt schon eine Regel.',
    meaning: 'Bedeutung',
    prefix: 'Beginnt mit',
    pattern: 'Danach',
    patternHint: '# Ziffer · @ Buchstabe · ? jedes Zeichen · + eines oder mehrere · * der Rest',
    patternWrong: 'Höchstens zweimal + oder *, und + nur hinter #, @ oder ?.',
    add: 'Regel hinzufügen',
    reset: 'Regeln zurücksetzen, wie sie waren',
  },
}
