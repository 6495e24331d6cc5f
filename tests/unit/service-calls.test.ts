import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cicopassCalls } from '../../electron/services/cicopass/calls.ts'
import { cyclesoftwareCalls } from '../../electron/services/cyclesoftware/calls.ts'
import type { Access } from '../../electron/services/cyclesoftware/asking.ts'
import { addressOf, callOf, type DeclaredCall } from '../../electron/services/declared-call.ts'
import { namedScope, neededScopes, routesOf } from '../../electron/services/route.ts'
import { outgoing } from '../../electron/services/service-call.ts'
import { routedCalls } from '../../electron/training/calls.ts'
import { fc } from '../support/random.ts'

type AnyCall = Omit<DeclaredCall<never, Access>, 'answer' | 'unreadable'> & {
  readonly answer: (access: Access) => z.ZodType
  readonly unreadable: unknown
}

const all: Readonly<Record<'Cicopass' | 'CycleSoftware', readonly AnyCall[]>> = {
  Cicopass: Object.values(cicopassCalls),
  CycleSoftware: Object.values(cyclesoftwareCalls),
}
const access: Access = {
  base: new URL('https://pos.example'),
  authorization: 'Basic x',
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
}

/** A call that only this test has. */
const routes = routesOf({
  ringBell: {
    call: 'ring-bell',
    operation: 'ringBell',
    method: 'PUT',
    path: '/api/bells/{id}/ring.{form}',
    effect: 'once',
    scopes: ['bells'],
  },
  bells: {
    call: 'bells',
    operation: 'bells',
    method: 'GET',
    path: '/api/bells',
    effect: 'reads',
    scopes: ['bells', 'sounds'],
  },
})
const ringBell = callOf(routes.ringBell, {
  answer: () => z.object({ rang: z.number() }),
  accepts: 'any',
  unreadable: ({ rang }) => rang,
  refusal: 'sign-in-refused',
  withinMs: 7,
})

describe('A call that is added', () => {
  it('goes out as it was declared', () => {
    expect(outgoing(ringBell, undefined)).toMatchObject({
      call: 'ring-bell',
      kind: 'change',
      method: 'PUT',
      accepts: 'any',
      refusal: 'sign-in-refused',
      scope: 'bells',
      withinMs: 7,
    })
    const base = new URL('https://bells.example/under/')
    const parameters = { id: '1/../2', form: 'json' }
    expect(addressOf(base, ringBell, { parameters, query: { loud: 'yes & no' } }).href).toBe(
      'https://bells.example/under/api/bells/1%2F..%2F2/ring.json?loud=yes+%26+no',
    )
  })

  it('is a route of the simulated service, with the same name, address and rights', () => {
    expect(routedCalls(routes)).toEqual([
      { name: 'ringBell', method: 'PUT', path: '/api/bells/:id/ring.:form', scopes: ['bells'] },
      { name: 'bells', method: 'GET', path: '/api/bells', scopes: ['bells', 'sounds'] },
    ])
  })

  it('adds its right to those the counter needs, unless another would do', () => {
    expect(neededScopes(routes)).toEqual(['bells'])
    expect(namedScope(routes.bells)).toBeNull()
    expect(neededScopes({ bells: routes.bells })).toEqual([])
  })

  it('is in the table', () => {
    expect(tableOf({ Bells: [ringBell] })).toContain('`PUT /api/bells/{id}/ring.{form}`')
  })
})

describe('A call that does not say everything', () => {
  it('does not compile', () => {
    const { answer, accepts, unreadable, refusal, withinMs } = ringBell
    // @ts-expect-error -- how long it may take is missing
    callOf(routes.ringBell, { answer, accepts, unreadable, refusal })
    // @ts-expect-error -- what a refusal means is missing
    callOf(routes.ringBell, { answer, accepts, unreadable, withinMs })
    // @ts-expect-error -- how its answer is read is missing
    callOf(routes.ringBell, { accepts, unreadable, refusal, withinMs })
    // @ts-expect-error -- its rights are missing
    routesOf({ bells: { call: '', operation: '', method: 'GET', path: '/', effect: 'reads' } })
    // @ts-expect-error -- which bell is missing
    const ask = () => addressOf(access.base, ringBell, { parameters: { form: 'json' } })
    expect(ask).toThrow('without its id')
  })
})

describe.each(Object.entries(all))('Every call of %s', (_, calls) => {
  it('has names of its own', () => {
    for (const names of [calls.map(({ call }) => call), calls.map((one) => one.operation)]) {
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it.each(calls.map((call) => [call.call, call] as const))(
    '%s reads whatever is answered without a throw',
    (_name, { answer }) => {
      const odd = fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: true }))
      fc.assert(
        fc.property(odd, fc.array(fc.string(), { maxLength: 3 }), (value, path) => {
          const within = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
          expect(() => answer(access).safeParse(within)).not.toThrow()
        }),
        { numRuns: 50 },
      )
    },
  )
})

const page = join(import.meta.dirname, '../../docs/simulated-services.md')

describe('docs/simulated-services.md', () => {
  it('has the table of the calls there are', () => {
    const text = readFileSync(page, 'utf8')
    const mark = '<!-- From the calls -->\n\n'
    expect(text).toContain(mark)
    const begin = text.indexOf(mark) + mark.length
    const end = text.indexOf('\n\n', begin)
    if (process.env['COUNTER_WRITE_DOCS'] === '1') {
      writeFileSync(page, text.slice(0, begin) + tableOf(all) + text.slice(end))
      return
    }
    expect(cellsOf(text.slice(begin, end))).toEqual(cellsOf(tableOf(all)))
  })
})

const effectWords = { reads: 'reads', repeatable: 'may be repeated', once: 'never repeated unseen' }

function tableOf(services: Readonly<Record<string, readonly AnyCall[]>>): string {
  const head = [
    'service',
    'call',
    'in faults and tests',
    'request',
    'right',
    'what it does',
    'within',
  ]
  const rows = Object.entries(services).flatMap(([service, calls]) =>
    calls.map(({ call, operation, method, path, scopes, effect, withinMs }) => [
      service,
      `\`${call}\``,
      `\`${operation}\``,
      `\`${method} ${path}\``,
      scopes.map((scope) => `\`${scope}\``).join(' or '),
      effectWords[effect],
      `${String(withinMs / 1_000)} s`,
    ]),
  )
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

/** Without the widths that the formatter gives its columns. */
function cellsOf(table: string): string[] {
  return table
    .split('\n')
    .map((row) => row.replaceAll(/ {2,}/g, ' ').replaceAll(/(?<=\| )-+(?= \|)/g, '-'))
}
