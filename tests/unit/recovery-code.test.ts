import { randomBytes } from 'node:crypto'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { unwrapKey, wrapKey } from '../../electron/adapters/database/database-key.ts'
import {
  newRecoveryCode,
  parseRecoveryCode,
} from '../../electron/adapters/database/recovery-code.ts'

const letters = (code: string) => code.replaceAll('-', '')

describe('the recovery code', () => {
  it('is eight groups of four letters that cannot be mistaken for one another', () => {
    for (let n = 0; n < 200; n += 1) {
      expect(newRecoveryCode()).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    }
  })

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 500 }, newRecoveryCode)).size).toBe(500)
  })

  it('reads the same however a person types it from paper', () => {
    for (let n = 0; n < 100; n += 1) {
      const code = newRecoveryCode()
      const typed = [
        code.toLowerCase(),
        letters(code),
        `  ${code.replaceAll('-', ' ')}\n`,
        code.replaceAll('0', 'O').replaceAll('1', 'l'),
        code.replaceAll('0', 'o').replaceAll('1', 'I').replaceAll('V', 'u'),
        code.replaceAll('-', '–'),
      ]
      for (const one of typed) expect(parseRecoveryCode(one), one).toBe(letters(code))
    }
  })

  it('notices any one wrong letter', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(fc.nat(31), fc.nat(30), (place, other) => {
        const code = letters(newRecoveryCode())
        const wrong = Array.from(alphabet).filter((letter) => letter !== code[place])[other] ?? ''
        expect(parseRecoveryCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull()
      }),
    )
  })

  it.each(['', 'ABCD', 'x'.repeat(200), '!!!!-'.repeat(8)])('refuses %j', (typed) => {
    expect(parseRecoveryCode(typed)).toBeNull()
  })

  it('unlocks the key it locked, and no other code does', async () => {
    const key = randomBytes(32)
    const code = newRecoveryCode()
    const locked = await wrapKey(key, code)
    expect(Buffer.from((await unwrapKey(locked, code.toLowerCase())) ?? []).equals(key)).toBe(true)
    expect(await unwrapKey(locked, newRecoveryCode())).toBeNull()
    const changed = { ...locked, wrapped: randomBytes(32).toString('base64') }
    expect(await unwrapKey(changed, code)).toBeNull()
  })
})
