import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol } from 'electron'

/** The page's origin as Chromium serialises it: `new URL(…).origin` of Node says 'null' here. */
export const appOrigin = 'app://counter'
export const startPage = `${appOrigin}/`
/** Documents to print have an origin of their own: nothing they are can call the counter. */
const printOrigin = 'app://print'

/** The page has no network and runs no code but its own files'. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A document to print has everything inside and runs nothing. */
const printPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Before ready and once: a second call would replace the first. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Documents waiting to be printed, by addresses that are good for one reading. */
export class PrintDocuments {
  readonly #html = new Map<string, string>()

  /** The address of this document. */
  add(html: string): string {
    const id = randomUUID()
    this.#html.set(id, html)
    return `${printOrigin}/${id}`
  }

  take(id: string): string | undefined {
    const html = this.#html.get(id)
    this.#html.delete(id)
    return html
  }

  forget(address: string): void {
    this.#html.delete(address.slice(printOrigin.length + 1))
  }
}

/** After ready: serves the built page from `folder`, and documents to print from memory. */
export function serveApp(folder: string, documents: PrintDocuments): void {
  protocol.handle('app', async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    const { host, pathname } = new URL(url)
    if (host === 'print') {
      const html = documents.take(pathname.slice(1))
      return html === undefined ? refusal(404) : page(html, 'text/html; charset=utf-8', printPolicy)
    }
    if (host !== 'counter') return refusal(404)
    return serveFile(resolve(folder), pathname)
  })
}

/** `pathname` as it came: `..%5c` and `%2e%2e` survive URL parsing, so decode and resolve first. */
export async function serveFile(root: string, pathname: string): Promise<Response> {
  const decoded = decode(pathname)
  if (decoded === null || /[\\\0]/.test(decoded)) return refusal(400)
  const file = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  if (!file.startsWith(root + sep)) return refusal(403)
  const type = contentTypes[extname(file).toLowerCase()]
  if (type === undefined) return refusal(404)
  try {
    // A copy of its own: Electron's V8 forbids buffers that lie outside its heap.
    return page(new Uint8Array(await readFile(file)), type, pagePolicy)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return refusal(404)
    throw error
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null // a lone % or broken UTF-8: no file has such a name
  }
}

function refusal(status: 400 | 403 | 404 | 405): Response {
  return page('', 'text/plain; charset=utf-8', pagePolicy, status)
}

function page(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  ...[policy, status = 200]: [policy: string, status?: number]
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  })
}
