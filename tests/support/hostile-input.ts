import { fc } from './random.ts'
import { z } from 'zod'
import { endpoints, type EndpointName } from '../../shared/counter-api.ts'

/**
 * What a page that was taken over may say to an endpoint, made from the contract alone: whatever is
 * declared there is attacked the same day, at every depth of its input.
 */

/** What of JSON Schema the contract becomes. */
const Shape = z.object({
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
  minItems: z.number().optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
})

const wrongValues: readonly unknown[] = [
  ...[null, true, 42, -1.5, 2 ** 60, 'x', '', [], {}, [[]]],
  ...['../../etc/passwd', "' OR 1=1 --", { length: -1 }, { toString: 'x' }],
]

/** Text that means something to somebody: to SQL, a file system, a terminal, a spreadsheet, a page. */
const meaningful: readonly string[] = [
  "'; DROP TABLE jobs; --",
  '../../../../../../etc/passwd',
  String.raw`..\..\..\Windows\win.ini`,
  'NUL',
  'C:\\x:stream',
  '\0',
  '\uD800',
  '\u202Egnp.exe\r\nX-Injected: 1',
  '__proto__',
  '<img src=x onerror=alert(1)>',
  '=cmd|" /C calc"!A0',
  '%s%n${jndi:ldap://127.0.0.1/x}',
  'x'.repeat(190_000),
]
const extremes: readonly number[] = [0, -1, Number.MAX_SAFE_INTEGER]

const uuid = '00000000-0000-4000-8000-000000000000'
const formats: Readonly<Record<string, string>> = {
  uuid,
  date: '2026-02-28',
  'date-time': '2026-02-28T12:00:00.000Z',
  email: 'balie@example.com',
  uri: 'https://example.com/',
}

function shapeOf(name: EndpointName): unknown {
  return z.toJSONSchema(endpoints[name].input, { io: 'input', unrepresentable: 'any' })
}

function fits(name: EndpointName, input: unknown): boolean {
  return endpoints[name].input.safeParse(input).success
}

/** Wrong somewhere, the rest as it should be; what the contract would take after all is left out. */
export function malformedFor(name: EndpointName): unknown[] {
  const shape = shapeOf(name)
  const wrong = [undefined, ...spoilt(shape, exampleOf(shape, { text: uuid, number: 1 }))]
  return wrong.filter((input) => !fits(name, input))
}

/** As the contract wants it, and meant ill: nothing before the handler refuses it. */
export function illMeantFor(name: EndpointName): unknown[] {
  const shape = shapeOf(name)
  const fillings = [
    ...meaningful.map((text) => ({ text, number: 1 })),
    ...extremes.map((number) => ({ text: uuid, number })),
  ]
  const inputs = fillings.map((filling) => exampleOf(shape, filling))
  const once = new Map(inputs.map((input) => [JSON.stringify(input), input]))
  return [...once.values()].filter((input) => fits(name, input))
}

/** A field that takes text, for one that is too long; any name where there is none. */
export function firstFieldOf(name: EndpointName): string {
  return Object.keys(readShape(shapeOf(name)).properties)[0] ?? 'text'
}

type Filling = { text: string; number: number }

/** Where there are several, the first. */
function readShape(given: unknown): z.infer<typeof Shape> {
  const shape = Shape.parse(given)
  const [either] = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? []
  return either === undefined ? shape : readShape(either)
}

function exampleOf(given: unknown, filling: Filling): unknown {
  const shape = readShape(given)
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  switch (shape.type) {
    case 'string':
      return textFor(shape, filling)
    case 'integer':
    case 'number':
      return filling.number
    case 'boolean':
      return true
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () =>
        exampleOf(shape.items ?? {}, filling),
      )
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties).map(([key, part]) => [key, exampleOf(part, filling)]),
      )
    default:
      return null
  }
}

/** Where the contract says what it looks like, the text looks like that. */
function textFor({ format, pattern }: z.infer<typeof Shape>, { text }: Filling): string {
  const known = format === undefined ? undefined : formats[format]
  if (known !== undefined) return known
  if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return text
  const [made = text] = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 7, numRuns: 1 })
  return made
}

/** The example with one thing wrong in it, for every place and every way. */
function spoilt(given: unknown, example: unknown): unknown[] {
  const { properties, required, items } = readShape(given)
  if (Array.isArray(example)) {
    const inside = items === undefined ? [] : spoilt(items, example[0]).map((part) => [part])
    return [...wrongValues, ...inside]
  }
  if (typeof example !== 'object' || example === null) return [...wrongValues]
  const inside = Object.entries(properties).flatMap(([key, part]) =>
    spoilt(part, Reflect.get(example, key)).map((value) => ({ ...example, [key]: value })),
  )
  const without = required.map((key) =>
    Object.fromEntries(Object.entries(example).filter(([one]) => one !== key)),
  )
  return [...wrongValues, ...inside, ...without, { ...example, unheardOf: 1 }]
}
