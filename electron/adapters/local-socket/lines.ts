import { join } from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/fault.ts'

/** A register command with photographs is the largest thing that passes over the socket, in bytes. */
export const LONGEST_LINE = 32 * 1024 * 1024

const LocalQuestion = z.object({ token: z.string().max(100), request: z.unknown() })
export type LocalQuestion = z.infer<typeof LocalQuestion>

const LocalAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), fault: Fault }),
])
export type LocalAnswer = z.infer<typeof LocalAnswer>

/** In the data folder: only who can read this user's files can present what is in it. */
export function tokenPath(folder: string): string {
  return join(folder, 'counter.token')
}

/** `null` for what is no line of ours. */
export function readQuestion(line: string): LocalQuestion | null {
  return readAs(LocalQuestion, line)
}

/** `null` for what is no line of ours. */
export function readAnswer(line: string): LocalAnswer | null {
  return readAs(LocalAnswer, line)
}

function readAs<T extends z.ZodType>(shape: T, line: string): z.output<T> | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null // not JSON: nobody of ours
  }
  const parsed = shape.safeParse(value)
  return parsed.success ? parsed.data : null
}
