import type { paper as nl } from '../nl/paper.ts'
import type { SameKeys } from '../same-keys.ts'

export const paper: SameKeys<typeof nl> = {
  certificate: 'Nachweis für den Kunden',
  saysRegistered: 'Darauf steht dann REGISTRIERT.',
  saysPending: 'Darauf steht dann IN BEARBEITUNG: noch ist nicht alles bei Cicopass.',
  pendingTodo: 'Ist alles registriert, gib dem Kunden den endgültigen Nachweis.',
  replaces: 'Der Kunde hat noch einen Nachweis IN BEARBEITUNG. Dieser tritt an seine Stelle.',
  form: 'Papier',
  a4: 'A4',
  receipt: 'Bon mit 80 mm',
  receipt58: 'Bon mit 58 mm',
  language: 'Sprache',
  open: 'Öffnen und drucken',
  busy: 'Wird erstellt…',
  nextTitle: 'Nachweis',
  nextText: 'Was der Kunde als Nächstes tut, in deinen Worten. Es steht am Ende jedes Nachweises.',
  next: 'Wie es weitergeht',
  nextHint: 'Leer: der graue Text steht auf dem Nachweis. Höchstens 600 Zeichen.',
  save: 'Speichern',
  saved: 'Gespeichert.',
}
