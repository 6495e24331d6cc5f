import { z } from 'zod'
import { Fault, ServiceName } from './fault.ts'
import { posName, registryName } from './service-name.ts'

/**
 * What a check found. `kind` is its message key in `locales/`, the other members are the
 * message's parameters; the command line has its own English for each.
 */
const Finding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('runtime'),
    version: z.string(),
    runtime: z.string(),
    system: z.string(),
  }),
  z.object({ kind: z.literal('data-folder'), path: z.string() }),
  z.object({ kind: z.literal('disk'), freeBytes: z.number() }),
  z.object({ kind: z.literal('recovery-code-made') }),
  z.object({ kind: z.literal('recovery-code-missing') }),
  /** `form` is the number of the last migration it went through. */
  z.object({ kind: z.literal('database'), form: z.number(), synchronous: z.number() }),
  /** The newest daily copy: when it was made (ISO 8601) and where it lies. */
  z.object({ kind: z.enum(['backup', 'backup-old']), madeAt: z.string(), path: z.string() }),
  z.object({ kind: z.literal('backup-missing') }),
  z.object({ kind: z.literal('keychain') }),
  z.object({ kind: z.literal('not-signed-in'), service: ServiceName }),
  z.object({
    kind: z.literal('service'),
    service: ServiceName,
    account: z.string(),
    /** There and back, sign-in included. */
    milliseconds: z.number(),
  }),
  z.object({ kind: z.literal('clock-right') }),
  z.object({ kind: z.literal('clock-wrong'), minutes: z.number(), isAhead: z.boolean() }),
  z.object({ kind: z.literal('clock-doubtful') }),
  z.object({ kind: z.literal('clock-unknown') }),
  z.object({
    kind: z.literal('budget'),
    service: ServiceName,
    remaining: z.number(),
    limit: z.number(),
    per: z.enum(['minute', 'day']),
  }),
  z.object({ kind: z.literal('budget-unknown') }),
  z.object({ kind: z.literal('scanner-ready'), name: z.string() }),
  z.object({ kind: z.literal('scanner-silent'), name: z.string() }),
  z.object({ kind: z.literal('scanner-ports'), ports: z.number() }),
  z.object({
    kind: z.literal('queue'),
    waiting: z.number(),
    unknown: z.number(),
    parked: z.number(),
  }),
  /** What the till sold today. */
  z.object({
    kind: z.literal('sold-bikes'),
    sold: z.number(),
    registered: z.number(),
    open: z.number(),
  }),
  /** What the POS sent and could not be read: left out. `transactions`: the sales it was of. */
  z.object({
    kind: z.literal('records-unreadable'),
    records: z.number(),
    transactions: z.array(z.string()),
  }),
  z.object({ kind: z.literal('records-readable') }),
  /** When the database was mended last (ISO 8601), and rows that could not be carried over, by table. */
  z.object({
    kind: z.literal('mended'),
    at: z.string(),
    unreadable: z.number(),
    unreadableOf: z.record(z.string(), z.number()),
  }),
  z.object({ kind: z.literal('never-mended') }),
  /** Jobs of kinds that this version does not know: they stay where they are and are not sent. */
  z.object({ kind: z.literal('jobs-unknown'), jobs: z.number(), kinds: z.array(z.string()) }),
  z.object({ kind: z.literal('jobs-known') }),
  z.object({ kind: z.literal('no-till') }),
  z.object({ kind: z.literal('no-configuration') }),
  z.object({ kind: z.literal('configuration'), path: z.string() }),
  z.object({
    kind: z.literal('configuration-refused'),
    path: z.string(),
    /** What is wrong in it, for whoever wrote it; empty when it is the whole file. */
    field: z.string(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('proxy'), proxy: z.string() }),
  z.object({ kind: z.literal('no-proxy') }),
  z.object({ kind: z.literal('fault'), fault: Fault }),
])
export const CheckName = z.enum([
  'runtime',
  'data-folder',
  'disk',
  'recovery-code',
  'configuration',
  'proxy',
  'database',
  'backup',
  'keychain',
  registryName,
  posName,
  'clock',
  'budget',
  'scanner',
  'outbox',
  'sold-bikes',
  'sales-feed',
  'mending',
  'unknown-jobs',
])
export type CheckName = z.infer<typeof CheckName>

/** One thing the counter depends on, asked for real. `warn` works on; `fail` does not. */
export const Check = z.object({
  name: CheckName,
  status: z.enum(['ok', 'warn', 'fail']),
  found: Finding,
})
export type Check = z.infer<typeof Check>
