import { randomUUID } from 'node:crypto'
import { protocol } from 'electron'
import { refusal, serveDocument, serveFile } from './served-files.ts'

/** The page's origin as Chromium serialises it: `new URL(…).origin` of Node says 'null' here. */
export const appOrigin = 'app://counter'
export const startPage = `${appOrigin}/`
/** Documents to print have an origin of their own: nothing in them can call the counter. */
const printOrigin = 'app://print'

/** Before ready and once: a second call would replace the first. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Documents waiting to be printed, at addresses that are good for one reading. */
export class PrintDocuments {
  readonly #html = new Map<string, string>()

  /** The address of this document. */
  add(html: string): string {
    const address = `${printOrigin}/${randomUUID()}`
    this.#html.set(address, html)
    return address
  }

  take(address: string): string | undefined {
    const html = this.#html.get(address)
    this.#html.delete(address)
    return html
  }
}

/** After ready: serves the built page from `folder`, and documents to print from memory. */
export function serveApp(folder: string, documents: PrintDocuments): void {
  protocol.handle('app', ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    const { host, pathname } = new URL(url)
    if (host === 'counter') return serveFile(folder, pathname)
    const html = host === 'print' ? documents.take(url) : undefined
    return html === undefined ? refusal(404) : serveDocument(html)
  })
}
