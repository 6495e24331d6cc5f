import { createFramer } from '../../../shared/scan-framing.ts'
import type { Scan } from '../../../shared/scan.ts'
import type { Clock, ScannerPort, Undo } from '../ports.ts'
import { createRepeats } from './repeats.ts'

/** A timer that comes later than this was held up, and so were the bytes that it waited for. */
const heldUpMilliseconds = 20

/**
 * The scanner's bytes as scans. A scan whose end was sent arrives in the same turn as its last byte,
 * with no timer on that path; only a scanner that sends no ends is waited for. `repeated`: the same
 * code was seen less than 300 ms ago, and this one does not count. Half a scan of a scanner that went
 * away never arrives. The answer stops listening.
 */
export function createScanStream(
  { scanner, clock }: { scanner: Pick<ScannerPort, 'onBytes' | 'onStatus'>; clock: Clock },
  onScan: (scan: Scan, how: { repeated: boolean }) => void,
): Undo {
  const framer = createFramer()
  const isRepeated = createRepeats(clock)
  let stopWaiting: Undo | null = null

  function deliver(scans: readonly Scan[]): void {
    for (const scan of scans) onScan(scan, { repeated: isRepeated(scan.text) })
  }

  function wait(): void {
    stopWaiting?.()
    stopWaiting = null
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
    deliver(framer.quiet(clock.now()))
    wait()
  }

  const undoBytes = scanner.onBytes((bytes) => {
    const scans = framer.push(bytes, clock.now())
    wait()
    deliver(scans)
  })
  const undoStatus = scanner.onStatus((status) => {
    if (status.state === 'ready') return
    framer.forget()
    wait()
  })
  return () => {
    undoBytes()
    undoStatus()
    stopWaiting?.()
    stopWaiting = null
  }
}
