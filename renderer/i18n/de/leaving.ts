import type { leaving as dutch } from '../nl/leaving.ts'
import type { SameKeys } from '../same-keys.ts'

export const leaving: SameKeys<typeof dutch> = {
  title: 'Es ist noch nicht alles gesendet',
  count_one: '{{count}} wartet noch auf den Versand:',
  count_other: '{{count}} warten noch auf den Versand:',
  more_one: 'und noch {{count}}',
  more_other: 'und noch {{count}}',
  noTitle: 'Ohne Namen',
  text: {
    quit: 'Es ist nichts verloren: Alles ist auf diesem Computer gespeichert. Beendest du jetzt, geht es beim nächsten Start von selbst.',
    update:
      'Es ist nichts verloren: Alles ist auf diesem Computer gespeichert. Nach der Aktualisierung geht es von selbst weiter.',
    shutdown:
      'Der Computer will ausschalten. Es ist nichts verloren: Alles ist gespeichert und geht von selbst, sobald der Counter wieder startet.',
  },
  stay: 'Hier bleiben',
  go: {
    quit: 'Trotzdem beenden',
    update: 'Trotzdem aktualisieren',
    shutdown: 'Trotzdem ausschalten',
  },
  allSent: 'Jetzt ist alles gesendet',
  allSentText: 'Es wartet nichts mehr.',
  goSent: { quit: 'Beenden', update: 'Aktualisieren', shutdown: 'Ausschalten' },
  switchTitle: 'Mit einem anderen Konto weiter?',
  switchText:
    'Was unter dem alten Konto entstand, geht nie unter einem anderen hinaus. Es bleibt gespeichert und wartet, bis dieses Konto wieder angemeldet ist.',
  switchYes: 'Trotzdem wechseln',
}
