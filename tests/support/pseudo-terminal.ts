import { spawn, type ChildProcess } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A scanner on a real terminal device, as the counter would open it. */
export type PseudoTerminal = {
  /** What the counter opens (`COUNTER_SCANNER`). It stays the same over `unplug` and `replug`. */
  readonly devicePath: string
  /** Done when the terminal took all of it; blocks while nobody reads. Calls keep their order. */
  write(bytes: Uint8Array | string): Promise<void>
  /** The device goes away: whoever has it open gets a hang-up, and the path is gone. */
  unplug(): Promise<void>
  replug(): Promise<void>
  /** Unplugs and removes every trace. */
  stop(): Promise<void>
}

type Plugged = { socat: ChildProcess; ends: FileHandle[]; scannerEnd: FileHandle }

/**
 * Makes a pair of pseudo-terminals with `socat`; rejects with what to do when that is not installed.
 * No package is needed, so scripts can use it as it is.
 */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const folder = await mkdtemp(join(tmpdir(), 'counter-scanner-'))
  const scannerPath = join(folder, 'scanner-end')
  const devicePath = join(folder, 'scanner')
  let plugged: Plugged | null = null
  let writing: Promise<void> = Promise.resolve()

  async function plugIn(): Promise<void> {
    if (plugged !== null) throw new Error('This pseudo-terminal is plugged in already')
    const socat = await startSocat(scannerPath, devicePath)
    // Both ends stay open here: socat leaves when the last program closes one, and a counter that
    // restarts would unplug its own scanner. NOCTTY: neither may become our controlling terminal.
    const flags = constants.O_RDWR | constants.O_NOCTTY
    const scannerEnd = await open(scannerPath, flags)
    plugged = { socat, ends: [scannerEnd, await open(devicePath, flags)], scannerEnd }
  }

  async function unplug(): Promise<void> {
    if (plugged === null) return
    const { socat, ends } = plugged
    plugged = null
    await stopSocat(socat)
    await Promise.all(ends.map((end) => end.close()))
    await Promise.all([scannerPath, devicePath].map((path) => rm(path, { force: true })))
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    if (plugged === null) throw new Error('Nothing can be scanned: the scanner is unplugged')
    const { scannerEnd } = plugged
    for (let done = 0; done < bytes.length;) {
      done += (await scannerEnd.write(bytes, done, bytes.length - done)).bytesWritten
    }
  }

  try {
    await plugIn()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return {
    devicePath,
    write(bytes) {
      const copy = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes.slice()
      const written = writing.then(() => writeAll(copy))
      // The next write goes on after a failed one; the failure is this caller's.
      writing = written.catch(() => undefined)
      return written
    },
    unplug,
    replug: plugIn,
    async stop() {
      await unplug()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startSocat(scannerPath: string, devicePath: string): Promise<ChildProcess> {
  const ends = [scannerPath, devicePath].map((path) => `pty,raw,echo=0,link=${path}`)
  const socat = spawn('socat', ends, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  const start: { failure: Error | null } = { failure: null }
  socat.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  socat.once('error', (error: NodeJS.ErrnoException) => {
    start.failure =
      error.code === 'ENOENT'
        ? new Error('socat is missing, and pseudo-terminals need it: apt-get install socat', {
            cause: error,
          })
        : error
  })
  const killWithUs = (): void => void socat.kill('SIGKILL')
  process.once('exit', killWithUs)
  socat.once('exit', () => process.off('exit', killWithUs))

  const deadline = Date.now() + 30_000
  while (!(existsSync(scannerPath) && existsSync(devicePath))) {
    if (start.failure !== null) throw start.failure
    if (socat.exitCode !== null)
      throw new Error(`socat made no pseudo-terminal: ${complaint.trim()}`)
    if (Date.now() > deadline) {
      await stopSocat(socat)
      throw new Error(`socat made no pseudo-terminal within 30 seconds: ${complaint.trim()}`)
    }
    await sleep(5)
  }
  return socat
}

/** SIGTERM lets socat remove its links. */
function stopSocat(socat: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (socat.exitCode !== null || socat.signalCode !== null) {
      resolve()
      return
    }
    socat.once('exit', () => resolve())
    socat.kill('SIGTERM')
  })
}
