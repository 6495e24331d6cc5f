import type { photos as nl } from '../nl/photos.ts'
import type { SameKeys } from '../same-keys.ts'

export const photos: SameKeys<typeof nl> = {
  title: 'Photos du vélo',
  add: 'photos',
  count_one: 'photo ({{count}})',
  count_other: 'photos ({{count}})',
  text: 'Elles accompagnent l’enregistrement, {{most}} au plus. Le counter les redresse et les réduit ; le lieu et l’heure de la prise de vue ne partent pas.',
  hint: 'Ou déposez une photo dans cette fenêtre, ou collez-la avec Ctrl+V.',
  full: '{{most}} photos sont jointes : pas davantage.',
  choose: 'Choisir un fichier',
  camera: 'Caméra',
  take: 'Prendre une photo',
  opening: 'La caméra s’allume…',
  cameraOff: 'Éteindre la caméra',
  cameraSees: 'Ce que voit la caméra',
  done: 'Terminé',
  open: 'Voir la photo {{place}}',
  photo: 'Photo {{place}}',
  remove: 'Retirer',
  removePhoto: 'Retirer la photo {{place}}',
  gone: 'Cette photo n’est plus là.',
  refused_one: 'Une photo l’accompagnait. C’est peut-être la raison.',
  refused_other: '{{count}} photos l’accompagnaient. C’est peut-être la raison.',
  /** Why the camera shows nothing. */
  trouble: {
    none: 'Le counter ne trouve pas de caméra. Branchez-en une, ou choisissez un fichier.',
    refused:
      'Cet ordinateur ne donne pas accès à la caméra. Autorisez-la dans les réglages du système, ou choisissez un fichier.',
    'in-use': 'Un autre programme utilise la caméra. Fermez-le, ou choisissez un fichier.',
  },
}
