/**
 * Opens the scanner at the path it is given and prints what came of it and, in milliseconds, how long
 * it waited before each of the next five tries. Run as a user without rights to the device, since root
 * is refused nothing.
 */
import { createScanner } from '../../electron/adapters/scanner.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'
import { hurriedClock } from '../support/hurried-clock.ts'
import { quietLog } from '../support/quiet-log.ts'

const path = process.argv[2] ?? ''
const { clock, waits } = hurriedClock(50)
const scanner = createScanner({ log: quietLog(), clock })
scanner.use([{ path, vendorId: null, productId: null, serialNumber: null, line: defaultLine }])
const look = setInterval(() => {
  if (waits.length < 5) return
  clearInterval(look)
  const statuses = scanner.statuses().map(({ key: _key, line: _line, ...status }) => status)
  process.stdout.write(`${JSON.stringify({ statuses, waits: waits.slice(0, 5) })}\n`, () => {
    scanner.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}, 5)
