import monoExt from '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-ext-wght-normal.woff2?inline'
import mono from '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2?inline'
import nextExt from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?inline'
import next from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline'

/** What each file has letters for, as the package's own `index.css` says it. */
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
/** Polish, Turkish, Czech and the other languages in Latin script. */
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

/** The counter's own letters for paper: a document to print may load nothing from outside itself. */
export const printFonts = [
  // Of two files that have a letter the last one counts.
  fontFace('Atkinson Hyperlegible Next Variable', nextExt, latinExtended),
  fontFace('Atkinson Hyperlegible Next Variable', next, latin),
  fontFace('Atkinson Hyperlegible Mono Variable', monoExt, latinExtended),
  fontFace('Atkinson Hyperlegible Mono Variable', mono, latin),
  // The font would put an accent above letters such as Ā that has no text of its own: the PDF would say `A`
  // and a zero where it is searched or copied.
  'html{font-feature-settings:"ccmp" 0}',
].join('\n')

function fontFace(family: string, source: string, range: string): string {
  return `@font-face{font-family:"${family}";font-weight:200 800;src:url(${source}) format("woff2");unicode-range:${range}}`
}
