import { describe, expect, it } from 'vitest'
import { afterKey, noBurst, type KeyBurst } from '../../renderer/scanning/wedge.ts'
import { toneFor } from '../../renderer/scanning/tones.ts'
import { targetOf } from '../../renderer/scanning/scan-target.ts'

/** Types the keys `gap` milliseconds apart and answers the scans that came of it. */
function type(keys: readonly string[], gap: number): string[] {
  let burst: KeyBurst = noBurst
  const scans: string[] = []
  keys.forEach((key, place) => {
    const after = afterKey(burst, key, 1000 + place * gap)
    burst = after.burst
    if (after.scan !== null) scans.push(after.scan)
  })
  return scans
}

/** One key a sign, and Enter. */
const keysOf = (text: string) => [...text.split(''), 'Enter']

describe('a scanner that works as a keyboard', () => {
  it('is told from a person by its pace', () => {
    expect(type(keysOf('8717231204726'), 8)).toEqual(['8717231204726'])
    expect(type(keysOf('8717231204726'), 90)).toEqual([])
  })

  it('may hold Shift between the signs', () => {
    expect(type(['Shift', 'B', 'Shift', 'T', ...keysOf('447100')], 8)).toEqual(['BT447100'])
  })

  it('needs at least six signs, so that a quick "ok" and Enter is no scan', () => {
    expect(type(keysOf('12345'), 5)).toEqual([])
  })

  it('begins anew after a pause', () => {
    const slow = afterKey({ text: 'old', lastAt: 0 }, '8', 500)
    expect(slow.burst.text).toBe('8')
  })
})

describe('what a scan looks and sounds like', () => {
  const scan = { text: 'CICO-123456789', aim: null, from: 'serial' as const }
  const meaning = { kind: 'shield' as const, code: 'CICO-123456789', why: 'prefix' }
  const heard = { scan, meaning, screen: 'sell' as const, fault: null }

  it('lights the card that took it', () => {
    expect(targetOf({ ...heard, outcome: 'accepted' })).toBe('shield')
  })

  it('lights nothing when nothing took it', () => {
    expect(targetOf({ ...heard, outcome: 'not-here' })).toBeNull()
    expect(targetOf({ ...heard, outcome: 'refused' })).toBeNull()
  })

  it('is silent when the same thing is scanned twice', () => {
    expect(toneFor('repeated')).toBeNull()
    expect(toneFor('accepted')).not.toBe(toneFor('refused'))
  })
})
