import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { layoutDamage } from '../../shared/keyboard-layout.ts'

/** What each key of an American keyboard gives at another one, for the signs that codes are made of. */
const typedAt = {
  'azerty-fr': ['0123456789-AQZWMaqzwm:/', 'à&é"\'(-è_ç)QAWZ?qawz,M!'],
  'azerty-be': ['0123456789-AQZWMaqzwm:/', 'à&é"\'(§è!ç)QAWZ?qawz,M='],
  'qwertz-de': ['-YZyz:/()', 'ßZYzyÖ-)='],
  'ch-it-es-pt': ['-:/()', "'Ñ-)="],
  'qwerty-nordic': ['-:/()', '+Æ-)='],
  'qwerty-tr': ['-:/.', '*Ş.ç'],
  'qwertz-cz-sk': ['0123456789-YZyz:/', 'é+ěščřžýáí=ZYzy"-'],
  'qwertz-hu': ['0-YZyz:/', 'öüZYzyÉ-'],
  dvorak: [
    '-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:/',
    '[AXJE>UIDCHTNMBRL"POYGK<QF:axje.uidchtnmbrl\'poygk,qf;Sz',
  ],
} as const

function typeAt(layout: keyof typeof typedAt, text: string): string {
  const [meant, seen] = typedAt[layout]
  const [from, to] = [meant, seen].map((signs) => Array.from(signs))
  return Array.from(text, (sign) => to?.[from?.indexOf(sign) ?? -1] ?? sign).join('')
}

const layouts = Object.keys(typedAt) as (keyof typeof typedAt)[]
const digits = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'.split('')), { minLength: least, maxLength: most })
    .map((all) => all.join(''))
const shieldCode = digits(9, 9).map((number) => `CICO-${number}`)

/** Frame numbers as makers strike them: capitals and digits, parted by hyphens, dots, slashes, spaces. */
const frameNumber = fc
  .array(fc.stringMatching(/^[A-Z0-9]{1,8}$/), { minLength: 1, maxLength: 4 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom('-', '.', '/', ' ', '_', ''), {
        minLength: parts.length,
        maxLength: parts.length,
      })
      .map((between) =>
        parts.map((part, nth) => `${nth === 0 ? '' : between[nth]}${part}`).join(''),
      ),
  )

