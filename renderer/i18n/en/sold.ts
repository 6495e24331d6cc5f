import type { SameKeys } from '../same-keys.ts'
import type { sold as nl } from '../nl/sold.ts'

export const sold: SameKeys<typeof nl> = {
  delivery: 'Scan a delivery',
  deliveryCount: 'Scan a delivery · {{number}} on the list',
  title: 'Sold bikes',
  sub: 'What the till sold and is not registered yet. Choose a bike, or scan the frame.',
  list: 'Sold bikes',
  todo: 'To do',
  todoNone: 'Everything the till sold is done.',
  doneToday: 'Done today',
  readNow: 'Read the till now',
  reading: 'Reading the till…',
  readAt: 'Till read at {{time}}',
  neverRead: 'The till was not read yet.',
  off: 'Connect the till under Settings: then every bike you sell appears here by itself.',
  noRight:
    'This account lacks the right {{scope}}. Ask CycleSoftware for it: then every bike you sell appears here by itself. The rest of the counter simply works.',
  unreadable: {
    what_one: '{{count}} record from CycleSoftware cannot be read and is left out.',
    what_other: '{{count}} records from CycleSoftware cannot be read and are left out.',
    todo: 'The rest works as always. If something is missing here, tell CycleSoftware.',
    todoSales: 'Look at sale {{numbers}} at the till: if a bike was sold, register it under Sell.',
    seen: 'Seen',
  },
  noName: 'Bike without a name at the till',
  noFrameNumber: 'no frame number at the till',
  state: {
    open: 'to register',
    'on-its-way': 'on its way',
    attention: 'needs attention',
    registered: 'registered',
    dismissed: 'not registering',
    returned: 'taken back',
    'returned-registered': 'taken back',
  },
  today: {
    label: 'Till today',
    sold: '{{number}} sold',
    registered: '{{number}} registered',
    onTheirWay: '{{number}} on their way',
    open: '{{number}} open',
    dismissed: '{{number}} not',
    show: 'Sold bikes',
  },
  day: {
    sold: 'sold today',
    registered: 'registered',
    open: 'still open',
  },
  start: 'Choose a bike from the list. After that the CicoShield is all there is to scan.',
  startKeys:
    'When only one is left you can scan the CicoShield right away. Enter opens the top one; the arrow keys walk through the list.',
  frame: {
    eyebrow: 'IS THIS WHAT THE FRAME SAYS?',
    other: 'It says something else',
  },
  away: 'back to the list',
  dismiss: 'Do not register',
  dismissTitle: 'Not register this bike?',
  dismissText: 'It leaves the list. The reason is kept, and you can put it back.',
  dismissYes: 'Take it off the list',
  dismissed: 'Not registered: {{reason}}',
  restore: 'Back on the list',
  returned: {
    big: 'Taken back, but registered already',
    why: 'The till took this bike back after it was registered here. A registration cannot be withdrawn.',
    steps: {
      shield: 'Leave the shield on: it belongs to this frame now.',
      support:
        'Is the bike for sale again? Ask Cicopass ({{address}}) to move the registration. Give them the number below.',
      again: 'When you sell it again, it stands here as registered and there is nothing to scan.',
    },
    onItsWay: 'The registration was not sent yet. In the queue you can still give it up.',
    seen: 'Seen, off the list',
    number: 'Number at Cicopass',
  },
  handled: {
    'on-its-way': 'The registration is saved and goes out by itself.',
    attention: 'Somebody has to decide about this registration.',
    toQueue: 'See it in the queue',
  },
}
