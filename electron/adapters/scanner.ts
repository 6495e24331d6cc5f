import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { failed, ok, type Fault, type Result } from '../../shared/fault.ts'
import type { ScannerIdentity, ScannerPortDescription, ScannerStatus } from '../../shared/status.ts'
import type { Clock, Log, ScannerPort, Undo } from '../core/ports.ts'
import { openConnection, type Connection } from './scanner/connection.ts'
import { findPort, hasIdentity } from './scanner/find-port.ts'
import { createListeners } from './scanner/listeners.ts'
import { listPorts as listPortsOfMachine } from './scanner/list-ports.ts'
import { watchDevice } from './scanner/watchdog.ts'
import { whyNotOpened } from './scanner/why-not-opened.ts'

/** Milliseconds until the next try. A device that is not there is looked for more often: that is cheap. */
const firstRetry = 250
const longestRetry = 2000
const longestRetryWhenMissing = 500

type ScannerOptions = {
  log: Log
  clock: Clock
  /** The ports of this machine; for a test of what an identity is found by. */
  listPorts?: () => Promise<ScannerPortDescription[]>
}

/**
 * The scanner over `serialport`. Once chosen it is kept open: an unplug is noticed, and the device is
 * found again by what it is, on whatever path, within a second of coming back. What happened is told
 * through the status; nothing here throws.
 */
export function createScanner(options: ScannerOptions): ScannerPort {
  const { log, clock, listPorts = listPortsOfMachine } = options
  const bytesListeners = createListeners<Uint8Array>(log)
  const statusListeners = createListeners<ScannerStatus>(log)
  let status: ScannerStatus = { state: 'not-chosen', name: null, path: null, fault: null }
  let chosen: ScannerIdentity | null = null
  /** Counts choices and openings, so that whatever an earlier one still does is recognised as late. */
  let generation = 0
  let letGo: Undo[] = []
  /** The end of all closing so far: a port is opened again only when it is free. */
  let closing: Promise<void> = Promise.resolve()

  function become(next: ScannerStatus): void {
    if (isDeepStrictEqual(next, status)) return
    status = next
    log.info('The scanner is now', { state: next.state, name: next.name, fault: next.fault })
    statusListeners.tell(next)
  }

  function release(): void {
    generation += 1
    for (const undo of letGo) undo()
    letGo = []
  }

  /** The connection is silent from here on; the port is free when `closing` is done. */
  function disconnect(connection: Connection): void {
    const closed = connection.close().catch((error: unknown) => {
      log.warn('The scanner did not close', { path: connection.path, error: String(error) })
    })
    closing = closing.then(() => closed)
  }

  async function locate(scanner: ScannerIdentity): Promise<Result<{ path: string; name: string }>> {
    const byPath = { path: scanner.path, name: basename(scanner.path) }
    if (!hasIdentity(scanner)) return ok(byPath)
    let ports: ScannerPortDescription[]
    try {
      ports = await listPorts()
    } catch (error) {
      log.warn('The ports cannot be listed; trying the old path', { error: String(error) })
      return ok(byPath)
    }
    const found = findPort(scanner, ports)
    // The old path is not tried: a till or a payment terminal may have it by now.
    if (found === null) return failed({ kind: 'scanner-missing', detail: scanner.path })
    return ok({ path: found.path, name: found.maker ?? basename(found.path) })
  }

  /** One try to open the chosen scanner; whatever comes of it, the status says so. */
  async function open(scanner: ScannerIdentity, failures: number): Promise<void> {
    const mine = generation
    const located = await locate(scanner)
    await closing
    if (mine !== generation) return
    if (!located.ok) {
      retry(scanner, located.fault, failures)
      return
    }
    const { path, name } = located.value
    const attempt: { connection: Connection | null; lost: string | null } = {
      connection: null,
      lost: null,
    }

    function loseIt(detail: string): void {
      attempt.lost = detail
      if (mine !== generation || attempt.connection === null) return
      release()
      log.warn('The scanner went away', { path, detail })
      retry(scanner, { kind: 'scanner-missing', detail: path }, 0)
    }

    try {
      attempt.connection = await openConnection(path, {
        onBytes: (bytes) => {
          bytesListeners.tell(bytes)
        },
        onLost: loseIt,
      })
    } catch (error) {
      const refused = error instanceof Error ? error : new Error(String(error))
      const fault = await whyNotOpened(path, refused)
      if (mine === generation) retry(scanner, fault, failures)
      return
    }
    const { connection } = attempt
    if (mine !== generation) {
      disconnect(connection)
      return
    }
    letGo.push(() => disconnect(connection))
    if (attempt.lost !== null) {
      loseIt(attempt.lost)
      return
    }
    letGo.push(watchDevice(path, clock, loseIt))
    become({ state: 'ready', name, path, fault: null })
  }

  function retry(scanner: ScannerIdentity, fault: Fault, failures: number): void {
    const longest = fault.kind === 'scanner-missing' ? longestRetryWhenMissing : longestRetry
    const wait = Math.min(firstRetry * 2 ** Math.min(failures, 8), longest)
    letGo.push(
      clock.after(wait, () => {
        start(scanner, failures + 1)
      }),
    )
    // Last, because a listener may choose another scanner in answer.
    const { path } = scanner
    become({ state: 'lost', name: status.name ?? basename(path), path, fault })
  }

  function start(scanner: ScannerIdentity, failures: number): void {
    letGo = []
    const mine = generation
    open(scanner, failures).catch((error: unknown) => {
      log.error('The scanner could not be opened', { path: scanner.path, error: String(error) })
      if (mine !== generation) return
      retry(
        scanner,
        { kind: 'scanner-failed', path: scanner.path, detail: String(error) },
        failures,
      )
    })
  }

  return {
    async ports() {
      try {
        const ports = await listPorts()
        const alone =
          chosen !== null && status.state === 'ready' && !hasIdentity(chosen) ? chosen : null
        if (alone === null || ports.some((port) => port.path === alone.path)) return ok(ports)
        // A path given to us that no list has, such as a pseudo-terminal's: shown, since it is in use.
        return ok([...ports, { ...alone, maker: null }])
      } catch (error) {
        const detail = `The ports of this machine cannot be listed: ${String(error)}`
        return failed({ kind: 'scanner-failed', path: '', detail })
      }
    },
    use(scanner) {
      if (scanner !== null && status.state === 'ready' && isDeepStrictEqual(scanner, chosen)) return
      release()
      chosen = scanner === null ? null : { ...scanner }
      if (scanner === null) {
        become({ state: 'not-chosen', name: null, path: null, fault: null })
        return
      }
      start({ ...scanner }, 0)
      const { path } = scanner
      become({ state: 'opening', name: basename(path), path, fault: null })
    },
    status: () => status,
    onBytes: (listener) => bytesListeners.add(listener),
    onStatus: (listener) => statusListeners.add(listener),
    async close() {
      release()
      chosen = null
      become({ state: 'not-chosen', name: null, path: null, fault: null })
      await closing
    },
  }
}
