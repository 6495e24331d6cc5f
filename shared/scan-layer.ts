import { z } from 'zod'
import type { ScanMeaning } from './scan.ts'

const ScanKind = z.enum([
  'shield',
  'product-code',
  'frame-number',
  'badge',
  'object',
  'understood',
  'nothing',
]) satisfies z.ZodType<ScanMeaning['kind']>

/**
 * A dialog that lies over the screen, and what becomes of scans while it is the topmost: these kinds
 * go to it, `screen` means that the screen's own route fills this dialog, and every other scan waits.
 */
export const ScanLayer = z.object({
  id: z.string().max(40),
  takes: z.union([z.literal('screen'), z.array(ScanKind)]),
})
export type ScanLayer = z.infer<typeof ScanLayer>
