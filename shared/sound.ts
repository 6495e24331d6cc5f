import { z } from 'zod'

/** How loudly scans are answered, in parts of a hundred. Muted: by colour and words alone. */
export const Sound = z.object({ volume: z.number().int().min(0).max(100), isMuted: z.boolean() })
export type Sound = z.infer<typeof Sound>
