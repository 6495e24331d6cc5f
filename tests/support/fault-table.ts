import { format } from 'prettier'
import type { JobKind } from '../../shared/job.ts'
import { jobKinds } from '../../shared/job-kinds.ts'
import { faults, type Outcome } from './fault-matrix.ts'
import { jobSubjects } from './job-subjects.ts'
import { kept, loud, once, tableOf } from './proved-kinds.ts'

/** `docs/fault-matrix.md`, as Prettier leaves it. */
export async function faultTable(outcomes: readonly Outcome[]): Promise<string> {
  const kinds = jobKinds.names
  const atSend = outcomes.filter(({ kind, call }) => call === jobSubjects[kind].send)
  const atRead = outcomes.filter(({ kind, call }) => call !== jobSubjects[kind].send)
  const usual = (kind: JobKind, fault: string): Outcome | undefined =>
    atSend.find((one) => one.kind === kind && one.faultName === fault && isUsual(one))
  const reads = kinds.flatMap((kind) => jobSubjects[kind].reads.map((call) => ({ kind, call })))

  const page = `# The fault matrix

Every fault that the simulated services can make (\`electron/training/faults.ts\`), at every request
of every kind of job. \`tests/integration/fault-matrix.test.ts\` runs each cell over HTTP, fails when
one is lost or done twice, and wrote this page: \`COUNTER_WRITE_DOCS=1\` writes it anew.

The fault happens once. A cell says what the counter says after the command and one \`sync\`; then,
after an arrow if it changed, what it says once the fault is over, a minute has passed and another
\`sync\` was made; then how often the service did it, counted at the service. *Parked* waits for a
person, who reads why.

${String(outcomes.length)} cells: lost 0, doubled 0.

## At the request that changes something

At a registry as published.

${table(
  ['fault', ...kinds],
  faults.map(([fault]) => [fault, ...kinds.map((kind) => written(usual(kind, fault)))]),
)}

## Where another registry makes a difference

What is not published differs from registry to registry (\`electron/training/profile.ts\`). Every
cell above was also run under the other profiles, for the jobs that Cicopass takes; these ended
differently.

${table(
  ['job', 'fault', 'registry', 'outcome'],
  atSend
    .filter((one) => !isUsual(one) && written(one) !== written(usual(one.kind, one.faultName)))
    .map((one) => [one.kind, one.faultName, one.profile.name, written(one)]),
)}

## At a request that only reads, before the change

${table(
  ['fault', ...reads.map(({ kind, call }) => `${kind}: ${call}`)],
  faults.map(([fault]) => [
    fault,
    ...reads.map(({ kind, call }) =>
      written(
        atRead.find((one) => one.kind === kind && one.call === call && one.faultName === fault),
      ),
    ),
  ]),
)}

## Beside the services

What loses, doubles or hides something without any service having a part in it. The kinds and the tests
that make them happen are in \`tests/support/proved-kinds.ts\`; \`tests/unit/proved-kinds.test.ts\` misses a
test that is gone. What strangers may try is in [security.md](security.md).

### Sales that were on disk

${tableOf(kept)}

### Doubled, or wrongly done

${tableOf(once)}

### Nothing dies silently

${tableOf(loud)}
`
  return format(page, { parser: 'markdown', printWidth: 100, proseWrap: 'preserve' })
}

function isUsual({ profile }: Outcome): boolean {
  return profile.name === 'as published'
}

function written(outcome: Outcome | undefined): string {
  if (outcome === undefined) return ''
  const { first, last, changes } = outcome
  return `${first === last ? first : `${first} → ${last}`} · ${String(changes)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
