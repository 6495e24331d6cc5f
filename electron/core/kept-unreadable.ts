import { z } from 'zod'
import { FeedProblem } from '../../shared/till-sale.ts'

/** One thing that could not be read; `call` is that of the answer it came in. */
const UnreadableRecord = FeedProblem.extend({
  call: z.string(),
  problem: z.enum([...FeedProblem.shape.problem.options, 'record']),
  /** Epoch milliseconds. */
  since: z.number(),
  isSeen: z.boolean(),
})
export type UnreadableRecord = z.infer<typeof UnreadableRecord>
export const UnreadableRecords = z.array(UnreadableRecord)
