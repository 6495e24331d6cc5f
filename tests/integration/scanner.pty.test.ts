import { execFile } from 'node:child_process'
import { chmod, mkdtemp, realpath, rm, symlink, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createScanner } from '../../electron/adapters/scanner.ts'
import { watchDevice } from '../../electron/adapters/scanner/watchdog.ts'
import { createScanStream } from '../../electron/core/scanning/scan-stream.ts'
import type { Clock, ScannerPort } from '../../electron/core/ports.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'
import type { ScannerIdentity, ScannerPortDescription, ScannerStatus } from '../../shared/status.ts'
import { hurriedClock } from '../support/hurried-clock.ts'
import { quietLog } from '../support/quiet-log.ts'
import { openPseudoTerminal, type PseudoTerminal } from '../support/pseudo-terminal.ts'

const clock: Clock = {
  now: Date.now,
  elapsed: () => Math.floor(performance.now()),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref()
    return () => clearTimeout(timer)
  },
}

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo()
})

async function plugIn(): Promise<PseudoTerminal> {
  const terminal = await openPseudoTerminal()
  cleanUp.push(() => terminal.stop())
  return terminal
}

function identityOf(path: string): ScannerIdentity {
  return { path, vendorId: null, productId: null, serialNumber: null }
}

/** The counter with one scanner at most, as most shops have. */
function oneOf(scanners: ScannerPort) {
  return {
    ...scanners,
    use(scanner: ScannerIdentity | null): void {
      scanners.use(scanner === null ? [] : [{ ...scanner, line: defaultLine }])
    },
    status(): ScannerStatus {
      return scanners.statuses()[0] ?? { state: 'not-chosen', name: null, path: null, fault: null }
    },
  }
}

/** A scanner adapter, all it said, and every scan as `text` or `text again`. */
function startScanner(listPorts?: () => Promise<ScannerPortDescription[]>) {
  const { clock, waits } = hurriedClock(1)
  const errors: string[] = []
  const log = quietLog({
    error: (message, details) => void errors.push(`${message} ${JSON.stringify(details)}`),
  })
  const scanner = oneOf(
    createScanner(listPorts === undefined ? { log, clock } : { log, clock, listPorts }),
  )
  cleanUp.push(async () => {
    await scanner.close()
    expect(errors).toEqual([])
  })
  const statuses: ScannerStatus[] = []
  scanner.onStatus(({ key: _key, line: _line, ...status }) => statuses.push(status))
  const scans: string[] = []
  createScanStream({ scanner, clock }, (scan, { repeated }) => {
    scans.push(repeated ? `${scan.text} again` : scan.text)
  })
  return { scanner, statuses, scans, errors, waits }
}

type OneScannerPort = ReturnType<typeof oneOf>

const patience = { timeout: 20_000, interval: 5 }

/** Looks that the scanner takes in vain while its device is gone, each after the wait that it asked for. */
function looksInVain(waits: readonly number[]): Promise<void> {
  const before = waits.length
  return vi.waitFor(() => expect(waits.length).toBeGreaterThanOrEqual(before + 3), patience)
}
/** Milliseconds before each next try at a port that is there and does not open. */
const backOff = [250, 500, 1000, 2000, 2000]

function become(
  scanner: Pick<OneScannerPort, 'status'>,
  state: ScannerStatus['state'],
): Promise<void> {
  return vi.waitFor(() => expect(scanner.status().state).toBe(state), patience)
}

function becomeFault(scanner: Pick<OneScannerPort, 'status'>, kind: string): Promise<void> {
  return vi.waitFor(() => expect(scanner.status().fault?.kind).toBe(kind), patience)
}

