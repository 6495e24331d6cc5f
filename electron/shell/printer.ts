import { BrowserWindow } from 'electron'
import type { PaperForm } from '../../shared/paper.ts'
import { failed, ok } from '../../shared/fault.ts'
import type { Printer } from '../core/ports.ts'
import { later } from '../core/timers.ts'
import type { PrintDocuments } from './app-protocol.ts'
import { guardedPage } from './page-preferences.ts'

/** A page of one certificate takes well under a second; a hung renderer takes for ever. */
const patienceMs = 20_000

/** Inches, as Electron takes a size of its own. A roll is cut where the paper ends. */
const rollWidth = { receipt: 80 / 25.4, 'receipt-58': 58 / 25.4 }
const pixelsAnInch = 96

/**
 * Prints complete HTML to A4 or to a roll through a hidden window. Backgrounds are printed, the document's own
 * `@page` decides margins and size, and the PDF is tagged for screen readers.
 *
 * @param fonts `@font-face` rules for the families of `Printer`, with the letters inside
 */
export function createPrinter(documents: PrintDocuments, fonts: string): Printer {
  return {
    async pdf(html, form) {
      const address = documents.add(withFonts(html, fonts))
      const window = new BrowserWindow({
        show: false,
        width: 794, // A4 at 96 dots an inch
        height: 1123,
        webPreferences: guardedPage,
      })
      const late = lateness()
      try {
        return ok(await Promise.race([print(window, address, form), late.promise]))
      } catch (error) {
        return failed({
          kind: 'print-failed',
          detail: error instanceof Error ? error.message : String(error),
        })
      } finally {
        late.cancel()
        documents.take(address)
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}

/** The document names its families; the letters come in here, so that the core needs no files. */
function withFonts(html: string, fonts: string): string {
  return html.replace('<style>', () => `<style>${fonts}`)
}

async function print(window: BrowserWindow, address: string, form: PaperForm): Promise<Uint8Array> {
  await window.loadURL(address)
  // The load event does not wait for fonts, and text printed without them falls back.
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
  const pdf = await window.webContents.printToPDF({
    pageSize: form === 'a4' ? 'A4' : { width: rollWidth[form], height: await heightOf(window) },
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  })
  return new Uint8Array(pdf)
}

/** Of the document on the roll, a hair more so that rounding makes no second page. */
async function heightOf(window: BrowserWindow): Promise<number> {
  const pixels: unknown = await window.webContents.executeJavaScript(
    'document.body.getBoundingClientRect().height',
  )
  if (typeof pixels !== 'number') throw new Error('The document has no height')
  return (Math.ceil(pixels) + 2) / pixelsAnInch
}

function lateness(): { promise: Promise<never>; cancel: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const cancel = later(patienceMs, () => {
    reject(new Error(`not printed within ${patienceMs / 1000} s`))
  })
  return { promise, cancel }
}
