import type { delivery as nl } from '../nl/delivery.ts'
import type { SameKeys } from '../same-keys.ts'

/** A delivery of stock bikes, scanned one after another. */
export const delivery: SameKeys<typeof nl> = {
  title: 'Livraison',
  sub: 'Scannez une fois le code produit, puis numéro de cadre, shield, numéro de cadre, shield… La liste est conservée.',
  close: 'Vers les vélos vendus',
  lines: 'Vélos de cette livraison',
  add: 'Dans la liste',
  otherBike: 'Autre vélo',
  correct: 'Corriger {{number}}',
  correctText:
    'Scannez le bon numéro de cadre ou le bon shield, ou saisissez-le ici. Le reste de la liste ne change pas.',
  typeOne: 'Saisissez un numéro de cadre ou un shield.',
  remove: 'Retirer {{number}} de la liste',
  register_one: 'Enregistrer {{count}} vélo',
  register_other: 'Enregistrer {{count}} vélos',
  saved_one: 'Enregistré : {{count}} vélo',
  saved_other: 'Enregistré : {{count}} vélos',
  next: {
    article: 'Scannez le code produit',
    fields: 'Complétez le vélo une fois',
    frameNumber: 'Scannez un numéro de cadre',
    shield: 'Scannez le shield de ce vélo',
  },
  state: {
    checking: 'vérification en cours',
    clear: 'non signalé volé chez Cicopass',
    'not-checked': 'vérifié avant l’envoi',
    stolen: 'signalé volé',
    registered: 'déjà enregistré',
    'here-already': 'déjà enregistré ici',
    'shield-in-use': 'shield déjà utilisé',
  },
}
