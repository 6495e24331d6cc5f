import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addressUnder } from '../../electron/services/address-under.ts'
import { readBaseUrl } from '../../shared/base-url.ts'
import type { HttpAnswer } from '../../electron/services/http.ts'
import {
  rateLimitsOf,
  readAnswer,
  retryAt,
  serviceTimeOf,
} from '../../electron/services/meaning.ts'

const now = Date.parse('2026-05-04T08:00:00Z')

function answer(status: number, text = '', headers: Record<string, string> = {}): HttpAnswer {
  return { status, text, headers, tooLong: false }
}

const page = '<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head></html>'
const expected = {
  service: 'cicopass',
  scope: 'e-commerce',
  schema: z.object({ id: z.number() }),
} as const

function meaning(given: HttpAnswer) {
  const result = readAnswer(given, expected, now)
  return result.ok ? result.value : result.fault
}

describe('what an answer means', () => {
  it.each([
    ['a 200 that parses is done', answer(200, '{"id":7}'), { id: 7 }],
    ['a 201 that parses is done', answer(201, '{"id":7}'), { id: 7 }],
    [
      'a 200 that says error is a refusal',
      answer(200, '{"error":true,"error_message":"No"}'),
      { kind: 'refused', status: 200, serviceWords: 'No' },
    ],
    [
      'a 200 with status false is a refusal',
      answer(200, '{"status":false,"message":"In use"}'),
      { kind: 'refused', status: 200, serviceWords: 'In use' },
    ],
    [
      'a 200 with an XML error is a refusal',
      answer(200, '<result><error>1</error><error_message>No</error_message></result>'),
      { kind: 'refused', serviceWords: 'No' },
    ],
    [
      'a 200 with a SOAP fault is a refusal',
      answer(200, '<Fault><faultstring>No</faultstring></Fault>'),
      { kind: 'refused', serviceWords: 'No' },
    ],
    [
      'a 200 in HTML is unreadable',
      answer(200, page),
      { kind: 'unreadable-answer', status: 200, serviceWords: 'Guest Wi-Fi' },
    ],
    ['an empty 200 is unreadable', answer(200), { kind: 'unreadable-answer', serviceWords: null }],
    ['a 204 where something was asked is unreadable', answer(204), { kind: 'unreadable-answer' }],
    ['a 200 that breaks off is unreadable', answer(200, '{"id":'), { kind: 'unreadable-answer' }],
    [
      'a 200 of another shape is unreadable',
      answer(200, '{"name":"x"}'),
      { kind: 'unreadable-answer' },
    ],
    [
      'a 401 in HTML that says how to sign in is a refused sign-in',
      answer(401, page, { 'www-authenticate': 'Bearer' }),
      { kind: 'sign-in-refused' },
    ],
    [
      'a 404 in HTML is unreadable, whatever its headers',
      answer(404, page, { 'www-authenticate': 'Bearer' }),
      { kind: 'unreadable-answer' },
    ],
    ['a redirect is unreadable', answer(302), { kind: 'unreadable-answer', status: 302 }],
    [
      'a 407 of a proxy is unreadable',
      answer(407, 'Proxy says no'),
      { kind: 'unreadable-answer', status: 407 },
    ],
    [
      'a 511 of a network is unreadable',
      answer(511, page),
      { kind: 'unreadable-answer', status: 511 },
    ],
    [
      'a 403 in HTML is unreadable',
      answer(403, page),
      { kind: 'unreadable-answer', serviceWords: 'Guest Wi-Fi' },
    ],
    ['a 404 in HTML is unreadable', answer(404, page), { kind: 'unreadable-answer' }],
    ['a 401 in HTML is unreadable', answer(401, page), { kind: 'unreadable-answer' }],
    [
      'a 401 is a refused sign-in',
      answer(401, '{"message":"Expired"}'),
      { kind: 'sign-in-refused', serviceWords: 'Expired' },
    ],
    [
      'a 403 is a missing right',
      answer(403, '{"message":"No right"}'),
      { kind: 'scope-missing', scope: 'e-commerce', serviceWords: 'No right' },
    ],
    ['an empty 403 is a missing right', answer(403), { kind: 'scope-missing', serviceWords: null }],
    [
      'a 429 is a limit',
      answer(429, '{"message":"Slow down"}'),
      { kind: 'rate-limited', retryAt: now + 60_000, serviceWords: 'Slow down' },
    ],
    ['a 429 in HTML is a limit too', answer(429, page), { kind: 'rate-limited' }],
    ['a 408 is a broken service', answer(408), { kind: 'service-broken', status: 408 }],
    [
      'a 500 is a broken service',
      answer(500, '{"message":"Oops"}'),
      { kind: 'service-broken', status: 500, serviceWords: 'Oops' },
    ],
    [
      'a 502 in HTML is a broken service',
      answer(502, page),
      { kind: 'service-broken', status: 502 },
    ],
    ['a 503 is a broken service', answer(503), { kind: 'service-broken' }],
    [
      'a 400 is a refusal',
      answer(400, '{"errors":{"Brand":["Missing"]}}'),
      { kind: 'refused', status: 400, serviceWords: 'Brand: Missing' },
    ],
    [
      'a 402 is a refusal',
      answer(402, '{"message":"Five bikes are free"}'),
      { kind: 'refused', status: 402 },
    ],
    [
      'a 404 in words is a refusal',
      answer(404, 'No such bike'),
      { kind: 'refused', serviceWords: 'No such bike' },
    ],
    [
      'an empty 409 is a refusal without words',
      answer(409),
      { kind: 'refused', serviceWords: null },
    ],
    [
      'a 413 is a refusal',
      answer(413, '{"error":"Too large"}'),
      { kind: 'refused', serviceWords: 'Too large' },
    ],
  ])('%s', (_, given, meant) => {
    expect(meaning(given)).toMatchObject(meant)
  })

  it('is unreadable when it is too long to read to its end', () => {
    expect(meaning({ ...answer(200, '{"id":7}'), tooLong: true })).toMatchObject({
      kind: 'unreadable-answer',
    })
  })
})

