import { fc } from '../support/random.ts'
import process from 'node:process'
import { describe, expect, it, vi } from 'vitest'
import { allProfiles, type Profile } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { deeds } from '../support/outbox-commands.ts'
import { judge, judgeTheEnd, newModel, type Model } from '../support/outbox-model.ts'
import { troubles } from '../support/outbox-troubles.ts'
import { openWorld, type JudgedJob, type World } from '../support/outbox-world.ts'
import { patience } from '../support/patience.ts'

// A counter is driven at random against services that fail at random, in all kinds of jobs, and judged
// against a plain model by what the services did: as many runs as there is time for. With
// COUNTER_MODEL_RUNS it is so many, however long they take.
const wanted = process.env['COUNTER_MODEL_RUNS']
const runs = Number(wanted ?? 2_000)
/** Five profiles are played side by side. */
const timeForEach = wanted === undefined ? 25_000 : Infinity
const each = Math.ceil(runs / allProfiles.length)

// Side by side: much of a run waits for an answer that never comes.
describe.concurrent(`In ${String(each)} runs of a counter and its services`, () => {
  it.each(allProfiles.map((profile): [string, Profile] => [profile.name, profile]))(
    'whatever happens, nothing is lost and nothing is doubled (registry: %s)',
    async (_name, profile) => {
      const training = await startTraining()
      const whileThereIsTime = inTime(timeForEach)
      try {
        await fc.assert(
          fc.asyncProperty(
            fc.commands([...deeds, ...troubles], { maxCommands: 16, size: 'max' }),
            (commands) => whileThereIsTime(() => playAndJudge(commands, { training, profile })),
          ),
          { numRuns: each },
        )
      } finally {
        await training.stop()
      }
    },
    Math.max(600_000, each * 2_000),
  )
})

/** Runs nothing more once the time is up, unless a run failed: then a shorter one is looked for. */
function inTime(milliseconds: number): (run: () => Promise<void>) => Promise<void> {
  const began = performance.now()
  let hasFailed = false
  return async (run) => {
    if (!hasFailed && performance.now() - began > milliseconds) return
    try {
      await run()
    } catch (failure) {
      hasFailed = true
      throw failure
    }
  }
}

async function playAndJudge(
  commands: Iterable<fc.AsyncCommand<Model, World>>,
  { training, profile }: { training: Training; profile: Profile },
): Promise<void> {
  const world = await openWorld(training, profile)
  const model = newModel()
  try {
    await fc.asyncModelRun(() => ({ model, real: world }), eachJudged(commands))
    await letItSettle(world)
    judge(model, world)
    judgeTheEnd(model, world)
  } finally {
    await world.close()
  }
}

/** The same commands, each judged as soon as it has happened. */
function* eachJudged(
  commands: Iterable<fc.AsyncCommand<Model, World>>,
): Iterable<fc.AsyncCommand<Model, World>> {
  for (const command of commands) {
    yield {
      check: (model) => command.check(model),
      async run(model, world) {
        await command.run(model, world)
        judge(model, world)
      },
      toString: () => String(command),
    }
  }
}

/** The faults stop, every late change is made, and the counter gets time and a network. */
async function letItSettle(world: World): Promise<void> {
  await world.calm()
  const ended = ['done', 'parked', 'undone', 'discarded']
  for (let rounds = 0; rounds < 12; rounds += 1) {
    world.moveClock(61_000)
    await world.sync()
    // A sync does not wait for ever: on a busy machine an answer comes after it.
    await vi.waitFor(() => expect(world.jobs().some(isOnTheWire)).toBe(false), patience)
    if (world.jobs().every(({ state }) => ended.includes(state))) return
  }
}

function isOnTheWire({ state }: JudgedJob): boolean {
  return state === 'sending'
}
