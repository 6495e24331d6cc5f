import process from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../build/build.mjs'
import { allProfiles, type Profile } from '../../electron/training/profile.ts'
import { JobKind } from '../../shared/job.ts'
import { randomFor } from '../support/random.ts'
import type { Random } from '../../electron/training/random.ts'
import { newErrand, type Errand } from '../support/errands.ts'
import type { AtStake, ExportedJob } from '../support/subject-parts.ts'
import { openKilledCounter, type KilledCounter, type Strike } from '../support/killed-counter.ts'

// The counter's own process, killed with SIGKILL at random moments, for every kind of job, with lost
// answers and late changes: as often as there is time for. What the services did is the judge. `npm run
// soak` makes it 1000 kills, under every profile; COUNTER_KILLS is how many.
const wanted = process.env['COUNTER_KILLS']
const kills = Number(wanted ?? 100)
/** So long it kills again, and at least once for every kind of job; a number that was asked for is done. */
const timeForAll = wanted === undefined ? 60_000 : Infinity
const few = ['as published', 'strict in everything', 'lenient in everything']
const profiles = kills > 100 ? allProfiles : allProfiles.filter(({ name }) => few.includes(name))
const each = Math.ceil(kills / profiles.length)

beforeAll(async () => {
  await build({ programs: ['electron'] })
})

type Given = { errand: Errand; strike: Strike }

// Side by side: a killed process mostly waits for something, and so does the minute after the last.
describe.concurrent('Killed again and again, in all kinds of jobs', () => {
  it.each(profiles.map((profile): [string, Profile] => [profile.name, profile]))(
    'a counter loses nothing and doubles nothing (registry: %s)',
    async (_name, profile) => {
      const random = randomFor(profile.name)
      const counter = await openKilledCounter(profile, random)
      try {
        const given = await killAgainAndAgain(counter, random)
        await judge(counter, given, profile)
      } finally {
        await counter.stop()
      }
    },
    180_000 + each * 60_000,
  )
})

async function killAgainAndAgain(counter: KilledCounter, random: Random): Promise<Given[]> {
  const given: Given[] = []
  const kinds = JobKind.options
  // From another kind each time, so that a short run has them all.
  const first = random.between(0, kinds.length - 1)
  const began = performance.now()
  const isEnough = (killed: number): boolean =>
    killed >= each || (killed >= kinds.length && performance.now() - began > timeForAll)
  for (let killed = 0, nth = 0; !isEnough(killed); nth += 1) {
    if (nth % 8 === 7) {
      killed += Number((await counter.strikeSync()).killed)
      continue
    }
    const kind = kinds[(first + nth) % kinds.length] ?? 'bike.register'
    const errand = await newErrand(kind, counter.training, random)
    const strike = await counter.strike(errand)
    given.push({ errand, strike })
    killed += Number(strike.killed)
  }
  return given
}

async function judge(
  counter: KilledCounter,
  given: readonly Given[],
  profile: Profile,
): Promise<void> {
  const synced = await counter.settle()
  const exported = await counter.counter(['outbox', 'export'])
  const jobs = exported.json as ExportedJob[]
  const wrong: string[] = []
  for (const { errand, strike } of given) {
    for (const one of errand.atStake) {
      const verdict = verdictOn(one, { jobs, strike, profile })
      if (verdict !== null) wrong.push(`${errand.words.join(' ')}: ${one.kind} ${verdict}`)
    }
  }
  // Named one by one before the count, which only says that there is one.
  expect(wrong, synced.stderr).toEqual([])
  expect(synced, synced.stderr).toMatchObject({ json: { waiting: 0, unknown: 0 } })

  const onTheWire = given.filter(({ strike }) => strike.killed && strike.arrived > 0)
  const unanswered = given.filter(({ strike }) => strike.killed && strike.unanswered > 0)
  const parked = jobs.filter(({ state }) => state === 'parked').length
  process.stdout.write(
    `${profile.name}: ${String(given.length)} commands, ${String(given.filter(({ strike }) => strike.killed).length)} killed, ${String(onTheWire.length)} after a request had arrived, ` +
      `${String(unanswered.length)} with one unanswered; ${String(jobs.length)} jobs, ` +
      `${String(parked)} parked, 0 lost, 0 doubled\n`,
  )
  expect(onTheWire.length, 'it was killed before it ever sent anything').toBeGreaterThan(
    given.length / 6,
  )
}

/** What is wrong with what became of it, or null. */
function verdictOn(
  { kind, isItsJob, changes }: AtStake,
  at: { jobs: readonly ExportedJob[]; strike: Strike; profile: Profile },
): string | null {
  const done = changes().length
  const [job, another] = at.jobs.filter(isItsJob)
  if (done > 1) return `was done ${String(done)} times`
  if (another !== undefined) return 'is two jobs'
  if (job === undefined) {
    if (done > 0) return 'was sent before it was on disk'
    return at.strike.killed ? null : 'was confirmed and is gone'
  }
  if (job.state === 'done') return done === 1 ? null : 'says done, and the service did nothing'
  const end = `is ${job.state} (${job.parkedBecause ?? 'no reason'}), done ${String(done)} times`
  return job.state === 'parked' && mayPark(kind, job, at.profile) ? null : end
}

/** What nobody can tell is a person's to decide; everything else finds its way by itself. */
function mayPark(kind: JobKind, { parkedBecause }: ExportedJob, profile: Profile): boolean {
  switch (kind) {
    case 'lead.create':
      return parkedBecause === 'cannot-tell'
    case 'shields.order':
      return parkedBecause === 'cannot-tell' || parkedBecause === 'ambiguous'
    case 'shield.link':
      return parkedBecause === 'refused' && profile.sameLinkAgain === 'refused'
    default:
      return false
  }
}
