import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPlacedFiles } from '../../electron/adapters/hand-over-folder/placed-files.ts'
import { watchHandOverFolder } from '../../electron/adapters/hand-over-folder/watch-folder.ts'
import { ok } from '../../shared/fault.ts'
import { quietLog } from '../support/quiet-log.ts'
import { createShiftedClock } from '../support/shifted-clock.ts'

/** What may lie in an inbound folder on Linux besides files. */
describe('the inbound folder on Linux', () => {
  let folder: string
  let stop: () => Promise<void>
  let refused: string | null
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'counter-inbound-'))
    stop = () => Promise.resolve()
    refused = null
  })
  afterEach(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })

  function watch(placed = createPlacedFiles(null)) {
    const texts: string[] = []
    const watched = watchHandOverFolder({
      folder,
      sign: 'one',
      placed,
      clock: createShiftedClock(),
      log: quietLog({ error: console.error }),
      take(text) {
        texts.push(text)
        return ok({ refused })
      },
      changed: () => undefined,
    })
    stop = () => watched.stop()
    return { watched, texts }
  }
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
  }
  const inPlace = (place: string) =>
    existsSync(join(folder, place)) ? readdirSync(join(folder, place)).toSorted() : []

  it('goes on past a pipe, a device, a socket and a file without end', async () => {
    for (const name of ['a-pipe.json', 'c-pipe.json']) execFileSync('mkfifo', [join(folder, name)])
    symlinkSync('/dev/zero', join(folder, 'b-zero.json'))
    put('d-huge.json', '')
    truncateSync(join(folder, 'd-huge.json'), 50_000_000_000)
    put('e.json', '{"e":1}')
    const { watched, texts } = watch()
    await watched.look()
    expect(texts).toEqual(['{"e":1}'])
    expect(inPlace('refused')).toContain('a-pipe.json')
    expect(watched.fault()).toBeNull()
  })

  it('writes into the very folder it looked at, whatever stands there when it writes', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'counter-elsewhere-'))
    for (const place of ['done', 'refused'] as const) {
      const list = createPlacedFiles(null)
      const { watched: one } = watch({
        ...list,
        // Between the look and the use, somebody puts a link to another folder there.
        add(file) {
          list.add(file)
          if (lstatSync(join(folder, place)).isSymbolicLink()) return
          renameSync(join(folder, place), join(folder, `${place}-before`))
          symlinkSync(elsewhere, join(folder, place))
        },
      })
      await one.look()
      writeFileSync(join(elsewhere, '1.json'), 'export PATH')
      refused = place === 'refused' ? 'is not known' : null
      put('1.json', '{}')
      await one.look()
      expect(readdirSync(elsewhere)).toEqual(['1.json'])
      expect(readFileSync(join(elsewhere, '1.json'), 'utf8')).toBe('export PATH')
      await one.stop()
      rmSync(join(folder, place))
    }
    rmSync(elsewhere, { recursive: true })
  })

  it('waits for a file that cannot be moved, while the others go on', async () => {
    const { watched, texts } = watch()
    put('a.json', '{"a":1}')
    put('b.json', '{"b":1}')
    holdFile(join(folder, 'a.json'), true)
    try {
      await watched.look()
      expect(texts).toEqual(['{"b":1}'])
      expect(watched.fault()).toBeNull()
    } finally {
      holdFile(join(folder, 'a.json'), false)
    }
    await watched.look()
    expect(texts).toEqual(['{"b":1}', '{"a":1}'])
  })

  it('is looked at where it cannot be watched, and that is not called a full disk', () => {
    const program = join(import.meta.dirname, '../support/unwatched-folder-steps.ts')
    const script = 'echo 0 > /proc/sys/user/max_inotify_watches && exec "$@"'
    const ran = spawnSync(
      'unshare',
      ['-Ur', 'sh', '-c', script, 'sh', process.execPath, program, folder],
      { encoding: 'utf8' },
    )
    expect(ran.status, ran.stderr).toBe(0)
    expect(JSON.parse(ran.stdout)).toEqual({ text: '{"sale":1}', fault: null, warnings: [] })
  })
})

/** Nobody moves or reads it: root by the file's own flag, anybody else by its rights. */
function holdFile(path: string, on: boolean): void {
  if (process.getuid?.() === 0) execFileSync('chattr', [on ? '+i' : '-i', path])
  else execFileSync('chmod', [on ? '000' : '600', path])
}
