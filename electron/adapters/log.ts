import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Log } from '../core/ports.ts'
import { redact, redactText } from './redaction.ts'

/** Two weeks of ordinary days: what happened before the weekend can still be read. */
const filesKept = 14
/** A day on which something goes wrong ten times a second may not fill the shop's disk. */
const mostBytes = 5_000_000
const fileName = /^counter-\d{4}-\d\d-\d\d(?:\.\d{3})?\.log$/

export const logLevels = ['info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

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
 * One line of JSON each, a file a day (UTC) in `<folder>/logs`; a day that outgrows its file goes on
 * in another, and the oldest files go. It never throws into its caller: a line that cannot be
 * written goes to standard error, with the reason.
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
  const { now = () => Date.now(), fallback = toStandardError, most = mostBytes } = options
  const least = logLevels.indexOf(options.least ?? 'info')
  const folder = join(options.folder, 'logs')
  let today = ''
  let bytes = 0

  function write(level: LogLevel, message: string, details: Record<string, unknown> = {}): void {
    if (logLevels.indexOf(level) < least) return
    const at = now()
    const line = lineOf({ at, level, message, details })
    try {
      const day = `counter-${new Date(at).toISOString().slice(0, 10)}`
      if (day !== today) bytes = prepareFolder(folder, day)
      today = day
      if (bytes > most) bytes = beginAnother(folder, day)
      appendFileSync(join(folder, `${day}.log`), line, { mode: 0o600 })
      bytes += Buffer.byteLength(line)
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

/** The log files in the order they were written, oldest first. */
export function logFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => fileName.test(name))
    .sort()
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

/** Answers how many bytes the day's file has already: another process may have begun it. */
function prepareFolder(folder: string, day: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeOldest(folder)
  return statSync(join(folder, `${day}.log`), { throwIfNoEntry: false })?.size ?? 0
}

/** The full file gets a number, which sorts before the one that is being written. */
function beginAnother(folder: string, day: string): number {
  const ofToday = logFilesIn(folder).filter((name) => name.startsWith(`${day}.`))
  const numbers = ofToday.map((name) => Number(name.slice(`${day}.`.length, -4)) || 0)
  const next = String(Math.max(0, ...numbers) + 1).padStart(3, '0')
  renameSync(join(folder, `${day}.log`), join(folder, `${day}.${next}.log`))
  removeOldest(folder)
  return 0
}

/** Room for one more. */
function removeOldest(folder: string): void {
  for (const name of logFilesIn(folder).slice(0, -(filesKept - 1))) {
    rmSync(join(folder, name), { force: true })
  }
}

function toStandardError(line: string): void {
  process.stderr.write(line)
}
