import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import { asOrdinaryUser, ordinaryUser } from '../support/as-another-user.ts'

const STEPS = join(import.meta.dirname, '../support/database-steps.ts')
let base: string
let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'counter-lock-'))
  folder = join(base, 'data')
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  rmSync(base, { recursive: true })
})

/** Takes the lock in a process of its own and answers what it said. */
async function holdElsewhere(
  at = folder,
  user: ReturnType<typeof asOrdinaryUser> = {},
): Promise<{ said: unknown; child: ChildProcess }> {
  const child = spawn(process.execPath, [STEPS, 'hold', at], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    return { said: JSON.parse(line), child }
  }
  throw new Error('It said nothing.')
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

describe('the data folder', () => {
  it('is made for this user alone, and made so when it was open to others', () => {
    mkdirSync(folder, { mode: 0o755 })
    const lock = lockDataFolder(join(folder, 'deeper'))
    expect(lock.ok).toBe(true)
    expect(statSync(join(folder, 'deeper')).mode & 0o777).toBe(0o700)
    const outer = lockDataFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    if (lock.ok) lock.value.release()
    if (outer.ok) outer.value.release()
  })

  it('is held by one counter: another process is told that one is open', async () => {
    const lock = lockDataFolder(folder)
    expect((await holdElsewhere()).said).toMatchObject({ kind: 'counter-already-open' })
    if (!lock.ok) throw new Error(lock.fault.kind)
    lock.value.release()
    lock.value.release()
    expect((await holdElsewhere()).said).toBe('held')
    expect(lockDataFolder(folder)).toMatchObject({ fault: { kind: 'counter-already-open' } })
  })

  it('is held against a second counter in the same process too', () => {
    const first = lockDataFolder(folder)
    expect(lockDataFolder(folder)).toMatchObject({ fault: { kind: 'counter-already-open' } })
    if (first.ok) first.value.release()
  })

  it('is free again the moment its holder is killed', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { said, child } = await holdElsewhere()
      expect(said).toBe('held')
      await kill(child)
      const lock = lockDataFolder(folder)
      expect(lock.ok).toBe(true)
      if (lock.ok) lock.value.release()
    }
  })

  it('is taken by exactly one of many that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => holdElsewhere()))
    expect(all.filter(({ said }) => said === 'held')).toHaveLength(1)
  })

  it('says so when it may not be written or is a file', async () => {
    mkdirSync(folder)
    chmodSync(base, 0o755)
    const { uid, gid } = ordinaryUser()
    chownSync(folder, uid, gid)
    const inside = join(folder, 'data')
    chmodSync(folder, 0o500)
    expect((await holdElsewhere(inside, asOrdinaryUser())).said).toEqual({
      kind: 'folder-not-writable',
      path: inside,
    })
    const file = join(base, 'file')
    writeFileSync(file, 'not a folder')
    expect(lockDataFolder(file)).toEqual({
      ok: false,
      fault: { kind: 'folder-not-writable', path: file },
    })
  })
})
