import { canBeConfirmed } from '../../../shared/frame-number-reasons.ts'
import { asConfirmed, type EnteredFrameNumber } from '../../../shared/frame-number.ts'
import type { Fault } from '../../../shared/fault.ts'
import type { ScanMeaning } from '../../../shared/scan.ts'

/** Whether a person may say of a scan that was refused that it is the frame number all the same. */
export function mayBeConfirmed(scan: { meaning: ScanMeaning; fault: Fault | null }): boolean {
  const { meaning, fault } = scan
  if (meaning.kind !== 'frame-number' || fault === null) return false
  if (fault.kind === 'frame-number-refused') return canBeConfirmed(fault.reason)
  return fault.kind === 'delivery-scan-refused' && fault.reason === 'code-or-number'
}

/** What a scan means once a person has said so: the number, and no question any more. */
export function confirmedMeaning(meaning: ScanMeaning): ScanMeaning {
  if (meaning.kind !== 'frame-number') return meaning
  // It was read this moment, by the one reader.
  const number = asConfirmed(meaning.number as EnteredFrameNumber)
  return { kind: 'frame-number', number, why: 'confirmed' }
}
