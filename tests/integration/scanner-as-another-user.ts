/**
 * Opens the scanner at the path it is given and prints the first status that says what came of it.
 * Run as a user without rights to the device, since root is refused nothing.
 */
import { createScanner } from '../../electron/adapters/scanner.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'
import { quietLog } from '../support/quiet-log.ts'

const path = process.argv[2] ?? ''
const scanner = createScanner({
  log: quietLog(),
  clock: {
    elapsed: () => Math.floor(performance.now()),
    now: Date.now,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  },
})
const undo = scanner.onStatus(({ key: _key, line: _line, ...status }) => {
  if (status.state === 'opening') return
  undo()
  process.stdout.write(`${JSON.stringify(status)}\n`, () => {
    scanner.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
})
scanner.use([{ path, vendorId: null, productId: null, serialNumber: null, line: defaultLine }])
