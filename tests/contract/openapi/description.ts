import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Exchange } from './wire.ts'

/**
 * An OpenAPI 3.1 description, and what an exchange does that it does not say. Only the parts of
 * OpenAPI that `docs/openapi/` uses are known; anything else fails to load.
 */
const Reference = z.strictObject({ $ref: z.string() })
const Schema = z.union([z.boolean(), z.record(z.string(), z.unknown())])
const Content = z.record(z.string(), z.strictObject({ schema: Schema }))
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: Schema,
})
const Header = z.strictObject({ description: z.string().optional(), schema: Schema })
const Response = z.strictObject({
  description: z.string(),
  headers: z.record(z.string(), Reference).optional(),
  content: Content.optional(),
})
const Security = z.array(z.record(z.string(), z.array(z.string())))
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().optional(),
  description: z.string().optional(),
  security: Security.optional(),
  parameters: z.array(z.union([Reference, Parameter])).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string(), z.union([Reference, Response])),
})
const Document = z.strictObject({
  openapi: z.string().startsWith('3.1.'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url(), description: z.string().optional() })),
  security: Security,
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({
      parameters: z.array(z.union([Reference, Parameter])).optional(),
      get: Operation.optional(),
      post: Operation.optional(),
      put: Operation.optional(),
    }),
  ),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({
        type: z.literal('http'),
        scheme: z.enum(['bearer', 'basic']),
        bearerFormat: z.string().optional(),
      }),
    ),
    parameters: z.record(z.string(), Parameter),
    headers: z.record(z.string(), Header).optional(),
    responses: z.record(z.string(), Response),
    schemas: z.record(z.string(), Schema),
  }),
})
type Document = z.infer<typeof Document>
type Operation = z.infer<typeof Operation>
type Parameter = z.infer<typeof Parameter>
type Response = z.infer<typeof Response>

/** `scopes`: the rights that admit to it, each alone. */
export type Call = { name: string; method: string; path: string; scopes: string[] }

export type Description = {
  calls: Call[]
  /** Every way in which the exchange is not as described, in words; empty when it is. */
  problemsOf(exchange: Exchange): { call: string; problems: string[] }
  /** What is wrong with a body under the named schema. */
  problemsWith(schema: string, body: unknown): string[]
}

export function readDescription(name: string): Description {
  const file = new URL(`../../../docs/openapi/${name}.yaml`, import.meta.url)
  const document = Document.parse(parse(readFileSync(file, 'utf8'), { strict: true }))
  const ajv = schemasOf(name, document)
  const operations = operationsOf(document)
  const compiled = new Map<unknown, ValidateFunction>()

  /** Schemas lie at different places of one document, whose `#/…` references they share. */
  function check(schema: z.infer<typeof Schema>, body: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/', `"${name}#/`)
    const known = compiled.get(schema) ?? ajv.compile(JSON.parse(text) as object)
    compiled.set(schema, known)
    known(body)
    return (known.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    )
  }
  // All of them, so that a schema that cannot be read fails here and not at its first use.
  for (const schema of Object.values(document.components.schemas)) check(schema, null)

  function checkContent(content: z.infer<typeof Content>, type: string, text: string): string[] {
    const named = type.split(';')[0]?.trim() ?? ''
    const described = content[named]
    if (described === undefined) return [`the content type "${type}" is not described`]
    if (!named.endsWith('json')) return check(described.schema, text)
    try {
      return check(described.schema, JSON.parse(text) as unknown)
    } catch (failure) {
      return [`is not JSON: ${String(failure)}`]
    }
  }

  function requestProblems(exchange: Exchange, found: Found): string[] {
    const { operation, parameters, inPath } = found
    const problems: string[] = []
    for (const parameter of parameters) {
      const given =
        parameter.in === 'path' ? inPath[parameter.name] : exchange.query.get(parameter.name)
      if (given === undefined || given === null) {
        if (parameter.required === true) problems.push(`${parameter.name} is missing`)
        continue
      }
      problems.push(...check(parameter.schema, asWritten(given, parameter.schema)))
    }
    for (const asked of exchange.query.keys()) {
      if (!parameters.some((known) => known.in === 'query' && known.name === asked)) {
        problems.push(`the query has ${asked}, which is not described`)
      }
    }
    const [scheme] = (operation.security ?? document.security).flatMap((one) => Object.keys(one))
    const wanted = scheme === undefined ? null : document.components.securitySchemes[scheme]?.scheme
    const authorization = exchange.requestHeaders['authorization']
    const used = authorization?.split(' ')[0]?.toLowerCase() ?? null
    if (used !== wanted) problems.push(`signs in by ${String(used)}, not by ${String(wanted)}`)
    const { requestBody } = operation
    if (requestBody === undefined) {
      return exchange.requestBody === '' ? problems : [...problems, 'has a body']
    }
    const type = exchange.requestHeaders['content-type'] ?? ''
    return [...problems, ...checkContent(requestBody.content, type, exchange.requestBody)]
  }

  function answerProblems(exchange: Exchange, operation: Operation): string[] {
    const { responses } = operation
    const { status, answerHeaders, answerBody } = exchange
    const range = `${String(status).charAt(0)}XX`
    const chosen = responses[String(status)] ?? responses[range] ?? responses['default']
    if (chosen === undefined) return [`the status ${String(status)} is not described`]
    const response = resolved<Response>(chosen, document.components.responses)
    const problems: string[] = []
    for (const [header, described] of Object.entries(response.headers ?? {})) {
      const { schema } = resolved(described, document.components.headers ?? {})
      const given = answerHeaders.get(header)
      if (given !== null) problems.push(...check(schema, asWritten(given, schema)))
    }
    const type = answerHeaders.get('content-type')
    if (type === null) return answerBody === '' ? problems : [...problems, 'has no content type']
    return [...problems, ...checkContent(response.content ?? {}, type, answerBody)]
  }

  return {
    calls: operations.map(({ operation, method, path }) => {
      const scopes = (operation.security ?? []).flatMap((one) => Object.values(one).flat())
      return { name: operation.operationId, method, path, scopes }
    }),
    problemsOf(exchange) {
      const found = find(operations, exchange)
      if (found === null) return { call: 'none', problems: ['no such call is described'] }
      const asked = requestProblems(exchange, found).map((problem) => `request: ${problem}`)
      const said = answerProblems(exchange, found.operation).map((problem) => `answer: ${problem}`)
      return { call: found.operation.operationId, problems: [...asked, ...said] }
    },
    problemsWith(schema, body) {
      const known = document.components.schemas[schema]
      if (known === undefined) throw new Error(`There is no schema ${schema} in ${name}.`)
      return check(known, body)
    },
  }
}

