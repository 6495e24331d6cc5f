import type { SameKeys } from '../same-keys.ts'
import type { fault as nl, faultWords as nlWords } from '../nl/fault.ts'

export const fault: SameKeys<typeof nl> = {
  'task-failed': {
    what: 'Something in the background went wrong for a moment.',
    todo: 'You can go on; the counter tries again by itself. If this stays, close the counter and open it again, and report it.',
  },
  'settings-unreadable': {
    what: 'These records of the counter could not be read: {{reason}}.',
    todo: 'Check them, and set them up again where needed. What could not be read is kept.',
  },
  'registered-twice': {
    what: '{{asRead}} is at Cicopass twice: {{reason}}.',
    todo: 'Two counters registered the same bike at the same moment. Ask Cicopass to take one away.',
  },
  'bad-input': {
    what: 'Something was not filled in correctly.',
    todo: 'Look at what you filled in and try again.',
  },
  'frame-number-refused': {
    what: '“{{asRead}}” cannot be a frame number: {{reason}}.',
    todo: 'Scan or type the number that is on the frame.',
  },
  'shield-code-refused': {
    what: '“{{asRead}}” is not a shield code.',
    todo: 'A shield code looks like CICO-123456789. Scan the sticker once more.',
  },
  'draft-incomplete': {
    what: 'Something is still missing from this sale.',
    todo: 'Fill in what the screen asks for; then you can register.',
  },
  'sale-stopped': {
    what: 'This sale stands still.',
    todo: 'The screen says why, and what you can do.',
  },
  'not-found': {
    what: 'This is not there (any more).',
    todo: 'Go back and choose again.',
  },
  'too-late': {
    what: 'It is too late to do this: {{action}}.',
    todo: 'It is on its way already. See in the queue how it stands.',
  },
  'already-here': {
    what: 'This bike or shield was saved here already.',
    todo: 'See today’s list or the queue. Twice is not needed.',
  },
  'edit-refused': {
    what: 'Nothing was sent again: {{reason}}.',
    todo: '{{action}}',
  },
  'picture-refused': {
    what: 'The counter cannot show this photo of a bike.',
    todo: 'The rest of what it says is right. If it is the same bike more often, tell Cicopass.',
  },
  'operator-needed': {
    what: 'Nobody is signed in at the counter.',
    todo: 'Sign in with your name and PIN, or scan your badge.',
  },
  'owner-needed': {
    what: 'Only an owner may do this, and one owner has to stay.',
    todo: 'Ask an owner to sign in.',
  },
  'pin-refused': {
    what: 'That is not the PIN.',
    todo: 'Try again. After five wrong ones the counter waits a while.',
  },
  'api-key-needed': {
    what: 'Personal codes of {{service}} can only be checked with an api-key.',
    todo: 'Sign in to {{service}} again under Settings, with the api-key.',
  },
  'badge-unknown': {
    what: 'Nobody who works here has this badge.',
    todo: 'Sign in with your PIN. An owner gives you the badge under Settings.',
  },
  'photo-refused': {
    what: 'This photo does not go with it: {{reason}}.',
    todo: 'Nothing of the sale has changed. Take another photo, or go on without.',
  },
  'delivery-scan-refused': {
    what: 'Not used: {{reason}}.',
    todo: 'The list is as it was. Go on with what the screen asks for.',
  },
  'ordered-already': {
    what: 'As many shields were ordered here within the last day.',
    todo: 'Look in the list whether that was this order. You can also order once more.',
  },
  'not-signed-in': {
    what: 'The counter is not signed in to {{service}}.',
    todo: 'Sign in under Settings. What is queued is sent after that.',
  },
  'sign-in-refused': {
    what: '{{service}} did not accept the sign-in.',
    todo: 'Check the name and the password and try again.',
  },
  'scope-missing': {
    what: 'At {{service}} this account lacks the right “{{scope}}”.',
    todo: 'Ask whoever manages the account for it. Everything else goes on working.',
  },
  offline: {
    what: 'There is no connection with {{service}}.',
    todo: '{{action}}',
  },
  'no-answer': {
    what: '{{service}} gave no answer.',
    todo: 'The counter finds out by itself whether it arrived. There is nothing to do.',
  },
  'rate-limited': {
    what: '{{service}} asks to wait a little.',
    todo: '{{action}}',
  },
  refused: {
    what: '{{service}} did not accept this.',
    todo: 'Read below what {{service}} says and change it.',
  },
  'service-broken': {
    what: 'Something broke at {{service}}.',
    todo: 'The counter tries again by itself. There is nothing to do.',
  },
  'unreadable-answer': {
    what: 'An answer from {{service}} could not be read.',
    todo: '{{action}}',
  },
  'keychain-missing': {
    what: 'This computer has no keychain the counter can use.',
    todo: 'Ask whoever manages this computer to turn on the system’s keychain, then try again.',
  },
  'keychain-locked': {
    what: 'The keychain of this computer is locked.',
    todo: 'Unlock the keychain, or sign in to this computer again, then try again.',
  },
  'keychain-failed': {
    what: 'The keychain of this computer gave an error.',
    todo: 'Try again. If it stays, restart the computer.',
  },
  'database-key-missing': {
    what: 'The key to the records is no longer on this computer.',
    todo: 'Type the recovery code that was printed at the first start.',
  },
  'database-key-wrong': {
    what: 'The key on this computer does not fit the records.',
    todo: 'Type the recovery code that was printed at the first start.',
  },
  'recovery-code-wrong': {
    what: 'This recovery code does not fit.',
    todo: 'Check the code sign by sign. An older code no longer works.',
  },
  'recovery-code-never-made': {
    what: 'No recovery code was ever made for these records.',
    todo: 'Restore this computer’s keychain from a backup, or ask for help. Do not remove anything.',
  },
  'database-from-future': {
    what: 'These records were made with a newer version of the counter.',
    todo: 'Install the newest version. This version leaves the records alone. {{action}}',
  },
  'database-damaged': {
    what: 'The file with the records is damaged.',
    todo: 'It is kept as it is and is never overwritten. Ask for help and name this file: {{path}}',
  },
  'database-missing': {
    what: 'The records of the counter are no longer where they were.',
    todo: 'Nothing new was begun. This is still there: {{found}}. Did a virus scanner take the file away? Put it back and try again: {{path}}. If it is gone for good, ask for help and do not remove anything.',
  },
  'disk-failed': {
    what: 'The disk of this computer does not work as it should.',
    todo: 'Try again. If it keeps failing, have the disk checked. It failed at {{path}}.',
  },
  'disk-full': {
    what: 'The disk of this computer is full.',
    todo: 'Make room and try again. What was saved before is still there.',
  },
  'folder-not-writable': {
    what: 'The counter may not write in {{path}}.',
    todo: 'Ask whoever manages this computer for the right to write there, then try again.',
  },
  'folder-on-network': {
    what: 'This folder is on another computer: {{path}}.',
    todo: 'Choose a folder on this computer, or have whoever manages it name the folder in counter.config.json.',
  },
  'file-in-use': {
    what: '{{path}} is open in another program.',
    todo: 'Close the file there, then try again.',
  },
  'counter-already-open': {
    what: 'The records of the counter are in use on this computer already.',
    todo: 'Is another window of the counter open? Use that one, or close it. If a command is running, wait until it is done.',
  },
  'scanner-missing': {
    what: 'The scanner cannot be found.',
    todo: 'Check the cable and the plug. Wireless? Turn it on and bring it near. Once it is back, work goes on by itself.',
  },
  'scanner-not-allowed': {
    what: 'The counter may not use the scanner on {{path}}.',
    todo: 'Ask whoever manages this computer for access to that port (on Linux: the group dialout).',
  },
  'scanner-busy': {
    what: 'Another program uses the scanner on {{path}}.',
    todo: 'Close that program. The counter then takes the scanner by itself.',
  },
  'scanner-failed': {
    what: 'The scanner on {{path}} gave an error.',
    todo: 'Unplug it and plug it in again. Typing always works.',
  },
  'scanner-keyboard': {
    what: 'The scanner types for another keyboard than this computer’s: it probably meant “{{meant}}”.',
    todo: 'Set the scanner to the country of this keyboard, or to a serial port (Settings, Scanner). Until then no code of it can be trusted; typing always works.',
  },
  'scanner-keys': {
    what: 'The scanner sent “{{asRead}}”, and nothing was done with it: {{reason}}.',
    todo: '{{action}}',
  },
  'print-failed': {
    what: 'The paper could not be made or opened.',
    todo: 'Try again. Nothing that was saved changes by this.',
  },
  'update-off': {
    what: 'Updates are off on this computer.',
    todo: 'Ask whoever looks after this computer.',
  },
  'update-not-reached': {
    what: 'The update server does not answer as it should.',
    todo: 'The counter simply works on. Try again later, or check the server’s address.',
  },
  'update-refused': {
    what: 'What the update server sent is not from Cicopass, or was damaged on the way. It was thrown away.',
    todo: 'The counter works on with this version. If it happens again, ask whoever looks after this computer.',
  },
  'update-waits': {
    what: 'It cannot be updated now: {{reason}}.',
    todo: 'Finish that first, then press again.',
  },
  'update-failed': {
    what: 'The new version could not be fetched or installed.',
    todo: 'The counter works on with this version. Try again later.',
  },
  internal: {
    what: 'Something went wrong in the counter itself.',
    todo: 'Try again. If it stays, report this number: {{reference}}',
  },
}

