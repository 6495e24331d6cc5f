import { join } from 'node:path'
import process from 'node:process'
import { createStream } from 'rotating-file-stream'
import { createLog } from '../../electron/adapters/log.ts'

// A program that logs and is killed at once, as a native part that crashes kills it:
// `node log-steps.ts <writer> <folder>`.

const writers: Record<string, (folder: string, text: string) => void> = {
  ours(folder, text) {
    createLog({ folder }).info(text)
  },
  'rotating-file-stream'(folder, text) {
    createStream('counter.log', { path: join(folder, 'logs'), interval: '1d' }).write(`${text}\n`)
  },
}

const [writer = '', folder = ''] = process.argv.slice(2)
const write = writers[writer]
if (write === undefined) throw new TypeError(`There is no writer ${writer}`)
write(folder, 'The last line')
process.kill(process.pid, 'SIGKILL')