describe('the scanner on a real terminal', () => {
  test('a scan arrives, and the status tells the way there', async () => {
    const terminal = await plugIn()
    const { scanner, statuses, scans } = startScanner()
    expect(scanner.status().state).toBe('not-chosen')
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write(']E08717231204726\r\n')
    await vi.waitFor(() => expect(scans).toEqual(['8717231204726']), patience)
    const path = terminal.devicePath
    expect(statuses).toEqual([
      { state: 'opening', name: 'scanner', path, fault: null },
      { state: 'ready', name: 'scanner', path, fault: null },
    ])
  })

  test('the bytes are a copy of their own', async () => {
    const terminal = await plugIn()
    const { scanner } = startScanner()
    const reads: Uint8Array[] = []
    scanner.onBytes((bytes) => reads.push(bytes))
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write('WTU123\r')
    await vi.waitFor(() => expect(Buffer.concat(reads).toString()).toBe('WTU123\r'), patience)
    for (const read of reads) expect(read.buffer.byteLength).toBe(read.byteLength)
  })

  test('10 000 scans at full speed arrive one for one, in order', async () => {
    const terminal = await plugIn()
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    const sent = Array.from(
      { length: 10_000 },
      (_, index) => `WTU${String(index).padStart(8, '0')}`,
    )
    await terminal.write(sent.map((text) => `${text}\r\n`).join(''))
    await vi.waitFor(() => expect(scans).toHaveLength(sent.length), patience)
    expect(scans).toEqual(sent)
  })

  test('a scan that trickles in byte by byte is one scan', async () => {
    const terminal = await plugIn()
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write('FIRST\r')
    for (const sign of 'WTU123\r') {
      await terminal.write(sign)
      await sleep(60)
    }
    await vi.waitFor(() => expect(scans).toEqual(['FIRST', 'WTU123']), patience)
  })

  test('a scanner that sends no ends is understood', async () => {
    const terminal = await plugIn()
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write('WTU123')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
    await terminal.write('WTU456')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123', 'WTU456']), patience)
  })

  test('half a scan, unplugged, plugged in again: only the whole scan arrives, within a second', async () => {
    const terminal = await plugIn()
    const { scanner, statuses, scans, waits } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write('FIRST\rHALF')
    await vi.waitFor(() => expect(scans).toEqual(['FIRST']), patience)
    await terminal.unplug()
    await becomeFault(scanner, 'scanner-missing')
    expect(scanner.status().state).toBe('lost')

    const gone = waits.length
    await looksInVain(waits)
    await terminal.replug()
    await become(scanner, 'ready')
    expect(Math.max(...waits.slice(gone))).toBeLessThanOrEqual(1000)
    await terminal.write('WHOLE\r')
    await vi.waitFor(() => expect(scans).toEqual(['FIRST', 'WHOLE']), patience)
    expect(statuses.map((status) => status.state)).toEqual(['opening', 'ready', 'lost', 'ready'])
  })

  test('it comes back every time of twenty', async () => {
    const terminal = await plugIn()
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    for (let time = 0; time < 20; time += 1) {
      await become(scanner, 'ready')
      await terminal.write(`SCAN${time}\r`)
      await vi.waitFor(() => expect(scans).toHaveLength(time + 1), patience)
      await terminal.unplug()
      await become(scanner, 'lost')
      await terminal.replug()
    }
    expect(scans).toEqual(Array.from({ length: 20 }, (_, time) => `SCAN${time}`))
  })

  test('a scanner that is not there yet is opened when it comes', async () => {
    const terminal = await plugIn()
    await terminal.unplug()
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await becomeFault(scanner, 'scanner-missing')
    await terminal.replug()
    await become(scanner, 'ready')
    await terminal.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
  })

  test('a scanner that another program has is busy, and ours as soon as it is free', async () => {
    const terminal = await plugIn()
    const other = startScanner()
    other.scanner.use(identityOf(terminal.devicePath))
    await become(other.scanner, 'ready')
    const { scanner } = startScanner()
    scanner.use(identityOf(terminal.devicePath))
    await becomeFault(scanner, 'scanner-busy')
    other.scanner.use(null)
    expect(other.scanner.status().state).toBe('not-chosen')
    await become(scanner, 'ready')
  })

  test('a scanner this user may not open is not allowed, and no failure', async () => {
    const terminal = await plugIn()
    const device = await realpath(terminal.devicePath)
    await chmod(device, 0o000)
    // Root is refused nothing, so the counter runs as the user without rights to anything.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const script = fileURLToPath(new URL('./scanner-as-another-user.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [script, device], asNobody)
    const fault = { kind: 'scanner-not-allowed', path: device }
    expect(JSON.parse(stdout)).toEqual({
      statuses: [{ state: 'lost', name: device.split('/').at(-1), path: device, fault }],
      waits: backOff,
    })
  })

  test('a busy scanner is tried again after longer and longer waits', async () => {
    const terminal = await plugIn()
    const other = startScanner()
    other.scanner.use(identityOf(terminal.devicePath))
    await become(other.scanner, 'ready')
    const hurried = hurriedClock(50)
    const scanner = createScanner({ log: quietLog(), clock: hurried.clock })
    cleanUp.push(() => scanner.close())
    scanner.use([{ ...identityOf(terminal.devicePath), line: defaultLine }])
    await vi.waitFor(() => expect(hurried.waits.length).toBeGreaterThanOrEqual(5), patience)
    expect(hurried.waits.slice(0, 5)).toEqual(backOff)
    expect(scanner.statuses()[0]?.fault?.kind).toBe('scanner-busy')
  })

  test('watching for an unplug that no driver reports costs under one percent of a processor', async () => {
    const terminal = await plugIn()
    const looks = 400
    const spent = await new Promise<{ cpu: number; watched: number }>((resolve, reject) => {
      let watched = 0
      let left = looks
      const before = process.cpuUsage()
      const quick: Clock = {
        ...clock,
        after(milliseconds, run) {
          watched += milliseconds
          left -= 1
          if (left > 0) {
            setImmediate(run)
          } else {
            const { user, system } = process.cpuUsage(before)
            resolve({ cpu: (user + system) / 1000, watched })
          }
          return () => undefined
        },
      }
      watchDevice(terminal.devicePath, quick, (gone) => reject(new Error(gone)))
    })
    expect(spent.cpu / spent.watched).toBeLessThan(0.01)
  })

  test('an unplug the driver does not report is noticed all the same', async () => {
    const terminal = await plugIn()
    const folder = await mkdtemp(join(tmpdir(), 'counter-silent-'))
    cleanUp.push(() => rm(folder, { recursive: true }))
    const path = join(folder, 'scanner')
    await symlink(terminal.devicePath, path)
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(path))
    await become(scanner, 'ready')

    // The terminal stays as it is; only its name goes, as a device's does when it is pulled out.
    await unlink(path)
    await become(scanner, 'lost')
    const successor = await plugIn()
    await symlink(successor.devicePath, path)
    await become(scanner, 'ready')
    await terminal.write('LATE\r')
    await successor.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
  })

  test('a path that leads to another device now is opened anew', async () => {
    const [first, second] = [await plugIn(), await plugIn()]
    const folder = await mkdtemp(join(tmpdir(), 'counter-swapped-'))
    cleanUp.push(() => rm(folder, { recursive: true }))
    const path = join(folder, 'scanner')
    await symlink(first.devicePath, path)
    const { scanner, statuses, scans } = startScanner()
    scanner.use(identityOf(path))
    await become(scanner, 'ready')
    await sleep(100)
    await unlink(path)
    await symlink(second.devicePath, path)
    await vi.waitFor(
      () => expect(statuses.map((status) => status.state)).toContain('lost'),
      patience,
    )
    await become(scanner, 'ready')
    await second.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
  })

  test('plugged in elsewhere, it is found by what it is, and a stranger on its old path is left alone', async () => {
    const [here, there] = [await plugIn(), await plugIn()]
    const zebra = { maker: 'Zebra', vendorId: '05e0', productId: '1701', serialNumber: 'S17' }
    const printer = { maker: 'Epson', vendorId: '04b8', productId: '0202', serialNumber: null }
    let ports: ScannerPortDescription[] = [{ ...zebra, path: here.devicePath }]
    const { scanner, scans, waits } = startScanner(() => Promise.resolve(ports))
    scanner.use({ ...zebra, path: here.devicePath })
    await become(scanner, 'ready')
    expect(scanner.status().name).toBe('Zebra')

    ports = []
    await here.unplug()
    await become(scanner, 'lost')
    await here.replug()
    ports = [{ ...printer, path: here.devicePath }]
    const gone = waits.length
    await looksInVain(waits)
    expect(scanner.status()).toMatchObject({ state: 'lost', fault: { kind: 'scanner-missing' } })

    ports = [...ports, { ...zebra, path: there.devicePath }]
    await become(scanner, 'ready')
    expect(Math.max(...waits.slice(gone))).toBeLessThanOrEqual(1000)
    await here.write('STRANGER\r')
    await there.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
  })

  test('when the ports cannot be listed the old path is tried, and the list says why', async () => {
    const terminal = await plugIn()
    const { scanner } = startScanner(() => Promise.reject(new Error('spawn udevadm ENOENT')))
    scanner.use({
      path: terminal.devicePath,
      vendorId: '05e0',
      productId: '1701',
      serialNumber: null,
    })
    await become(scanner, 'ready')
    const listed = await scanner.ports()
    expect(listed).toMatchObject({ ok: false, fault: { kind: 'scanner-failed' } })
    expect(JSON.stringify(listed)).toContain('udevadm')
  })

  test('the ports of this machine are listed without udevadm, with the path in use among them', async () => {
    const terminal = await plugIn()
    const { scanner } = startScanner()
    expect(await scanner.ports()).toMatchObject({ ok: true })
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    const listed = await scanner.ports()
    expect(listed.ok && listed.value.map((port) => port.path)).toContain(terminal.devicePath)
  })

  test('bytes of a scanner that is no longer chosen are ignored', async () => {
    const [old, chosen] = [await plugIn(), await plugIn()]
    const { scanner, scans } = startScanner()
    scanner.use(identityOf(old.devicePath))
    await become(scanner, 'ready')
    const written = old.write('OLD\r')
    scanner.use(identityOf(chosen.devicePath))
    await written
    await become(scanner, 'ready')
    await old.write('OLDER\r')
    await chosen.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
  })

  test('a scanner let go of that is unplugged later says nothing any more', async () => {
    const [old, chosen] = [await plugIn(), await plugIn()]
    const { scanner, statuses, scans } = startScanner()
    scanner.use(identityOf(old.devicePath))
    await become(scanner, 'ready')
    scanner.use(identityOf(chosen.devicePath))
    await old.unplug()
    await become(scanner, 'ready')
    await chosen.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
    expect(statuses.map(({ state }) => state)).toEqual(['opening', 'ready', 'opening', 'ready'])
  })

  test('changing the choice again and again ends with the last one open, and is never busy with itself', async () => {
    const terminals = [await plugIn(), await plugIn(), await plugIn()]
    const { scanner, scans, statuses } = startScanner()
    scanner.use(identityOf(terminals[0]?.devicePath ?? ''))
    await become(scanner, 'ready')
    for (const terminal of [...terminals, ...terminals])
      scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminals[2]?.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
    scanner.use(identityOf(terminals[1]?.devicePath ?? ''))
    scanner.use(identityOf(terminals[2]?.devicePath ?? ''))
    await become(scanner, 'ready')
    expect(statuses.filter((status) => status.fault !== null)).toEqual([])
    const other = startScanner()
    other.scanner.use(identityOf(terminals[0]?.devicePath ?? ''))
    await become(other.scanner, 'ready')
  })

  test('a listener that fails does not stop the scanner, and is in the log', async () => {
    const terminal = await plugIn()
    const { scanner, scans, errors } = startScanner()
    const undo = scanner.onBytes(() => {
      throw new Error('a defect')
    })
    scanner.use(identityOf(terminal.devicePath))
    await become(scanner, 'ready')
    await terminal.write('WTU123\r')
    await vi.waitFor(() => expect(scans).toEqual(['WTU123']), patience)
    undo()
    expect(errors.splice(0).join()).toContain('a defect')
  })

  test('without socat the pseudo-terminal says what to install', async () => {
    vi.stubEnv('PATH', '/nowhere')
    try {
      await expect(openPseudoTerminal()).rejects.toThrow('apt-get install socat')
    } finally {
      vi.unstubAllEnvs()
    }
  })
})
