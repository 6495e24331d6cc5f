import { z } from 'zod'

/**
 * The database was damaged, or gone: what could be read of it and of the newest copy goes on in a new
 * one.
 */
export const Mended = z.object({
  at: z.iso.datetime(),
  because: z.enum(['damaged', 'missing']).default('damaged'),
  /** Where the damaged file is kept. */
  keptAs: z.string().nullable(),
  carriedOver: z.number().int(),
  unreadable: z.number().int(),
  /** The same by table of the database: `jobs`, `leads`, … */
  unreadableOf: z.record(z.string(), z.number().int()).default({}),
  lookedUp: z.number().int(),
  asked: z.number().int(),
  /** Somebody at the counter read that it happened. */
  isSeen: z.boolean().default(false),
})
export type Mended = z.infer<typeof Mended>

/** The copies of the database, and whether it ever had to be mended. */
export const BackupState = z.object({
  lastAt: z.iso.datetime().nullable(),
  mended: Mended.nullable(),
})
export type BackupState = z.infer<typeof BackupState>
