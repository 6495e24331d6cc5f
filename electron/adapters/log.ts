import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import process from 'node:process'
import { logLevels, type LogLevel } from '../../shared/log-level.ts'
import type { Log } from '../core/ports.ts'
import { createLogFile } from './log-file.ts'
import { redact, redactText } from './redaction.ts'

type Entry = {
  /** Epoch milliseconds. */
  at: number
  level: LogLevel
  message: string
  details: Record<string, unknown>
}

/** The click, command or job that the running code came from. Of the process, not of one log. */
const trails = new AsyncLocalStorage<Record<string, string>>()

/**
 * One line of JSON each, in `<folder>/logs` (`log-file.ts`). It never throws into its caller: a line that
 * cannot be written goes to standard error, with the reason.
 */
export function createLog(options: {
  folder: string
  /** Epoch milliseconds. */
  now?: () => number
  /** What is less than this is not written. */
  least?: LogLevel
  /** In bytes; what a file may grow to. */
  most?: number
  /** Where a line goes that the disk does not take. */
  fallback?: (line: string) => void
}): Log {
  const { now = () => Date.now(), fallback = toStandardError } = options
  const least = logLevels.indexOf(options.least ?? 'info')
  const file = createLogFile(join(options.folder, 'logs'), options.most)

  function write(level: LogLevel, message: string, details: Record<string, unknown> = {}): void {
    if (logLevels.indexOf(level) < least) return
    const at = now()
    const line = lineOf({ at, level, message, details })
    try {
      file.append(line, at)
    } catch (error) {
      fallback(`The log cannot be written: ${String(error)}\n${line}`)
    }
  }

  return {
    info: (message, details) => {
      write('info', message, details)
    },
    warn: (message, details) => {
      write('warn', message, details)
    },
    error: (message, details) => {
      write('error', message, details)
    },
    within: (trail, run) => trails.run({ ...trails.getStore(), ...trail }, run),
  }
}

function lineOf({ at, level, message, details }: Entry): string {
  const head = {
    time: new Date(at).toISOString(),
    level,
    message: redactText(message),
    ...trails.getStore(),
  }
  try {
    return `${JSON.stringify({ ...head, details: redact(details) })}\n`
  } catch (error) {
    // A getter of a detail that throws may not cost the line, nor the caller its work.
    return `${JSON.stringify({ ...head, details: `unreadable: ${redactText(String(error))}` })}\n`
  }
}

function toStandardError(line: string): void {
  process.stderr.write(line)
}
