import type { SameKeys } from '../same-keys.ts'
import type { fault as nl, faultWords as nlWords } from '../nl/fault.ts'

export const fault: SameKeys<typeof nl> = {
  'task-failed': {
    what: 'Im Hintergrund ist kurz etwas schiefgegangen.',
    todo: 'Mach ruhig weiter: Das Programm versucht es von selbst noch einmal. Bleibt dies stehen, schließe es, öffne es wieder und melde es.',
  },
  'settings-unreadable': {
    what: 'Diese Daten waren nicht zu lesen: {{reason}}.',
    todo: 'Prüfe sie und stelle sie wenn nötig neu ein. Was nicht zu lesen war, ist aufbewahrt.',
  },
  'registered-twice': {
    what: '{{asRead}} steht zweimal bei Cicopass: {{reason}}.',
    todo: 'Zwei Counter haben dasselbe Rad im selben Moment registriert. Bitte Cicopass, eines zu entfernen.',
  },
  'bad-input': {
    what: 'Etwas ist nicht richtig eingegeben.',
    todo: 'Prüfe die Eingabe und versuche es noch einmal.',
  },
  'frame-number-refused': {
    what: '„{{asRead}}“ kann keine Rahmennummer sein: {{reason}}.',
    todo: 'Scanne oder tippe die Nummer, die auf dem Rahmen steht.',
  },
  'shield-code-refused': {
    what: '„{{asRead}}“ ist kein Shieldcode.',
    todo: 'Ein Shieldcode sieht aus wie CICO-123456789. Scanne den Aufkleber noch einmal.',
  },
  'draft-incomplete': {
    what: 'Bei diesem Verkauf fehlt noch etwas.',
    todo: 'Ergänze, wonach der Bildschirm fragt; danach kannst du registrieren.',
  },
  'sale-stopped': {
    what: 'Dieser Verkauf steht still.',
    todo: 'Auf dem Bildschirm steht, warum, und was du tun kannst.',
  },
  'not-found': {
    what: 'Das gibt es nicht (mehr).',
    todo: 'Geh zurück und wähle neu.',
  },
  'too-late': {
    what: 'Dafür ist es zu spät: {{action}}.',
    todo: 'Es ist schon unterwegs. In der Warteliste siehst du, wie es steht.',
  },
  'already-here': {
    what: 'Dieses Rad oder dieser Shield ist hier schon gespeichert.',
    todo: 'Sieh in der heutigen Liste oder in der Warteliste nach. Zweimal ist nicht nötig.',
  },
  'picture-refused': {
    what: 'Dieses Foto eines Rads kann der Counter nicht zeigen.',
    todo: 'Die übrigen Angaben stimmen. Liegt es öfter am selben Rad, melde es Cicopass.',
  },
  'operator-needed': {
    what: 'Niemand ist am Counter angemeldet.',
    todo: 'Melde dich mit Name und PIN an, oder scanne deinen Ausweis.',
  },
  'owner-needed': {
    what: 'Das darf nur ein Inhaber, und ein Inhaber muss bleiben.',
    todo: 'Bitte einen Inhaber, sich anzumelden.',
  },
  'pin-refused': {
    what: 'Diese PIN stimmt nicht.',
    todo: 'Versuch es noch einmal. Nach fünf falschen wartet der Counter eine Weile.',
  },
  'api-key-needed': {
    what: 'Persönliche Codes von {{service}} lassen sich nur mit einem API-Schlüssel prüfen.',
    todo: 'Melde {{service}} unter Einstellungen neu an, mit dem API-Schlüssel.',
  },
  'badge-unknown': {
    what: 'Dieser Ausweis gehört niemandem, der hier arbeitet.',
    todo: 'Melde dich mit deiner PIN an. Ein Inhaber gibt dir den Ausweis unter Einstellungen.',
  },
  'photo-refused': {
    what: 'Dieses Foto geht nicht mit: {{reason}}.',
    todo: 'Am Verkauf hat sich nichts geändert. Nimm ein anderes Foto, oder mach ohne weiter.',
  },
  'delivery-scan-refused': {
    what: 'Nicht verwendet: {{reason}}.',
    todo: 'Die Liste ist wie zuvor. Mach weiter mit dem, was der Bildschirm verlangt.',
  },
  'ordered-already': {
    what: 'Innerhalb eines Tages wurden hier schon genauso viele Shields bestellt.',
    todo: 'Sieh in der Liste nach, ob das diese Bestellung war. Du kannst auch noch einmal bestellen.',
  },
  'not-signed-in': {
    what: 'Der Counter ist bei {{service}} nicht angemeldet.',
    todo: 'Melde dich unter Einstellungen an. Was wartet, wird danach gesendet.',
  },
  'sign-in-refused': {
    what: '{{service}} nahm die Anmeldung nicht an.',
    todo: 'Prüfe Name und Passwort und versuche es noch einmal.',
  },
  'scope-missing': {
    what: 'Diesem Konto fehlt bei {{service}} das Recht „{{scope}}“.',
    todo: 'Bitte den Verwalter um dieses Recht. Alles andere funktioniert weiter.',
  },
  offline: {
    what: 'Es gibt keine Verbindung zu {{service}}.',
    todo: '{{action}}',
  },
  'no-answer': {
    what: '{{service}} gab keine Antwort.',
    todo: 'Der Counter findet selbst heraus, ob es ankam. Du musst nichts tun.',
  },
  'rate-limited': {
    what: '{{service}} bittet, kurz zu warten.',
    todo: '{{action}}',
  },
  refused: {
    what: '{{service}} nahm das nicht an.',
    todo: 'Lies unten, was {{service}} sagt, und passe es an.',
  },
  'service-broken': {
    what: 'Bei {{service}} ging etwas kaputt.',
    todo: 'Der Counter versucht es von selbst erneut. Du musst nichts tun.',
  },
  'unreadable-answer': {
    what: 'Eine Antwort von {{service}} war nicht lesbar.',
    todo: '{{action}}',
  },
  'keychain-missing': {
    what: 'Dieser Computer hat keinen Schlüsselbund, den der Counter verwenden kann.',
    todo: 'Bitte den Verwalter, den Schlüsselbund des Systems einzuschalten, und versuche es erneut.',
  },
  'keychain-locked': {
    what: 'Der Schlüsselbund dieses Computers ist gesperrt.',
    todo: 'Entsperre den Schlüsselbund oder melde dich an diesem Computer neu an und versuche es erneut.',
  },
  'keychain-failed': {
    what: 'Der Schlüsselbund dieses Computers meldete einen Fehler.',
    todo: 'Versuche es erneut. Bleibt es so, starte den Computer neu.',
  },
  'database-key-missing': {
    what: 'Der Schlüssel der Daten ist nicht mehr auf diesem Computer.',
    todo: 'Tippe den Wiederherstellungscode, der beim ersten Start gedruckt wurde.',
  },
  'database-key-wrong': {
    what: 'Der Schlüssel auf diesem Computer passt nicht zu den Daten.',
    todo: 'Tippe den Wiederherstellungscode, der beim ersten Start gedruckt wurde.',
  },
  'recovery-code-wrong': {
    what: 'Dieser Wiederherstellungscode passt nicht.',
    todo: 'Prüfe den Code Zeichen für Zeichen. Ein älterer Code gilt nicht mehr.',
  },
  'recovery-code-never-made': {
    what: 'Für diese Daten wurde nie ein Wiederherstellungscode erstellt.',
    todo: 'Stelle den Schlüsselbund dieses Computers aus einer Sicherung wieder her oder bitte um Hilfe. Lösche nichts.',
  },
  'database-from-future': {
    what: 'Diese Daten wurden mit einer neueren Version des Counters gemacht.',
    todo: 'Installiere die neueste Version. Diese Version lässt die Daten in Ruhe. {{action}}',
  },
  'database-damaged': {
    what: 'Die Datei mit den Daten ist beschädigt.',
    todo: 'Sie bleibt, wie sie ist, und wird nie überschrieben. Bitte um Hilfe und nenne diese Datei: {{path}}',
  },
  'database-missing': {
    what: 'Die Daten des Counters liegen nicht mehr dort, wo sie waren.',
    todo: 'Es wurde nichts Neues angefangen. Das ist noch da: {{found}}. Hat ein Virenscanner die Datei entfernt? Lege sie zurück und versuche es erneut: {{path}}. Ist sie wirklich weg? Bitte um Hilfe und lösche nichts.',
  },
  'disk-failed': {
    what: 'Die Festplatte dieses Computers arbeitet nicht richtig.',
    todo: 'Versuche es erneut. Bleibt der Fehler, lass die Festplatte prüfen. Er trat auf bei {{path}}.',
  },
  'disk-full': {
    what: 'Die Festplatte dieses Computers ist voll.',
    todo: 'Mach Platz und versuche es erneut. Was schon gespeichert war, ist noch da.',
  },
  'folder-not-writable': {
    what: 'Der Counter darf nicht in {{path}} schreiben.',
    todo: 'Bitte den Verwalter um Schreibrechte für diesen Ordner und versuche es erneut.',
  },
  'folder-on-network': {
    what: 'Dieser Ordner liegt auf einem anderen Computer: {{path}}.',
    todo: 'Wähle einen Ordner auf diesem Computer, oder lass ihn vom Verwalter in counter.config.json eintragen.',
  },
  'file-in-use': {
    what: '{{path}} ist in einem anderen Programm geöffnet.',
    todo: 'Schließe die Datei dort und versuche es erneut.',
  },
  'counter-already-open': {
    what: 'Die Daten des Counters werden auf diesem Computer schon verwendet.',
    todo: 'Ist noch ein Fenster des Counters offen? Verwende es oder schließe es. Läuft ein Befehl, warte, bis er fertig ist.',
  },
  'scanner-missing': {
    what: 'Der Scanner ist nicht zu finden.',
    todo: 'Prüfe Kabel und Stecker. Kabellos? Schalte ihn ein und bring ihn näher. Sobald er zurück ist, geht es von selbst weiter.',
  },
  'scanner-not-allowed': {
    what: 'Der Counter darf den Scanner an {{path}} nicht verwenden.',
    todo: 'Bitte den Verwalter um Zugriff auf diesen Anschluss (unter Linux: die Gruppe dialout).',
  },
  'scanner-busy': {
    what: 'Ein anderes Programm verwendet den Scanner an {{path}}.',
    todo: 'Schließe dieses Programm. Der Counter nimmt sich den Scanner dann von selbst.',
  },
  'scanner-failed': {
    what: 'Der Scanner an {{path}} meldete einen Fehler.',
    todo: 'Zieh den Stecker und steck ihn wieder ein. Tippen geht immer.',
  },
  'scanner-keyboard': {
    what: 'Der Scanner tippt für eine andere Tastatur als die dieses Computers: Gemeint war wohl „{{meant}}“.',
    todo: 'Stell den Scanner auf das Land dieser Tastatur oder auf einen seriellen Anschluss um (Einstellungen, Scanner). Bis dahin ist keinem seiner Codes zu trauen; tippen geht immer.',
  },
  'scanner-keys': {
    what: 'Der Scanner hat „{{asRead}}“ geschickt, und damit wurde nichts gemacht: {{reason}}.',
    todo: '{{action}}',
  },
  'print-failed': {
    what: 'Das Papier konnte nicht erstellt oder geöffnet werden.',
    todo: 'Versuch es noch einmal. Am Gespeicherten ändert das nichts.',
  },
  'edit-refused': {
    what: 'Es wurde nichts neu gesendet: {{reason}}.',
    todo: '{{action}}',
  },
  'update-off': {
    what: 'Updates sind auf diesem Computer ausgeschaltet.',
    todo: 'Frage die Person, die diesen Computer verwaltet.',
  },
  'update-not-reached': {
    what: 'Der Update-Server antwortet nicht, wie er soll.',
    todo: 'Der Counter arbeitet einfach weiter. Versuche es später noch einmal oder prüfe die Adresse des Servers.',
  },
  'update-refused': {
    what: 'Was der Update-Server geschickt hat, ist nicht von Cicopass oder wurde unterwegs beschädigt. Es wurde verworfen.',
    todo: 'Der Counter arbeitet mit dieser Version weiter. Passiert es wieder, frage die Person, die diesen Computer verwaltet.',
  },
  'update-waits': {
    what: 'Aktualisieren geht gerade nicht: {{reason}}.',
    todo: 'Schließe das erst ab und drücke dann noch einmal.',
  },
  'update-failed': {
    what: 'Die neue Version ließ sich nicht holen oder installieren.',
    todo: 'Der Counter arbeitet mit dieser Version weiter. Versuche es später noch einmal.',
  },
  internal: {
    what: 'Im Counter selbst ging etwas schief.',
    todo: 'Versuche es noch einmal. Bleibt es so, melde diese Nummer: {{reference}}',
  },
}