describe('a scanner that types for another keyboard', () => {
  test.each([
    ['azerty-fr', '_è&èé"&éà\'èé-', '8717231204726'],
    ['azerty-fr', 'CICO)&é"\'(-è_ç', 'CICO-123456789'],
    ['azerty-be', 'CICO)&é"\'(§è!ç', 'CICO-123456789'],
    ['azerty-fr', 'ZTU&é"\'(-', 'WTU123456'],
    ['azerty-fr', 'ZSBéKèPçX&', 'WSB2K7P9X1'],
    ['azerty-fr', 'Q&BéC"D\'E(', 'A1B2C3D4E5'],
    ['azerty-be', 'ààQHRR!B!KUY', '00AHRR8B8KUY'],
    ['azerty-fr', 'WBK(((', 'ZBK555'],
    ['azerty-fr', 'q&béc"d\'e(', 'a1b2c3d4e5'],
    ['azerty-be', 'httpsM==cicopqss:co,', 'https://cicopass.com'],
    ['qwertz-de', 'CICOß123456789', 'CICO-123456789'],
    ['qwertz-de', 'httpsÖ--cicopass.com-s-CICOß123456789', 'https://cicopass.com/s/CICO-123456789'],
    ['qwertz-de', 'WBKß76A', 'WBK-76A'],
    ['qwertz-de', ')01=08717231204726)21=ABC', '(01)08717231204726(21)ABC'],
    ['ch-it-es-pt', "CICO'900000031", 'CICO-900000031'],
    ['ch-it-es-pt', "cico'900000031", 'cico-900000031'],
    ['ch-it-es-pt', "WBK'7600003", 'WBK-7600003'],
    [
      'ch-it-es-pt',
      "httpsç--cicopass.com-s-CICO'900000031",
      'https://cicopass.com/s/CICO-900000031',
    ],
    ['qwerty-nordic', 'CICO+900000031', 'CICO-900000031'],
    ['qwerty-nordic', 'httpsØ--cicopass.com', 'https://cicopass.com'],
    ['qwerty-tr', 'CICO*900000031', 'CICO-900000031'],
    ['qwerty-tr', 'cıco*900000031', 'cico-900000031'],
    ['qwertz-cz-sk', 'CICO=íééééééš+', 'CICO-900000031'],
    ['qwertz-cz-sk', 'CICO=900000031', 'CICO-900000031'],
    ['qwertz-cz-sk', 'WBKýžééééž', 'WBK7600006'],
    ['qwertz-cz-sk', 'wbkýžééééľ', 'wbk7600002'],
    ['qwertz-cz-sk', 'á+ěščřžýáíéšč', '8123456789034'],
    ['qwertz-cz-sk', 'https"--cicopass.com', 'https://cicopass.com'],
    ['qwertz-hu', 'CICOü9ööööö31', 'CICO-90000031'],
    ['qwertz-hu', 'WBK76ö123', 'WBK760123'],
    ['qwertz-hu', 'wbkü76ö123', 'wbk-760123'],
    ['dvorak', 'JCJR[900000031', 'CICO-900000031'],
    ['dvorak', 'dyyloSzzjcjrlaoovjrm', 'https://cicopass.com'],
    ['azerty-fr', 'CICO)900000031', 'CICO-900000031'],
    ['azerty-fr', 'CICO°900000031', 'CICO_900000031'],
  ])('is noticed at a keyboard %s: %s', (layout, read, meant) => {
    expect(layoutDamage(read)).toEqual({ layout, meant })
  })

  test.each([
    'CICO-123456789',
    'CICO–123456789',
    'CICO 123456789',
    'CICO_123456789',
    'WTU 123-456 X',
    '12-34--56',
    '8717231204726',
    'l’été à Liège (sûr)',
    'Straße',
    'Straße 12',
    'Žluťoučký kůň',
    'příští týden',
    'Győr utca 5',
    'König 5',
    'Müller 12',
    'CICO%20900000031',
    'https://cicopass.com/s?code=CICO-123456789&v=2',
    'https://id.gs1.org/01/08717231204726',
    '(01)08717231204726(21)ABC',
    '____----',
    '"WBK7600003"',
    "'WBK7600003'",
    '"ABCDEF"',
    '*WBK7600003*',
    '{"frameNumber":"WBK7600003"}',
    "it's 5 o'clock",
    'WBK+76#03',
  ])('is not seen in %s', (text) => {
    expect(layoutDamage(text)).toBeNull()
  })

  test('nothing of digits, capitals and hyphens, as codes are made of, is taken for it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9 ./-]{1,40}$/), (text) => {
        expect(layoutDamage(text)).toBeNull()
      }),
    )
  })

  test('no frame number is taken for it, in capitals or small letters, quoted or starred', () => {
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      ['"', '"'],
      ["'", "'"],
      ['*', '*'],
      [' ', ' '],
    )
    fc.assert(
      fc.property(frameNumber, around, fc.boolean(), (number, [before, behind], isSmall) => {
        const text = isSmall ? number.toLowerCase() : number
        expect(layoutDamage(`${before}${text}${behind}`)).toBeNull()
      }),
      { numRuns: 3000 },
    )
  })

  test('every shield code is noticed at every keyboard, and what was meant is known', () => {
    fc.assert(
      fc.property(shieldCode, fc.constantFrom(...layouts), (code, layout) => {
        const damage = layoutDamage(typeAt(layout, code))
        expect(damage?.meant).toBe(code)
      }),
      { numRuns: 1000 },
    )
  })

  test('digits among letters are noticed at an AZERTY keyboard, however they lie', () => {
    // `4ABC4` arrives as `'ABC'`, `36A3` as `"-Q"`: a word in quotes as well.
    const code = fc
      .stringMatching(/^[A-Z0-9]{5,16}$/)
      .filter((text) => /[0-479]/.test(text) && !/^([34])[A-Z68]*\1$/.test(text))
    fc.assert(
      fc.property(code, fc.constantFrom('azerty-fr', 'azerty-be'), (text, layout) => {
        expect(layoutDamage(typeAt(layout, text))).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})
