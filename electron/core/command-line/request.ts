import { z } from 'zod'
import { BikePhoto } from '../../../shared/photo.ts'

/**
 * A command as it goes to the counter that holds the data: this process, or the window over the
 * local socket. Files were read by whoever was asked, so that paths mean what they meant there.
 */
export const CommandRequest = z.object({
  /** The words after the program's name, without `--json`. */
  words: z.array(z.string()),
  /** Everything that came in on standard input, or null for a command that reads none. */
  input: z.string().nullable(),
  photos: z.array(BikePhoto),
})
export type CommandRequest = z.infer<typeof CommandRequest>

export const CommandAnswer = z.object({
  status: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  json: z.unknown(),
  text: z.string(),
})
