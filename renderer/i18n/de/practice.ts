import type { practice as nl } from '../nl/practice.ts'
import type { SameKeys } from '../same-keys.ts'

export const practice: SameKeys<typeof nl> = {
  title: 'Übungsfeld',
  close: 'Übungsfeld schließen',
  guide: {
    title: 'Dein erster Verkauf in fünf Schritten',
    taken: '(erledigt)',
    scan: 'Scannen:',
    make: 'Nachweis erstellen',
    again: 'Noch einmal',
    done: 'Geschafft! So geht jeder Verkauf: dreimal scannen und Enter.',
    held: 'Gespeichert. Du hast fünf Sekunden, um es rückgängig zu machen; danach kann der Nachweis erstellt werden.',
    bike: {
      name: 'Rad',
      todo: 'Scanne den Produktcode des Rads. Hier tut der Knopf, was später der Scanner tut.',
    },
    frameNumber: {
      name: 'Rahmennummer',
      todo: 'Scanne die Rahmennummer. Der Counter prüft sofort, ob das Rad als gestohlen gemeldet ist.',
    },
    shield: {
      name: 'CicoShield',
      todo: 'Scanne den Aufkleber, der auf den Rahmen kommt.',
    },
    confirm: {
      name: 'Bestätigen',
      todo: 'Sieh noch einmal hin und drücke Enter oder Registrieren.',
    },
    certificate: {
      name: 'Nachweis',
      todo: 'Erstelle den Nachweis für den Kunden.',
    },
  },
  bikes: 'Räder zum Scannen',
  shields: 'CicoShields zum Scannen',
  barcode: 'Produktcode',
  frameNumber: 'Rahmennummer',
  what: {
    new: 'neu',
    registered: 'schon registriert',
    stolen: 'als gestohlen gemeldet',
    free: 'noch frei',
    used: 'schon an einem anderen Rad',
  },
  print: 'Strichcodes drucken',
  troubles: 'Was schiefgehen kann',
  troublesHint: 'Wähle eine Störung und sieh, was der Counter tut. Es geht nichts verloren.',
  trouble: {
    none: 'alles in Ordnung',
    offline: 'keine Verbindung',
    slow: 'langsam: antwortet nach 8 s',
    late: 'bricht ab und verarbeitet 20 s später',
    busy: 'überlastet (429)',
    error: 'Fehler beim Dienst (500)',
    refused: 'lehnt jede Änderung ab (409)',
    portal: 'Anmeldeseite des Netzes (HTML)',
  },
}
