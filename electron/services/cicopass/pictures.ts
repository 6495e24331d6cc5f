import { isIP } from 'node:net'
import { largestPicture, type Picture } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Caller } from '../service-call.ts'

/**
 * Fetches a bike's picture. Its address comes from whoever registered the bike, so only https to a
 * named host of the internet is fetched (`public-address.ts` looks at the address that is connected to),
 * or the service's own host; nothing of the sign-in goes along, no redirect is followed, and what comes back must look like a picture, whatever it is called.
 */
export async function fetchPicture(
  caller: Caller,
  base: URL,
  address: string,
): Promise<Result<Picture>> {
  const url = URL.parse(address, base.href)
  if (url === null || !isFetched(url, base)) {
    return failed({ kind: 'picture-refused', reason: 'address' })
  }
  const file = await caller.file(url, url.origin === base.origin ? 'service' : 'internet')
  if (!file.ok) return file
  const { bytes, tooLong } = file.value
  if (tooLong || bytes.length > largestPicture) {
    return failed({ kind: 'picture-refused', reason: 'too-large' })
  }
  const type = pictureType(bytes)
  if (type === null) return failed({ kind: 'picture-refused', reason: 'not-a-picture' })
  return ok({ type, content: Buffer.from(bytes).toString('base64') })
}

/** An address by number, or a name without a dot, is a machine in the shop and not the registry's. */
function isFetched(url: URL, base: URL): boolean {
  if (url.origin === base.origin) return true
  const host = url.hostname.replace(/^\[|\]$|\.+$/g, '')
  const isNamed =
    isIP(host) === 0 &&
    host.includes('.') &&
    !/\.(local|internal|localhost|lan|home|corp|intranet|private|home\.arpa)$/i.test(host)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && isNamed
}

const signatures: readonly [Picture['type'], RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
]

/** By its first bytes; never SVG, which is a document and not a picture. */
function pictureType(bytes: Uint8Array): Picture['type'] | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return signatures.find(([, signature]) => signature.test(start))?.[0] ?? null
}
