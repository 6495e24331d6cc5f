import { jobsAndSales } from './0001-jobs-and-sales.ts'
import { timeSinceASend } from './0002-time-since-a-send.ts'
import { whatTookItsPlace } from './0003-what-took-its-place.ts'
import { soldBikes } from './0004-sold-bikes.ts'
import { leads } from './0005-leads.ts'
import { wordsOfJobs } from './0006-words-of-jobs.ts'
import { handOvers } from './0007-hand-overs.ts'
import { gatheredJobs } from './0008-gathered-jobs.ts'
import { behindAParkedJob } from './0009-behind-a-parked-job.ts'
import { listOfScanners } from './0010-list-of-scanners.ts'
import { photos } from './0011-photos.ts'
import { whoDidIt } from './0012-who-did-it.ts'
import { papersOfASale } from './0013-papers-of-a-sale.ts'
import { stolenJobs } from './0014-stolen-jobs.ts'
import { codesOfThePos } from './0015-codes-of-the-pos.ts'
import type { Migration } from './migration.ts'

/** In order, without gaps. They are modules and not .sql files so that they survive bundling. */
export const migrations: readonly Migration[] = [
  jobsAndSales,
  timeSinceASend,
  whatTookItsPlace,
  soldBikes,
  leads,
  wordsOfJobs,
  handOvers,
  gatheredJobs,
  behindAParkedJob,
  listOfScanners,
  photos,
  whoDidIt,
  papersOfASale,
  stolenJobs,
  codesOfThePos,
]
