import type { Check } from '../../../shared/diagnostics.ts'
import { sentenceOf } from '../command-line/outcome.ts'

const names = { cicopass: 'Cicopass', cyclesoftware: 'CycleSoftware' } as const

/** A check as the command line tells it, in English; `remedy` is null when there is nothing to do. */
export type ToldCheck = {
  name: Check['name']
  status: Check['status']
  detail: string
  remedy: string | null
}

export function toldCheck({ name, status, found }: Check): ToldCheck {
  const { detail, remedy } = wordsOf(found)
  return { name, status, detail, remedy: status === 'ok' ? null : remedy }
}

function wordsOf(found: Check['found']): { detail: string; remedy: string } {
  switch (found.kind) {
    case 'runtime':
      return {
        detail: `Cicopass Counter ${found.version}, ${found.runtime}, ${found.system}`,
        remedy: 'Install the counter again.',
      }
    case 'data-folder':
      return { detail: `${found.path} is this counter's`, remedy: 'Give this user the folder.' }
    case 'disk':
      return {
        detail: `${String(Math.round(found.freeBytes / 1_000_000))} MB free`,
        remedy: 'Make room on the disk: a sale that cannot be written down is not confirmed.',
      }
    case 'recovery-code-made':
      return { detail: 'made', remedy: 'Keep it in a safe place.' }
    case 'recovery-code-missing':
      return {
        detail: 'none was ever made: a lost keychain would lose what is not sent',
        remedy: 'Make one under Settings, print it and keep it in a safe place.',
      }
    case 'database':
      return {
        detail: `open, encrypted, form ${String(found.form)}, synchronous=${String(found.synchronous)}`,
        remedy: 'Reinstall the counter: this build does not write safely.',
      }
    case 'backup':
    case 'backup-old':
      return {
        detail: `the last daily copy is of ${found.madeAt}: ${found.path}`,
        remedy:
          'Leave the counter open: it makes a copy each day. If it does not, look whether the disk is full; the log says why.',
      }
    case 'backup-missing':
      return {
        detail: 'there is no daily copy yet',
        remedy:
          'Leave the counter open: the first one is made within a minute. The log says why not.',
      }
    case 'keychain':
      return { detail: 'answers', remedy: 'Unlock it.' }
    case 'not-signed-in':
      return {
        detail: 'not signed in',
        remedy: `Run "login ${found.service}" or sign in under Settings.`,
      }
    case 'service':
      return {
        detail: `${found.account} signed in, answered in ${String(found.milliseconds)} ms`,
        remedy: 'Try again.',
      }
    case 'clock-right':
      return { detail: 'agrees with the services', remedy: 'Nothing.' }
    case 'clock-wrong':
      return {
        detail: `${String(found.minutes)} minutes ${found.isAhead ? 'ahead of' : 'behind'} the services`,
        remedy: 'Set the date, the time and the time zone of this computer.',
      }
    case 'clock-doubtful':
      return {
        detail: 'a certificate is not valid at the time this computer has',
        remedy: 'Look at the date of this computer. If it is right, ask the service.',
      }
    case 'clock-unknown':
      return { detail: 'no service answered to compare it with', remedy: 'Sign in first.' }
    case 'budget':
      return {
        detail: `${names[found.service]}: ${String(found.remaining)} of ${String(found.limit)} requests left this ${found.per}`,
        remedy: 'Wait: the queue goes on by itself. Another counter may use the same account.',
      }
    case 'budget-unknown':
      return { detail: 'no service told of a limit', remedy: 'Sign in to a service first.' }
    case 'scanner-ready':
      return { detail: `${found.name} is open`, remedy: 'Plug the scanner in again.' }
    case 'scanner-silent':
      return {
        detail: `${found.name} is open, and nothing was ever read from it`,
        remedy: 'Scan any code. Nothing yet: it types like a keyboard, or is not the scanner.',
      }
    case 'scanner-ports':
      return {
        detail: `${String(found.ports)} serial ports`,
        remedy: 'Connect a scanner in serial mode, or type codes.',
      }
    case 'queue':
      return {
        detail: `${String(found.waiting)} waiting, ${String(found.unknown)} unknown, ${String(found.parked)} parked`,
        remedy: 'Open the queue and decide: retry, or discard with a reason.',
      }
    case 'sold-bikes':
      return {
        detail: `today ${String(found.sold)} sold, ${String(found.registered)} registered, ${String(found.open)} open`,
        remedy: 'Open "Sold bikes": a registration or a return asks for a person.',
      }
    case 'records-unreadable':
      return {
        detail: `${String(found.records)} records left out, of the sales ${found.transactions.join(', ') || '(none named)'}`,
        remedy: 'Look at these sales in CycleSoftware; the log says what could not be read.',
      }
    case 'records-readable':
      return { detail: 'every record can be read', remedy: 'Nothing to do.' }
    case 'never-mended':
      return { detail: 'never needed', remedy: 'Nothing to do.' }
    case 'mended':
      return {
        detail: `on ${found.at}; ${String(found.unreadable)} rows could not be read${tablesOf(found.unreadableOf)}`,
        remedy:
          'Look whether sales of that day are missing in the queue; the damaged file lies beside the database (counter.damaged-…).',
      }
    case 'jobs-known':
      return { detail: 'every job can be read', remedy: 'Nothing to do.' }
    case 'jobs-unknown':
      return {
        detail: `${String(found.jobs)} jobs are not understood and not sent: ${found.kinds.join(', ')}`,
        remedy:
          'Another version of the counter wrote them: bring this counter up to date, and they go on.',
      }
    case 'no-till':
      return { detail: 'no till to read', remedy: 'Sign in to CycleSoftware.' }
    case 'proxy':
      return { detail: `through ${found.proxy}`, remedy: 'Ask who looks after the network.' }
    case 'no-configuration':
      return { detail: 'none', remedy: 'See docs/configuration.md.' }
    case 'configuration':
      return { detail: found.path, remedy: 'See docs/configuration.md.' }
    case 'configuration-refused':
      return {
        detail: `${found.path}: ${[found.field, found.reason].filter((word) => word !== '').join(' ')}`,
        remedy: 'Put it right and start the counter again; until then the file counts for nothing.',
      }
    case 'no-proxy':
      return { detail: 'none', remedy: 'Ask who looks after the network.' }
    case 'fault': {
      const sentence = sentenceOf(found.fault)
      const [detail, remedy] = sentence.split(/: (.*)/s)
      return { detail: detail ?? sentence, remedy: remedy ?? sentence }
    }
  }
}

/** `: jobs 3, leads 1` */
function tablesOf(rows: Readonly<Record<string, number>>): string {
  const told = Object.entries(rows).map(([table, lost]) => `${table} ${String(lost)}`)
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}
