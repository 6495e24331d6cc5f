import { describe, expect, it } from 'vitest'
import { colourOf, toneFor } from '../../renderer/scanning/tones.ts'
import { targetOf } from '../../renderer/scanning/scan-target.ts'

describe('what a scan looks and sounds like', () => {
  const scan = { text: 'CICO-123456789', aim: null, from: 'serial' as const }
  const meaning = { kind: 'shield' as const, code: 'CICO-123456789', why: 'prefix' }
  const heard = { scan, meaning, screen: 'sell' as const, fault: null, layer: null }

  it('lights the card that took it', () => {
    expect(targetOf({ ...heard, outcome: 'accepted' })).toBe('shield')
  })

  it('lights nothing when a dialog took it', () => {
    expect(targetOf({ ...heard, outcome: 'accepted', layer: 'r1' })).toBeNull()
    expect(targetOf({ ...heard, outcome: 'waiting' })).toBeNull()
  })

  it('lights nothing when nothing took it', () => {
    expect(targetOf({ ...heard, outcome: 'not-here' })).toBeNull()
    expect(targetOf({ ...heard, outcome: 'refused' })).toBeNull()
  })

  it('is taken, warned of or stopped: a tone and a colour for each', () => {
    const outcomes = ['accepted', 'warning', 'refused'] as const
    const tones = outcomes.map((outcome) => toneFor(outcome))
    expect(tones).toEqual(['accepted', 'warning', 'stop'])
    expect(new Set(Object.values(colourOf)).size).toBe(3)
    expect(toneFor('not-here')).toBe('stop')
  })

  it('is silent when the same thing is scanned twice', () => {
    expect(toneFor('repeated')).toBeNull()
    expect(toneFor('accepted')).not.toBe(toneFor('refused'))
  })
})
