import { describe, expect, it } from 'vitest'
import { Marked } from '../../electron/services/cicopass/theft.ts'
import { readAnswer } from '../../electron/services/meaning.ts'

const expected = {
  service: 'cicopass',
  scope: 'mark-stolen',
  schema: Marked,
  accepts: 'any',
} as const

function meaning(status: number, text: string, contentType = 'application/json') {
  const headers = { 'content-type': contentType }
  const result = readAnswer({ status, headers, text, tooLong: false }, expected, 0)
  return result.ok ? result.value : result.fault
}

describe('a 2xx to a call whose answer is not published', () => {
  it.each([
    ['', null],
    ['{}', null],
    ['[]', null],
    ['true', null],
    ['null', null],
    ['{"id":101,"frameNumber":"FR1","currentStatus":"Stolen"}', null],
    ['{"id":101,"status":"Stolen"}', null],
    ['{"status":true,"message":"Marked"}', 'Marked'],
    ['{"message":"Gemarkeerd"}', 'Gemarkeerd'],
    ['"Marked"', 'Marked'],
    ['Marked as stolen', 'Marked as stolen'],
    ['{"id":101,"frameNum', null],
    ['[{"id":', null],
  ])('is a success as %j, and its words are %j', (text, serviceWords) => {
    for (const status of [200, 201, 202, 204]) {
      expect(meaning(status, text)).toEqual({ serviceWords })
    }
    expect(meaning(200, text, 'text/plain; charset=utf-8')).toEqual({ serviceWords })
  })

  it.each([
    '<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head></html>',
    '\uFEFF  <html><body>Sign in to continue</body></html>',
    '<script>location = "http://portal.example.com"</script>',
    '<meta http-equiv="refresh" content="0; url=http://portal.example.com">',
    '<!-- portal --><center>Welcome</center>',
    '<?xml version="1.0"?><WISPAccessGatewayParam/>',
  ])('is a page of the network, not a success, as %j', (text) => {
    for (const contentType of ['text/html', 'application/json', '']) {
      expect(meaning(200, text, contentType)).toMatchObject({ kind: 'unreadable-answer' })
    }
  })

  it('is a page too when it is bare text sent as one', () => {
    expect(meaning(200, 'Please sign in to the network', 'text/html; charset=utf-8')).toEqual({
      kind: 'unreadable-answer',
      service: 'cicopass',
      status: 200,
      serviceWords: 'Please sign in to the network',
    })
    expect(meaning(200, '{"status":true}', 'text/html')).toEqual({ serviceWords: null })
  })

  it.each([
    '{"status":false,"message":"Already stolen"}',
    '{"error":true,"message":"Already stolen"}',
    '<result><error>1</error><error_message>Already stolen</error_message></result>',
  ])('is a refusal when it says no: %s', (text) => {
    expect(meaning(200, text)).toMatchObject({ kind: 'refused', serviceWords: 'Already stolen' })
  })

  it('means nothing under another status', () => {
    expect(meaning(302, '')).toMatchObject({ kind: 'unreadable-answer' })
    expect(meaning(500, '')).toMatchObject({ kind: 'service-broken' })
    expect(meaning(404, '')).toMatchObject({ kind: 'refused' })
  })
})
