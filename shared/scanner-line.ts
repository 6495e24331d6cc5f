import { z } from 'zod'

/** The speeds of serial scanners, in bits a second, the factory's own first. */
export const baudRates = [9600, 115200, 19200, 38400, 57600, 4800, 2400, 1200] as const

/** How a scan ends. `learn`: by whatever this scanner shows. `none`: by silence alone. */
export const ScanEnd = z.enum(['learn', 'cr', 'lf', 'crlf', 'tab', 'etx', 'none'])
export type ScanEnd = z.infer<typeof ScanEnd>

/** How one scanner talks. A USB scanner ignores the first three; a serial or Bluetooth one does not. */
export const ScannerLine = z.object({
  baudRate: z.union(baudRates.map((rate) => z.literal(rate))),
  parity: z.enum(['none', 'even', 'odd', 'mark', 'space']),
  dataBits: z.union([z.literal(7), z.literal(8)]),
  flowControl: z.enum(['none', 'rts-cts', 'xon-xoff']),
  end: ScanEnd,
})
export type ScannerLine = z.infer<typeof ScannerLine>

/** 9600 8N1, as Zebra, Honeywell, Datalogic, Newland and Inateck leave the factory. */
export const defaultLine: ScannerLine = {
  baudRate: 9600,
  parity: 'none',
  dataBits: 8,
  flowControl: 'none',
  end: 'learn',
}
