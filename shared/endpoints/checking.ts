import { z } from 'zod'
import { RegisteredBike } from '../bike.ts'
import { BikePage, BikeSearch, CheckDesk, NamedBike, Picture } from '../check.ts'
import { outsidePages } from '../contacts.ts'
import { QueuedJob } from '../job.ts'
import { Sale } from '../registration.ts'
import { ShieldCode } from '../shield.ts'
import { RecoveryReport, TheftReport } from '../theft.ts'
import { bikeId, none } from './inputs.ts'

/** A bike that somebody asks about. */
export const checkingEndpoints = {
  'check.get': { input: none, output: CheckDesk },
  /**
   * Text typed on `Check a bike`: a frame number or a shield, as a scan would be. `confirmed`: staff said
   * that it is a frame number, though it does not look like one.
   */
  'check.read': {
    input: z.object({ text: z.string().max(512), confirmed: z.boolean().optional() }),
    output: CheckDesk,
  },
  'check.again': { input: none, output: CheckDesk },
  'check.clear': { input: none, output: CheckDesk },
  /** The next shield that is scanned there is for this bike; null: no longer. */
  'check.linkTo': { input: z.object({ bike: NamedBike.nullable() }), output: CheckDesk },
  /** Writes and opens the finished check on paper. */
  'check.report': { input: none, output: z.object({ path: z.string() }) },

  'bikes.open': { input: z.object({ bikeId }), output: BikePage },
  'bikes.search': { input: BikeSearch, output: z.array(RegisteredBike) },
  /** What this counter itself sent about the bike, newest first. */
  'bikes.jobs': {
    input: z.object({ bikeId, frameNumber: z.string().max(200) }),
    output: z.array(QueuedJob),
  },
  /** Bikes that were sold at this counter and have their number, newest first. */
  'bikes.soldHere': { input: none, output: z.array(Sale) },
  /** The nth picture of a bike that was answered before. */
  'bikes.picture': {
    input: z.object({ bikeId, place: z.number().int().min(0).max(100) }),
    output: Picture,
  },
  'bikes.linkShield': {
    input: z.object({ bike: NamedBike, shieldCode: ShieldCode }),
    output: QueuedJob,
  },
  'bikes.reportStolen': {
    input: z.object({ bike: NamedBike, report: TheftReport }),
    output: QueuedJob,
  },
  'bikes.reportFound': {
    input: z.object({ bike: NamedBike, report: RecoveryReport }),
    output: QueuedJob,
  },

  /** Opens one of the pages of `shared/contacts.ts` in the system's browser. */
  'pages.open': { input: z.object({ address: z.enum(outsidePages) }), output: none },
} as const
