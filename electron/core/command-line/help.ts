import type { CommandDeclaration } from './declaration.ts'

/** Where what a command does begins, so that most of them stand below each other. */
const column = 40

/** What `counter help` prints: every command, in the order of their list. */
export function usageOf(declared: readonly CommandDeclaration[]): string {
  return `counter <command> [--json]

${declared.flatMap(linesOf).join('\n')}

A command with --help says what can be given.
Exit status: 0 done, 1 failed, 2 bad input, 3 queued or unknown, 4 parked.
docs/command-line.md has every shape in full.`
}

function linesOf({ form, flags = {}, does, input }: CommandDeclaration): string[] {
  const what = input === null ? does : `${does} (standard input: ${input.replaceAll('`', '')})`
  const first = `  ${form}`
  const lines =
    first.length < column - 1
      ? [`${first.padEnd(column)}${what}`]
      : [first, `${' '.repeat(column)}${what}`]
  return [
    ...lines,
    ...Object.entries(flags).map(
      ([flag, { says }]) => `${`      [${flag}]`.padEnd(column)}${says}`,
    ),
  ]
}

/** The table of docs/command-line.md. */
export function tableOf(declared: readonly CommandDeclaration[]): string {
  const rows = declared.map(({ form, flags = {}, input, answers }) => {
    const given = [form, ...Object.keys(flags).map((flag) => `[${flag}]`)].join(' ')
    return `| \`${given.replaceAll('|', '\\|')}\` | ${input ?? ''} | ${answers} |`
  })
  return ['| command | standard input | JSON |', '| --- | --- | --- |', ...rows].join('\n')
}
