import { z } from 'zod'
import { ServiceName } from './fault.ts'

/** What a simulated service can be told to suffer from, for staff who practise. */
export const Trouble = z.enum([
  'none',
  /** Nobody answers. */
  'offline',
  /** Answers after eight seconds. */
  'slow',
  /** Says nothing, and makes the change twenty seconds later. */
  'late',
  /** 429: asked too often. */
  'busy',
  /** 500. */
  'error',
  /** Takes no change. */
  'refused',
  /** The network's own sign-in page answers in its place. */
  'portal',
])
export type Trouble = z.infer<typeof Trouble>

export const TroubleOf = z.object({ service: ServiceName, trouble: Trouble })

/** What training has to practise with, as it is now. */
export const PracticeDesk = z.object({
  bikes: z.array(
    z.object({
      what: z.enum(['new', 'registered', 'stolen']),
      name: z.string(),
      /** Null: the shop does not sell it. */
      barcode: z.string().nullable(),
      frameNumber: z.string(),
    }),
  ),
  shields: z.array(z.object({ what: z.enum(['free', 'used']), code: z.string() })),
  troubles: z.object({ cicopass: Trouble, cyclesoftware: Trouble }),
})
export type PracticeDesk = z.infer<typeof PracticeDesk>
