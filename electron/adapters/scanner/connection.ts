import { SerialPort } from 'serialport'
import type { ScannerLine } from '../../../shared/scanner-line.ts'

/** One opening of one port. From `onLost` or the call of `close` on it says nothing more. */
export type Connection = {
  readonly path: string
  /** Done when the port is free for the next opening. */
  close(): Promise<void>
}

export type ConnectionEvents = {
  onBytes(bytes: Uint8Array): void
  /** The device went away, or the driver failed. At most once, and never after `close`. */
  onLost(detail: string): void
}

/** Rejects with serialport's error when the port cannot be opened. */
export function openConnection(
  { path, line }: { path: string; line: ScannerLine },
  events: ConnectionEvents,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    // The lock keeps a second counter from taking half the bytes.
    const port = new SerialPort({
      path,
      baudRate: line.baudRate,
      dataBits: line.dataBits,
      parity: line.parity,
      rtscts: line.flowControl === 'rts-cts',
      xon: line.flowControl === 'xon-xoff',
      xoff: line.flowControl === 'xon-xoff',
      lock: true,
      autoOpen: false,
    })
    let listening = true

    function lost(detail: string): void {
      if (!listening) return
      listening = false
      events.onLost(detail)
    }

    port.on('data', (bytes: Buffer) => {
      // A copy: the bytes lie in serialport's pool, which it goes on filling.
      if (listening) events.onBytes(Uint8Array.from(bytes))
    })
    port.on('error', (error) => {
      lost(error.message)
    })
    port.on('close', (error: Error | null) => {
      lost(error?.message ?? 'closed')
    })
    port.open((error) => {
      if (error !== null) {
        listening = false
        reject(error)
        return
      }
      resolve({
        path,
        close() {
          listening = false
          return closePort(port)
        },
      })
    })
  })
}

function closePort(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!port.isOpen) {
      // The driver may have closed it, and may still be at it.
      if (port.closing) port.once('close', () => resolve())
      else resolve()
      return
    }
    port.close((error) => {
      if (error === null) resolve()
      else reject(error)
    })
  })
}
