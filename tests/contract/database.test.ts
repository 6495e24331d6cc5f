import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc } from '../support/random.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import type {
  Database,
  JobQuery,
  NewJobEvent,
  StoredJob,
  StoredSale,
} from '../../electron/core/ports.ts'
import { ok, type Result } from '../../shared/fault.ts'
import { JobState } from '../../shared/job.ts'
import { createJobModel } from '../support/job-model.ts'
import { storedJob } from '../support/stored-job.ts'

type Opened = { database: Database; remove(): void }

function inFile(): Opened {
  const folder = mkdtempSync(join(tmpdir(), 'counter-database-'))
  const opened = openDatabase({ path: join(folder, 'counter.db'), key: randomBytes(32) })
  if (!opened.ok) throw new Error(opened.fault.kind)
  return {
    database: opened.value,
    remove() {
      opened.value.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function inMemory(): Opened {
  const database = openMemoryDatabase()
  return {
    database,
    remove: () => {
      database.close()
    },
  }
}

const lane = { service: 'cicopass', account: 'shop@example.com' } as const
const everything: JobQuery = { states: [], kinds: [], search: '', after: null, limit: 50 }

describe.each([
  ['in an encrypted file', inFile],
  ['in memory', inMemory],
])('the database %s', (_where, open) => {
  let opened: Opened
  let database: Database
  beforeEach(() => {
    opened = open()
    database = opened.database
  })
  afterEach(() => {
    opened.remove()
  })

  function add(about: Partial<StoredJob> = {}): StoredJob {
    const job = storedJob(about)
    database.jobs.add(job)
    return job
  }

  function move(job: StoredJob, state: JobState): void {
    job.state = state
    database.jobs.save(job)
  }

  describe('jobs', () => {
    it('gives a job back as it was put in, member by member', () => {
      const first = add()
      const full = add({
        kind: 'shield.link',
        bikeKey: 'WBK12345',
        uniqueKey: 'link CICO-1',
        waitsFor: first.id,
        replaces: first.id,
        operator: 'Jan',
        shieldCode: 'CICO-1',
        state: 'parked',
        attempts: 2,
        backOff: 1,
        sentAt: 5,
        looks: 1,
        seen: '[101]',
        parkedBecause: 'shield-in-use',
        message: 'In gebruik',
        result: '{"bikeId":101}',
        discardReason: 'reason',
        endedAt: 9,
      })
      expect(database.jobs.get(full.id)).toEqual(full)
      expect(database.jobs.get('no such job')).toBeNull()
    })

    it('saves what may change and leaves what was confirmed as it is', () => {
      const job = add()
      database.jobs.save({ ...job, state: 'done', payload: 'changed', attempts: 1, endedAt: 7 })
      expect(database.jobs.get(job.id)).toEqual({ ...job, state: 'done', attempts: 1, endedAt: 7 })
    })

    it('refuses to save a job that is not there: a change may not vanish', () => {
      expect(() => {
        database.jobs.save(storedJob())
      }).toThrow(/no job/)
    })

    it('gives back a job whose payload is damaged, with its text as it is', () => {
      const job = add({ payload: '{"brand":' })
      expect(database.jobs.get(job.id)?.payload).toBe('{"brand":')
      expect(database.jobs.page(everything).jobs).toHaveLength(1)
    })

    it('takes no second live job with the same key, and finds the one there is', () => {
      const first = add({ uniqueKey: 'register WBK12345' })
      expect(() => add({ uniqueKey: 'register WBK12345' })).toThrow(/UNIQUE/)
      for (const state of ['held', 'sending', 'unknown', 'parked'] as const) {
        move(first, state)
        expect(() => add({ uniqueKey: 'register WBK12345' })).toThrow(/UNIQUE/)
        expect(database.jobs.liveJobWith('register WBK12345')?.id).toBe(first.id)
      }
    })

    it.each(['done', 'undone', 'discarded'] as const)(
      'takes another job with the same key when the first is %s',
      (state) => {
        const first = add({ uniqueKey: 'k' })
        move(first, state)
        expect(database.jobs.liveJobWith('k')).toBeNull()
        const second = add({ uniqueKey: 'k' })
        expect(database.jobs.liveJobWith('k')?.id).toBe(second.id)
      },
    )

    it('finds the newest done job with a key', () => {
      move(add({ uniqueKey: 'k' }), 'done')
      const newest = add({ uniqueKey: 'k' })
      expect(database.jobs.doneJobWith('other')).toBeNull()
      move(newest, 'done')
      move(add({ uniqueKey: 'k' }), 'undone')
      expect(database.jobs.doneJobWith('k')?.id).toBe(newest.id)
    })

    it('holds a link back until the registration it waits for is done', () => {
      const register = add({ nextAt: 10 })
      const link = add({ kind: 'shield.link', waitsFor: register.id, nextAt: 5 })
      expect(database.jobs.due({ ...lane, now: 100 })?.id).toBe(register.id)
      move(register, 'parked')
      expect(database.jobs.due({ ...lane, now: 100 })).toBeNull()
      expect(database.jobs.nextDueAt(lane)).toBeNull()
      move(register, 'done')
      expect(database.jobs.due({ ...lane, now: 100 })?.id).toBe(link.id)
      expect(database.jobs.waitingFor(register.id).map(({ id }) => id)).toEqual([link.id])
    })

    it('does not send a held job before its undo is over', () => {
      const held = add({ state: 'held', nextAt: 5_000 })
      expect(database.jobs.due({ ...lane, now: 4_999 })).toBeNull()
      expect(database.jobs.nextDueAt(lane)).toBe(5_000)
      expect(database.jobs.due({ ...lane, now: 5_000 })?.id).toBe(held.id)
    })

    it('keeps the lanes of two accounts apart', () => {
      add({ account: 'other@example.com' })
      expect(database.jobs.due({ ...lane, now: 9_000 })).toBeNull()
      expect(
        database.jobs.due({ ...lane, account: 'other@example.com', now: 9_000 }),
      ).not.toBeNull()
    })

    it('makes every waiting and unknown job of one lane due, and held ones not', () => {
      const late = add({ nextAt: 9_000 })
      add({ nextAt: 9_000, state: 'unknown' })
      const held = add({ nextAt: 9_000, state: 'held' })
      add({ nextAt: 9_000, account: 'other@example.com' })
      add({ nextAt: 10 })
      expect(database.jobs.hasten({ ...lane, now: 50 })).toBe(2)
      expect(database.jobs.get(late.id)?.nextAt).toBe(50)
      expect(database.jobs.get(held.id)?.nextAt).toBe(9_000)
    })

    it('works through jobs as a plain list would: bikes in order, dependencies first', () => {
      fc.assert(
        fc.property(fc.array(jobStep, { minLength: 1, maxLength: 40 }), (steps) => {
          const own = open()
          try {
            followModel(own.database, steps)
          } finally {
            own.remove()
          }
        }),
        { numRuns: open === inMemory ? 300 : 25 },
      )
    })

    it('pages newest first, without a gap or a repeat, and counts the whole', () => {
      for (let n = 0; n < 25; n += 1)
        add({ createdAt: 1_000 + Math.floor(n / 3), title: `bike ${String(n)}` })
      const titles: (string | null)[] = []
      let after: string | null = null
      do {
        const page = database.jobs.page({ ...everything, limit: 4, after })
        expect(page.total).toBe(25)
        titles.push(...page.jobs.map(({ title }) => title))
        after = page.next
      } while (after !== null)
      expect(titles).toEqual(Array.from({ length: 25 }, (_, n) => `bike ${String(24 - n)}`))
    })

    it('goes on where the page ended although a newer job came in between', () => {
      for (let n = 0; n < 6; n += 1) add({ createdAt: n, title: String(n) })
      const first = database.jobs.page({ ...everything, limit: 3 })
      add({ createdAt: 9, title: '9' })
      const second = database.jobs.page({ ...everything, limit: 3, after: first.next })
      expect(second.jobs.map(({ title }) => title)).toEqual(['2', '1', '0'])
      expect(second.next).toBeNull()
    })

    it('shows the kinds and states that were asked for', () => {
      add({ state: 'parked' })
      add({ state: 'done' })
      const link = add({ kind: 'shield.link', state: 'parked' })
      const asked = { ...everything, states: ['parked' as const] }
      expect(database.jobs.page(asked).total).toBe(2)
      const page = database.jobs.page({ ...asked, kinds: ['shield.link'] })
      expect(page.jobs.map(({ id }) => id)).toEqual([link.id])
    })

    it.each(['wbk12345', 'WBK-12', 'ultimate', 'gazelle c380', 'CICO-777', '  cico-777 '])(
      'finds a job by %j',
      (search) => {
        const job = add({ shieldCode: 'CICO-777' })
        add({ title: 'Batavus Finez', frameNumber: 'BA999' })
        const page = database.jobs.page({ ...everything, search })
        expect(page.jobs.map(({ id }) => id)).toEqual([job.id])
        expect(page.total).toBe(1)
      },
    )

    it('finds a job by its id and takes signs of a search for signs', () => {
      const job = add({ title: '100% new' })
      add({ title: '1000 new' })
      expect(database.jobs.page({ ...everything, search: job.id.slice(0, 13) }).total).toBe(1)
      expect(database.jobs.page({ ...everything, search: '100%' }).total).toBe(1)
      expect(database.jobs.page({ ...everything, search: `' OR 1=1 --` }).total).toBe(0)
    })

    it('finds in a long queue what it finds in a short one, newest first', () => {
      const wanted = database.write(() => {
        for (let n = 0; n < 1_200; n += 1) {
          const frameNumber = `WBK-${String(100_000 + n)}`
          const state = n % 100 === 7 ? ('parked' as const) : ('done' as const)
          add({ frameNumber, createdAt: n, title: 'Sparta d’Rule 7', state })
        }
        return add({ title: 'Batavus Quip', frameNumber: 'BA 99-12', shieldCode: 'CICO-777000' })
      })
      const id = wanted.ok ? wanted.value.id : ''
      const find = (about: Partial<JobQuery>) => database.jobs.page({ ...everything, ...about })
      for (const search of ['ba9912', 'quip 99-1', 'CICO-777', id.slice(0, 10), '99-12 ba']) {
        expect(find({ search })).toMatchObject({ jobs: [{ id }], total: 1, next: null })
      }
      expect(find({ search: 'nothing like it' })).toMatchObject({ jobs: [], total: 0 })
      expect(find({ search: '"' }).jobs).toEqual([])
      const parked = find({ search: 'd’rule', states: ['parked'], kinds: ['bike.register'] })
      expect(parked.total).toBe(12)
      const first = find({ search: 'sparta 7' })
      expect(first.total).toBeNull()
      const second = find({ search: 'sparta 7', after: first.next })
      const numbers = [...first.jobs, ...second.jobs].map(({ createdAt }) => createdAt)
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => 1_199 - n))
    })

    it('starts a list at the top when the place in it cannot be read', () => {
      add()
      expect(database.jobs.page({ ...everything, after: 'nonsense' }).jobs).toHaveLength(1)
    })

    it('counts jobs by state as they move', () => {
      const job = add({ state: 'held' })
      add({ state: 'parked' })
      move(job, 'waiting')
      move(job, 'done')
      add({ state: 'undone' })
      expect(database.jobs.counts()).toEqual({
        held: 0,
        waiting: 0,
        sending: 0,
        unknown: 0,
        parked: 1,
        done: 1,
      })
      expect(database.jobs.inStates(['done', 'parked']).map(({ state }) => state)).toEqual([
        'done',
        'parked',
      ])
    })

    it('finds what is parked as stolen, oldest first, and nothing that is so no more', () => {
      const jobs = [0, 1, 2, 3].map(() => add({ state: 'parked', parkedBecause: 'stolen' }))
      add({ state: 'parked', parkedBecause: 'refused' })
      const [first, second, third, fourth] = jobs
      database.write(() => {
        if (second) database.jobs.save({ ...second, state: 'discarded' })
        if (third) database.jobs.save({ ...third, state: 'waiting', parkedBecause: null })
      })
      expect(database.jobs.stolen().map(({ id }) => id)).toEqual([first?.id, fourth?.id])
    })

    it('counts right while jobs come by the hundred and move meanwhile', () => {
      const jobs: StoredJob[] = []
      const states = ['done', 'parked', 'unknown', 'waiting'] as const
      database.write(() => {
        for (let n = 0; n < 400; n += 1) {
          jobs.push(add({ state: n % 3 === 0 ? 'held' : 'waiting' }))
          // One of the newest and one of the oldest: what is gathered and what is not yet.
          for (const moved of [jobs[n - (n % 7)], jobs[n % 11]]) {
            if (moved === undefined) continue
            moved.state = states[n % states.length] ?? 'waiting'
            database.jobs.save(moved)
          }
          if (n % 25 !== 0) continue
          const asWritten = jobs.map(({ state }) => state)
          for (const [state, total] of Object.entries(database.jobs.counts())) {
            expect(total).toBe(asWritten.filter((one) => one === state).length)
          }
        }
      })
    })

    it('keeps the timeline of a job in the order things happened', () => {
      const job = add({ createdAt: 1_000, operator: 'Anna' })
      const happened: Omit<NewJobEvent, 'at'>[] = [
        { what: 'sent', outcome: null, serviceWords: null },
        { what: 'answered', outcome: 'refused', serviceWords: 'Nee' },
        { what: 'retried', outcome: null, serviceWords: null, by: 'Bram' },
      ]
      for (const event of happened) database.jobs.addEvent(job.id, { at: 1_000, ...event })
      const at = '1970-01-01T00:00:01.000Z'
      expect(database.jobs.events(job.id)).toEqual([
        { at, what: 'queued', outcome: null, serviceWords: null, by: 'Anna' },
        ...happened.map((event) => ({ at, by: null, ...event })),
      ])
    })
  })

  describe('sales, articles and settings', () => {
    const sale: StoredSale = {
      id: 'sale 1',
      soldAt: 1_000,
      bike: { brand: 'Gazelle', color: 'Black', salePriceCents: 249_900 },
      frameNumber: { asRead: 'wbk 1', sent: 'WBK1', compared: 'WBK1' },
      shieldCode: 'CICO-1',
      barcode: '8717231204726',
      registerJob: 'job r',
      linkJob: 'job l',
      existingBikeId: null,
      operator: 'Jan',
      undoneAt: null,
      papers: [],
    }

    it('finds a sale by its id, its day and either of its jobs', () => {
      database.sales.add(sale)
      database.sales.add({ ...sale, id: 'sale 2', soldAt: 2_000, registerJob: null, linkJob: null })
      expect(database.sales.get('sale 1')).toEqual(sale)
      expect(database.sales.get('none')).toBeNull()
      expect(database.sales.ofJob('job r')?.id).toBe('sale 1')
      expect(database.sales.ofJob('job l')?.id).toBe('sale 1')
      expect(database.sales.ofJob('job x')).toBeNull()
      expect(database.sales.since(0).map(({ id }) => id)).toEqual(['sale 2', 'sale 1'])
      expect(database.sales.since(1_001).map(({ id }) => id)).toEqual(['sale 2'])
    })

    it('saves the undo and the certificate of a sale and nothing else', () => {
      database.sales.add(sale)
      const later = {
        undoneAt: 5,
        papers: [
          { form: 'a4', language: 'de', path: '/c.pdf', status: 'PENDING', shown: null },
        ] satisfies StoredSale['papers'],
      }
      database.sales.save({ ...sale, ...later, barcode: 'changed' })
      expect(database.sales.get(sale.id)).toEqual({ ...sale, ...later })
      expect(() => {
        database.sales.save({ ...sale, id: 'none' })
      }).toThrow(/no sale/)
    })

    it('remembers the last bike staff entered for a product code', () => {
      expect(database.articles.learned('871')).toBeNull()
      database.articles.learn('871', { brand: 'Gazelle' }, 1)
      database.articles.learn('871', { brand: 'Gazelle', color: 'Red' }, 2)
      expect(database.articles.learned('871')).toEqual({ brand: 'Gazelle', color: 'Red' })
    })

    it('remembers what a word of the POS means, whatever its case', () => {
      database.articles.teachWord({ field: 'color', word: ' Zwart-Mat', value: 'Black', at: 1 })
      expect(database.articles.wordMeans('color', 'ZWART-MAT')).toBe('Black')
      expect(database.articles.wordMeans('type', 'zwart-mat')).toBeNull()
      database.articles.teachWord({ field: 'color', word: 'zwart-mat', value: 'Grey', at: 2 })
      expect(database.articles.wordMeans('color', 'zwart-mat')).toBe('Grey')
    })

    it('keeps a setting until it is written again or removed', () => {
      expect(database.settings.read('language')).toBeNull()
      database.settings.write('language', '"nl"')
      database.settings.write('language', '"en"')
      expect(database.settings.read('language')).toBe('"en"')
      database.settings.remove('language')
      expect(database.settings.read('language')).toBeNull()
    })
  })

  describe('writing', () => {
    it('syncs every commit to disk, as the live handle says', () => {
      expect(database.synchronous()).toBe(2)
    })

    it('keeps all of a change, or nothing when it throws', () => {
      expect(database.write(() => add().state)).toEqual({ ok: true, value: 'waiting' })
      expect(() =>
        database.write(() => {
          add()
          throw new Error('a defect')
        }),
      ).toThrow('a defect')
      expect(database.jobs.counts().waiting).toBe(1)
    })

    it('undoes a change within a change when the inner one throws and the outer goes on', () => {
      database.write(() => {
        database.settings.write('outer', '1')
        try {
          database.write(() => {
            database.settings.write('inner', '1')
            throw new Error('a defect')
          })
        } catch {
          database.settings.write('after', '1')
        }
        database.write(() => {
          database.settings.write('second', '1')
        })
      })
      const kept = ['outer', 'inner', 'after', 'second'].map((key) => database.settings.read(key))
      expect(kept).toEqual(['1', null, '1', '1'])
    })

    const aFault = { ok: false, fault: { kind: 'too-late', what: 'undo' } } as const

    it('undoes a change that answers a fault, and answers that fault', () => {
      const written = database.write((): Result<JobState> => {
        database.settings.write('before', '1')
        return aFault
      })
      expect(written).toEqual(aFault)
      expect(database.settings.read('before')).toBeNull()
      expect(database.write(() => ok(add().state))).toEqual({ ok: true, value: 'waiting' })
    })

    it('undoes only the inner change that answers a fault, unless the outer passes it on', () => {
      const inner = (): Result<void> =>
        database.write((): Result<void> => {
          database.settings.write('inner', '1')
          return aFault
        })
      const outer = (passesOn: boolean): Result<void> =>
        database.write((): Result<void> => {
          database.settings.write('outer', '1')
          const written = inner()
          return passesOn ? written : ok(undefined)
        })
      expect(outer(true)).toEqual(aFault)
      expect(database.settings.read('outer')).toBeNull()
      expect(outer(false)).toEqual({ ok: true, value: undefined })
      expect(['outer', 'inner'].map((key) => database.settings.read(key))).toEqual(['1', null])
    })

    it('tells only what is on disk, in order, and only when it is', () => {
      const told: string[] = []
      const tell = (what: string): void => {
        database.afterCommit(() => told.push(what))
      }
      tell('at once')
      expect(told).toEqual(['at once'])
      database.write(() => {
        tell('first')
        database.write((): Result<void> => {
          tell('of the one rolled back')
          database.write(() => {
            tell('within it')
          })
          return aFault
        })
        database.write(() => {
          tell('second')
        })
        database.settings.write('k', '1')
        expect(told).toEqual(['at once'])
      })
      expect(told).toEqual(['at once', 'first', 'second'])
      database.write((): Result<void> => {
        tell('of a fault')
        return aFault
      })
      expect(() =>
        database.write(() => {
          tell('of a throw')
          throw new Error('a defect')
        }),
      ).toThrow('a defect')
      expect(told).toEqual(['at once', 'first', 'second'])
    })

    it('keeps a tree of changes as a plain model does, and tells just what it keeps', () => {
      type Step = { key: string; end: 'value' | 'ok' | 'fault' | 'throw'; inner: Step[] }
      const of = (inner: fc.Arbitrary<Step[]>): fc.Arbitrary<Step> =>
        fc.record({
          key: fc.uuid(),
          end: fc.constantFrom('value', 'ok', 'fault', 'throw'),
          inner,
        })
      const leaf = of(fc.constant([]))
      const branch = of(fc.array(leaf, { maxLength: 3 }))
      const tree = of(fc.array(fc.oneof(leaf, branch), { maxLength: 3 }))
      const kept = (step: Step): string[] =>
        step.end === 'fault' || step.end === 'throw'
          ? []
          : [step.key, ...step.inner.flatMap((one) => kept(one))]
      fc.assert(
        fc.property(tree, (step) => {
          const told: string[] = []
          const all: string[] = []
          const run = (one: Step): void => {
            all.push(one.key)
            try {
              database.write((): Result<void> | undefined => {
                database.settings.write(one.key, '1')
                database.afterCommit(() => told.push(one.key))
                for (const inner of one.inner) run(inner)
                if (one.end === 'throw') throw new Error('a defect')
                if (one.end === 'fault') return aFault
                return one.end === 'ok' ? ok(undefined) : undefined
              })
            } catch (defect) {
              expect(String(defect)).toContain('a defect')
            }
          }
          run(step)
          expect(told).toEqual(kept(step))
          const onDisk = all.filter((key) => database.settings.read(key) !== null)
          expect(onDisk).toEqual(kept(step))
        }),
        { numRuns: open === inMemory ? 200 : 10 },
      )
    })

    it('undoes everything when a change throws around one that succeeded', () => {
      expect(() =>
        database.write(() => {
          database.write(() => {
            database.settings.write('inner', '1')
          })
          throw new Error('a defect')
        }),
      ).toThrow('a defect')
      expect(database.settings.read('inner')).toBeNull()
    })

    it('refuses a change that goes on after it returned', () => {
      expect(() =>
        database.write(async () => {
          await Promise.resolve()
          add()
        }),
      ).toThrow(/async/)
    })
  })
})

type JobStep =
  | {
      step: 'add'
      bike: number | null
      waitsFor: number | null
      state: JobState
      nextAt: number
      createdAt: number
      lane: number
    }
  | { step: 'move'; job: number; state: JobState; nextAt: number }
  | { step: 'hasten'; now: number; lane: number }

const moment = fc.integer({ min: 0, max: 6 })
const jobStep: fc.Arbitrary<JobStep> = fc.oneof(
  fc.record({
    step: fc.constant('add' as const),
    bike: fc.option(fc.integer({ min: 0, max: 2 })),
    waitsFor: fc.option(fc.nat(40)),
    state: fc.constantFrom(...JobState.options),
    nextAt: moment,
    createdAt: moment,
    lane: fc.nat(1),
  }),
  fc.record({
    step: fc.constant('move' as const),
    job: fc.nat(40),
    state: fc.constantFrom(...JobState.options),
    nextAt: moment,
  }),
  fc.record({ step: fc.constant('hasten' as const), now: moment, lane: fc.nat(1) }),
)

/** Takes each step in the database and in the model; after each they must answer alike. */
function followModel(database: Database, steps: readonly JobStep[]): void {
  const model = createJobModel()
  const laneOf = (n: number) => ({ service: 'cicopass' as const, account: `account ${String(n)}` })
  for (const step of steps) {
    takeStep(database, model.jobs, step)
    for (const n of [0, 1]) {
      expect(database.jobs.nextDueAt(laneOf(n))).toBe(model.nextDueAt(laneOf(n)))
      for (const now of [0, 3, 6]) {
        expect(database.jobs.due({ ...laneOf(n), now })?.id ?? null).toBe(
          model.due({ ...laneOf(n), now }),
        )
      }
    }
  }
  for (const job of model.jobs)
    expect(database.jobs.isBehindAnother(job)).toBe(model.behindAnother(job))
  for (const states of [[], ['parked', 'done'], ['waiting']] as const) {
    const page = database.jobs.page({ ...everything, states })
    expect(page.jobs.map(({ id }) => id)).toEqual(model.page(states))
    expect(page.total).toBe(model.page(states).length)
  }
}

function takeStep(database: Database, jobs: StoredJob[], step: JobStep): void {
  switch (step.step) {
    case 'add': {
      const { bike, state, nextAt, createdAt } = step
      const waitsFor =
        step.waitsFor === null ? null : (jobs[step.waitsFor % (jobs.length || 1)]?.id ?? null)
      const about = {
        bikeKey: bike === null ? null : String(bike),
        account: `account ${String(step.lane)}`,
      }
      const job = storedJob({ ...about, waitsFor, state, nextAt, createdAt })
      jobs.push(job)
      database.jobs.add(job)
      return
    }
    case 'move': {
      const job = jobs[step.job % (jobs.length || 1)]
      if (!job) return
      job.state = step.state
      job.nextAt = step.nextAt
      database.jobs.save(job)
      return
    }
    case 'hasten': {
      const account = `account ${String(step.lane)}`
      database.jobs.hasten({ service: 'cicopass', account, now: step.now })
      for (const job of jobs) {
        const asked = job.account === account && ['waiting', 'unknown'].includes(job.state)
        if (asked) job.nextAt = Math.min(job.nextAt, step.now)
      }
    }
  }
}
