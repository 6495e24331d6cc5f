import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { defectDetails } from '../core/defect.ts'
import { outcomeOfFault, type CommandOutcome } from '../core/command-line/outcome.ts'
import type { Log } from '../core/ports.ts'
import { later } from '../core/timers.ts'

/** What a command may still take to answer once something in it threw that nobody caught, in milliseconds. */
const graceMs = 30_000

/**
 * The last line of defence of a command: what nobody caught is logged under a reference and said in one
 * sentence, and the command goes on to what it comes to. Where it comes to nothing (what threw was what it
 * waited for), the answer is that reference, and exit status 1.
 *
 * @param complain writes to standard error
 * @returns the outcome of a command that will never have one of its own
 */
export function catchWhatNobodyCaught(
  log: Pick<Log, 'error'>,
  complain: (text: string) => void,
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const failed = (event: string, details: Record<string, unknown>): CommandOutcome => {
      const reference = randomUUID().slice(0, 8)
      log.error('Nobody caught it', { event, reference, ...details })
      return outcomeOfFault({ kind: 'internal', reference })
    }
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (thrown: unknown) => {
        const outcome = failed(event, defectDetails(thrown))
        complain(`${outcome.text}\n`)
        later(graceMs, () => {
          resolve(outcome)
        })
      })
    }
    // Nothing is left that could answer: without this the process ends without a word.
    process.once('beforeExit', () => {
      resolve(failed('beforeExit', { error: 'The command ended without an answer' }))
    })
  })
}
