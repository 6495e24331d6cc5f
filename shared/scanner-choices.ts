/** What the window needs of scanners without their schemas, so that it loads none. */

/** The speeds of serial scanners, in bits a second, the factory's own first. */
export const baudRates = [9600, 115200, 19200, 38400, 57600, 4800, 2400, 1200] as const
export const parities = ['none', 'even', 'odd', 'mark', 'space'] as const
export const scanEnds = ['learn', 'cr', 'lf', 'crlf', 'tab', 'etx', 'none'] as const
export const flowControls = ['none', 'rts-cts', 'xon-xoff'] as const
/** What a rule of the shop can say a code is. */
export const ownMeanings = [
  'badge',
  'understood',
  'shield',
  'product-code',
  'object',
  'frame-number',
  'nothing',
] as const

/** 9600 8N1, as Zebra, Honeywell, Datalogic, Newland and Inateck leave the factory. */
export const defaultLine = {
  baudRate: 9600,
  parity: 'none',
  dataBits: 8,
  flowControl: 'none',
  end: 'learn',
} as const

/** What tells one scanner from another, on whatever port it is; without identity only its path does. */
export function scannerKey({
  vendorId,
  productId,
  serialNumber,
  path,
}: {
  vendorId: string | null
  productId: string | null
  serialNumber: string | null
  path: string
}): string {
  return vendorId === null || productId === null
    ? path
    : [vendorId, productId, serialNumber ?? path].join(':').toLowerCase()
}
