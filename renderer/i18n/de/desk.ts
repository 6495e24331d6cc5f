import type { SameKeys } from '../same-keys.ts'
import type { desk as nl } from '../nl/desk.ts'

export const desk: SameKeys<typeof nl> = {
  title: 'Neben der Kasse',
  hint: 'Die Kasse kann einen Verkauf über einen Link oder eine Datei übergeben. Ohne Enter geht nie etwas hinaus.',
  folder: 'Ordner, in den die Kasse Dateien schreibt',
  folderHint: 'Leer lassen, wenn die Kasse keine Dateien schreibt.',
  folderUsual: 'Ordner des Counters verwenden',
  folderOn: 'Der Counter beobachtet diesen Ordner.',
  folderTraining: 'Im Training bleiben die Dateien der Kasse liegen, bis das Training aus ist.',
  key: 'Taste, die den Counter nach vorn holt',
  keyNone: 'keine Taste',
  keyPress: 'Drücke die Tasten, zum Beispiel Strg + Alt + K',
  keyChange: 'Taste wählen',
  keyRemove: 'Keine Taste',
  keyTaken:
    'Diese Taste geht nicht: Ein anderes Programm hat sie, oder dieses System gibt keine frei (Wayland). Wähle eine andere.',
  signIn: 'Beim Anmelden starten',
  signInHint: 'Der Counter startet dann von selbst, ohne Fenster.',
  signInRefused:
    'Dieses System hat es nicht angenommen. Frag die Person, die diesen Computer verwaltet.',
  tray: 'Im Infobereich bleiben',
  trayHint:
    'Wenn du das Fenster schließt, arbeitet der Counter weiter. Das Symbol zeigt, was noch nicht gesendet ist.',
  save: 'Speichern',
}
