import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { readAnswerBody, readJson } from '../../electron/services/error-body.ts'
import { growth } from '../support/growth.ts'

const soap = `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">
  <SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>400</faultcode>
  <faultstring>The problem description</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body>
</SOAP-ENV:Envelope>`
const xml = `<?xml version="1.0"?>\n<result>\n  <error>1</error>\n  <error_message>Unauthorized</error_message>\n</result>`
const validation = JSON.stringify({
  type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
  title: 'One or more validation errors occurred.',
  status: 400,
  errors: {
    FrameNumber: ['The FrameNumber field is required.'],
    Gears: ['Not a number.', 'Too many.'],
  },
})

describe("a service's own words", () => {
  it.each([
    ['{message}', '{"message":"Bike not found."}', 'Bike not found.'],
    ['{error}', '{"error":"Shield is in use"}', 'Shield is in use'],
    ['{error, error_message}', '{"error":true,"error_message":"Unauthorized"}', 'Unauthorized'],
    ['{errors} as a list', '{"errors":["No brand","No colour"]}', 'No brand · No colour'],
    ['{errors} as objects', '{"errors":[{"code":4,"message":"No brand"}]}', 'No brand'],
    [
      "ASP.NET's fields",
      validation,
      'One or more validation errors occurred. · FrameNumber: The FrameNumber field is required. · Gears: Not a number. · Gears: Too many.',
    ],
    [
      'problem+json',
      '{"title":"Conflict","detail":"Registered already"}',
      'Conflict · Registered already',
    ],
    ['capitals', '{"Message":"Geen rechten"}', 'Geen rechten'],
    ['a nested error', '{"error":{"code":7,"message":"Token expired"}}', 'Token expired'],
    ['a bare JSON string', '"Invalid credentials"', 'Invalid credentials'],
    ['a trailing comma', '{"message":"Say, no more,",}', 'Say, no more,'],
    ['plain text', 'Too many\n requests', 'Too many requests'],
    ['XML', xml, 'Unauthorized'],
    ['a SOAP fault', soap, 'The problem description'],
    [
      'a SOAP 1.2 fault',
      '<s:Fault><s:Reason><s:Text xml:lang="nl">Kan niet</s:Text></s:Reason></s:Fault>',
      'Kan niet',
    ],
    [
      'entities',
      '<result><error>1</error><error_message>Riese &amp; M&#252;ller &lt;b&#x3E; &euro;</error_message></result>',
      'Riese & Müller <b> €',
    ],
    [
      'CDATA',
      '<result><error>1</error><error_message><![CDATA[A < B & C]]></error_message></result>',
      'A < B & C',
    ],
    [
      'an HTML title',
      '<!DOCTYPE html><html><head><title>Sign in to\n Wi-Fi</title></head></html>',
      'Sign in to Wi-Fi',
    ],
    [
      'HTML without a title',
      '<html><body><script>var a="no"</script><p>Access denied</p></body></html>',
      'Access denied',
    ],
    ['nothing', ' \r\n ', null],
    ['JSON without words', '{"code":7}', null],
    ['control characters', '{"message":"\\u001b[31mred\\u0000"}', '[31mred'],
  ])('are read from %s', (_, body, words) => {
    expect(readAnswerBody(body).words).toBe(words)
  })

  it('are kept to one line of at most 500 characters', () => {
    const { words } = readAnswerBody(`{"message":"${'very long '.repeat(200)}"}`)
    expect(words).toHaveLength(500)
    expect(words).toMatch(/…$/)
  })
})

describe('a body says no', () => {
  it.each([
    ['error: true', '{"error":true}', true],
    ['error: 1', '{"error":1}', true],
    ['words as error', '{"error":"no"}', true],
    ['status: false', '{"status":false,"message":"no"}', true],
    ['status: "false"', '{"status":"False"}', true],
    ['an XML error', xml, true],
    ['a SOAP fault', soap, true],
    ['error: false', '{"error":false,"error_message":null}', false],
    ['error: ""', '{"error":"","status":true}', false],
    ['a status object', '{"status":{"is_sold":false}}', false],
    ['an XML answer without error', '<result><error>0</error></result>', false],
    ['HTML', '<html><title>error</title></html>', false],
    ['a list', '[{"error":true}]', false],
  ])('with %s: %#', (_, body, saysNo) => {
    expect(readAnswerBody(body).saysNo).toBe(saysNo)
  })
})

