import { z } from 'zod'
import { RegisteredBike } from '../bike.ts'
import { BikePage, BikeSearch, CheckDesk, NamedBike, Picture } from '../check.ts'
import { outsidePages } from '../contacts.ts'
import { QueuedJob } from '../job.ts'
import { Sale } from '../registration.ts'
import { ShieldCode } from '../shield.ts'
import { RecoveryReport, TheftReport } from '../theft.ts'
import { change, read } from './endpoint.ts'
import { bikeId, none } from './inputs.ts'

/** A bike that somebody asks about. */
export const checkingEndpoints = {
  'check.get': read({ who: 'anybody', input: none, output: CheckDesk }),
  /**
   * Text typed on `Check a bike`: a frame number or a shield, as a scan would be. `confirmed`: staff said
   * that it is a frame number, though it does not look like one.
   */
  'check.read': change({
    who: 'staff',
    input: z.object({ text: z.string().max(512), confirmed: z.boolean().optional() }),
    output: CheckDesk,
    sets: 'check.get',
  }),
  'check.again': change({ who: 'staff', input: none, output: CheckDesk, sets: 'check.get' }),
  'check.clear': change({ who: 'staff', input: none, output: CheckDesk, sets: 'check.get' }),
  /** The next shield that is scanned there is for this bike; null: no longer. */
  'check.linkTo': change({
    who: 'staff',
    input: z.object({ bike: NamedBike.nullable() }),
    output: CheckDesk,
    sets: 'check.get',
  }),
  /** Writes and opens the finished check on paper. */
  'check.report': read({ who: 'staff', input: none, output: z.object({ path: z.string() }) }),

  'bikes.open': read({ who: 'staff', input: z.object({ bikeId }), output: BikePage }),
  'bikes.search': read({ who: 'staff', input: BikeSearch, output: z.array(RegisteredBike) }),
  /** What this counter itself sent about the bike, newest first. */
  'bikes.jobs': read({
    who: 'staff',
    input: z.object({ bikeId, frameNumber: z.string().max(200) }),
    output: z.array(QueuedJob),
  }),
  /** Bikes that were sold at this counter and have their number, newest first. */
  'bikes.soldHere': read({ who: 'anybody', input: none, output: z.array(Sale) }),
  /** The nth picture of a bike that was answered before. */
  'bikes.picture': read({
    who: 'staff',
    input: z.object({ bikeId, place: z.number().int().min(0).max(100) }),
    output: Picture,
  }),
  'bikes.linkShield': change({
    who: 'staff',
    input: z.object({ bike: NamedBike, shieldCode: ShieldCode }),
    output: QueuedJob,
    refreshes: [],
  }),
  'bikes.reportStolen': change({
    who: 'staff',
    input: z.object({ bike: NamedBike, report: TheftReport }),
    output: QueuedJob,
    refreshes: [],
  }),
  'bikes.reportFound': change({
    who: 'staff',
    input: z.object({ bike: NamedBike, report: RecoveryReport }),
    output: QueuedJob,
    refreshes: [],
  }),

  /** Opens one of the pages of `shared/contacts.ts` in the system's browser. */
  'pages.open': read({
    who: 'staff',
    input: z.object({ address: z.enum(outsidePages) }),
    output: none,
  }),
}
