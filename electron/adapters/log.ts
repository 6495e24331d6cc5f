import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Log } from '../core/ports.ts'
import { redact, redactText } from './redaction.ts'

/** Two weeks: what happened before the weekend can still be read. */
const FILES_KEPT = 14
const FILE_NAME = /^counter-\d{4}-\d\d-\d\d\.log$/

type Level = 'info' | 'warn' | 'error'

/**
 * One line of JSON each, a file a day (UTC) in `<folder>/logs`. It never throws into its caller: a
 * line that cannot be written goes to standard error, with the reason.
 */
export function createLog(options: {
  folder: string
  /** Epoch milliseconds. */
  now?: () => number
  /** Where a line goes that the disk does not take. */
  fallback?: (line: string) => void
}): Log {
  const { now = () => Date.now(), fallback = toStandardError } = options
  const folder = join(options.folder, 'logs')
  let today = ''

  function write(level: Level, message: string, details: Record<string, unknown>): void {
    const at = now()
    const line = lineOf({ at, level, message, details })
    try {
      const file = `counter-${new Date(at).toISOString().slice(0, 10)}.log`
      if (file !== today) prepareFolder(folder, file)
      today = file
      appendFileSync(join(folder, file), line, { mode: 0o600 })
    } catch (error) {
      fallback(`The log cannot be written: ${String(error)}\n${line}`)
    }
  }

  return {
    info: (message, details = {}) => {
      write('info', message, details)
    },
    warn: (message, details = {}) => {
      write('warn', message, details)
    },
    error: (message, details = {}) => {
      write('error', message, details)
    },
  }
}

function lineOf(entry: {
  at: number
  level: Level
  message: string
  details: Record<string, unknown>
}): string {
  const head = {
    time: new Date(entry.at).toISOString(),
    level: entry.level,
    message: redactText(entry.message),
  }
  try {
    return `${JSON.stringify({ ...head, details: redact(entry.details) })}\n`
  } catch (error) {
    // A getter of a detail that throws may not cost the line, nor the caller its work.
    return `${JSON.stringify({ ...head, details: `unreadable: ${redactText(String(error))}` })}\n`
  }
}

function prepareFolder(folder: string, today: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const kept = readdirSync(folder).filter((name) => FILE_NAME.test(name) && name !== today)
  const old = kept.sort().slice(0, Math.max(0, kept.length - (FILES_KEPT - 1)))
  for (const name of old) rmSync(join(folder, name), { force: true })
}

function toStandardError(line: string): void {
  process.stderr.write(line)
}
