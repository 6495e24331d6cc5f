import { randomUUID } from 'node:crypto'
import { serveLocalSocket, type LocalServer } from '../adapters/local-socket.ts'
import type { Machine } from '../core/command-line/command.ts'
import { runCommand } from '../core/command-line/commands.ts'
import { CommandRequest } from '../core/command-line/request.ts'
import type { Log } from '../core/ports.ts'
import { failed } from '../../shared/fault.ts'
import type { OpenCounter } from './open-counter.ts'

/** A name that is taken, or too many open files: sales go on, and the command line is what is missing. */
async function listen(how: Parameters<typeof serveLocalSocket>[0]) {
  try {
    return await serveLocalSocket(how)
  } catch (defect) {
    return failed({ kind: 'not-found', what: `a socket for the command line: ${String(defect)}` })
  }
}

/**
 * The command line beside this window: the same core, through a socket only this user can open. Null
 * when it cannot be had, which the log tells.
 */
export async function serveCommands(
  { counter, ports, place }: OpenCounter,
  { machine, log }: { machine: Machine; log: Log },
): Promise<LocalServer | null> {
  const served = await listen({
    folder: place.folder,
    handler: (request) =>
      log.within({ request: randomUUID().slice(0, 8), call: 'command line' }, () =>
        counter.work.follow(
          'command line',
          runCommand(CommandRequest.parse(request), { counter, ports, machine }),
        ),
      ),
    onDefect(error) {
      const reference = randomUUID().slice(0, 8)
      log.error('A command failed', { reference, error: String(error) })
      return reference
    },
  })
  if (served.ok) return served.value
  log.warn('The command line cannot reach this window', { ...served.fault })
  return null
}
