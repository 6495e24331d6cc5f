import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  watchHandOverFolder,
  type HandOverFolder,
} from '../../electron/adapters/hand-over-folder/watch-folder.ts'
import {
  createPlacedFiles,
  type PlacedFiles,
} from '../../electron/adapters/hand-over-folder/placed-files.ts'
import { namesCustomer } from '../../electron/core/privacy/customer-match.ts'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { quietLog } from '../support/quiet-log.ts'
import { createShiftedClock, type ShiftedClock } from '../support/shifted-clock.ts'

/** The folder that a till writes files into, on a real disk. */
describe('the folder of the till', () => {
  let folder: string
  let clock: ShiftedClock
  let watched: HandOverFolder[]
  let took: { text: string; claim: string }[]
  let answer: () => Result<{ refused: string | null }>
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'counter-till-'))
    clock = createShiftedClock()
    watched = []
    took = []
    answer = () => ok({ refused: null })
  })
  afterEach(async () => {
    for (const each of watched) await each.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  function watch(sign = 'one', placed?: PlacedFiles): HandOverFolder {
    const one = watchHandOverFolder({
      ...(placed === undefined ? {} : { placed }),
      folder,
      sign,
      clock,
      log: quietLog({ error: console.error }),
      take(text, claim) {
        took.push({ text, claim })
        return answer()
      },
      changed: () => undefined,
    })
    watched.push(one)
    return one
  }
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const inPlace = (place: string) =>
    existsSync(join(folder, place)) ? readdirSync(join(folder, place)).toSorted() : []
  const texts = () => took.map(({ text }) => text)

  it('gives each file once and puts it into done, by itself', async () => {
    watch()
    put('0001.json', '{"a":1}')
    await expect.poll(() => inPlace('done')).toEqual(['0001.json'])
    put('0002.JSON', '{"b":2}')
    await expect.poll(() => inPlace('done')).toContain('0002.JSON')
    expect(texts()).toEqual(['{"a":1}', '{"b":2}'])
    expect(inPlace('taking')).toEqual([])
  })

  it('takes them in the order of their names, and leaves what is not for it', async () => {
    for (const name of ['b.json', 'a.json', '.hidden.json', '~open.json', 'c.json.tmp', 'd.txt']) {
      put(name, JSON.stringify(name))
    }
    await watch().look()
    expect(texts()).toEqual(['"a.json"', '"b.json"'])
    expect(existsSync(join(folder, 'd.txt'))).toBe(true)
  })

  it('puts a refused one beside the reason, and keeps two of the same name', async () => {
    answer = () => ok({ refused: 'priceCents: is not a number' })
    const one = watch()
    put('sale.json', '{}')
    await one.look()
    put('sale.json', '{"second":true}')
    await one.look()
    expect(inPlace('refused')).toEqual([
      'sale-2.json',
      'sale-2.json.reason.txt',
      'sale.json',
      'sale.json.reason.txt',
    ])
    expect(readFileSync(join(folder, 'refused/sale.json.reason.txt'), 'utf8')).toContain(
      'priceCents',
    )
  })

  it('waits for a till that writes slowly, and for one that renames when it is done', async () => {
    const one = watch()
    put('slow.json', '{"frame":"WBK')
    await one.look()
    clock.moveOn(9_000)
    put('slow.json', '{"frame":"WBK12345')
    await one.look()
    clock.moveOn(9_000)
    await one.look()
    expect(took).toEqual([])
    put('slow.json', '{"frame":"WBK1234567"}')
    put('other.part', '{"whole":true}')
    renameSync(join(folder, 'other.part'), join(folder, 'other.json'))
    await one.look()
    expect(texts().toSorted()).toEqual(['{"frame":"WBK1234567"}', '{"whole":true}'])
  })

  it('waits for bytes that are no text yet: half a sign of UTF-16 or UTF-8, room filled with zeros', async () => {
    const one = watch()
    const whole = '{"frame":"WBK1234567","model":"Zoë"}'
    const utf16 = Buffer.from(`\uFEFF${whole}`, 'utf16le')
    const utf8 = Buffer.from(whole)
    const halves: [string, Buffer][] = [
      ['utf16.json', utf16.subarray(0, 31)],
      ['utf8.json', utf8.subarray(0, utf8.indexOf(0xc3) + 1)],
      ['zeros.json', Buffer.concat([utf8.subarray(0, 12), Buffer.alloc(utf8.length - 12)])],
      ['all-zeros.json', Buffer.alloc(utf8.length)],
    ]
    for (const [name, bytes] of halves) writeFileSync(join(folder, name), bytes)
    await one.look()
    clock.moveOn(2_000)
    await one.look()
    expect([took, inPlace('refused')]).toEqual([[], []])
    for (const [name] of halves) {
      writeFileSync(join(folder, name), name === 'utf16.json' ? utf16 : utf8)
    }
    await one.look()
    expect(texts()).toEqual(halves.map(() => whole))
  })

  it('gives one that never becomes whole to be refused, once nobody writes to it', async () => {
    answer = () => ok({ refused: 'is not JSON' })
    const one = watch()
    put('broken.json', '{"frame":')
    put('empty.json', '')
    await one.look()
    clock.moveOn(11_000)
    await one.look()
    expect(inPlace('refused')).toContain('broken.json')
    expect(inPlace('refused')).toContain('empty.json')
  })

  it('refuses links, folders that are called so, and what is too large, without reading them', async () => {
    const secret = join(folder, 'secret.txt')
    writeFileSync(secret, '{"handOver":"check","frame":"SECRET12"}')
    symlinkSync(secret, join(folder, 'link.json'))
    mkdirSync(join(folder, 'folder.json'))
    put('large.json', '{"x":1}')
    truncateSync(join(folder, 'large.json'), 70_000)
    await watch().look()
    expect(took).toEqual([])
    expect(inPlace('refused')).toEqual([
      'folder.json',
      'folder.json.reason.txt',
      'large.json',
      'large.json.reason.txt',
      'link.json',
      'link.json.reason.txt',
    ])
    expect(readFileSync(secret, 'utf8')).toContain('SECRET12')
  })

  it('cannot be led elsewhere by names', async () => {
    const names = ['..json.json', 'a..json', 'x -rf.json', 'CON.json', `${'n'.repeat(240)}.json`]
    for (const name of names) put(name, '{}')
    await watch().look()
    expect(took).toHaveLength(names.length - 1) // the one that begins with a dot is hidden
    expect(inPlace('done')).toHaveLength(names.length - 1)
    expect(inPlace('done').some((name) => name.startsWith('nnn') && name.length < 60)).toBe(true)
    expect(inPlace('taking')).toEqual([])
  })

  it('asks again under the same claim when the counter could not take it, and after a kill', async () => {
    answer = () => failed({ kind: 'disk-full', path: folder })
    const killed = watch()
    put('1.json', '{"n":1}')
    await killed.look()
    await killed.stop()
    answer = () => ok({ refused: null })
    await watch().look()
    expect(new Set(took.map(({ claim }) => claim)).size).toBe(1)
    expect(took).toHaveLength(2)
    expect(inPlace('done')).toEqual(['1.json'])
  })

  it('is shared by two counters: each file is taken by one of them, and no claim of the other', async () => {
    const counters = [watch('one'), watch('two')]
    for (let nth = 0; nth < 30; nth += 1) put(`${String(nth)}.json`, `{"n":${String(nth)}}`)
    await Promise.all(counters.map((counter) => counter.look()))
    await Promise.all(counters.map((counter) => counter.look()))
    expect(texts()).toHaveLength(30)
    expect(new Set(texts()).size).toBe(30)
    expect(inPlace('done')).toHaveLength(30)
  })

  it('says why it takes nothing while the folder is gone, and goes on when it is back', async () => {
    const one = watch()
    await one.look()
    rmSync(folder, { recursive: true })
    await one.look()
    expect(one.fault()).toMatchObject({ kind: 'folder-not-writable' })
    mkdirSync(folder)
    put('back.json', '{}')
    await one.look()
    expect(one.fault()).toBeNull()
    expect(inPlace('done')).toEqual(['back.json'])
  })

  it('does not follow a place that was made a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'counter-elsewhere-'))
    symlinkSync(elsewhere, join(folder, 'done'))
    put('1.json', '{}')
    const one = watch()
    await one.look()
    expect(one.fault()).toMatchObject({ kind: 'folder-not-writable' })
    expect(took).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('never writes through a link: a reason is a new file, in words of its own', async () => {
    const profile = join(folder, '.profile')
    writeFileSync(profile, 'export PATH')
    answer = () => ok({ refused: 'is not JSON' })
    mkdirSync(join(folder, 'refused'))
    symlinkSync(profile, join(folder, 'refused/1.json.reason.txt'))
    symlinkSync(join(folder, 'new-file'), join(folder, 'refused/2.json.reason.txt'))
    put('1.json', '{}')
    put('2.json', '{}')
    await watch().look()
    expect(readFileSync(profile, 'utf8')).toBe('export PATH')
    expect(existsSync(join(folder, 'new-file'))).toBe(false)
    expect(readFileSync(join(folder, 'refused/1.json.reason-2.txt'), 'utf8')).toBe('is not JSON\n')
  })

  it('looks at its places again at each use: a link that took the place of one gets nothing', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'counter-elsewhere-'))
    const one = watch()
    await one.look()
    for (const place of ['done', 'refused', 'taking']) {
      rmSync(join(folder, place), { recursive: true })
      symlinkSync(elsewhere, join(folder, place))
      put('1.json', '{}')
      await one.look()
      expect(one.fault()).toMatchObject({ kind: 'folder-not-writable' })
      expect(readdirSync(elsewhere)).toEqual([])
      rmSync(join(folder, place))
      await one.look()
      expect(one.fault()).toBeNull()
    }
    // While a file is being settled.
    answer = () => {
      rmSync(join(folder, 'done'), { recursive: true })
      symlinkSync(elsewhere, join(folder, 'done'))
      return ok({ refused: null })
    }
    put('2.json', '{}')
    await one.look()
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('deletes nothing that somebody wrote again, or put there, under a name and size of its own', async () => {
    const list = join(folder, 'list.jsonl')
    const one = watch('one', createPlacedFiles(list))
    await one.look()
    put('again.json', '{"again":1}')
    await one.look()
    answer = () => ok({ refused: 'is not known' })
    put('bad.json', '{}')
    await one.look()
    put('done/again.json', '{"again":2}')
    put('refused/bad.json.reason.txt', 'mine')
    // What another program keeps in there, also as inbound requests, is its own.
    put('done/theirs.json', '{"handOver":"check","frame":"WBK1234567"}')
    put('refused/theirs.json', 'x')
    put('refused/theirs.json.reason.txt', 'theirs')
    await one.stop()
    for (let start = 1; start <= 3; start += 1) {
      clock.moveOn(31 * 24 * 60 * 60_000)
      const next = watch('one', createPlacedFiles(list))
      await next.look()
      await next.stop()
    }
    expect(inPlace('done')).toEqual(['again.json', 'theirs.json'])
    expect(inPlace('refused')).toEqual([
      'bad.json.reason.txt',
      'theirs.json',
      'theirs.json.reason.txt',
    ])
  })

  it('says of an old code page what it is, and reads UTF-16', async () => {
    writeFileSync(join(folder, 'a.json'), Buffer.from('\uFEFF{"brand":"Zoë"}', 'utf16le'))
    writeFileSync(join(folder, 'b.json'), Buffer.from('{"brand":"Zoë"}', 'latin1'))
    const one = watch()
    await one.look()
    clock.moveOn(11_000)
    await one.look()
    expect(texts()).toEqual(['{"brand":"Zoë"}'])
    expect(readFileSync(join(folder, 'refused/b.json.reason.txt'), 'utf8')).toContain(
      'Windows-1252',
    )
  })

  it('deletes only what it put there, however old', async () => {
    const list = join(folder, 'list.jsonl')
    const placed = createPlacedFiles(list)
    const one = watch('one', placed)
    await one.look()
    put('done/invoices-2026.xlsx', 'mine')
    put('done/mine.json', '{"mine":true}')
    put('refused/notes.txt', 'mine')
    put('a.json', '{}')
    put('b.json', '{}')
    await one.look()
    put('done/b.json', 'somebody wrote this over it')
    await one.stop()
    clock.moveOn(31 * 24 * 60 * 60_000)
    // Another start of the counter knows what the first one put there.
    await watch('one', createPlacedFiles(list)).look()
    expect(inPlace('done')).toEqual(['b.json', 'invoices-2026.xlsx', 'mine.json'])
    expect(inPlace('refused')).toEqual(['notes.txt'])
  })

  it('knows what a counter without a list put there: inbound requests, and what has a reason', async () => {
    mkdirSync(join(folder, 'done'))
    mkdirSync(join(folder, 'refused'))
    put('done/old.json', '{"handOver":"check","frame":"WBK1234567"}')
    put('done/mine.json', '{}')
    put('refused/old.json', 'x')
    put('refused/old.json.reason.txt', 'It is not JSON.')
    put('refused/mine.json', 'x')
    const one = watch()
    await one.look()
    clock.moveOn(31 * 24 * 60 * 60_000)
    await one.look()
    expect(inPlace('done')).toEqual(['mine.json'])
    expect(inPlace('refused')).toEqual(['mine.json'])
  })

  it.each([
    ['proefrit Jansen.json', 'J. Jansen'],
    ['lead_jansen_0612345678.json', '06 12 34 56 78'],
    ['JANSEN.json', 'jansen'],
  ])('lets go of %s and its reason when %s asks, by the name alone', async (name, search) => {
    const list = join(folder, 'list.jsonl')
    const placed = createPlacedFiles(list)
    const one = watch('one', placed)
    put(name, '{}')
    answer = () => ok({ refused: 'is not known' })
    put(`refused ${name}`, '{}')
    put('somebody else.json', '{}')
    await one.look()
    await one.look()
    const { held } = placed.removeNaming((text) => namesCustomer([text], search))
    expect(held).toBeNull()
    expect([...inPlace('done'), ...inPlace('refused')].toSorted()).toEqual([
      'somebody else.json',
      'somebody else.json.reason.txt',
    ])
    expect(readFileSync(list, 'utf8')).not.toMatch(/jansen|0612/i)
  })

  it('keeps what was handed over for a month', async () => {
    const one = watch()
    put('old.json', '{}')
    await one.look()
    utimesSync(join(folder, 'done/old.json'), new Date(0), new Date(0))
    clock.moveOn(7 * 60 * 60_000)
    await one.look()
    expect(inPlace('done')).toEqual(['old.json'])
    clock.moveOn(31 * 24 * 60 * 60_000)
    await one.look()
    expect(inPlace('done')).toEqual([])
  })
})