describe('the form of a body', () => {
  it.each([
    ['', 'empty'],
    ['\uFEFF{"a":1}', 'json'],
    ['[1,]', 'json'],
    ['null', 'json'],
    ['{"a":', 'text'],
    ['<p>hello', 'html'],
    ['  <!doctype HTML><title>x</title>', 'html'],
    ['<result><error>1</error></result>', 'xml'],
    [soap, 'soap'],
    ['Forbidden', 'text'],
  ] as const)('of %j is %s', (body, form) => {
    expect(readAnswerBody(body).form).toBe(form)
  })
})

describe('reading', () => {
  it('never throws and keeps its bounds, whatever comes', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<error>',
        '<title>',
        '&#99999999;',
        '&#xD800;',
        '"',
        '{',
        ',}',
        '<![CDATA[',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { words } = readAnswerBody(pieces.join(''))
        expect(words === null || (words.length > 0 && words.length <= 500)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves every JSON as it is, commas in words included', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(readJson(json)).toEqual(JSON.parse(json))
      }),
    )
    expect(readJson('{"a": ",}", "b": [1, 2 , ], }')).toEqual({ a: ',}', b: [1, 2] })
  })

  // Of each, what is opened and never closed is as long as the whole body.
  it.each([
    ...[
      '<',
      '"',
      '{"',
      '<title',
      '&#1',
      '\\"',
      '{,',
      ', ',
      '<!--',
      '<![CDATA[',
      '<p><script',
      '</p ',
    ],
    ...['<p a=', '<a:error>', '{"\\'],
  ])('is read in ten times the time when it is ten times as long: %s', (text) => {
    for (const begin of ['', '{"', '<p>']) {
      const read = (bytes: number) => readAnswerBody(begin + text.repeat(bytes / text.length))
      const cost = growth(
        () => read(9_000),
        () => read(90_000),
      )
      expect(cost, begin).toBeLessThan(40)
    }
  })
})

describe('a body that was made to be slow to read', () => {
  const many = (text: string, bytes = 4_000_000) => text.repeat(Math.floor(bytes / text.length))

  // Each of these took longer than anybody waits as long as reading began anew at every sign.
  it.each([
    ['quotes that are never closed', `[${many('\\"')}`],
    ['strings in strings', `{"a":"${many('"\\"')}`],
    ['commas and white space', `[1,${many(' ')}x`],
    ['commas only', `[${many(',')}`],
    ['lists in lists', many('[')],
    ['lists in lists that end', `${many('[', 200_000)}${many(']', 200_000)}`],
    ['objects in objects', many('{"a":')],
    ['scripts that are never closed', `<html>${many('<script>')}`],
    ['tags closed that are not open', `<x>${many('<a>', 50_000)}${many('</b>', 50_000)}`],
    ['styles that are never closed', `<html>${many('<style ')}`],
    ['comments that are never closed', `<html>${many('<!--')}`],
    ['CDATA that is never closed', `<error>${many('<![CDATA[')}`],
    ['tags that are never closed', `<html>${many('<a ')}`],
    ['names that are never ended', `<${many('a')}`],
    ['entities that are never ended', `<html>${many('&#x')}`],
    ['errors in errors', `<result>${many('<error>')}`],
    ['words without an end', `{"message":"${many('x \\n')}"}`],
    ['keys without an end', `{${many('"k":1,')}"message":"m"}`],
  ])('is read once from its front to its back: %s', (_, text) => {
    const { words } = readAnswerBody(text)
    expect((words ?? '').length).toBeLessThanOrEqual(500)
  })

  it('drops a comma before a bracket and none in a string', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.stringify(value, null, 1)
        // A comma behind each last entry, as some programs write it.
        const odd = written.replace(/([^\s,[{])(\n\s*[}\]])/g, '$1 ,$2')
        expect(readJson(odd)).toEqual(JSON.parse(written))
      }),
    )
    expect(readJson('{"a":", ]","b":[1,],}')).toEqual({ a: ', ]', b: [1] })
    expect(readJson('[1,,]')).toBeUndefined()
  })
})
