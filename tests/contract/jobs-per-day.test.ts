import { fc } from '../support/random.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import type { Database } from '../../electron/core/ports.ts'
import { JobKind, JobState } from '../../shared/job.ts'
import { storedJob } from '../support/stored-job.ts'
import { growth } from '../support/growth.ts'

const kinds = ['bike.register', 'lead.create'] as const

function add(database: Database, jobs: readonly Parameters<typeof storedJob>[0][]): void {
  const written = database.write(() => {
    for (const job of jobs) database.jobs.add(storedJob(job))
  })
  if (!written.ok) throw new Error(written.fault.kind)
}

describe('the jobs of each day', () => {
  let database: Database
  beforeEach(() => {
    database = openMemoryDatabase()
  })
  afterEach(() => {
    database.close()
  })

  it('are what a plain list would count, from the first moment of a day to the last', () => {
    const job = fc.record({
      kind: fc.constantFrom(...JobKind.options),
      state: fc.constantFrom(...JobState.options),
      createdAt: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(
        fc.array(job, { maxLength: 40 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 }),
        (jobs, moments) => {
          const own = openMemoryDatabase()
          try {
            add(own, jobs)
            const starts = moments.toSorted((one, other) => one - other)
            const counted = own.jobs.perDay({ kinds, starts })
            for (const kind of kinds) {
              for (const state of JobState.options) {
                for (const [day, start] of starts.slice(0, -1).entries()) {
                  const until = starts[day + 1] ?? 0
                  const total = jobs.filter(
                    (one) =>
                      one.kind === kind &&
                      one.state === state &&
                      one.createdAt >= start &&
                      one.createdAt < until,
                  ).length
                  const found = counted.filter(
                    (one) => one.day === day && one.kind === kind && one.state === state,
                  )
                  expect(found.map((one) => one.total)).toEqual(total === 0 ? [] : [total])
                }
              }
            }
          } finally {
            own.close()
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('cost what was made in those days, not what lies before them', () => {
    const starts = Array.from({ length: 31 }, (_, place) => 1_000_000 + place * 1_000)
    const recent = Array.from({ length: 300 }, (_, n) => ({ createdAt: 1_000_000 + n * 100 }))
    const few = openMemoryDatabase()
    try {
      add(database, [
        ...Array.from({ length: 8_000 }, (_, n) => ({ createdAt: n, state: 'done' as const })),
        ...recent,
      ])
      add(few, recent)
      // Read whole, the other jobs would take hundreds of times as long.
      const cost = growth(
        () => few.jobs.perDay({ kinds, starts }),
        () => database.jobs.perDay({ kinds, starts }),
      )
      expect(cost).toBeLessThan(8)
    } finally {
      few.close()
    }
  })
})
