import type { Fault } from '../../../shared/fault.ts'
import type { ClockStatus } from '../../../shared/status.ts'
import type { Counter } from '../counter.ts'
import type { Ports } from '../ports.ts'
import { sentenceOf, type CommandOutcome } from './outcome.ts'

export type Check = {
  name: string
  status: 'ok' | 'warn' | 'fail'
  detail: string
  remedy: string | null
}

/** Everything the counter depends on, each asked for real. */
export async function runChecks(
  { counter, ports }: { counter: Counter; ports: Ports },
  machineChecks: readonly Check[],
): Promise<CommandOutcome> {
  const { database, keychain, scanner } = ports
  const checks: Check[] = [...machineChecks]
  const synchronous = database.synchronous()
  checks.push({
    name: 'database',
    status: synchronous === 2 ? 'ok' : 'fail',
    detail: `open, encrypted, synchronous=${String(synchronous)}`,
    remedy: synchronous === 2 ? null : 'Reinstall the counter: this build does not write safely.',
  })
  const secret = await keychain.read('database-key')
  checks.push(
    secret.ok
      ? { name: 'keychain', status: 'ok', detail: 'answers', remedy: null }
      : checkOfFault('keychain', secret.fault, 'fail'),
  )
  for (const service of ['cicopass', 'cyclesoftware'] as const) {
    const account = counter.accounts.current(service)
    if (account === null) {
      const remedy = `Run "login ${service}" or sign in under Settings.`
      checks.push({ name: service, status: 'warn', detail: 'not signed in', remedy })
      continue
    }
    const test =
      service === 'cicopass'
        ? await counter.accounts.testCicopass()
        : await counter.accounts.testCyclesoftware()
    checks.push(
      test.ok
        ? {
            name: service,
            status: 'ok',
            detail: `${account} signed in, answered in ${String(Math.round(test.value.milliseconds))} ms`,
            remedy: null,
          }
        : checkOfFault(service, test.fault, 'fail'),
    )
  }
  checks.push(clockCheck(counter.status().clock))
  const serialPorts = await scanner.ports()
  checks.push(
    serialPorts.ok
      ? {
          name: 'scanner',
          status: serialPorts.value.length > 0 ? 'ok' : 'warn',
          detail: `${String(serialPorts.value.length)} serial ports`,
          remedy:
            serialPorts.value.length > 0
              ? null
              : 'Connect a scanner in serial mode, or type codes.',
        }
      : checkOfFault('scanner', serialPorts.fault, 'warn'),
  )
  const { waiting, unknown, parked } = database.jobs.counts()
  checks.push({
    name: 'outbox',
    status: parked > 0 ? 'warn' : 'ok',
    detail: `${String(waiting)} waiting, ${String(unknown)} unknown, ${String(parked)} parked`,
    remedy: parked > 0 ? 'Open the queue and decide: retry, or discard with a reason.' : null,
  })
  return outcomeOfChecks(checks)
}

/** Asked after the services answered: only their clocks tell. */
function clockCheck({ state, aheadMs }: ClockStatus): Check {
  const name = 'clock'
  switch (state) {
    case 'right':
      return { name, status: 'ok', detail: 'agrees with the services', remedy: null }
    case 'unknown':
      return { name, status: 'ok', detail: 'no service answered to compare it with', remedy: null }
    case 'wrong': {
      const minutes = Math.round(Math.abs(aheadMs ?? 0) / 60_000)
      const way = (aheadMs ?? 0) > 0 ? 'ahead of' : 'behind'
      const detail = `${String(minutes)} minutes ${way} the services`
      const remedy = 'Set the date, the time and the time zone of this computer. Nothing is lost.'
      return { name, status: 'warn', detail, remedy }
    }
    case 'doubtful': {
      const detail = 'a certificate is not valid at the time this computer has'
      const remedy = 'Look at the date of this computer. If it is right, ask the service.'
      return { name, status: 'warn', detail, remedy }
    }
  }
}

export function checkOfFault(name: string, fault: Fault, status: 'warn' | 'fail'): Check {
  const sentence = sentenceOf(fault)
  const [detail, remedy] = sentence.split(/: (.*)/s)
  return { name, status, detail: detail ?? sentence, remedy: remedy ?? sentence }
}

export function outcomeOfChecks(checks: readonly Check[]): CommandOutcome {
  const text = checks
    .map(
      ({ name, status, detail, remedy }) =>
        `${status.padEnd(4)} ${name}: ${detail}${remedy === null ? '' : `\n     ${remedy}`}`,
    )
    .join('\n')
  return { status: checks.some(({ status }) => status === 'fail') ? 1 : 0, json: { checks }, text }
}
