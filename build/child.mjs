import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import process from 'node:process'

/**
 * Runs a program in this one's place: same standard streams, same signals, same exit status.
 * The promise does not resolve; this process ends when the program does.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<never>}
 */
export function becomeChild(command, args, env = process.env) {
  return new Promise((_, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    child.once('error', reject)
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        // A terminal sends Ctrl+C to the whole group: the child has it already.
        if (signal === 'SIGINT' && process.stdin.isTTY) return
        child.kill(signal)
      })
    }
    child.once('exit', (status, signal) => {
      process.exit(signal === null ? (status ?? 1) : 128 + constants.signals[signal])
    })
  })
}
