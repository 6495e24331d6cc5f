import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request and its answer, as they crossed the wire. */
export type Exchange = {
  method: string
  path: string
  query: URLSearchParams
  requestHeaders: Record<string, string>
  /** The text of the body; empty when there was none. */
  requestBody: string
  status: number
  answerHeaders: Headers
  answerBody: string
}

export type Wire = { url: string; exchanges: Exchange[]; close(): Promise<void> }

/** Stands between a client and a service, passes everything on and keeps what went by. */
export async function tapWire(service: string): Promise<Wire> {
  const exchanges: Exchange[] = []
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const { pathname, search, searchParams } = new URL(request.url ?? '/', service)
      const requestBody = await bodyOf(request)
      const requestHeaders = headersOf(request)
      const method = request.method ?? 'GET'
      const answer = await fetch(service + pathname + search, {
        method,
        redirect: 'manual',
        headers: requestHeaders,
        ...(requestBody === '' ? {} : { body: requestBody }),
      })
      const answerBody = await answer.text()
      exchanges.push({
        method,
        path: pathname,
        query: searchParams,
        requestHeaders,
        requestBody,
        status: answer.status,
        answerHeaders: answer.headers,
        answerBody,
      })
      const passed = ['content-type', 'www-authenticate'].flatMap((name) => {
        const header = answer.headers.get(name)
        return header === null ? [] : [name, header]
      })
      response.writeHead(answer.status, passed)
      response.end(answerBody)
    }
    pass().catch((failure: unknown) => {
      response.destroy(failure instanceof Error ? failure : new Error(String(failure)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Without those that belong to one connection. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const own = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !own.includes(name) ? [[name, value]] : [],
    ),
  )
}
