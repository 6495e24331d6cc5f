import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

/** The page has no network and runs no code but its own files'. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'none'",
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

/** What the renderer is built of. Without its type a module script does not run. */
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

/**
 * What no file of ours is called: signs that Windows reads as a drive, a stream or a way up, names that
 * end in what it leaves out, and those that are devices there, whatever follows the dot.
 */
const notAPath = /[\\\0:]|[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i

/**
 * A file of `root` with its type and the page's policy. `pathname` as it came: `..%5c` and `%2e%2e`
 * survive URL parsing, so it is decoded and resolved before it is tested against the root. Answers
 * 400, 403 or 404 for what is not there to be had; throws when a file that is there cannot be read.
 */
export async function serveFile(root: string, pathname: string): Promise<Response> {
  const decoded = decode(pathname)
  if (decoded === null || notAPath.test(decoded)) return refusal(400)
  const folder = resolve(root)
  const file = resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`)
  if (!file.startsWith(folder + sep)) return refusal(403)
  const type = contentTypes[extname(file).toLowerCase()]
  if (type === undefined) return refusal(404)
  try {
    // A copy of its own: Electron's V8 forbids buffers that lie outside its heap.
    const body = new Uint8Array(await readFile(file))
    return respond(200, { body, type, policy: pagePolicy })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return refusal(404)
    throw error
  }
}

/** Complete HTML for the hidden window that prints it. */
export function serveDocument(html: string): Response {
  return respond(200, { body: html, type: 'text/html; charset=utf-8', policy: printPolicy })
}

export function refusal(status: 400 | 403 | 404 | 405): Response {
  return respond(status, { body: '', type: 'text/plain; charset=utf-8', policy: pagePolicy })
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null // a lone % or broken UTF-8: no file has such a name
  }
}

function respond(
  status: number,
  { body, type, policy }: { body: string | Uint8Array<ArrayBuffer>; type: string; policy: string },
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
