import process from 'node:process'
import { askLocalSocket } from '../../electron/adapters/local-socket-client.ts'
import { serveLocalSocket } from '../../electron/adapters/local-socket.ts'

// The window's and the command line's end of the local socket in a process of their own. Arguments:
// `serve` or `ask`, and the data folder. Prints one line of JSON.

const [what = '', folder = '', request = 'null'] = process.argv.slice(2)

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

if (what === 'serve') {
  const served = await serveLocalSocket({
    folder,
    handler: (asked) => Promise.resolve({ asked, by: process.pid }),
    onDefect: String,
  })
  say(served.ok ? process.pid : served.fault)
} else {
  say(await askLocalSocket(folder, JSON.parse(request)))
}
