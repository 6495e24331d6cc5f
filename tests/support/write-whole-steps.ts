import process from 'node:process'
import { writeFileSync } from 'atomically'
import { sync } from 'write-file-atomic'
import { writeWhole, writeWholeInPieces } from '../../electron/adapters/write-whole.ts'

// A program that writes one file and ends: `node write-whole-steps.ts <writer> <path> <content>`.

const writers: Record<string, (path: string, content: string) => unknown> = {
  ours: writeWhole,
  'ours, in pieces': (path, content) =>
    writeWholeInPieces(path, [content.slice(0, 9000), content.slice(9000)]),
  'write-file-atomic': (path, content) => {
    sync(path, content)
  },
  atomically: writeFileSync,
}

const [writer = '', path = '', content = ''] = process.argv.slice(2)
const write = writers[writer]
if (write === undefined) throw new TypeError(`There is no writer ${writer}`)
await write(path, content)
