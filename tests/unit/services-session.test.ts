import { describe, expect, it } from 'vitest'
import { renewalTime } from '../../electron/services/cicopass/session.ts'

const now = Date.parse('2026-05-04T08:00:00Z')
const minute = 60_000

describe('a token is renewed', () => {
  it.each([
    ['a minute before it runs out', '2026-05-04T09:00:00Z', 59 * minute],
    ['by its own zone', '2026-05-04T11:00:00+02:00', 59 * minute],
    ['in UTC when it names no zone', '2026-05-04T09:00:00.123', 59 * minute + 123],
    ['after half its life when that is short', '2026-05-04T08:01:00Z', minute / 2],
  ])('%s', (_, expiresAt, after) => {
    expect(renewalTime(expiresAt, now)).toBe(now + after)
  })

  it.each([null, '', 'tomorrow', '2026-05-04T07:59:59Z', '0001-01-01T00:00:00'])(
    'only after a 401 when its end is %j',
    (expiresAt) => {
      expect(renewalTime(expiresAt, now)).toBeNull()
    },
  )
})
