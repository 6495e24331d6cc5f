import { Command, CommanderError } from 'commander'
import { ok, type Result } from '../../../shared/fault.ts'
import { argumentsOf, wordsOf, type CommandDeclaration, type Given } from './declaration.ts'
import { badInput } from './outcome.ts'

export type Parsed = { command: CommandDeclaration; given: Given } | { help: string }

/** Reads the words behind the program's name, without `--json`. Bad input says what is wrong. */
export function parseCommand(
  declared: readonly CommandDeclaration[],
  words: readonly string[],
): Result<Parsed> {
  const found: Parsed[] = []
  let said = ''
  const program = new Command('counter')
    .exitOverride()
    .configureOutput({ writeOut: (text) => (said += text), writeErr: () => undefined })
    .helpOption('--help', 'what can be given')
    .helpCommand(false)
  for (const command of declared) {
    const own = wordsOf(command).reduce(childOf, program)
    for (const name of argumentsOf(command)) own.argument(name)
    for (const [form, { says }] of Object.entries(command.flags ?? {})) own.option(form, says)
    own
      .description(command.does)
      .allowUnknownOption(command.takesDashes === true)
      .action(() => {
        found.push({ command, given: { args: own.args, flags: own.opts() } })
      })
  }
  try {
    program.parse([...words], { from: 'user' })
  } catch (stopped) {
    if (!(stopped instanceof CommanderError)) throw stopped
    if (stopped.code === 'commander.helpDisplayed') return ok({ help: said.trimEnd() })
    return whatIsWrong(stopped, { declared, words })
  }
  const [read] = found
  return read === undefined ? badInput('', 'no command given') : ok(read)
}

function childOf(parent: Command, word: string): Command {
  const known = parent.commands.find((child) => child.name() === word)
  return known ?? parent.command(word).helpCommand(false)
}

function whatIsWrong(
  { code, message }: CommanderError,
  { declared, words }: { declared: readonly CommandDeclaration[]; words: readonly string[] },
): Result<never> {
  const [name = ''] = words
  const forms = declared.filter((command) => wordsOf(command)[0] === name).map(({ form }) => form)
  if (forms.length === 0) return badInput('', `unknown command "${name}"`)
  const said = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ')
  const [, missing = ''] = /missing required argument '([^']+)'/.exec(said) ?? []
  const isUnclear = ['commander.help', 'commander.unknownCommand', 'commander.excessArguments']
  const reason = missing !== '' ? 'is missing' : isUnclear.includes(code) ? `which of these?` : said
  return badInput(missing, `${reason}: ${forms.map((form) => `counter ${form}`).join(' · ')}`)
}
