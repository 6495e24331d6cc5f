import type { keys as nl } from '../nl/keys.ts'
import type { SameKeys } from '../same-keys.ts'

/** The list of keys. */
export const keys: SameKeys<typeof nl> = {
  title: 'Touches',
  lead: 'Ces touches s’ajoutent au scanner et à l’écran tactile.',
  screens: 'Écrans',
  everywhere: 'Partout',
  back: 'un pas en arrière ; ce qui est commencé reste',
  take: 'reprendre ce que la caisse envoie',
  tips: 'une lettre sur chaque bouton ; elle appuie dessus',
  this: 'cette liste',
  confirm: 'enregistrer',
  takeBack: 'vider la dernière carte',
  clear: 'vider la vente',
  undo: 'annuler ce qui vient d’être enregistré ou vidé',
  lists: 'Listes : vendus, leads, file d’attente',
  walk: 'parcourir la liste',
  open: 'ouvrir ou exécuter le choix',
  days: 'un jour en arrière ou en avant',
  print: 'imprimer la journée',
  parts: 'une partie en arrière ou en avant',
  close: 'Fermer',
}
