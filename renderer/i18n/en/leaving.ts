import type { leaving as dutch } from '../nl/leaving.ts'
import type { SameKeys } from '../same-keys.ts'

export const leaving: SameKeys<typeof dutch> = {
  title: 'Not everything has been sent yet',
  count_one: '{{count}} is still to be sent:',
  count_other: '{{count}} are still to be sent:',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  noTitle: 'Without a name',
  text: {
    quit: 'Nothing is lost: everything is saved on this computer. If you quit now, it goes by itself at the next start.',
    update:
      'Nothing is lost: everything is saved on this computer. It goes on by itself after the update.',
    shutdown:
      'The computer wants to shut down. Nothing is lost: everything is saved and goes by itself once the counter starts again.',
  },
  stay: 'Stay here',
  go: { quit: 'Quit anyway', update: 'Update anyway', shutdown: 'Shut down anyway' },
  allSent: 'Everything has been sent now',
  allSentText: 'Nothing is waiting any more.',
  goSent: { quit: 'Quit', update: 'Update', shutdown: 'Shut down' },
  switchTitle: 'Go on with another account?',
  switchText:
    'What was made under the old account never goes out under another. It is kept and waits until that account is signed in again.',
  switchYes: 'Switch anyway',
}