export const faultWords: SameKeys<typeof nlWords> = {
  rateLimited: {
    until:
      'The counter goes on by itself at {{until, datetime(weekday: short; hour: 2-digit; minute: 2-digit)}}. There is nothing to do.',
    soon: 'The counter goes on by itself. There is nothing to do.',
  },
  settings: {
    accounts: 'the accounts',
    sale: 'the sale on the screen',
    delivery: 'the scanned delivery',
    leads: 'begun leads',
    shields: 'the shields in stock',
    operators: 'who may sign in',
    scanners: 'the scanner and its sound',
    paper: 'the certificate',
    notices: 'earlier notices',
  },
  frameNumber: {
    empty: 'there is nothing there',
    'too-short': 'it is too short',
    placeholder: 'it is a filler word',
    'other-signs': 'it holds signs that frame numbers do not have',
    label: 'its first word may be a label',
    'several-words': 'there is more than one number',
    'product-code': 'this looks like a product code: scan the sticker on the frame',
    'tag-like': 'this looks like a code of another register',
    'other-code':
      'this looks like a code of a parcel, a bank account, a telephone or a number plate',
    unlikely: 'this looks like a word, a date, an amount or digits in a row',
    'shield-code': 'there is a shield code in it',
    keyboard: 'the scanner or the keyboard is set to another country',
    'something-else':
      'the code says itself that it is something else, such as a product code or a parcel label',
    'web-address': 'it is a web address',
    letters: 'it holds letters or signs that are not on a frame',
    'struck-letter': 'it holds an Ø: is it the letter O or the digit 0?',
    'line-break': 'it is more than one line',
    columns: 'it is more than one column or number',
    shortened: 'a spreadsheet shortened or changed it',
    'too-long': 'it is too long',
    'other-tag': 'it is a code of another register, such as Velopass, FNUCI or the police',
  },
  scannerKeys: {
    'too-short': {
      reason: 'these are too few signs for a code',
      action:
        'Scan again with the whole code in sight, or type it. What was ready still is; an Enter of the scanner never confirms.',
    },
    broken: {
      reason: 'there was a pause in it, so signs may be missing or it is two scans',
      action:
        'Scan again. Does it happen more often? Bring the scanner closer, or set it to a serial port (Settings, Scanner).',
    },
    'no-end': {
      reason: 'no Enter came behind it, so the counter cannot tell whether the code is whole',
      action:
        'Switch on Enter as its end with the code in the scanner’s manual, or scan the test code once (Settings, Scanner): the counter learns it then. Then scan again.',
    },
    'unknown-keys': {
      reason: 'there were keys in it that give no sign',
      action:
        'Set the scanner to the country of this keyboard, or to a serial port (Settings, Scanner). Then scan again; typing always works.',
    },
  },
  photo: {
    'not-a-picture': 'it is no photo the counter can read',
    'too-large': 'it is too large',
    'too-many': 'six at most go with a bike',
    'not-bare': 'it still says where and when it was taken',
  },
  delivery: {
    'article-first': 'the counter does not know yet which bike this is',
    'frame-number-first': 'there is no bike on the list for this shield yet',
    'on-the-list': 'it is on this list already',
    'list-full': 'there are 500 bikes on the list; register those first',
    'not-for-this': 'a delivery is product codes, frame numbers and shields',
    'not-a-product-code': 'that is not a product code',
    'is-a-shield': 'that is a shield and no frame number',
    'code-or-number':
      'this may be a product code or a frame number; type it into the field it belongs in',
  },
  updateWaits: {
    sending: 'something is just being sent',
    undo: 'a sale can still be undone',
    draft: 'a sale is on the screen',
    unsent: 'something is still to be sent',
    hour: 'it is not the hour that was set',
  },
  unreadable: {
    portal:
      'Does the network ask you to sign in? Open a browser and do it there. The counter then goes on by itself.',
    form: 'Try again later. If it stays like this, tell whoever looks after {{service}}. What you do is kept.',
    'too-long':
      'Ask for less at once: more of the frame number, or a shorter time. If it stays like this, tell whoever looks after {{service}}.',
  },
  offline: {
    line: 'Just go on. It is kept and sent by itself once the connection is back.',
    certificate:
      'This computer does not trust who answers for {{service}}. Just go on: it is kept. Ask whoever looks after the network.',
    'certificate-date':
      'By the date of this computer, the certificate of {{service}} is not valid. See whether date and time are right; if they are, ask whoever looks after the network. What you do is kept.',
    'proxy-password':
      'The shop’s proxy asks for a name and password. Just go on: it is kept. Ask whoever looks after the network to set them.',
  },
  newer: {
    copy: 'Going back to this version? The copy of before the update is {{path}}.',
    noCopy: 'There is no copy of before the update here.',
  },
  tooLate: {
    undo: 'undo',
    discard: 'give up',
    retry: 'try again',
    edit: 'change',
    receive: 'take in again',
  },
  editRefused: {
    arrived: {
      reason: 'it had arrived after all',
      action: 'The line is done now. There is nothing for you to do.',
    },
    'look-there': {
      reason: 'it may have arrived',
      action: 'Look at {{service}}. If it is not there, tick the box and send it again.',
    },
    'too-early': { reason: 'it may still arrive', action: 'Try once more in a minute.' },
    'cannot-tell': {
      reason: 'nothing can say whether it arrived',
      action: 'Try the line again or give it up.',
    },
    'not-editable': {
      reason: 'there is nothing to change about this line',
      action: 'Only a line that needs attention can be changed.',
    },
  },
}
