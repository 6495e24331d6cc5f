import type { paper as nl } from '../nl/paper.ts'
import type { SameKeys } from '../same-keys.ts'

export const paper: SameKeys<typeof nl> = {
  certificate: 'Certificat pour le client',
  saysRegistered: 'Il portera la mention ENREGISTRÉ.',
  saysPending: 'Il portera la mention EN ATTENTE : tout n’est pas encore chez Cicopass.',
  pendingTodo: 'Quand tout sera enregistré, remettez au client le certificat définitif.',
  replaces: 'Le client a encore un certificat EN ATTENTE. Celui-ci le remplace.',
  form: 'Papier',
  a4: 'A4',
  receipt: 'Ticket de 80 mm',
  receipt58: 'Ticket de 58 mm',
  language: 'Langue',
  open: 'Ouvrir et imprimer',
  busy: 'En préparation…',
  nextTitle: 'Certificat',
  nextText: 'Ce que le client fait ensuite, avec vos mots. C’est à la fin de chaque certificat.',
  next: 'Et maintenant ?',
  nextHint: 'Vide : le texte gris est sur le certificat. 600 signes au plus.',
  save: 'Enregistrer',
  saved: 'Enregistré.',
}
