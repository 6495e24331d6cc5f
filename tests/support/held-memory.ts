import { text } from 'node:stream/consumers'
import { getHeapSnapshot } from 'node:v8'
import { z } from 'zod'

/** What a program keeps values in. Compiled code, its feedback and hidden classes are left out. */
const values: ReadonlySet<string> = new Set([
  'object',
  'array',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'bigint',
  'native',
  'closure',
])

const Snapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.array(z.union([z.array(z.string()), z.string()])),
    }),
  }),
  nodes: z.array(z.number()),
})

/**
 * Bytes of all values that this process can still reach: everything else is collected first. The
 * compiler and the collector do not change the answer, so two of them can be compared exactly. For a
 * process of its own, in which nothing else goes on.
 */
export async function bytesHeld(): Promise<number> {
  const { snapshot, nodes } = Snapshot.parse(JSON.parse(await text(getHeapSnapshot())))
  const fields = snapshot.meta.node_fields
  const types = snapshot.meta.node_types[fields.indexOf('type')] ?? []
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[nodes[node + fields.indexOf('type')] ?? 0] ?? ''
    if (values.has(type)) bytes += nodes[node + fields.indexOf('self_size')] ?? 0
  }
  return bytes
}
