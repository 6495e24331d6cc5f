/**
 * Commands of makers of scanners, for a code that sets the scanner itself. Only those that are written
 * down somewhere: docs/scanner-codes.md says where, and why there are none of the other makers.
 */
export const makerCodes = [
  { name: 'honeywell-usb-serial', command: '~TRMUSB130.' },
  { name: 'honeywell-enter', command: '~VSUFCR.' },
] as const
