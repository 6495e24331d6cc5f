import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { comparedForm } from '../../shared/bike.ts'
import type { Job } from '../../shared/job.ts'
import { startCounterProcesses, type CounterProcesses } from '../support/counter-process.ts'

// The counter's own process, killed with SIGKILL while it sends. Nobody hears what became of the
// request; the registry's own lists are the judge. COUNTER_KILLS makes it longer.
const kills = Number(process.env['COUNTER_KILLS'] ?? 50)

type Bike = { id: number; frameNumber: string; shieldCode: string | null }
type Link = { bikeId: number; shieldCode: string }
type Received = { id: number }[]

let at: CounterProcesses
beforeAll(async () => {
  at = await startCounterProcesses()
  const signedIn = await at.counter(
    ['login', 'cicopass', '--email', 'balie@example.com'],
    'fiets-op-slot\n',
  )
  expect(signedIn).toMatchObject({ status: 0 })
})
afterAll(() => at.stop())

const calls = ['registerBike', 'registerBike', 'registerBike', 'linkShield', 'lookup'] as const
/** What the registry does with the request that the process is killed over. */
const fates = [
  null,
  { kind: 'slow', ms: 40, processed: 'late' },
  { kind: 'slow', ms: 120 },
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: 300 },
  { kind: 'late-commit', afterMs: 2_000, meanwhile: 'silent' },
  { kind: 'silent', processed: true },
  { kind: 'error', status: 503, processed: true },
] as const

it(
  `a process killed ${String(kills)} times while sending loses nothing and doubles nothing`,
  async () => {
    const sold: { frameNumber: string; shieldCode: string }[] = []
    const answered: string[] = []
    for (let nth = 0; nth < kills; nth += 1) {
      const frameNumber = `KILL-${String(nth).padStart(4, '0')}-${String(randomInt(1_000_000)).padStart(6, '0')}`
      const { shieldCode } = await freeShield(nth)
      const call = calls[nth % calls.length] ?? 'registerBike'
      const fault = fates[randomInt(fates.length)] ?? null
      if (fault !== null) await at.control('POST', '/cicopass/faults', { call, fault })
      const before = await at.control<Received>('GET', `/cicopass/received?call=${call}`)
      const count = before.length + 1
      const input = JSON.stringify({
        frameNumber,
        brand: 'Gazelle',
        color: 'Black',
        type: 'City bike',
        audience: 'Women',
        shieldCode,
      })
      const { child, finished } = at.start(['register'], input)
      const reached = at.control(
        'GET',
        `/cicopass/wait?call=${call}&count=${String(count)}&timeoutMs=20000`,
      )
      await Promise.race([reached, finished])
      // Some before the registry has done anything, some while it answers, some between two steps.
      await pause(randomInt(60))
      child.kill('SIGKILL')
      const end = await finished
      if (end.status !== null) answered.push(frameNumber)
      sold.push({ frameNumber, shieldCode })
      await reached
      await at.control('DELETE', '/cicopass/faults')
    }
    // It was killed, and not merely late every time.
    expect(answered.length).toBeLessThan(kills * 0.8)

    await pause(2_500)
    const synced = await at.counter(['sync', '--timeout', '75'])
    expect(synced, synced.stderr).toMatchObject({ json: { waiting: 0, unknown: 0 } })

    const bikes = await at.control<Bike[]>('GET', '/cicopass/registrations')
    const links = await at.control<Link[]>('GET', '/cicopass/links-made')
    const { json } = await at.counter(['outbox', 'list'])
    const jobs = json as Job[]
    expect(jobs.filter(({ state }) => state !== 'done')).toEqual([])
    for (const { frameNumber, shieldCode } of sold) {
      const made = bikes.filter(
        (bike) => comparedForm(bike.frameNumber) === comparedForm(frameNumber),
      )
      expect(
        made.map((bike) => bike.shieldCode),
        frameNumber,
      ).toEqual([shieldCode])
      expect(links.filter((link) => link.shieldCode === shieldCode)).toHaveLength(1)
    }
    expect(bikes).toHaveLength(sold.length)
  },
  60_000 + kills * 5_000,
)

async function freeShield(nth: number): Promise<{ shieldCode: string }> {
  const answer = await at.control('GET', `/free-shield?n=${String(nth)}`)
  const found = /CICO-\d+/.exec(JSON.stringify(answer))
  if (found === null) throw new Error(`No free shield: ${JSON.stringify(answer)}`)
  return { shieldCode: found[0] }
}
