import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exclusively, lockFile } from '../../build/lock.mjs'

describe('the lock on installing and building', () => {
  let root: string
  let file: string

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-lock-'))
    file = lockFile({ root, name: 'build' })
  })

  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  function locked<T>(work: () => Promise<T>): Promise<T> {
    return exclusively({ root, name: 'build' }, work)
  }

  it('lets one work at a time', async () => {
    let working = 0
    let most = 0
    const work = async () => {
      working += 1
      most = Math.max(most, working)
      await new Promise((resolve) => setTimeout(resolve, 20))
      working -= 1
    }
    await Promise.all([locked(work), locked(work), locked(work)])
    expect(most).toBe(1)
  })

  it('is released when the work fails', async () => {
    await expect(locked(() => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
    expect(existsSync(file)).toBe(false)
  })

  it('is taken over from a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(file, String(pid))
    expect(await locked(async () => 'built')).toBe('built')
  })

  it('is taken over from an owner that went silent, though a process has its id', async () => {
    writeFileSync(file, String(process.pid))
    const aMinuteAgo = new Date(Date.now() - 60_000)
    utimesSync(file, aMinuteAgo, aMinuteAgo)
    expect(await locked(async () => 'built')).toBe('built')
  })
})
