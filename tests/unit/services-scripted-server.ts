import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * A server that answers with exactly the bytes a test tells it to, or with none: what a real HTTP
 * server cannot be made to do. `requests` holds every request as it arrived, body included.
 */
export type ScriptedServer = {
  readonly url: URL
  readonly requests: string[]
  /** How many connections were made, whether or not anything came through them. */
  readonly connections: () => number
  close(): Promise<void>
}

/** Called once a whole request is there. */
type Script = (socket: Socket, request: string) => void

export async function scriptedServer(
  script: Script,
  onConnection: (socket: Socket) => void = () => undefined,
): Promise<ScriptedServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    onConnection(socket)
    let received = ''
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      if (!isWhole(received)) return
      const request = received
      received = ''
      requests.push(request)
      script(socket, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n')
  if (end === -1) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(request)?.[1]
  return request.length >= end + 4 + Number(length ?? 0)
}

/** A whole answer. */
export function answer(status: number, body = '', headers: Record<string, string> = {}): string {
  const lines = Object.entries({ 'content-type': 'application/json', ...headers })
  const written = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const length = Buffer.byteLength(body)
  return `HTTP/1.1 ${status} X\r\n${written}content-length: ${length}\r\n\r\n${body}`
}
