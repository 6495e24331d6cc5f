/**
 * What is folded in codes that people and programs write (frame numbers, shields) because it is
 * certain: signs that print nothing, the many dashes, full-width forms. Nothing here guesses.
 */

/** Line ends of every kind that programs write: LF, VT, FF, CR, NEL, LS, PS. */
export const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u

/** Zero-width, joining and direction signs, soft hyphens, variation selectors. */
const printsNothing = /[\p{Cf}\u034f\u180b-\u180d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
/** Control signs but the tab, the line ends and the separators FS, GS, RS, US. */
const control = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]/gu
const dash = /[\p{Pd}\u2043\u2212\u02d7]/gu
const fullWidth = /[\uff01-\uff5e]/gu
/** White space at either end, line ends and blanks that `\s` leaves out included. */
const outerSpace = /^[\s\u0085]+|[\s\u0085]+$/gu

/** The text without the signs that nobody sees, dashes and full-width forms as plain ones. */
export function withoutInvisibleSigns(text: string): string {
  return text
    .replace(printsNothing, '')
    .replace(control, '')
    .replace(dash, '-')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(outerSpace, '')
}

const quotes = '"\'`´‘’‚‛“”„‟«»‹›″′'
const wrapping = new RegExp(`^[${quotes}*\\s]+|[${quotes}*\\s]+$`, 'gu')
/** What a spreadsheet writes so that a number stays a text: `="0012345"`. */
const spreadsheetText = /^=\s*"([^"]*)"$/u

/** Surrounding white space, quotes and the start and stop signs of Code 39 off. */
export function withoutWrapping(text: string): string {
  return (spreadsheetText.exec(text)?.[1] ?? text).replace(wrapping, '')
}

const withFullAscii = /^(\][A-Za-z][0-9A-Za-z])?(?=(?:[^+]*\+[A-Z]){2})(?:\+[A-Z]|[^+A-Za-z])+$/u

/**
 * Small letters of a Code 39 in full ASCII, as a scanner reads them that is not set to it: `+W+B+K76` is
 * `wbk76`. Only where every letter came so.
 */
export function withoutFullAscii(text: string): string {
  return withFullAscii.test(text)
    ? text.replace(/\+([A-Z])/g, (_, letter: string) => letter.toLowerCase())
    : text
}
