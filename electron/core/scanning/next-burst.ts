import type { Clock, ScannerPort, Undo } from '../ports.ts'

/** Garbled bytes have no end that could be known: silence is all there is. */
const silence = 200
/** A scanner that sends without end is none that can be worked out. */
const mostBytes = 2048

/** The bytes of one scan of this scanner, up to a silence; none when the time is over first. */
export function nextBurst(
  { scanner, clock }: { scanner: Pick<ScannerPort, 'onBytes'>; clock: Clock },
  { key, milliseconds }: { key: string; milliseconds: number },
): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const bytes: number[] = []
    let stopWaiting: Undo = clock.after(milliseconds, finish)
    const undo = scanner.onBytes((more, from) => {
      if (from.key !== key) return
      bytes.push(...more.subarray(0, mostBytes - bytes.length))
      stopWaiting()
      if (bytes.length >= mostBytes) finish()
      else stopWaiting = clock.after(silence, finish)
    })
    function finish(): void {
      stopWaiting()
      undo()
      resolve(Uint8Array.from(bytes))
    }
  })
}
