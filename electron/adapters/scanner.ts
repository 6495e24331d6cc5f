import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createEmitter } from '../../shared/emitter.ts'
import { failed, ok, type Fault, type Result } from '../../shared/fault.ts'
import { scannerKey } from '../../shared/scanner-choices.ts'
import type {
  ChosenScanner,
  ScannerIdentity,
  ScannerPortDescription,
  ScannerStatus,
} from '../../shared/status.ts'
import type { Clock, Log, OneScanner, ScannerPort, Undo } from '../core/ports.ts'
import { openConnection, type Connection } from './scanner/connection.ts'
import { findPort, hasIdentity } from './scanner/find-port.ts'
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

type Device = {
  status(): ScannerStatus
  /** Frees the port; late events of it are ignored. */
  close(): Promise<void>
}

type DeviceEvents = {
  onBytes(bytes: Uint8Array): void
  onStatus(status: ScannerStatus): void
}

/**
 * One scanner over `serialport`, kept open from here on: an unplug is noticed, and the device is
 * found again by what it is, on whatever path, within a second of coming back. What happened is told
 * through the status; nothing here throws. `free`: done when the port may be opened.
 */
function openScanner(
  chosen: ChosenScanner,
  { free, ...options }: Required<ScannerOptions> & { free: Promise<void> },
  events: DeviceEvents,
): Device {
  const { log, clock, listPorts } = options
  let status: ScannerStatus = {
    state: 'opening',
    name: basename(chosen.path),
    path: chosen.path,
    fault: null,
  }
  /** Counts choices and openings, so that whatever an earlier one still does is recognised as late. */
  let generation = 0
  let letGo: Undo[] = []
  /** The end of all closing so far: a port is opened again only when it is free. */
  let closing = free

  function become(next: ScannerStatus): void {
    if (isDeepStrictEqual(next, status)) return
    status = next
    log.info('The scanner is now', { state: next.state, name: next.name, fault: next.fault })
    events.onStatus(next)
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
      attempt.connection = await openConnection(
        { path, line: chosen.line },
        {
          onBytes: (bytes) => {
            events.onBytes(bytes)
          },
          onLost: loseIt,
        },
      )
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

  start(chosen, 0)
  return {
    status: () => status,
    async close() {
      release()
      await closing
    },
  }
}

/** Every scanner of this counter, each kept open by itself. */
export function createScanner({
  log,
  clock,
  listPorts = listPortsOfMachine,
}: ScannerOptions): ScannerPort {
  const listenerFailed = (defect: unknown): void => {
    log.error('A listener to the scanner failed', { error: String(defect) })
  }
  const bytesListeners = createEmitter<{ bytes: Uint8Array; from: OneScanner }>(listenerFailed)
  const statusListeners = createEmitter<OneScanner>(listenerFailed)
  const devices = new Map<string, { chosen: ChosenScanner; device: Device }>()
  /** The end of all closing so far: a port is opened again only when it is free. */
  let closing: Promise<void> = Promise.resolve()

  function letGo(key: string): void {
    const known = devices.get(key)
    if (known === undefined) return
    devices.delete(key)
    const closed = known.device.close()
    closing = closing.then(() => closed)
  }

  function keep(chosen: ChosenScanner): void {
    const key = scannerKey(chosen)
    const { line } = chosen
    const device = openScanner(
      chosen,
      { log, clock, listPorts, free: closing },
      {
        onBytes(bytes) {
          bytesListeners.emit({ bytes, from: { key, line, ...device.status() } })
        },
        onStatus(status) {
          statusListeners.emit({ key, line, ...status })
        },
      },
    )
    devices.set(key, { chosen, device })
    statusListeners.emit({ key, line, ...device.status() })
  }

  function use(scanners: readonly ChosenScanner[]): void {
    const wanted = new Map(scanners.map((scanner) => [scannerKey(scanner), scanner]))
    for (const [key, { chosen, device }] of devices) {
      const stays = isDeepStrictEqual(wanted.get(key), chosen) && device.status().state === 'ready'
      if (!stays) letGo(key)
    }
    for (const [key, scanner] of wanted) if (!devices.has(key)) keep({ ...scanner })
  }

  return {
    async ports() {
      try {
        const ports = await listPorts()
        // A path given to us that no list has, such as a pseudo-terminal's: shown, since it is in use.
        const alone = [...devices.values()]
          .filter(({ chosen, device }) => device.status().state === 'ready' && !hasIdentity(chosen))
          .filter(({ chosen }) => ports.every((port) => port.path !== chosen.path))
          .map(({ chosen: { line: _line, ...identity } }) => ({ ...identity, maker: null }))
        return ok([...ports, ...alone])
      } catch (error) {
        const detail = `The ports of this machine cannot be listed: ${String(error)}`
        return failed({ kind: 'scanner-failed', path: '', detail })
      }
    },
    use,
    chosen: () => [...devices.values()].map(({ chosen }) => chosen),
    statuses: () =>
      [...devices].map(([key, { chosen, device }]) => ({
        key,
        line: chosen.line,
        ...device.status(),
      })),
    onBytes: (listener) =>
      bytesListeners.on(({ bytes, from }) => {
        listener(bytes, from)
      }),
    onStatus: (listener) => statusListeners.on(listener),
    async close() {
      for (const key of [...devices.keys()]) letGo(key)
      await closing
    },
  }
}
