import { beforeEach, describe, expect, it } from 'vitest'
import type { Updater } from '../../electron/core/ports.ts'
import { doingNothing, type Doing } from '../../electron/core/updates/may-install.ts'
import {
  createUpdateDesk,
  type ConfiguredUpdates,
  type UpdateDesk,
} from '../../electron/core/updates/update-desk.ts'
import { failed, ok, type Result } from '../../shared/fault.ts'
import type { Release, UpdateSettings } from '../../shared/update.ts'
import { quietLog } from '../support/quiet-log.ts'
import { createShiftedClock, type ShiftedClock } from '../support/shifted-clock.ts'

// What the desk decides; that electron-updater does what it is told is in tests/integration/updates.test.ts.

const release: Release = { version: '1.1.0', releasedAt: null, notes: null, bytes: 10 }
const server = 'https://updates.example/counter/'

let clock: ShiftedClock
let did: string[]
let doing: Doing
let leaves: boolean
let offered: Result<Release | null>
let installs: Result<void>
let kept: UpdateSettings[]
beforeEach(() => {
  clock = createShiftedClock()
  did = []
  doing = doingNothing
  leaves = true
  offered = ok(release)
  installs = ok(undefined)
  kept = []
})

function open(how: {
  kept?: UpdateSettings
  configured?: ConfiguredUpdates
  needsPerson?: boolean
}): UpdateDesk {
  const updater: Updater = {
    cannot: () => null,
    needsPerson: () => how.needsPerson ?? false,
    async look(from) {
      did.push(`looks at ${from}`)
      return offered
    },
    async download({ received }) {
      did.push('downloads')
      received(10)
      return ok(undefined)
    },
    async install() {
      did.push('installs')
      return installs
    },
  }
  return createUpdateDesk({
    updater,
    clock,
    log: quietLog({}),
    configured: how.configured ?? {},
    kept: how.kept ?? null,
    keep(settings) {
      kept.push(settings)
      return ok(undefined)
    },
    isServer: () => ok(undefined),
    doing: () => doing,
    async mayLeave() {
      did.push('asks')
      return leaves
    },
    async closedDuring(install) {
      did.push('closes')
      const done = await install()
      if (!done.ok) did.push('opens again')
      return done
    },
    changed: () => undefined,
  })
}

/** Moves on to the middle of this hour of the night, and past it as far as `minutes`. */
async function until(hour: number, minutes = 30): Promise<void> {
  const at = new Date(clock.now())
  at.setHours(hour, minutes, 0, 0)
  if (at.getTime() <= clock.now()) at.setDate(at.getDate() + 1)
  clock.moveOn(at.getTime() - clock.now())
  // What the hour began runs to its end before anything is looked at.
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

async function ready(desk: UpdateDesk): Promise<void> {
  await desk.look()
  desk.download()
  await expect.poll(() => desk.get().stage.kind, { timeout: 20_000 }).toBe('ready')
}

describe('on a person’s word', () => {
  it('each step is one press, and the data is let go of before the installer starts', async () => {
    const desk = open({ configured: { server } })
    await ready(desk)
    expect(did).toEqual([`looks at ${server}`, 'downloads'])
    expect((await desk.install()).ok).toBe(true)
    expect(did.slice(2)).toEqual(['asks', 'closes', 'installs'])
  })

  it('nothing is installed while a job is sent, nor when a sale came while somebody was asked', async () => {
    const desk = open({ configured: { server } })
    await ready(desk)
    doing = { ...doingNothing, sending: 1 }
    expect(await desk.install()).toEqual(failed({ kind: 'update-waits', because: ['sending'] }))
    doing = doingNothing
    const asked = desk.install()
    doing = { ...doingNothing, draftIsOpen: true }
    expect(await asked).toEqual(failed({ kind: 'update-waits', because: ['draft'] }))
    expect(did).not.toContain('closes')
  })

  it('somebody who would rather stay for what is unsent stays', async () => {
    const desk = open({ configured: { server } })
    await ready(desk)
    leaves = false
    await desk.install()
    expect(did).not.toContain('installs')
    expect(desk.get().stage.kind).toBe('ready')
  })

  it('an installer that does not start leaves the counter as it was, and says so', async () => {
    const desk = open({ configured: { server } })
    await ready(desk)
    installs = failed({ kind: 'update-failed', detail: 'no' })
    await desk.install()
    expect(did.at(-1)).toBe('opens again')
    expect(desk.get()).toMatchObject({ stage: { kind: 'found' }, fault: { kind: 'update-failed' } })
  })
})

describe('in the hour that was set', () => {
  const night: UpdateSettings = { server, quietHour: 3 }

  it('it looks, downloads and installs by itself, and at no other hour', async () => {
    open({ kept: night })
    await until(2)
    expect(did).toEqual([])
    await until(3)
    expect(did).toEqual([`looks at ${server}`, 'downloads', 'closes', 'installs'])
  })

  it('it waits for what is unsent, and tries again while the hour lasts', async () => {
    open({ kept: night })
    doing = { ...doingNothing, unsent: 1 }
    await until(3, 10)
    expect(did).not.toContain('closes')
    doing = doingNothing
    await until(3, 20)
    expect(did).toContain('installs')
  })

  it('a server that has nothing new is asked once a night', async () => {
    offered = ok(null)
    open({ kept: night })
    await until(3, 10)
    await until(3, 50)
    expect(did).toHaveLength(1)
    await until(3, 10)
    expect(did).toHaveLength(2)
  })

  it('nothing happens where nobody set an hour, or the system wants a password', async () => {
    open({ configured: { server } })
    open({ kept: night, needsPerson: true })
    for (const hour of [1, 3, 5]) await until(hour)
    expect(did).toEqual([])
  })
})

describe('what whoever looks after the computer decided', () => {
  it('holds until somebody sets it otherwise', async () => {
    const desk = open({ configured: { server, quietHour: 4 } })
    expect(desk.get()).toMatchObject({ server, settings: { server: null, quietHour: 4 } })
    desk.set({ server: null, quietHour: null })
    expect(kept).toEqual([{ server: null, quietHour: null }])
    await until(4)
    expect(did).toEqual([])
  })

  it('is off for good where it says so', async () => {
    const desk = open({ configured: { off: true, server, quietHour: 4 } })
    expect(desk.get().off).toBe('by-it')
    for (const answer of [desk.set({ server, quietHour: 4 }), await desk.look(), desk.download()]) {
      expect(answer).toEqual(failed({ kind: 'update-off' }))
    }
    await until(4)
    expect(did).toEqual([])
    expect(kept).toEqual([])
  })
})
