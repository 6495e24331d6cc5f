import type { SameKeys } from '../same-keys.ts'
import type { desk as nl } from '../nl/desk.ts'

export const desk: SameKeys<typeof nl> = {
  title: 'Beside the till',
  hint: 'The till can hand over a sale by a link or a file. Nothing ever leaves without Enter.',
  folder: 'Folder that the till writes files into',
  folderHint: 'Leave it empty if the till writes no files.',
  folderUsual: 'Use the counter’s own folder',
  folderOn: 'The counter watches this folder.',
  folderTraining: 'In training the till’s files stay where they are until training is off.',
  key: 'Key that brings the counter up',
  keyNone: 'no key',
  keyPress: 'Press the keys, for example Ctrl + Alt + K',
  keyChange: 'Choose a key',
  keyRemove: 'No key',
  keyTaken:
    'This key does not work: another program has it, or this system gives none to programs (Wayland). Choose another.',
  signIn: 'Start at sign-in',
  signInHint: 'The counter then starts by itself, without a window.',
  signInRefused: 'This system did not take it. Ask whoever looks after this computer.',
  tray: 'Stay in the tray',
  trayHint: 'When you close the window the counter works on. Its icon shows what was not sent yet.',
  save: 'Save',
}
