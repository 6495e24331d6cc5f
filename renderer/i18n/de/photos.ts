import type { photos as nl } from '../nl/photos.ts'
import type { SameKeys } from '../same-keys.ts'

export const photos: SameKeys<typeof nl> = {
  title: 'Fotos vom Rad',
  add: 'Fotos',
  count_one: 'Foto ({{count}})',
  count_other: 'Fotos ({{count}})',
  text: 'Sie gehen mit der Registrierung mit, höchstens {{most}}. Der Counter dreht sie richtig und macht sie klein; wo und wann sie aufgenommen wurden, geht nicht mit.',
  hint: 'Oder zieh ein Foto in dieses Fenster, oder füge es mit Strg+V ein.',
  full: '{{most}} gehen mit: mehr geht nicht.',
  choose: 'Datei wählen',
  camera: 'Kamera',
  take: 'Foto machen',
  opening: 'Die Kamera startet…',
  cameraOff: 'Kamera aus',
  cameraSees: 'Was die Kamera sieht',
  done: 'Fertig',
  open: 'Foto {{place}} ansehen',
  photo: 'Foto {{place}}',
  remove: 'Entfernen',
  removePhoto: 'Foto {{place}} entfernen',
  gone: 'Dieses Foto ist nicht mehr da.',
  refused_one: 'Ein Foto ging mit. Vielleicht liegt es daran.',
  refused_other: '{{count}} Fotos gingen mit. Vielleicht liegt es daran.',
  /** Why the camera shows nothing. */
  trouble: {
    none: 'Der Counter findet keine Kamera. Schließ eine an, oder wähl eine Datei.',
    refused:
      'Dieser Computer gibt die Kamera nicht frei. Erlaub sie in den Einstellungen des Systems, oder wähl eine Datei.',
    'in-use': 'Ein anderes Programm benutzt die Kamera. Schließ es, oder wähl eine Datei.',
  },
}
