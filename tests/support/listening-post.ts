import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** Everything that reaches this computer at one number, by TCP or UDP: who only connects is heard, too. */
export async function startListeningPost(): Promise<{
  port: number
  heard: readonly string[]
  stop: () => Promise<void>
}> {
  const heard: string[] = []
  const hear = (bytes: Buffer): void => {
    heard.push(bytes.toString('latin1').slice(0, 200))
  }
  const tcp = createServer((socket) => {
    heard.push('a connection')
    socket.on('data', hear).on('error', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4').on('message', hear)
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    port,
    heard,
    async stop() {
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}
