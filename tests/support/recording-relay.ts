import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it was on the wire, and what came back. */
export type Recorded = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  answer: string
}

/** Stands between the counter and a service, passes everything on and keeps a copy. */
export async function startRelay(
  to: string,
): Promise<{ url: string; recorded: readonly Recorded[]; stop(): Promise<void> }> {
  const recorded: Recorded[] = []
  const service = new URL(to)
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.on('end', () => {
      const { method = '', url: path = '', headers } = asked
      const body = Buffer.concat(chunks)
      const onward = request(
        // Unpacked, so that what comes back can be read.
        {
          ...target(service),
          method,
          path,
          headers: { ...headers, 'accept-encoding': 'identity' },
        },
        (given) => {
          const parts: Buffer[] = []
          given.on('data', (part: Buffer) => parts.push(part))
          given.on('end', () => {
            const back = Buffer.concat(parts)
            recorded.push({ method, path, headers, body: String(body), answer: String(back) })
            answer.writeHead(given.statusCode ?? 502, given.headers)
            answer.end(back)
          })
        },
      )
      onward.on('error', () => answer.destroy())
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    recorded,
    stop() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function target({ hostname, port }: URL): { hostname: string; port: string } {
  return { hostname, port }
}