export const faultWords: SameKeys<typeof nlWords> = {
  rateLimited: {
    until:
      'Der Counter macht um {{until, datetime(weekday: short; hour: 2-digit; minute: 2-digit)}} von selbst weiter. Du musst nichts tun.',
    soon: 'Der Counter macht von selbst weiter. Du musst nichts tun.',
  },
  settings: {
    accounts: 'die Konten',
    sale: 'der Verkauf auf dem Bildschirm',
    delivery: 'die gescannte Lieferung',
    leads: 'begonnene Leads',
    shields: 'der Bestand an Shields',
    operators: 'wer sich anmelden darf',
    scanners: 'der Scanner und sein Ton',
    paper: 'das Zertifikat',
    notices: 'frühere Meldungen',
  },
  frameNumber: {
    empty: 'da steht nichts',
    'too-short': 'sie ist zu kurz',
    placeholder: 'es ist ein Füllwort',
    'other-signs': 'es stehen Zeichen darin, die keine Rahmennummer hat',
    label: 'das erste Wort kann eine Beschriftung sein',
    'several-words': 'da steht mehr als eine Nummer',
    'product-code': 'das sieht nach einem Produktcode aus: scanne den Aufkleber auf dem Rahmen',
    'tag-like': 'das sieht nach einem Code eines anderen Registers aus',
    'other-code':
      'das sieht nach einem Paket, einem Konto, einem Telefon oder einem Kennzeichen aus',
    unlikely: 'das sieht nach einem Wort, einem Datum, einem Betrag oder einer Ziffernreihe aus',
    'shield-code': 'es steht ein Shieldcode darin',
    keyboard: 'der Scanner oder die Tastatur ist auf ein anderes Land eingestellt',
    'something-else':
      'der Code sagt selbst, dass er etwas anderes ist, zum Beispiel ein Produktcode oder ein Paketaufkleber',
    'web-address': 'es ist eine Webadresse',
    letters: 'es stehen Buchstaben oder Zeichen darin, die auf keinem Rahmen stehen',
    'struck-letter': 'es steht ein Ø darin: ist es der Buchstabe O oder die Ziffer 0?',
    'line-break': 'es sind mehrere Zeilen',
    columns: 'es sind mehrere Spalten oder Nummern',
    shortened: 'eine Tabellenkalkulation hat sie gekürzt oder verändert',
    'too-long': 'sie ist zu lang',
    'other-tag':
      'es ist ein Code eines anderen Registers, zum Beispiel Velopass, FNUCI oder Polizei',
  },
  scannerKeys: {
    'too-short': {
      reason: 'das sind zu wenige Zeichen für einen Code',
      action:
        'Scanne noch einmal, mit dem ganzen Code im Bild, oder tippe ihn. Was bereitstand, steht noch da; ein Enter des Scanners bestätigt nie.',
    },
    broken: {
      reason: 'es war eine Pause darin, also können Zeichen fehlen oder es sind zwei Scans',
      action:
        'Scanne noch einmal. Passiert es öfter? Bring den Scanner näher heran oder stell ihn auf einen seriellen Anschluss (Einstellungen, Scanner).',
    },
    'no-end': {
      reason: 'es kam kein Enter dahinter, also weiß der Counter nicht, ob der Code ganz ist',
      action:
        'Schalte Enter als Ende mit dem Code aus der Anleitung des Scanners ein, oder scanne einmal den Testcode (Einstellungen, Scanner): Dann lernt der Counter es. Scanne danach noch einmal.',
    },
    'unknown-keys': {
      reason: 'es waren Tasten darin, die kein Zeichen ergeben',
      action:
        'Stell den Scanner auf das Land dieser Tastatur oder auf einen seriellen Anschluss (Einstellungen, Scanner). Scanne danach noch einmal; tippen geht immer.',
    },
  },
  photo: {
    'not-a-picture': 'es ist kein Foto, das der Counter lesen kann',
    'too-large': 'es ist zu groß',
    'too-many': 'höchstens sechs gehen mit',
    'not-bare': 'es verrät noch, wo und wann es aufgenommen wurde',
  },
  delivery: {
    'article-first': 'der Counter weiß noch nicht, welches Rad das ist',
    'frame-number-first': 'auf der Liste steht noch kein Rad für diesen Shield',
    'on-the-list': 'er steht schon auf dieser Liste',
    'list-full': 'auf der Liste stehen schon 500 Räder; registriere zuerst diese',
    'not-for-this': 'eine Lieferung besteht aus Produktcodes, Rahmennummern und Shields',
    'not-a-product-code': 'das ist kein Produktcode',
    'is-a-shield': 'das ist ein Shield und keine Rahmennummer',
    'code-or-number':
      'das kann ein Produktcode oder eine Rahmennummer sein; gib es in das richtige Feld ein',
  },
  updateWaits: {
    sending: 'es wird gerade etwas gesendet',
    undo: 'ein Verkauf lässt sich noch rückgängig machen',
    draft: 'ein Verkauf ist auf dem Bildschirm',
    unsent: 'es ist noch etwas zu senden',
    hour: 'es ist nicht die vereinbarte Stunde',
  },
  unreadable: {
    portal:
      'Verlangt das Netzwerk eine Anmeldung? Öffne einen Browser und melde dich dort an. Der Counter macht danach von selbst weiter.',
    form: 'Versuche es später noch einmal. Bleibt es so, melde es {{service}}. Was du tust, bleibt gespeichert.',
    'too-long':
      'Frage weniger auf einmal ab: mehr von der Rahmennummer oder einen kürzeren Zeitraum. Bleibt es so, melde es {{service}}.',
  },
  offline: {
    line: 'Mach einfach weiter. Es wird gespeichert und von selbst gesendet, wenn die Verbindung wieder da ist.',
    certificate:
      'Dieser Computer vertraut nicht, wer für {{service}} antwortet. Mach einfach weiter: Es wird gespeichert. Frag, wer das Netzwerk betreut.',
    'certificate-date':
      'Nach dem Datum dieses Computers ist das Zertifikat von {{service}} nicht gültig. Schau, ob Datum und Uhrzeit stimmen; wenn ja, frag, wer das Netzwerk betreut. Was du machst, wird gespeichert.',
    'proxy-password':
      'Der Proxy des Ladens verlangt Namen und Passwort. Mach einfach weiter: Es wird gespeichert. Bitte, wer das Netzwerk betreut, sie einzustellen.',
  },
  newer: {
    copy: 'Zurück zu dieser Version? Die Kopie von vor der Aktualisierung heißt {{path}}.',
    noCopy: 'Eine Kopie von vor der Aktualisierung ist hier nicht.',
  },
  tooLate: {
    undo: 'rückgängig machen',
    discard: 'aufgeben',
    retry: 'erneut versuchen',
    edit: 'ändern',
    receive: 'noch einmal annehmen',
  },
  editRefused: {
    arrived: {
      reason: 'es war doch schon angekommen',
      action: 'Die Zeile ist jetzt fertig. Du musst nichts tun.',
    },
    'look-there': {
      reason: 'es kann schon angekommen sein',
      action: 'Sieh bei {{service}} nach. Steht es nicht dort, setze das Häkchen und sende neu.',
    },
    'too-early': {
      reason: 'es kann noch ankommen',
      action: 'Versuche es in einer Minute noch einmal.',
    },
    'cannot-tell': {
      reason: 'nichts kann sagen, ob es ankam',
      action: 'Versuche die Zeile erneut oder gib sie auf.',
    },
    'not-editable': {
      reason: 'an dieser Zeile gibt es nichts zu ändern',
      action: 'Nur eine Zeile, die dich braucht, lässt sich ändern.',
    },
  },
}
