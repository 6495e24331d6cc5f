import { z } from 'zod'
import { BikeToRegister, KnownTheft } from '../../../shared/bike.ts'

/** What a registration job carries; its photos lie beside it (`JobStore.photos`). */
export const RegisterPayload = z.object({
  bike: BikeToRegister.omit({ photos: true }),
  /** Thefts that an owner let pass; any other one parks it. */
  letPass: z.array(KnownTheft).optional(),
  /** Bikes of another make with this number: a person said that they are other bikes. */
  otherMakes: z.array(z.number().int()).optional(),
})
export type RegisterPayload = z.infer<typeof RegisterPayload>

/** What is known of a bike once it is registered. */
export const Registered = z.object({
  bikeId: z.number().int(),
  /** The ids that were there beside the one that was registered; none unless it was registered twice. */
  alsoRegistered: z.array(z.number().int()).optional(),
})
export type Registered = z.infer<typeof Registered>

/** What the registry held before the first send: the ids with this frame number, and the verdict. */
export const Seen = z.object({ bikeIds: z.array(z.number().int()), verdict: z.string() })
export type Seen = z.infer<typeof Seen>
