import { BrowserWindow } from 'electron'
import { failed, ok } from '../../shared/fault.ts'
import type { Printer } from '../core/ports.ts'
import type { PrintDocuments } from './app-protocol.ts'

/** A page of one certificate takes well under a second; a hung renderer takes for ever. */
const patienceMs = 20_000

/**
 * Prints complete HTML to A4 through a hidden window. Backgrounds are printed, the document's own
 * `@page` decides margins and size, and the PDF is tagged for screen readers.
 *
 * @param fonts `@font-face` rules for the families of `Printer`, with the letters inside
 */
export function createPrinter(documents: PrintDocuments, fonts: string): Printer {
  return {
    async pdf(html) {
      const address = documents.add(withFonts(html, fonts))
      const window = new BrowserWindow({
        show: false,
        width: 794, // A4 at 96 dots an inch
        height: 1123,
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
      })
      const late = lateness()
      try {
        return ok(await Promise.race([print(window, address), late.promise]))
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

async function print(window: BrowserWindow, address: string): Promise<Uint8Array> {
  await window.loadURL(address)
  // The load event does not wait for fonts, and text printed without them falls back.
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  })
  return new Uint8Array(pdf)
}

function lateness(): { promise: Promise<never>; cancel: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`not printed within ${patienceMs / 1000} s`))
  }, patienceMs)
  return { promise, cancel: () => clearTimeout(timer) }
}
