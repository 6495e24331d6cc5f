import { createHash, type KeyObject } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Fault } from '../../../shared/fault.ts'
import { describeError } from '../connector.ts'
import type { Http } from '../http.ts'
import { isSigned } from './signed-feed.ts'
import { keepNewestDate, releaseDateOf, type WriteWhole } from './feed-date.ts'

/** A fault on its way through electron-updater, which passes thrown errors on as they are. */
export class UpdateError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super('detail' in fault ? `${fault.kind}: ${fault.detail}` : fault.kind)
    this.fault = fault
  }
}

/** Where files come from, as electron-updater asks for them; it hands on what is signed, or throws. */
export type UpdateServer = {
  /** The text of a feed. */
  feed(url: URL): Promise<string>
  /** A file that the feed names, whole and with this SHA-512, at `destination`. */
  file(
    url: URL,
    how: {
      destination: string
      sha512: string
      /** In bytes, as the signed feed has it; null: it does not say. */
      size: number | null
      signal: AbortSignal
      received: (bytes: number) => void
    },
  ): Promise<void>
}

/** In bytes: no counter is that large, and a server may send without end. */
const largestUpdate = 1_500_000_000
const longestFeed = 1_000_000
const feedMs = 30_000

/**
 * @param about.partial a folder for what was broken off; anything else in it is removed
 */
export function createUpdateServer(about: {
  http: Pick<Http, 'open'>
  key: KeyObject
  server: URL
  partial: string
  writeWhole: WriteWhole
}): UpdateServer {
  const { http, key, server, partial, writeWhole } = about

  async function text(url: URL): Promise<string> {
    const { status, body } = await http.open(url, { signal: AbortSignal.timeout(feedMs) })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of body) {
      length += chunk.length
      if (length > longestFeed) throw new Error('it is too long')
      chunks.push(chunk)
    }
    if (status !== 200) throw new Error(`it answers ${String(status)}`)
    return Buffer.concat(chunks).toString('utf8')
  }

  return {
    async feed(url) {
      const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
      const [written, signature] = await asNotReached(url, () =>
        Promise.all([text(url), text(new URL(`${name}.sig`, url))]),
      )
      if (!isSigned({ name, text: written, signature }, key)) {
        throw new UpdateError(refused(`${name} is not signed with the key of this counter`))
      }
      const releasedAt = releaseDateOf(written)
      if (releasedAt === null) throw new UpdateError(refused(`${name} has no release date`))
      if (!keepNewestDate(partial, { name, releasedAt, writeWhole })) {
        throw new UpdateError(refused(`${name} is older than the one that was there before`))
      }
      return written
    },

    async file(url, { destination, sha512, size, signal, received }) {
      if (!url.href.startsWith(server.href)) {
        throw new UpdateError(refused(`${url.host} is another server than the feed's`))
      }
      const part = join(partial, createHash('sha256').update(sha512).digest('hex'))
      keepOnly(partial, part)
      await asNotReached(url, () =>
        readOn(http, { url, part, signal, received, most: size ?? largestUpdate }),
      )
      if ((await sha512Of(part)) !== sha512) {
        rmSync(part, { force: true })
        throw new UpdateError(refused('the file is not the one that was signed'))
      }
      renameSync(part, destination)
    },
  }
}

/** Reads a file from where it broke off; a server that cannot do that begins anew. */
async function readOn(
  http: Pick<Http, 'open'>,
  at: {
    url: URL
    part: string
    /** In bytes: a server that sends more fills no disk. */
    most: number
    signal: AbortSignal
    received: (bytes: number) => void
  },
): Promise<void> {
  const { url, part, most, signal, received } = at
  const there = existsSync(part) ? statSync(part).size : 0
  const goOn = there === 0 ? {} : { headers: { range: `bytes=${String(there)}-` } }
  const { status, body } = await http.open(url, { signal, ...goOn })
  // It is all there: whether it is right is seen next.
  if (status === 416) return
  if (status !== 200 && status !== 206) throw new Error(`it answers ${String(status)}`)
  const goesOn = status === 206
  let count = goesOn ? there : 0
  received(count)
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      count += chunk.length
      if (count > most)
        throw new UpdateError(refused('the file is longer than the signed feed says'))
      received(count)
      yield chunk
    }
  }
  const file = createWriteStream(part, { flags: goesOn ? 'a' : 'w', mode: 0o600 })
  try {
    await pipeline(Readable.from(body), counted, file, { signal })
  } catch (error) {
    // Nothing of it can become the right one.
    if (error instanceof UpdateError) rmSync(part, { force: true })
    throw error
  }
}

/** Only one version is ever on its way. */
function keepOnly(folder: string, part: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (path !== part) rmSync(path, { recursive: true, force: true })
  }
}

/** As the feed writes it: in base64. */
export async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('base64')
}

/** Anything the network does is told alike; what the disk does is told as the disk's. */
async function asNotReached<T>(url: URL, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpdateError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error
    const detail = `${url.host}${url.pathname}: ${describeError(error)}`
    throw new UpdateError({ kind: 'update-not-reached', detail })
  }
}

function refused(detail: string): Fault {
  return { kind: 'update-refused', detail }
}
