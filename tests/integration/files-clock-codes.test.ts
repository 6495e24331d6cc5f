import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../electron/adapters/clock.ts'
import { createCodeDrawer } from '../../electron/adapters/codes.ts'
import { createFiles } from '../../electron/adapters/files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-files-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const opener = () => Promise.resolve('')

describe('certificates', () => {
  it('are written whole, for this user, and replaced whole', async () => {
    const files = createFiles({ folder, opener })
    const path = join(folder, 'certificates', 'Gazelle-WBK1.pdf')
    expect(await files.saveCertificate('Gazelle-WBK1.pdf', Buffer.from('one'))).toEqual({
      ok: true,
      value: path,
    })
    expect(await files.saveCertificate('Gazelle-WBK1.pdf', Buffer.from('two'))).toEqual({
      ok: true,
      value: path,
    })
    expect(readFileSync(path, 'utf8')).toBe('two')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'certificates'))).toEqual(['Gazelle-WBK1.pdf'])
  })

  it.each(['../../etc/passwd.pdf', 'a/b\\c:d*?.pdf', '.hidden.pdf', `${'x'.repeat(300)}.pdf`])(
    'stay in their folder and end in .pdf whatever the frame number holds: %j',
    async (name) => {
      const saved = await createFiles({ folder, opener }).saveCertificate(name, Buffer.from('pdf'))
      const [only = ''] = readdirSync(join(folder, 'certificates'))
      expect(saved).toEqual({ ok: true, value: join(folder, 'certificates', only) })
      expect(only).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*\.pdf$/u)
    },
  )

  it('are written beside under a new name while a viewer holds the old one, and each stays whole', async () => {
    const files = createFiles({ folder, opener })
    const place = join(folder, 'certificates')
    // What a viewer is to the system: something of that name that is not replaced.
    mkdirSync(join(place, 'a.pdf'), { recursive: true })
    const beside = { ok: true, value: join(place, 'a-2.pdf') }
    expect(await files.saveCertificate('a.pdf', Buffer.from('one'))).toEqual(beside)
    expect(await files.saveCertificate('a.pdf', Buffer.from('two'))).toEqual(beside)
    expect(readFileSync(join(place, 'a-2.pdf'), 'utf8')).toBe('two')
    mkdirSync(join(place, 'b.pdf'))
    mkdirSync(join(place, 'b-2.pdf'))
    expect(await files.saveCertificate('b.pdf', Buffer.from('one'))).toMatchObject({
      value: join(place, 'b-3.pdf'),
    })
    expect(readdirSync(place).toSorted()).toEqual([
      'a-2.pdf',
      'a.pdf',
      'b-2.pdf',
      'b-3.pdf',
      'b.pdf',
    ])
    rmSync(join(place, 'a.pdf'), { recursive: true })
    expect(await files.saveCertificate('a.pdf', Buffer.from('three'))).toEqual({
      ok: true,
      value: join(place, 'a.pdf'),
    })
  })

  it('say so when every name beside it is held, too', async () => {
    const place = join(folder, 'certificates')
    for (let nth = 1; nth <= 9; nth += 1) {
      mkdirSync(join(place, nth === 1 ? 'a.pdf' : `a-${String(nth)}.pdf`), { recursive: true })
    }
    const refused = await createFiles({ folder, opener }).saveCertificate('a.pdf', Buffer.from(''))
    expect(refused).toMatchObject({ ok: false, fault: { kind: expect.any(String) as string } })
    expect(readdirSync(place).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('say so when the folder does not take them', async () => {
    writeFileSync(join(folder, 'certificates'), 'a file')
    expect(
      await createFiles({ folder, opener }).saveCertificate('a.pdf', Buffer.from('')),
    ).toMatchObject({
      fault: { kind: 'folder-not-writable' },
    })
  })

  it('are handed to the viewer, and its refusal to the person', async () => {
    const asked: string[] = []
    const files = (words: string) =>
      createFiles({ folder, opener: (path) => Promise.resolve(asked.push(path) ? words : '') })
    const path = join(folder, 'a.pdf')
    expect(await files('').open(path)).toEqual({
      ok: false,
      fault: { kind: 'not-found', what: path },
    })
    writeFileSync(path, '')
    expect(await files('').open(path)).toEqual({ ok: true })
    expect(await files('No application').open(path)).toEqual({
      ok: false,
      fault: { kind: 'print-failed', detail: 'No application' },
    })
    expect(asked).toEqual([path, path])
  })
})

describe('the clock', () => {
  it('runs what it was asked to, once, and not when that was taken back', async () => {
    const clock = createClock()
    const ran: string[] = []
    clock.after(5, () => ran.push('kept'))
    clock.after(5, () => ran.push('taken back'))()
    clock.after(2 ** 40, () => ran.push('in 34 years'))
    // Timers of one process run in the order they are due.
    await new Promise((resolve) => clock.after(50, () => resolve(undefined)))
    expect(ran).toEqual(['kept'])
    const before = Date.now()
    const now = clock.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('keeps no process alive', () => {
    const clock = join(import.meta.dirname, '../../electron/adapters/clock.ts')
    const words = `import { createClock } from ${JSON.stringify(clock)}; createClock().after(60_000, () => {})`
    const { status, error } = spawnSync(process.execPath, ['--input-type=module', '-e', words], {
      timeout: 10_000,
    })
    expect({ status, error }).toEqual({ status: 0, error: undefined })
  })
})

describe('the code on a certificate', () => {
  it('is SVG without anything that would be loaded from elsewhere', () => {
    const svg = createCodeDrawer().qr('https://cicopass.com/bikes/101')
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /href|url\(|<image|<script|http/,
    )
  })

  it('differs with what it says', () => {
    const { qr } = createCodeDrawer()
    expect(qr('101')).not.toBe(qr('102'))
    expect(qr('101')).toBe(qr('101'))
  })
})

describe('the codes that a scanner reads from the screen', () => {
  /** Symbols of eleven modules, start and check included, and the stop of thirteen; two pixels each. */
  const widthOf = (symbols: number) => 2 * (11 * (symbols + 2) + 13 + 2 * 10)
  const sizeOf = (svg: string) => /viewBox="0 0 (\d+) (\d+)" width="\1" height="\2"/.exec(svg)?.[1]

  it('have bars of whole pixels and their own size, whatever place there is', () => {
    expect(sizeOf(createCodeDrawer().code128('COUNTER-OK'))).toBe(String(widthOf(10)))
  })

  it('carry FNC3 when they are meant for the scanner itself', () => {
    const { code128, scannerCommand } = createCodeDrawer()
    expect(sizeOf(scannerCommand('~VSUFCR.'))).toBe(String(widthOf(9)))
    expect(sizeOf(code128('~VSUFCR.'))).toBe(String(widthOf(8)))
  })
})
