import { recoveryCodeMade } from '../adapters/database/counter-database.ts'
import type { Check } from '../core/command-line/doctor.ts'

/** What the doctor asks of the machine itself rather than of the counter. */
export function machineChecks(folder: string): Check[] {
  const { node, electron } = process.versions as { node: string; electron?: string }
  const runtime = electron === undefined ? `Node ${node}` : `Electron ${electron}, Node ${node}`
  const made = recoveryCodeMade(folder)
  return [
    { name: 'runtime', status: 'ok', detail: `${runtime}, ${process.platform}`, remedy: null },
    {
      name: 'data-folder',
      status: 'ok',
      detail: `${folder} is locked by this counter`,
      remedy: null,
    },
    {
      name: 'recovery-code',
      status: made ? 'ok' : 'warn',
      detail: made ? 'made' : 'none was ever made: a lost keychain would lose what is not sent',
      remedy: made ? null : 'Make one under Settings, print it and keep it in a safe place.',
    },
  ]
}
