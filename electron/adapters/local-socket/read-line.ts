import type { Socket } from 'node:net'

/** The first line of a connection, or null when it ends, breaks or grows past `longest` bytes before. */
export function readLine(socket: Socket, longest: number): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    const settle = (line: string | null) => {
      socket.off('data', onData)
      resolve(line)
    }
    const onData = (part: Buffer) => {
      const end = part.indexOf('\n')
      parts.push(end === -1 ? part : part.subarray(0, end))
      length += part.length
      if (end !== -1) settle(Buffer.concat(parts).toString('utf8'))
      else if (length > longest) settle(null)
    }
    socket.on('data', onData)
    socket.once('end', () => {
      settle(null)
    })
    socket.once('error', () => {
      settle(null)
    })
    socket.once('close', () => {
      settle(null)
    })
  })
}
