import { describe, expect, test } from 'vitest'
import { detectLine, heardAs } from '../../shared/scanner-detect.ts'
import { testCode } from '../../shared/test-code.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'
import type { ScannerLine } from '../../shared/scanner-line.ts'

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('how a scanner talks, from one scan of a printed code', () => {
  test.each([
    ['cr', '', '\r'],
    ['lf', '', '\n'],
    ['crlf', '', '\r\n'],
    ['tab', '', '\t'],
    ['etx', '\u0002', '\u0003'],
    ['none', '', ''],
    ['cr', ']C0', '\r'],
  ] as const)('read in full, ends with %s, begins with %j', (end, before, sent) => {
    expect(detectLine(bytesOf(`${before}${testCode}${sent}`), defaultLine)).toEqual({
      line: { ...defaultLine, end },
      before,
      isCertain: true,
    })
  })

  test.each([
    [{ parity: 'even', dataBits: 7 }],
    [{ parity: 'odd', dataBits: 7 }],
    [{ parity: 'mark', dataBits: 7 }],
    [{ baudRate: 19200 }],
    [{ baudRate: 4800 }],
  ] as const)('garbled by %j while we listen at 9600 8N1, it is worked out', (talks) => {
    const sent: ScannerLine = { ...defaultLine, ...talks, end: 'cr' }
    const heard = heardAs(`${testCode}\r`, { sent, listening: defaultLine })
    expect(String.fromCharCode(...heard)).not.toContain(testCode)
    expect(detectLine(heard, defaultLine)).toMatchObject({
      line: { baudRate: sent.baudRate, parity: sent.parity },
      isCertain: false,
    })
  })

  test('seven bits with even parity look like this at 8N1, as every terminal manual shows', () => {
    const sent: ScannerLine = { ...defaultLine, parity: 'even', dataBits: 7 }
    // "C" is 43, three ones: its parity bit is 1. "O" is 4F, five ones. "A" is 41, two.
    expect([...heardAs('COA', { sent, listening: defaultLine })]).toEqual([0xc3, 0xcf, 0x41])
  })

  test('another code, noise and silence prove nothing', () => {
    expect(detectLine(bytesOf('8717231204726\r'), defaultLine)).toBeNull()
    expect(detectLine(Uint8Array.of(0, 0xff, 0x12, 0x80, 7), defaultLine)).toBeNull()
    expect(detectLine(new Uint8Array(), defaultLine)).toBeNull()
  })
})