type Described = { operation: Operation; method: string; path: string; parameters: Parameter[] }
type Found = Described & { inPath: Record<string, string> }

function operationsOf(document: Document): Described[] {
  const { paths, components } = document
  const described = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put'] as const).flatMap((method): Described[] => {
      const operation = item[method]
      if (operation === undefined) return []
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
        (parameter) => resolved<Parameter>(parameter, components.parameters),
      )
      return [{ operation, method: method.toUpperCase(), path, parameters }]
    }),
  )
  // A path that is written out goes before one with a placeholder, as OpenAPI has it.
  return described.toSorted((one, other) => placeholders(one.path) - placeholders(other.path))
}

function placeholders(path: string): number {
  return path.split('{').length - 1
}

function find(operations: readonly Described[], exchange: Exchange): Found | null {
  for (const described of operations) {
    const pattern = described.path
      .replace(/[.]/g, '\\$&')
      .replace(/\{(\w+)\}/g, (_, parameter: string) => `(?<${parameter}>[^/]+)`)
    const match = new RegExp(`^${pattern}$`).exec(exchange.path)
    if (match !== null && described.method === exchange.method) {
      return { ...described, inPath: { ...match.groups } }
    }
  }
  return null
}

function resolved<T extends object>(written: T | { $ref: string }, among: Record<string, T>): T {
  if (!('$ref' in written)) return written
  const found = among[written.$ref.split('/').at(-1) ?? '']
  if (found === undefined) throw new Error(`${written.$ref} leads nowhere.`)
  return found
}

/** Parameters and headers are text on the wire: a number where the schema wants one. */
function asWritten(text: string, schema: z.infer<typeof Schema>): unknown {
  const wantsNumber = typeof schema === 'object' && schema['type'] === 'integer'
  return wantsNumber && /^-?\d+$/.test(text) ? Number(text) : text
}

function schemasOf(name: string, document: Document): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  })
  // The document is no schema itself; only the schemas in it are asked for.
  ajv.addVocabulary(Object.keys(Document.shape))
  const date = /^\d{4}-\d{2}-\d{2}$/
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
  const real = (pattern: RegExp) => (text: string) =>
    pattern.test(text) && !Number.isNaN(Date.parse(text))
  ajv.addFormat('date', real(date))
  ajv.addFormat('date-time', real(moment))
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/)
  ajv.addSchema({ $id: name, ...document })
  return ajv
}
