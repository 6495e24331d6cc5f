import mono from '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2?inline'
import next from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline'

/** The counter's own letters for paper: a document to print may load nothing from outside itself. */
export const printFonts = [
  fontFace('Atkinson Hyperlegible Next Variable', next),
  fontFace('Atkinson Hyperlegible Mono Variable', mono),
].join('\n')

function fontFace(family: string, source: string): string {
  return `@font-face{font-family:"${family}";font-weight:200 800;src:url(${source}) format("woff2")}`
}
