import type { Check } from '../../../shared/diagnostics.ts'
import { toldCheck } from '../diagnostics/check-words.ts'
import type { CommandOutcome } from './outcome.ts'

/** `bundle` is where the report was written, if one was asked for. */
export function outcomeOfChecks(checks: readonly Check[], bundle: string | null): CommandOutcome {
  const told = checks.map(toldCheck)
  const text = told
    .map(
      ({ name, status, detail, remedy }) =>
        `${status.padEnd(4)} ${name}: ${detail}${remedy === null ? '' : `\n     ${remedy}`}`,
    )
    .join('\n')
  return {
    status: checks.some(({ status }) => status === 'fail') ? 1 : 0,
    json: bundle === null ? { checks: told } : { checks: told, bundle },
    text: bundle === null ? text : `${text}\n\nThe report is in ${bundle}`,
  }
}