describe('when a spent allowance may be tried again', () => {
  const at0802 = Date.parse('2026-05-04T08:02:00Z')
  const longest = now + 25 * 3_600_000

  it.each([
    ['after the seconds the service says', { 'retry-after': '17' }, now + 17_000],
    [
      'at the date the service says',
      { 'retry-after': 'Mon, 04 May 2026 08:02:00 GMT' },
      now + 120_000,
    ],
    [
      'when the day begins anew, if the day is spent',
      { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': String(now / 1000 + 3600) },
      now + 3_600_000,
    ],
    [
      'after the minute, if only the minute is spent',
      {
        'x-ratelimit-minutely-remaining': '0',
        'x-ratelimit-daily-remaining': '9',
        'x-ratelimit-daily-reset': String(now / 1000 + 3600),
      },
      now + 60_000,
    ],
    [
      'after a minute, if the day is spent and its reset is over',
      { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '0' },
      now + 60_000,
    ],
    ['after a minute, if it says nothing', {}, now + 60_000],
    ['after parts of seconds', { 'retry-after': ' 1.5 ' }, now + 1_500],
    ['after seconds with their unit', { 'retry-after': '17s' }, now + 17_000],
    ['after the longer of two headers', { 'retry-after': '17, 30' }, now + 30_000],
    ['by the old dates of HTTP', { 'retry-after': 'Monday, 04-May-26 08:02:00 GMT' }, at0802],
    ['by the oldest dates of HTTP', { 'retry-after': 'Mon May  4 08:02:00 2026' }, at0802],
    ['by a date of ISO 8601', { 'retry-after': '2026-05-04T10:02:00.000+02:00' }, at0802],
    ['after at most a day, whatever it says', { 'retry-after': '9'.repeat(20) }, longest],
    ['after a minute, if it says too much', { 'retry-after': '9'.repeat(5_000) }, now + 60_000],
    ['after a minute, if it says less than nothing', { 'retry-after': '-5' }, now + 60_000],
    ['after a minute, if it says nonsense', { 'retry-after': 'soon' }, now + 60_000],
    ['never later than a day and an hour', { 'retry-after': '99999999' }, now + 25 * 3_600_000],
    ['never in the past', { 'retry-after': '0' }, now + 1_000],
  ])('%s', (_, headers, at) => {
    expect(retryAt(answer(429, '', headers), now)).toBe(at)
  })

  it("counts by the service's clock, not by ours", () => {
    const headers = {
      date: 'Mon, 04 May 2026 11:00:00 GMT',
      'retry-after': 'Mon, 04 May 2026 11:00:30 GMT',
    }
    expect(retryAt(answer(429, '', headers), now)).toBe(now + 30_000)
  })
})

describe('what the headers tell', () => {
  it('is the allowance, its reset in milliseconds', () => {
    const headers = {
      'x-ratelimit-minutely-limit': '360',
      'x-ratelimit-minutely-remaining': '59',
      'x-ratelimit-daily-limit': '15000',
      'x-ratelimit-daily-remaining': '14999',
      'x-ratelimit-daily-reset': '1678230000',
    }
    expect(rateLimitsOf(answer(200, '', headers))).toEqual({
      minutelyLimit: 360,
      minutelyRemaining: 59,
      dailyLimit: 15000,
      dailyRemaining: 14999,
      dailyReset: 1678230000000,
    })
  })

  it('is nothing where there is nothing or nonsense', () => {
    expect(rateLimitsOf(answer(200))).toBeNull()
    expect(rateLimitsOf(answer(200, '', { 'x-ratelimit-daily-limit': '-1' }))).toBeNull()
    expect(serviceTimeOf(answer(200))).toBeNull()
    expect(serviceTimeOf(answer(200, '', { date: 'Mon, 04 May 2026 08:00:00 GMT' }))).toBe(now)
  })
})

describe('the address of a service', () => {
  it.each([
    'https://api.example.com',
    'https://api.example.com/v1/',
    'http://127.0.0.1:8080',
    'http://localhost:1',
    'http://[::1]:1',
  ])('may be %s', (address) => {
    expect(readBaseUrl(address, 'CICOPASS_URL').ok).toBe(true)
  })

  it.each([
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://192.168.1.4',
    'ftp://127.0.0.1',
    'api.example.com',
    '',
    'https://me:secret@api.example.com',
    'https://api.example.com?x=1',
  ])('may not be %j, and the fault names the variable but no secret', (address) => {
    const read = readBaseUrl(address, 'CICOPASS_URL')
    expect(read).toMatchObject({
      ok: false,
      fault: { kind: 'bad-input', problems: [{ field: 'CICOPASS_URL' }] },
    })
    expect(JSON.stringify(read)).not.toContain('secret')
  })

  it('keeps its own path before that of a call and encodes what is asked', () => {
    const base = new URL('https://example.com/pos/')
    expect(addressUnder(base, '/api/x', { code: 'CICO-1 &2' }).href).toBe(
      'https://example.com/pos/api/x?code=CICO-1+%262',
    )
  })
})
