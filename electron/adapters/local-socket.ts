import { randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import process from 'node:process'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { storageFault } from './database/storage-faults.ts'
import { localSocketAddress } from './local-socket/address.ts'
import { LONGEST_LINE, readQuestion, tokenPath, type LocalAnswer } from './local-socket/lines.ts'
import { readLine } from './local-socket/read-line.ts'
import { writeWhole } from './write-whole.ts'

/** One request and one answer a connection, each one line of JSON. */
export type LocalHandler = (request: unknown) => Promise<unknown>
export type LocalServer = { close(): Promise<void> }

/** How long a client may take to say what it wants. */
const SAY_WITHIN = 5_000

/**
 * Answers the command line while the window runs. Call it with the folder's lock held: a socket file
 * that lies there is then one that a killed counter left, and is removed. A handler that throws
 * answers `internal`; `onDefect` is told what it threw and answers the reference to find it by.
 */
export async function serveLocalSocket(options: {
  folder: string
  handler: LocalHandler
  onDefect: (error: unknown) => string
}): Promise<Result<LocalServer>> {
  const { folder, handler, onDefect } = options
  const token = randomBytes(32).toString('hex')
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
    void converse(socket, { token, handler, onDefect })
  })
  try {
    const address = localSocketAddress(folder)
    if (process.platform !== 'win32') rmSync(address, { force: true })
    writeWhole(tokenPath(folder), token)
    await listen(server, address)
    return ok({ close: () => close({ server, connections, folder }) })
  } catch (error) {
    const fault = storageFault(error, folder)
    if (fault === null) throw error
    return failed(fault)
  }
}

type Conversation = {
  token: string
  handler: LocalHandler
  onDefect: (error: unknown) => string
}

async function converse(socket: Socket, how: Conversation): Promise<void> {
  // A client that goes away while it is answered is its own affair.
  socket.on('error', () => socket.destroy())
  const impatience = setTimeout(() => socket.destroy(), SAY_WITHIN)
  const { token, handler, onDefect } = how
  const line = await readLine(socket, LONGEST_LINE)
  clearTimeout(impatience)
  const question = line === null ? null : readQuestion(line)
  // Whoever does not know the token learns nothing, not even that it was wrong.
  if (question === null || !sameToken(question.token, token)) {
    socket.destroy()
    return
  }
  let answer: LocalAnswer
  try {
    answer = ok(await handler(question.request))
  } catch (error) {
    answer = failed({ kind: 'internal', reference: onDefect(error) })
  }
  socket.end(`${JSON.stringify(answer)}\n`)
}

function sameToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      try {
        if (process.platform !== 'win32') chmodSync(address, 0o600)
        resolve()
      } catch (error) {
        // A socket that everybody could open is none.
        server.close()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

/** Stops listening and lets the answers under way go out. Node removes the socket's file. */
function close(open: { server: Server; connections: Set<Socket>; folder: string }): Promise<void> {
  try {
    rmSync(tokenPath(open.folder), { force: true })
  } catch (refused) {
    // Nobody listens for it any more; the next start writes another over it.
    if (storageFault(refused, open.folder) === null) throw refused
  }
  return new Promise((resolve) => {
    open.server.close(() => {
      resolve()
    })
    for (const connection of open.connections)
      connection.setTimeout(2_000, () => connection.destroy())
  })
}
