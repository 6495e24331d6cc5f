import type { paper as nl } from '../nl/paper.ts'
import type { SameKeys } from '../same-keys.ts'

export const paper: SameKeys<typeof nl> = {
  certificate: 'Certificate for the customer',
  saysRegistered: 'It will say REGISTERED.',
  saysPending: 'It will say PENDING: not everything is at Cicopass yet.',
  pendingTodo: 'Once everything is registered, give the customer the final certificate.',
  replaces: 'The customer still has a PENDING certificate. This one takes its place.',
  form: 'Paper',
  a4: 'A4',
  receipt: '80 mm receipt',
  receipt58: '58 mm receipt',
  language: 'Language',
  open: 'Open and print',
  busy: 'Being made…',
  nextTitle: 'Certificate',
  nextText:
    'What the customer does next, in your own words. It is at the end of every certificate.',
  next: 'What to do next',
  nextHint: 'Empty: the grey text is on the certificate. At most 600 characters.',
  save: 'Save',
  saved: 'Saved.',
}
