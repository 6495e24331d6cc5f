/** The options of Electron's `printToPDF`: lengths in inches. */
export interface PrintOptions {
  landscape?: boolean
  displayHeaderFooter?: boolean
  headerTemplate?: string
  footerTemplate?: string
  printBackground?: boolean
  scale?: number
  pageSize?: string | { width: number; height: number }
  margins?: { top?: number; bottom?: number; left?: number; right?: number }
  pageRanges?: string
  preferCSSPageSize?: boolean
  generateTaggedPDF?: boolean
  generateDocumentOutline?: boolean
}

/** Inches, from lib/browser/api/web-contents.ts of Electron. */
const paper: Record<string, { width: number; height: number }> = {
  letter: { width: 8.5, height: 11 },
  legal: { width: 8.5, height: 14 },
  tabloid: { width: 11, height: 17 },
  ledger: { width: 17, height: 11 },
  a0: { width: 33.1, height: 46.8 },
  a1: { width: 23.4, height: 33.1 },
  a2: { width: 16.54, height: 23.4 },
  a3: { width: 11.7, height: 16.54 },
  a4: { width: 8.27, height: 11.7 },
  a5: { width: 5.83, height: 8.27 },
  a6: { width: 4.13, height: 5.83 },
}

/** Electron's defaults: Letter, no backgrounds, margins of 1 cm, no tags. */
export function toDevToolsPrint(options: PrintOptions) {
  const { pageSize = 'Letter', margins = {} } = options
  const size = typeof pageSize === 'string' ? paper[pageSize.toLowerCase()] : pageSize
  if (size === undefined) throw new Error(`Invalid pageSize ${JSON.stringify(pageSize)}`)
  const centimetre = 0.4
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth: size.width,
    paperHeight: size.height,
    marginTop: margins.top ?? centimetre,
    marginBottom: margins.bottom ?? centimetre,
    marginLeft: margins.left ?? centimetre,
    marginRight: margins.right ?? centimetre,
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}
