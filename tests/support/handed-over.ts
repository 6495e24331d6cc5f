import type { Machine } from '../../electron/core/command-line/command.ts'
import { runCommand } from '../../electron/core/command-line/commands.ts'
import { failed } from '../../shared/fault.ts'
import type { Job } from '../../shared/job.ts'
import type { TestCounter } from './test-counter.ts'

/** What `counter register` prints. */
export type RegisterOutput = {
  bikeId: number | null
  registered: boolean
  shieldLinked: boolean
  verdict: string
  jobs: Job[]
}

export type CommandAnswer<T> = { status: number; json: T; text: string }

const noMachine: Machine = {
  checks: () => Promise.resolve([]),
  writeBundle: ({ path }) => failed({ kind: 'folder-not-writable', path }),
}

/** A command as another program gives it. */
export async function command<T>(
  { counter, ports }: TestCounter,
  words: readonly string[],
  input: unknown = null,
): Promise<CommandAnswer<T>> {
  const outcome = await runCommand(
    {
      words: [...words],
      input: input === null ? null : typeof input === 'string' ? input : JSON.stringify(input),
      photos: [],
    },
    { counter, ports, machine: noMachine },
  )
  return { ...outcome, json: outcome.json as T }
}

export const aBike = {
  frameNumber: 'GZ 4711 0815',
  brand: 'Gazelle',
  color: 'Black',
  type: 'City bike',
  audience: 'Women',
  model: 'Orange C310',
}

export function register(
  at: TestCounter,
  input: Record<string, unknown> = {},
): Promise<CommandAnswer<RegisterOutput>> {
  return command(at, ['register'], { ...aBike, ...input })
}
