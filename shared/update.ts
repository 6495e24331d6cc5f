import { z } from 'zod'
import { Fault } from './fault.ts'

/** An address of an update server; what may stand in it is checked where it is used. */
export const UpdateServer = z.string().trim().min(1).max(500)

/** The hour of the night, in this computer's time. */
export const QuietHour = z.number().int().min(0).max(23)

/** Where new versions come from, and when they may come by themselves. The computer's, no secret. */
export const UpdateSettings = z.object({
  /** Null: the one that was set up for many counters at once, or none. */
  server: UpdateServer.nullable(),
  /** The hour of the night (0–23, this computer's time) in which it may; null: only when asked. */
  quietHour: QuietHour.nullable(),
})
export type UpdateSettings = z.infer<typeof UpdateSettings>

/** Why this counter takes no updates at all. */
export const UpdatesOff = z.enum(['by-it', 'not-installed', 'no-key', 'no-server'])
export type UpdatesOff = z.infer<typeof UpdatesOff>

export const Release = z.object({
  version: z.string(),
  /** In ISO 8601. */
  releasedAt: z.string().nullable(),
  /** What is new, as whoever made it wrote it. */
  notes: z.string().nullable(),
  bytes: z.number().nullable(),
})
export type Release = z.infer<typeof Release>

export const UpdateStage = z.discriminatedUnion('kind', [
  /** `isNewest`: it was looked for, and there is nothing newer. */
  z.object({ kind: z.literal('idle'), isNewest: z.boolean() }),
  z.object({ kind: z.literal('looking') }),
  z.object({ kind: z.literal('found'), release: Release }),
  z.object({ kind: z.literal('downloading'), release: Release, received: z.number() }),
  z.object({ kind: z.literal('ready'), release: Release }),
  z.object({ kind: z.literal('installing'), release: Release }),
])
export type UpdateStage = z.infer<typeof UpdateStage>

export const UpdateDesk = z.object({
  off: UpdatesOff.nullable(),
  settings: UpdateSettings,
  /** The server that counts, whoever named it. */
  server: z.string().nullable(),
  /** Installing asks for a password of the system: it never goes by itself. */
  needsPerson: z.boolean(),
  stage: UpdateStage,
  fault: Fault.nullable(),
})
export type UpdateDesk = z.infer<typeof UpdateDesk>
