import type { Result } from '../../../shared/fault.ts'
import type { CommandContext } from './command.ts'
import type { CommandOutcome } from './outcome.ts'
import type { CommandRequest } from './request.ts'

/** What stands on the command line behind a command's own words. */
export type Given = {
  args: readonly string[]
  /** By the flag's name without dashes and with capitals, `frameNumberConfirmed`; a flag without a value is `true`. */
  flags: Readonly<Record<string, string | true | undefined>>
}

type Run = (
  given: Given,
  request: CommandRequest,
  context: CommandContext,
) => Promise<Result<CommandOutcome>> | Result<CommandOutcome>

/**
 * One command, whole: the parser, the help, the table in docs/command-line.md, whether standard input is
 * read and what it does derive from it.
 */
export type CommandDeclaration = {
  /** As it is typed: its words, then `<what must stand there>` and `[what may]`, the last with `...` for several. */
  form: string
  /** By their form, as `--reason <why>`. */
  flags?: Readonly<Record<string, { says: string; isPath?: true }>>
  /** For the help: what it does, in one line. */
  does: string
  /** What standard input has, as docs/command-line.md calls it; null: it is not read. */
  input: string | null
  /** `register` names pictures in its input, which whoever is asked reads. */
  readsPhotos?: true
  /** The shape of what `--json` prints, as docs/command-line.md calls it. */
  answers: string
  /** A word that begins with a dash may be one of its arguments. */
  takesDashes?: true
} & (
  | { run: Run }
  /** It needs the data folder for itself, and runs without a counter (`electron/workplace/command-line.ts`). */
  | { alone: 'restore' }
)

const argument = /<[^>]+>|\[[^\]]+\]/g

/** The words of its own, as `['outbox', 'retry']`. */
export function wordsOf({ form }: Pick<CommandDeclaration, 'form'>): string[] {
  return form.replaceAll(argument, '').trim().split(/\s+/)
}

/** What stands behind them, brackets and all. */
export function argumentsOf({ form }: Pick<CommandDeclaration, 'form'>): string[] {
  return form.match(argument) ?? []
}
