import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signFeed } from '../../build/sign-update.mjs'

/** A server that serves a release as `docs/updates.md` says; on loopback, over real HTTP. */
export type TestUpdateServer = {
  readonly url: string
  readonly key: KeyObject
  /** What was asked for, the query left out, with its range. */
  readonly asked: { path: string; range: string | null }[]
  /** How a file is given: whole, cut off after so many bytes, without ranges, held back halfway, or on and on. */
  gives: 'whole' | 'cut' | 'no-range' | 'slow' | 'endless'
  /** By path; anything may be put in its place. */
  readonly files: Map<string, Buffer | string>
  /** Puts a signed release there. */
  release(what: {
    version: string
    file: Buffer
    notes?: string
    url?: string
    sha512?: string
  }): void
  stop(): Promise<void>
}

export const feedName =
  process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`
export const signatureName = `${feedName}.sig`
const fileName = 'Cicopass Counter.AppImage'
/** Of a file that is cut off. */
export const cutAfter = 300_000

export async function startUpdateServer(
  keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ed25519'),
): Promise<TestUpdateServer> {
  const files = new Map<string, Buffer | string>()
  const server = createServer((request, response) => {
    give(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const at: TestUpdateServer = {
    url: `http://127.0.0.1:${String(port)}/counter/`,
    key: keys.publicKey,
    asked: [],
    gives: 'whole',
    files,
    release({ version, file, notes, url, sha512 }) {
      const hash = sha512 ?? createHash('sha512').update(file).digest('base64')
      const text = [
        `version: ${version}`,
        'files:',
        `  - url: ${JSON.stringify(url ?? encodeURIComponent(fileName))}`,
        `    sha512: ${hash}`,
        `    size: ${String(file.length)}`,
        "releaseDate: '2026-11-20T09:00:00.000Z'",
        ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
        '',
      ].join('\n')
      files.set(feedName, text)
      files.set(signatureName, signFeed({ name: feedName, text }, keys.privateKey))
      files.set(fileName, file)
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  function give(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', at.url)
    const name = decodeURIComponent(pathname.replace('/counter/', ''))
    const range = request.headers.range ?? null
    at.asked.push({ path: name, range })
    const content = files.get(name)
    if (content === undefined) {
      response.writeHead(404).end()
      return
    }
    if (name !== fileName) {
      response.writeHead(200).end(content)
      return
    }
    if (at.gives === 'endless') {
      response.writeHead(200)
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.from(content)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
      return
    }
    const whole = Buffer.from(content)
    const from = at.gives === 'no-range' ? 0 : Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0)
    if (from > 0 && from >= whole.length) {
      response.writeHead(416).end()
      return
    }
    const rest = whole.subarray(from)
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': String(rest.length) })
    if (at.gives === 'whole' || at.gives === 'no-range') {
      response.end(rest)
      return
    }
    response.write(rest.subarray(0, cutAfter), () => {
      // Ended rather than reset: what was sent arrives.
      if (at.gives === 'cut') response.socket?.end()
    })
  }

  return at
}
