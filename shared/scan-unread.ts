import { z } from 'zod'

/**
 * Why keys that a scanner may have typed were not read. `broken`: a pause inside, so signs may be
 * missing or two scans run together. `no-end`: neither Enter nor Tab came behind them.
 */
export const UnreadBecause = z.enum(['too-short', 'broken', 'no-end', 'unknown-keys'])
export type UnreadBecause = z.infer<typeof UnreadBecause>
