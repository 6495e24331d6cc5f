import type { updates as dutch } from '../nl/updates.ts'
import type { SameKeys } from '../same-keys.ts'

export const updates: SameKeys<typeof dutch> = {
  title: 'Updates',
  hint: 'A new version comes only when you say so, or in the hour you choose below. Never while something is being sent or a sale is on the screen.',
  offByIt: 'Updates are off on this computer. Whoever looks after it brings new versions.',
  offNotInstalled:
    'This counter was not set up by an installer. Whoever put it here also updates it.',
  offNoKey: 'This counter was made without a key to tell a new version by. So it fetches none.',
  offNoServer: 'No update server was given yet.',
  newest: 'This is the newest version.',
  look: 'See whether there is a new version',
  looking: 'Looking…',
  found: 'Version {{version}} is here.',
  released: 'Released on {{day}}',
  size: '{{size}} MB',
  notes: 'What is new',
  download: 'Fetch it',
  downloading: 'Version {{version}} is being fetched',
  cancel: 'Stop fetching',
  ready: 'Version {{version}} is ready.',
  readyHint:
    'The counter closes, is updated and starts again. It takes about a minute; what is saved stays.',
  install: 'Update now',
  installing: 'The counter is being updated and starts again in a moment.',
  server: 'Address of the update server',
  serverHint: 'For example https://updates.example/counter/. Empty: what was set up for this shop.',
  serverUsed: 'In use now: {{server}}',
  save: 'Save',
  hour: 'Hour in which it may go by itself',
  hourNever: 'never: only when somebody says so',
  hourFrom: 'between {{from}} and {{to}}',
  hourHint:
    'The computer must be on then. If something is still to be sent, it waits for the next night.',
  needsPerson:
    'On this computer updating asks for a password of the system: it never goes by itself.',
}
