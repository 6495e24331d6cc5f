import { once } from 'node:events'
import { InterByteTimeoutParser, SerialPort } from 'serialport'
import { openPseudoTerminal } from '../support/pseudo-terminal.ts'

/** When one scan was written, and when each way of reading had it; milliseconds of `performance`. */
export type BareReading = { written: number; read: number; after100: number; after300: number }

/**
 * `serialport` on a terminal of its own and nothing behind it, in the process that writes: the least
 * that reading a scan can take. On the same bytes the two rules that need no end of a scan: what came
 * is a scan once nothing more came for 100 or 300 ms, by serialport's own parser.
 */
export async function openBarePort() {
  const terminal = await openPseudoTerminal()
  const port = new SerialPort({ path: terminal.devicePath, baudRate: 9600, autoOpen: false })
  const after100 = port.pipe(new InterByteTimeoutParser({ interval: 100 }))
  const after300 = port.pipe(new InterByteTimeoutParser({ interval: 300 }))
  await new Promise<void>((resolve, reject) => {
    port.open((refused) => {
      if (refused === null) resolve()
      else reject(refused)
    })
  })
  return {
    /** One pull of the trigger. */
    async scan(bytes: Uint8Array): Promise<BareReading> {
      const silences = [after100, after300].map(async (parser) => {
        await once(parser, 'data')
        return performance.now()
      })
      let left = bytes.length
      const all = new Promise<number>((resolve) => {
        const take = (more: Buffer): void => {
          left -= more.length
          if (left > 0) return
          port.off('data', take)
          resolve(performance.now())
        }
        port.on('data', take)
      })
      const written = performance.now()
      await terminal.write(bytes)
      const [read, first = 0, second = 0] = await Promise.all([all, ...silences])
      return { written, read, after100: first, after300: second }
    },
    async close(): Promise<void> {
      await new Promise((resolve) => port.close(resolve))
      await terminal.stop()
    },
  }
}
