import { describe, expect, it } from 'vitest'
import { readHandOverFile } from '../../shared/hand-over.ts'
import { isOnAnotherMachine } from '../../electron/adapters/hand-over-folder/other-machine.ts'

const lead = (fields: Record<string, string>) =>
  readHandOverFile(JSON.stringify({ handOver: 'lead', ...fields }))

describe('What people write in a lead', () => {
  it('is taken as it stands: line breaks, emoji, joiners, flags', () => {
    for (const message of [
      'Goedemiddag,\n\nis deze fiets er nog?\n\tGroet',
      'Super 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 🇳🇱',
      'می‌خواهم', // a Persian word with its non-joiner
      'Donau\u00ADdampf',
    ]) {
      expect(lead({ message })).toMatchObject({ ok: true, value: { message } })
    }
    expect(lead({ message: 'een\r\ntwee\u2028drie\rvier' })).toMatchObject({
      value: { message: 'een\ntwee\ndrie\nvier' },
    })
    expect(lead({ name: 'Zoë 👩‍🚀 می‌خواهم' })).toMatchObject({ ok: true })
  })

  it('is refused with signs that turn the direction of text, or that control', () => {
    for (const sign of [
      '\u202E',
      '\u2066',
      '\u2069',
      '\u202A',
      '\0',
      '\u001B',
      '\u0008',
      '\uFFFD',
    ]) {
      expect(lead({ message: `prijs ${sign}001` }).ok).toBe(false)
      expect(lead({ name: `Jan${sign}sen` }).ok).toBe(false)
    }
    expect(lead({ name: 'Jan\nsen' }).ok).toBe(false)
  })
})

describe('A folder on another machine', () => {
  it('is told by its words, in every spelling of Windows', () => {
    for (const path of [
      String.raw`\\server\till`,
      '//server/till',
      String.raw`\/server\till`,
      String.raw`\\?\UNC\server\till`,
      String.raw`\\.\UNC\server\till`,
      String.raw`\\?\GLOBALROOT\Device\Mup\server\till`,
      String.raw`\\127.0.0.1\c$`,
      String.raw`\\server@SSL\DavWWWRoot\till`,
      String.raw`\??\UNC\server\till`,
      String.raw` \\server\till`,
      String.raw`\\.\UNC\server\till`,
      '/??/UNC/server/till',
    ]) {
      expect([path, isOnAnotherMachine(path)]).toEqual([path, true])
    }
    for (const path of [
      '/srv/till',
      String.raw`C:\Kassa`,
      String.raw`\\?\C:\Kassa`,
      'Z:/till',
      String.raw`\??\C:\Kassa`,
    ]) {
      expect([path, isOnAnotherMachine(path)]).toEqual([path, false])
    }
  })
})
