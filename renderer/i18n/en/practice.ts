import type { practice as nl } from '../nl/practice.ts'
import type { SameKeys } from '../same-keys.ts'

export const practice: SameKeys<typeof nl> = {
  title: 'Practice panel',
  close: 'Close the practice panel',
  guide: {
    title: 'Your first sale in five steps',
    taken: '(done)',
    scan: 'Scan',
    make: 'Make the certificate',
    again: 'Once more',
    done: 'Done! Every sale goes like this: three scans and Enter.',
    held: 'Saved. You have five seconds to undo it; after that the certificate can be made.',
    bike: {
      name: 'Bike',
      todo: 'Scan the product code of the bike. Here the button does what the scanner will do.',
    },
    frameNumber: {
      name: 'Frame number',
      todo: 'Scan the frame number. The counter checks at once whether it was reported stolen.',
    },
    shield: {
      name: 'CicoShield',
      todo: 'Scan the sticker that goes on the frame.',
    },
    confirm: {
      name: 'Confirm',
      todo: 'Look once more and press Enter, or Register.',
    },
    certificate: {
      name: 'Certificate',
      todo: 'Make the certificate for the customer.',
    },
  },
  bikes: 'Bikes to scan',
  shields: 'CicoShields to scan',
  barcode: 'Product code',
  frameNumber: 'Frame number',
  what: {
    new: 'new',
    registered: 'registered already',
    stolen: 'reported stolen',
    free: 'still free',
    used: 'on another bike already',
  },
  print: 'Print the barcodes',
  troubles: 'What can go wrong',
  troublesHint: 'Choose a failure and see what the counter does. Nothing gets lost.',
  trouble: {
    none: 'all is well',
    offline: 'no connection',
    slow: 'slow: answers after 8 s',
    late: 'breaks off, and commits 20 s later',
    busy: 'too busy (429)',
    error: 'error at the service (500)',
    refused: 'refuses every change (409)',
    portal: 'the network’s sign-in page (HTML)',
  },
}
