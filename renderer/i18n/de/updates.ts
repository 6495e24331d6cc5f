import type { updates as dutch } from '../nl/updates.ts'
import type { SameKeys } from '../same-keys.ts'

export const updates: SameKeys<typeof dutch> = {
  title: 'Aktualisieren',
  hint: 'Eine neue Version kommt nur, wenn du es sagst, oder in der Stunde, die du unten wählst. Nie, während etwas gesendet wird oder ein Verkauf auf dem Bildschirm ist.',
  offByIt:
    'Updates sind auf diesem Computer ausgeschaltet. Wer ihn verwaltet, bringt neue Versionen.',
  offNotInstalled:
    'Dieser Counter wurde nicht mit einem Installationsprogramm eingerichtet. Wer ihn eingerichtet hat, aktualisiert ihn auch.',
  offNoKey:
    'Dieser Counter wurde ohne Schlüssel gemacht, an dem er eine neue Version erkennt. Er holt deshalb keine.',
  offNoServer: 'Es ist noch kein Update-Server angegeben.',
  newest: 'Das ist die neueste Version.',
  look: 'Nach einer neuen Version sehen',
  looking: 'Einen Moment…',
  found: 'Version {{version}} ist da.',
  released: 'Erschienen am {{day}}',
  size: '{{size}} MB',
  notes: 'Was ist neu',
  download: 'Holen',
  downloading: 'Version {{version}} wird geholt',
  cancel: 'Nicht weiter holen',
  ready: 'Version {{version}} steht bereit.',
  readyHint:
    'Der Counter schließt, wird aktualisiert und startet wieder. Das dauert etwa eine Minute; was gespeichert ist, bleibt.',
  install: 'Jetzt aktualisieren',
  installing: 'Der Counter wird aktualisiert und startet gleich wieder.',
  server: 'Adresse des Update-Servers',
  serverHint:
    'Zum Beispiel https://updates.example/counter/. Leer: was für diesen Laden eingerichtet ist.',
  serverUsed: 'Jetzt in Gebrauch: {{server}}',
  save: 'Speichern',
  hour: 'Stunde, in der es von selbst darf',
  hourNever: 'nie: nur wenn es jemand sagt',
  hourFrom: 'zwischen {{from}} und {{to}} Uhr',
  hourHint:
    'Der Computer muss dann an sein. Ist noch etwas zu senden, wartet es bis zur nächsten Nacht.',
  needsPerson:
    'Auf diesem Computer verlangt das Aktualisieren ein Passwort des Systems: Es geht nie von selbst.',
}
