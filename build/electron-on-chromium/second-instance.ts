// Carries a second instance's arguments to the holder of the lock. A program of its own, because
// `requestSingleInstanceLock` answers at once and a socket does not.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const message = JSON.parse(readFileSync(0, 'utf8')) as {
  address: string
  argv: string[]
  cwd: string
}
const { address, ...second } = message
const socket = connect({ path: address, allowHalfOpen: true })
socket.setTimeout(5_000, () => process.exit(2))
socket.once('error', () => process.exit(1))
socket.once('data', () => process.exit(0))
socket.end(JSON.stringify(second))
