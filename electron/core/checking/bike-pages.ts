import { comparedForm, type RegisteredBike } from '../../../shared/bike.ts'
import type { BikePage, BikeSearch, Picture } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { QueuedJob } from '../../../shared/job.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import { bikeOf, keyOfBike, keyOfFrame } from '../outbox/payloads.ts'
import type { Ports, StoredJob } from '../ports.ts'
import { readSearchDays } from './search-days.ts'

export type BikePages = {
  open(bikeId: number): Promise<Result<BikePage>>
  search(criteria: BikeSearch): Promise<Result<RegisteredBike[]>>
  /** What this counter sent about the bike, newest first. */
  jobs(bike: { bikeId: number; frameNumber: string }): QueuedJob[]
  /** The nth picture of a bike that an answer of this session showed. */
  picture(which: { bikeId: number; place: number }): Promise<Result<Picture>>
  /** Remembers where the pictures of these bikes lie: the page names a bike, never an address. */
  shown(bikes: readonly RegisteredBike[]): void
}

const mostJobs = 50
/** Bikes whose pictures are remembered; a day of searches is far less. */
const mostShown = 5_000

/** Bikes of the registry, each with what this counter itself knows of it. */
export function createBikePages(
  { registry, database }: Pick<Ports, 'registry' | 'database'>,
  kinds: JobKinds,
): BikePages {
  const pictures = new Map<number, string[]>()

  function shown(bikes: readonly RegisteredBike[]): void {
    for (const { id, images } of bikes) {
      if (images.length === 0) continue
      pictures.delete(id)
      pictures.set(
        id,
        images.map(({ url }) => url),
      )
    }
    for (const id of pictures.keys()) {
      if (pictures.size <= mostShown) break
      pictures.delete(id)
    }
  }

  return {
    shown,

    async open(bikeId) {
      const read = await registry.bike(bikeId)
      if (!read.ok) return read
      // Only a lookup tells the status and its history (SERVICES.md, "Cicopass").
      const found = await registry.lookup({ frameNumber: read.value.frameNumber })
      const hit = found.ok ? found.value.find(({ id }) => id === bikeId) : undefined
      const bike: RegisteredBike = {
        ...read.value,
        currentStatus: hit?.currentStatus ?? read.value.currentStatus,
        statusHistory: hit?.statusHistory ?? read.value.statusHistory,
        images: read.value.images.length > 0 ? read.value.images : (hit?.images ?? []),
      }
      shown([bike])
      return ok({ bike, historyFault: found.ok ? null : found.fault })
    },

    async search({ fromDate, toDate, ...criteria }) {
      const days = readSearchDays({ fromDate, toDate })
      if (!days.ok) return days
      const found = await registry.lookup({ ...criteria, ...days.value })
      if (!found.ok) return found
      shown(found.value)
      return ok(found.value)
    },

    jobs({ bikeId, frameNumber }) {
      const keys = [keyOfBike(bikeId), keyOfFrame(comparedForm(frameNumber))]
      const isOfBike = (job: StoredJob) =>
        kinds.of(job.kind).order !== 'registered-bike' || [null, bikeId].includes(bikeOf(job))
      return database.jobs.ofBike(keys, mostJobs).filter(isOfBike).map(viewQueuedJob)
    },

    async picture({ bikeId, place }) {
      const address = pictures.get(bikeId)?.[place]
      return address === undefined
        ? failed({ kind: 'not-found', what: `picture ${String(place)} of bike ${String(bikeId)}` })
        : registry.picture(address)
    },
  }
}
