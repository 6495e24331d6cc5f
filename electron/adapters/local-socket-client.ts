import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { failed, type Result } from '../../shared/fault.ts'
import { storageFault } from './database/storage-faults.ts'
import { localSocketAddress } from './local-socket/address.ts'
import { LONGEST_LINE, readAnswer, tokenPath, type LocalQuestion } from './local-socket/lines.ts'
import { readLine } from './local-socket/read-line.ts'

/**
 * Asks the counter that holds this folder to do something and answers what it answered.
 *
 * `null`: nobody listens there and nothing was asked; take the folder's lock, or ask again when
 * it is held. Any other fault is the answer: asking again could do the thing a second time. When the
 * connection breaks after the request went out it is `counter-already-open`: what the open counter
 * made of it stands in its queue.
 */
export async function askLocalSocket(
  folder: string,
  request: unknown,
): Promise<Result<unknown> | null> {
  let socket: Socket | null
  let token: string
  try {
    token = readFileSync(tokenPath(folder), 'utf8')
    socket = await reach(localSocketAddress(folder))
  } catch (error) {
    if (isMissing(error)) return null
    const fault = storageFault(error, folder)
    if (fault === null) throw error
    return failed(fault)
  }
  if (socket === null) return null
  const question: LocalQuestion = { token, request }
  socket.on('error', () => socket.destroy())
  socket.write(`${JSON.stringify(question)}\n`)
  const line = await readLine(socket, LONGEST_LINE)
  socket.destroy()
  const answer = line === null ? null : readAnswer(line)
  if (answer !== null) return answer
  return failed({
    kind: 'counter-already-open',
    detail: 'The open counter took the request and gave no answer that can be read.',
  })
}

/** `null` when nobody listens: there is no socket, or one that a killed counter left. */
function reach(address: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(error)
    }
    socket.once('error', onError)
    socket.once('connect', () => {
      socket.off('error', onError)
      resolve(socket)
    })
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
