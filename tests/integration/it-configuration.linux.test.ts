import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readItConfiguration } from '../../electron/workplace/it-configuration.ts'

describe('counter.config.json on a shared computer', () => {
  let root: string
  let data: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-configuration-'))
    data = join(root, 'data')
    mkdirSync(data)
  })
  afterEach(() => {
    rmSync(root, { recursive: true, force: true })
  })

  const file = (folder: string): string => join(folder, 'counter.config.json')
  /** A folder that every user may write, with what one of them put into it. */
  function sharedFolder(): string {
    const shared = join(root, 'shared')
    mkdirSync(join(shared, 'deep'), { recursive: true })
    writeFileSync(file(shared), '{"language":"de"}')
    writeFileSync(file(join(shared, 'deep')), '{"language":"de"}')
    chmodSync(shared, 0o777)
    return shared
  }

  it('counts for nothing behind a link to where every user may write', () => {
    symlinkSync(file(sharedFolder()), file(data))
    const { configuration, refused } = readItConfiguration([data])
    expect(configuration).toEqual({})
    expect(refused[0]?.reason).toMatch(/lies in a folder that every user may write/)
  })

  it('counts for nothing below a folder in which every user may put another in its place', () => {
    const shared = sharedFolder()
    const { configuration, refused } = readItConfiguration([join(shared, 'deep')])
    expect(configuration).toEqual({})
    expect(refused[0]?.reason).toBe(
      `lies below ${shared}, which every user may write: let administrators alone`,
    )
    // Where a sticky folder lets nobody move what is another's, it counts.
    chmodSync(shared, 0o1777)
    expect(readItConfiguration([join(shared, 'deep')]).configuration).toEqual({ language: 'de' })
  })

  it('that is a pipe does not hold the start', () => {
    execFileSync('mkfifo', [file(data)])
    expect(readItConfiguration([data]).refused[0]?.reason).toMatch(/no ordinary file/)
  })
})
