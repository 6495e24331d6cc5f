import { describe, expect, it } from 'vitest'
import { createScheduler } from '../../electron/core/scheduler.ts'
import { quietLog } from '../support/quiet-log.ts'
import { createShiftedClock } from '../support/shifted-clock.ts'

function given() {
  const clock = createShiftedClock()
  const logged: unknown[] = []
  const told: string[] = []
  const log = quietLog({ error: (message, details) => logged.push({ message, ...details }) })
  const scheduler = createScheduler(
    { clock, log },
    {
      failed: (task) => told.push(`failed ${task}`),
      recovered: (task) => told.push(`recovered ${task}`),
    },
  )
  return { clock, scheduler, logged, told }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('A background task', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('a defect')
      },
    ],
    ['rejects', () => Promise.reject(new Error('a defect'))],
    [
      'throws what is no error',
      () => {
        throw 'a defect' as unknown as Error
      },
    ],
  ] as const)('that %s is logged by its name, told, and goes on', async (_how, defect) => {
    const { clock, scheduler, logged, told } = given()
    let runs = 0
    const stop = scheduler.every('retention', 1_000, () => {
      runs += 1
      return runs < 3 ? defect() : undefined
    })
    for (let times = 0; times < 4; times += 1) {
      clock.moveOn(1_000)
      await turn()
    }
    stop()
    clock.moveOn(10_000)
    await turn()
    expect(runs).toBe(4)
    expect(logged).toMatchObject(Array(2).fill({ task: 'retention' }))
    expect(JSON.stringify(logged)).toContain('a defect')
    expect(told).toEqual(['failed retention', 'failed retention', 'recovered retention'])
  })

  it('goes on when even its next moment cannot be told', async () => {
    const { clock, scheduler, told } = given()
    let runs = 0
    scheduler.every(
      'delivery',
      () => {
        if (runs === 0) throw new Error('disk I/O error')
        return 10
      },
      () => {
        runs += 1
      },
    )
    for (let times = 0; times < 3; times += 1) {
      clock.moveOn(60_000)
      await turn()
    }
    expect(runs).toBe(3)
    expect(told[0]).toBe('failed delivery')
  })

  it('on a named clock stops nothing else, and can be cancelled', async () => {
    const { clock, scheduler, told } = given()
    const ran: string[] = []
    scheduler.clock('leads').after(10, () => {
      throw new Error('a defect')
    })
    scheduler.clock('status').after(10, () => ran.push('status'))
    scheduler.clock('status').after(10, () => ran.push('cancelled'))()
    clock.moveOn(20)
    await turn()
    expect(ran).toEqual(['status'])
    expect(told).toEqual(['failed leads'])
  })

  it('that fails after everything was closed is nobody’s to hear of', async () => {
    const { scheduler, logged, told } = given()
    scheduler.close()
    scheduler.inBackground('certificates', () =>
      Promise.reject(new Error('the database is closed')),
    )
    await turn()
    expect({ logged, told }).toEqual({ logged: [], told: [] })
  })
})
