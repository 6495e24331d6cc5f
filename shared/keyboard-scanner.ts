import { z } from 'zod'

/** `sendsNoEnd`: neither Enter nor Tab comes behind its scans, so a short silence ends one. */
export const KeyboardScanner = z.object({ sendsNoEnd: z.boolean() })
export type KeyboardScanner = z.infer<typeof KeyboardScanner>
