import { z } from 'zod'
import { baudRates, flowControls, parities, scanEnds } from './scanner-choices.ts'

/** How a scan ends. `learn`: by whatever this scanner shows. `none`: by silence alone. */
export const ScanEnd = z.enum(scanEnds)
export type ScanEnd = z.infer<typeof ScanEnd>

/** How one scanner talks. A USB scanner ignores the first three; a serial or Bluetooth one does not. */
export const ScannerLine = z.object({
  baudRate: z.union(baudRates.map((rate) => z.literal(rate))),
  parity: z.enum(parities),
  dataBits: z.union([z.literal(7), z.literal(8)]),
  flowControl: z.enum(flowControls),
  end: ScanEnd,
})
export type ScannerLine = z.infer<typeof ScannerLine>
