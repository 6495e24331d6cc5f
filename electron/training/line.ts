import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The service's line to the world: it can be taken down and come back on the same port. */
export class Line {
  readonly #server
  readonly #sockets = new Set<Socket>()
  #port: number
  #onlineTimer: NodeJS.Timeout | null = null

  constructor(of: {
    /** 0 for a free one. */
    port: number
    onRequest: (request: IncomingMessage, response: ServerResponse) => void
    /** Asked once for every connection that is made. */
    isConnectionReset: () => boolean
  }) {
    this.#port = of.port
    this.#server = createServer(of.onRequest)
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      if (of.isConnectionReset()) socket.resetAndDestroy()
    })
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`
  }

  get isOnline(): boolean {
    return this.#server.listening
  }

  closeIdleConnections(): void {
    this.#server.closeIdleConnections()
  }

  /** Nobody listens any more: connections are refused, open ones reset. For `ms`, or for good. */
  async goOffline(ms?: number): Promise<void> {
    this.#forgetTimer()
    if (this.#server.listening) {
      const closed = new Promise<void>((resolve, reject) => {
        this.#server.close((failure) => (failure === undefined ? resolve() : reject(failure)))
      })
      for (const socket of this.#sockets) socket.resetAndDestroy()
      await closed
    }
    if (ms === undefined) return
    this.#onlineTimer = setTimeout(() => {
      this.goOnline().catch((failure: unknown) => {
        process.emitWarning(`A simulated service did not come back online: ${String(failure)}`)
      })
    }, ms)
  }

  /** Listens again, on the same port. Rejects when the port was taken meanwhile. */
  async goOnline(): Promise<void> {
    this.#forgetTimer()
    if (this.#server.listening) return
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
    this.#port = (this.#server.address() as AddressInfo).port
  }

  #forgetTimer(): void {
    if (this.#onlineTimer !== null) clearTimeout(this.#onlineTimer)
    this.#onlineTimer = null
  }
}
