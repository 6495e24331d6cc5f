import { z } from 'zod'

/** What stands in the way of installing a new version now. */
export const UpdateWaits = z.enum(['sending', 'undo', 'draft', 'unsent', 'hour'])
export type UpdateWaits = z.infer<typeof UpdateWaits>
