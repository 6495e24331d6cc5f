import { unknownSign } from './wedge.ts'

/**
 * Scanners in "ALT mode" type each sign as its number on the numeric pad while Alt is down, which is
 * the same at every keyboard. Windows makes the sign of it when Alt comes up, in a field only: here it
 * is made for every place. A leading zero means Windows-1252, none the code page of the console.
 */
export function signOfAltCode(digits: string): string | null {
  if (digits.length < 2) return null
  const code = Number(digits)
  if (code === 10 || code === 13) return 'Enter'
  if (code === 9) return 'Tab'
  if (code === 29) return '\u001d'
  if (code < 32) return null
  if (code < 127) return String.fromCharCode(code)
  const isWindows = digits.startsWith('0') && code > 127 && code < 256
  return isWindows ? new TextDecoder('windows-1252').decode(Uint8Array.of(code)) : unknownSign
}

/** The digit of a key while Alt is down; with Num Lock off its key is an arrow. */
export function altDigit({ key, code }: { key: string; code: string }): string | null {
  return /^Numpad(\d)$/.exec(code)?.[1] ?? /^\d$/.exec(key)?.[0] ?? null
}

/** Control codes that scanners type with Ctrl behind or inside a code. */
export function keyOfControlCode(key: string): string | null {
  switch (key.toLowerCase()) {
    case 'j':
    case 'm':
      return 'Enter'
    case 'i':
      return 'Tab'
    case ']':
      return '\u001d'
    default:
      return null
  }
}
