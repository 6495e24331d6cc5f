import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { logFilesIn } from './log-file.ts'
import { redact, redactText } from './redaction.ts'
import { writeWhole } from './write-whole.ts'
import { isThere } from './is-there.ts'

export type Bundle = {
  /** Where to write it; replaced when it is there. */
  path: string
  /** Whatever is worth knowing; redacted here, whoever gathered it. */
  report: Record<string, unknown>
  /** Folders with a `logs` folder, by the name they get in the bundle. */
  logs: Readonly<Record<string, string>>
  /** Paths of crash reports to take along: they cannot be redacted. */
  crashReports: readonly string[]
}

/**
 * Writes one zip that may be sent to others. The log was redacted when it was written and is once
 * more, and no path tells the name of whoever uses the computer.
 */
export function writeDiagnosticsBundle({ path, report, logs, crashReports }: Bundle): void {
  const files: Record<string, Uint8Array> = {
    'report.json': text(JSON.stringify(redact(report), null, 2)),
  }
  for (const [name, folder] of Object.entries(logs)) {
    const place = join(folder, 'logs')
    if (!isThere(place)) continue
    for (const file of logFilesIn(place)) {
      const lines = readFileSync(join(place, file), 'utf8').split('\n')
      files[`logs-${name}/${file}`] = text(lines.map(redactText).join('\n'))
    }
  }
  for (const report of crashReports) {
    files[`crash-reports/${basename(report)}`] = new Uint8Array(readFileSync(report))
  }
  writeWhole(path, zipSync(files))
}

/**
 * Homes by their place, in whatever way a path is written (once or twice escaped in JSON, as an address,
 * in Windows' short form), and this user's own wherever it lies.
 */
export function withoutUser(words: string, home = homedir()): string {
  const spellings = [home, home.replaceAll('\\', '\\\\'), home.replaceAll('\\', '/')]
  const own = spellings
    .filter((spelling) => spelling.length > 1)
    .reduce((left, spelling) => left.replaceAll(spelling, '~'), words)
  return own.replaceAll(homes, (_, before: string) => `${before}~`)
}

const homes =
  /((?:\b[A-Za-z]:|file:\/\/)?[\\/]+(?:Users|home|Documents and Settings|Benutzer|Utilisateurs)[\\/]+)[^\\/"'<>|:*?\r\n]+(?=[\\/"'\r\n]|$)/gi

function text(words: string): Uint8Array {
  return strToU8(withoutUser(words))
}
