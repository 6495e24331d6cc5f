import { describe, expect, it } from 'vitest'
import { lettersFor } from '../../renderer/screens/shell/tip-letters.ts'

describe('The letters on the buttons', () => {
  it('are those of their words, each once', () => {
    expect(lettersFor(['Foto’s', 'Fiets openen', 'Écrire', 'fff'])).toEqual(['f', 'i', 'e', 'a'])
  })

  it('go on with digits, and leave out what is too much', () => {
    const given = lettersFor(Array.from({ length: 40 }, () => '…'))
    expect(given.slice(25, 27)).toEqual(['z', '1'])
    expect(given.filter((letter) => letter !== null)).toHaveLength(35)
    expect(new Set(given.slice(0, 35)).size).toBe(35)
  })
})
