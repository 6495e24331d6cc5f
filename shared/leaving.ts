import { z } from 'zod'
import { JobKind } from './job.ts'

/** What has not gone out yet, by bike: asked about before anybody leaves it behind. */
export const Unsent = z.object({
  /** Jobs that go by themselves. One that waits for a person's decision is not among them. */
  total: z.number().int(),
  /** The oldest few, the jobs of one bike together. */
  bikes: z.array(
    z.object({
      title: z.string().nullable(),
      frameNumber: z.string().nullable(),
      kinds: z.array(JobKind),
    }),
  ),
})
export type Unsent = z.infer<typeof Unsent>

/** Why the counter is to be closed. */
export const LeaveReason = z.enum(['quit', 'update', 'shutdown'])
export type LeaveReason = z.infer<typeof LeaveReason>

/** A question that only a person answers: close although not everything has gone out? */
export const LeaveQuestion = z.object({
  id: z.string(),
  reason: LeaveReason,
  /** As it is now; it may have become nothing since the question was asked. */
  unsent: Unsent,
})
export type LeaveQuestion = z.infer<typeof LeaveQuestion>
