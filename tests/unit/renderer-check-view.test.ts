import { describe, expect, it } from 'vitest'
import { bikeShown, checkWords, localMinute } from '../../renderer/screens/check/check-view.ts'
import {
  foundReport,
  nothingReported,
  theftReport,
} from '../../renderer/screens/check/report-values.ts'
import { readAmount, shieldsIn } from '../../renderer/screens/shields/amounts.ts'
import { RegisteredBike } from '../../shared/bike.ts'
import type { BikeCheck } from '../../shared/check.ts'

const bike = (id: number, currentStatus: string): RegisteredBike => {
  const blank = Object.fromEntries(Object.keys(RegisteredBike.shape).map((name) => [name, null]))
  const named = { id, frameNumber: 'BT1234', brand: 'Batavus', currentStatus }
  return RegisteredBike.parse({ ...blank, ...named, images: [], statusHistory: [] })
}

const checked = (of: Partial<BikeCheck>): BikeCheck => ({
  asked: { kind: 'frame-number', number: { asRead: 'x', sent: 'BT1234', compared: 'BT1234' } },
  state: 'done',
  verdict: 'clear',
  hits: [],
  own: [],
  fault: null,
  at: '2026-03-01T10:00:00.000Z',
  ...of,
})
const shield = { kind: 'shield', code: 'CICO-123456789' } as const

describe('The words of a check', () => {
  it.each<[string, Partial<BikeCheck>, string, string | null]>([
    ['nothing known', {}, 'verdict.frame.clear', 'hint.clear'],
    [
      'registered',
      { verdict: 'registered', hits: [bike(1, 'Registered')] },
      'verdict.frame.registered',
      'hint.registered',
    ],
    [
      'another status',
      { verdict: 'registered', hits: [bike(1, 'Recovered')] },
      'verdict.frame.registered',
      'hint.status',
    ],
    ['stolen', { verdict: 'stolen', hits: [bike(1, 'STOLEN')] }, 'verdict.frame.stolen', null],
    ['stolen, still asked', { verdict: 'stolen', state: 'checking' }, 'verdict.frame.stolen', null],
    ['still asked', { verdict: null, state: 'checking' }, 'verdict.checking', null],
    ['not asked', { verdict: 'not-checked' }, 'verdict.frame.notChecked', 'hint.notChecked'],
    [
      'a shield nobody knows',
      { asked: shield, verdict: 'unknown' },
      'verdict.shield.unknown',
      'hint.unknown',
    ],
    [
      'a shield linked here',
      { asked: shield, verdict: 'registered' },
      'verdict.shield.registered',
      'hint.shieldHere',
    ],
  ])('%s', (_name, of, big, hint) => {
    expect(checkWords(checked(of))).toMatchObject({ big, hint })
  })

  it('put no other bike beside a verdict than the one it is about', () => {
    const other = { id: 9, title: null, frameNumber: null }
    const check = checked({ verdict: 'registered', hits: [bike(1, 'Registered')] })
    expect(bikeShown(null, other)).toEqual(other)
    expect(bikeShown(check, other)?.id).toBe(1)
    expect(bikeShown(checked({ hits: [bike(1, 'Found'), bike(2, 'Found')] }), other)).toBeNull()
  })
})

describe('A report', () => {
  const values = {
    ...nothingReported,
    place: ' Station ',
    town: 'Utrecht',
    when: '2026-02-01T09:30',
  }

  it('says only what is ticked and filled in', () => {
    const written = { ...values, policeReportNumber: 'PL1', insuranceCompany: 'ENRA' }
    expect(theftReport(written)).toEqual({
      stolenPlaceTitle: 'Station',
      stolenPlaceLocation: 'Utrecht',
      stolenDateTime: new Date('2026-02-01T09:30').toISOString(),
      isPoliceReported: false,
      isInsured: false,
    })
    expect(theftReport({ ...written, isPoliceReported: true, isInsured: true })).toMatchObject({
      policeReportNumber: 'PL1',
      insuranceCompany: 'ENRA',
    })
    expect(foundReport({ ...values, foundBy: 'Politie' })).toMatchObject({ foundBy: 'Politie' })
  })

  it('writes a moment as the field of this computer wants it', () => {
    const at = new Date('2026-02-01T09:30').getTime()
    expect(localMinute(at)).toBe('2026-02-01T09:30')
  })
})

describe('A number of shields', () => {
  it.each([
    ['25', 1, 25],
    [' 1.000 ', 1, 1000],
    ['0', 0, 0],
    ['0', 1, null],
    ['-3', 0, null],
    ['2,5', 0, null],
    ['2.5', 0, null],
    ['', 0, null],
    ['many', 0, null],
    ['1000000', 0, null],
  ])('%j is read, at least %i: %j', (written, least, number) => {
    expect(readAmount(written, least)).toBe(number)
  })

  it('of an order is the sum of its items, when it says one', () => {
    expect(shieldsIn([{ quantity: 20 }, { quantity: 5 }])).toBe(25)
    expect(shieldsIn([{ quantity: null }])).toBeNull()
  })
})
