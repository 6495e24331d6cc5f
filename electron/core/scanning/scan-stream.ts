import { createFramer, type Unread } from '../../../shared/scan-framing.ts'
import type { DroppedBytes, Scan } from '../../../shared/scan.ts'
import type { ScanEnd } from '../../../shared/scanner-line.ts'
import type { Clock, ScannerPort, Undo } from '../ports.ts'
import { createRepeats } from './repeats.ts'

export type ScanStream = {
  /** What was thrown away of this scanner's bytes since it was opened; null while it sent none. */
  dropped(key: string): DroppedBytes | null
  /** Listens no more. */
  stop: Undo
}

/** A timer that comes later than this was held up, and so were the bytes that it waited for. */
const heldUpMilliseconds = 20

/**
 * The scanners' bytes as scans. A scan whose end was sent arrives in the same turn as its last byte,
 * with no timer on that path; only a scanner that sends no ends is waited for. What is no whole scan
 * goes to `onUnread`. `repeated`: the same
 * code was seen less than 300 ms ago, and this one does not count. Half a scan of a scanner that went
 * away never arrives, and two scanners at once never mix.
 */
export function createScanStream(
  { scanner, clock }: { scanner: Pick<ScannerPort, 'onBytes' | 'onStatus'>; clock: Clock },
  onScan: (scan: Scan, how: { repeated: boolean }) => void,
  onUnread: (unread: Unread) => void = () => undefined,
): ScanStream {
  const isRepeated = createRepeats(clock)
  const streams = new Map<string, DeviceStream>()

  function deliver(scans: readonly Scan[], unread: readonly Unread[]): void {
    for (const one of unread) onUnread(one)
    for (const scan of scans) onScan(scan, { repeated: isRepeated(scan.text) })
  }

  function streamOf(key: string, end: ScanEnd): DeviceStream {
    const known = streams.get(key)
    if (known !== undefined) return known
    const made = createDeviceStream({ clock, end }, deliver)
    streams.set(key, made)
    return made
  }

  const undoBytes = scanner.onBytes((bytes, { key, line }) => {
    streamOf(key, line.end).push(bytes)
  })
  const undoStatus = scanner.onStatus(({ key, state }) => {
    if (state === 'ready') return
    streams.get(key)?.stop()
    streams.delete(key)
  })
  return {
    dropped: (key) => streams.get(key)?.dropped() ?? null,
    stop() {
      undoBytes()
      undoStatus()
      for (const stream of streams.values()) stream.stop()
      streams.clear()
    },
  }
}

type DeviceStream = {
  push(bytes: Uint8Array): void
  dropped(): DroppedBytes
  stop: Undo
}

function createDeviceStream(
  { clock, end }: { clock: Clock; end: ScanEnd },
  deliver: (scans: readonly Scan[], unread: readonly Unread[]) => void,
): DeviceStream {
  const framer = createFramer({ end })
  let stopWaiting: Undo | null = null

  function wait(): void {
    stop()
    const due = framer.quietAt()
    if (due === null) return
    stopWaiting = clock.after(Math.max(0, due - clock.now()), () => {
      stopWaiting = null
      const now = clock.now()
      const heldUp = now - due > heldUpMilliseconds
      if (heldUp && !framer.knowsHowScansEnd()) {
        // This process was busy, so the rest of the scan may be waiting to be read: look once more.
        stopWaiting = clock.after(heldUpMilliseconds, endBySilence)
      } else endBySilence()
    })
  }

  function endBySilence(): void {
    stopWaiting = null
    const scans = framer.quiet(clock.now())
    deliver(scans, framer.unread())
    wait()
  }

  function stop(): void {
    stopWaiting?.()
    stopWaiting = null
  }

  return {
    push(bytes) {
      const scans = framer.push(bytes, clock.now())
      wait()
      deliver(scans, framer.unread())
    },
    dropped: () => framer.dropped(),
    stop,
  }
}
