import type { SameKeys } from '../same-keys.ts'
import type { scanning as nl } from '../nl/scanning.ts'

export const scanning: SameKeys<typeof nl> = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Product code {{code}}',
    'frame-number': 'Frame number {{code}}',
    badge: 'An operator’s badge',
    object: 'Bike {{code}} of the shop’s own stock',
    understood: 'The card “understood”',
    nothing: 'The counter does not know this code',
  },
  keyboard: {
    noEnd:
      'The scanner that works as a keyboard sends no Enter: a short silence ends a scan. Sooner? Switch on Enter as its end and scan the test code again.',
  },
  waiting: {
    text_one:
      'Something was scanned that this window does not ask for. The scan waits until you close it; the counter then asks what to do with it.',
    text_other:
      '{{count}} scans were made that this window does not ask for. They wait until you close it; the counter then asks what to do with them.',
    drop_one: 'Do not use the scan',
    drop_other: 'Do not use these {{count}}',
  },
  hold: {
    eyebrow: 'Scan not used',
    notHere: 'Nothing is done with this on the screen “{{screen}}”.',
    unknown:
      'It fits no rule of the shop. If it should mean something, make a rule for it in Settings.',
    read: 'Read',
    canGo: 'It can be used here:',
    useAt: 'Use at {{screen}}',
    held_one: 'Held since, and not used yet:',
    held_other: 'Held since, and not used yet ({{count}}):',
    useHeld_one: 'Use it now',
    useHeld_other: 'Use these {{count}} now',
    waited: 'Scanned while a window was open. Nothing was done with it yet.',
    away: 'Do not use',
    understood: 'Understood',
    card: 'Until then no scan is used. With the scanner in your hand: scan the card “understood” (Settings, Scanner).',
  },
  line: {
    detect: 'Work the settings out from one scan',
    detecting: 'Scan the test code below now… ({{count}} s)',
    certain: 'The test code was read right: {{line}}, end: {{end}}.',
    workedOut: 'What came in can only be: {{line}}, end: {{end}}. Scan once more to see it.',
    silent:
      'Nothing came in. See whether the scanner is on this port and does not work as a keyboard.',
    unclear:
      'That does not tell enough. The counter now listens at another speed: press once more and scan the test code again.',
    byHand: 'Set it by hand ({{line}})',
    speed: 'Speed (baud)',
    parity: 'Bits and parity',
    end: 'End of a scan',
    flow: 'Handshake',
    parities: {
      none: 'no parity',
      even: 'even',
      odd: 'odd',
      mark: 'mark',
      space: 'space',
    },
    ends: {
      learn: 'by itself',
      cr: 'Enter (CR)',
      lf: 'LF',
      crlf: 'CR LF',
      tab: 'Tab',
      etx: 'ETX',
      none: 'none: after 250 ms of silence',
    },
    flows: {
      none: 'none',
      'rts-cts': 'RTS/CTS',
      'xon-xoff': 'XON/XOFF',
    },
  },
  codes: {
    title: 'Codes to scan or to print',
    test: {
      name: 'Test code',
      what: 'Scan it to see whether the scanner reads right. It also teaches the counter how a scanner that works as a keyboard ends its scans.',
    },
    understood: {
      name: 'Card “understood”',
      what: 'Says with the scanner in your hand that you saw an error.',
    },
    use: {
      name: 'Card “use it all the same”',
      what: 'Says with the scanner in your hand that a number the counter asks about is the frame number.',
    },
    'honeywell-usb-serial': {
      name: 'Honeywell: USB serial',
      what: 'Sets a Xenon, Voyager, Granit or Genesis to a serial port. It starts anew after it.',
    },
    'honeywell-enter': {
      name: 'Honeywell: Enter as the end',
      what: 'Scan it next: the counter then knows at once where a scan ends.',
    },
    factory:
      'Another scanner, or one that does nothing with these? Set it to “USB serial (CDC)” or “USB COM” with the codes of its own manual, with Enter (CR) as its end; AIM identifiers may be on. Zebra, Honeywell, Datalogic, Newland and Inateck then come at 9600 8N1.',
    print: 'Print',
  },
  live: {
    title: 'What comes in',
    empty: 'nothing yet',
    dropped: 'Thrown away since it was opened: {{noise}} signs of noise, {{halfScans}} half scans.',
  },
  sound: {
    title: 'Sound at a scan',
    volume: 'Volume',
    accepted: 'Good',
    warning: 'Have a look',
    stop: 'Stop',
  },
  rules: {
    title: 'What a scan means',
    hint: 'The first rule that fits decides.',
    up: '{{name}}: up',
    down: '{{name}}: down',
    remove: '{{name}}: remove',
    name: 'Name of the rule',
    taken: 'A rule has this name already.',
    meaning: 'Meaning',
    prefix: 'Begins with',
    pattern: 'Then',
    patternHint: '# digit · @ letter · ? any sign · + one or more · * the rest',
    patternWrong: 'At most two + or *, and + only behind #, @ or ?.',
    add: 'Add rule',
    reset: 'Put the rules back as they were',
  },
}
