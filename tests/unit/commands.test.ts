import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands, usage } from '../../electron/core/command-line/commands.ts'
import {
  argumentsOf,
  wordsOf,
  type CommandDeclaration,
} from '../../electron/core/command-line/declaration.ts'
import { tableOf, usageOf } from '../../electron/core/command-line/help.ts'
import { parseCommand } from '../../electron/core/command-line/parse-command.ts'
import { ok } from '../../shared/fault.ts'

const page = join(import.meta.dirname, '../../docs/command-line.md')

function parsed(words: readonly string[], declared = commands) {
  const read = parseCommand(declared, words)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  if ('help' in read.value) throw new Error('help was asked for')
  const { command, given } = read.value
  return { form: command.form, ...given }
}

function problemOf(...words: string[]) {
  const read = parseCommand(commands, words)
  if (read.ok || read.fault.kind !== 'bad-input') throw new Error(JSON.stringify(read))
  return read.fault.problems[0]
}

describe('A command', () => {
  it.each(commands.map((command) => [command.form, command] as const))(
    'is found by its words, with all that may stand behind them: %s',
    (form, command) => {
      const given = argumentsOf(command).map((_, place) => `word-${String(place)}`)
      const flags = Object.keys(command.flags ?? {})
      const typed = flags.flatMap((flag) => {
        const [name = '', value] = flag.split(' ')
        return value === undefined ? [name] : [name, 'what was given']
      })
      const found = parsed([...wordsOf(command), ...given, ...typed])
      expect(found).toMatchObject({ form, args: given })
      expect(Object.values(found.flags)).toHaveLength(flags.length)
    },
  )

  it('is one of its own', () => {
    const all = commands.map((command) => wordsOf(command).join(' '))
    expect(new Set(all).size).toBe(all.length)
  })

  it('that is declared is in the help, in the documentation and understood', () => {
    const ring: CommandDeclaration = {
      form: 'bell ring <times>',
      flags: { '--softly': { says: 'at night' } },
      does: 'rings the bell',
      input: 'the tune',
      answers: '`Rung`',
      run: () => ok({ status: 0, json: null, text: '' }),
    }
    const declared = [...commands, ring]
    expect(usageOf(declared)).toMatch(
      /bell ring <times> +rings the bell \(standard input: the tune\)\n +\[--softly\] +at night/,
    )
    expect(tableOf(declared)).toContain('| `bell ring <times> [--softly]` | the tune | `Rung` |')
    expect(parsed(['bell', 'ring', '3', '--softly'], declared)).toEqual({
      form: 'bell ring <times>',
      args: ['3'],
      flags: { softly: true },
    })
  })

  it('that leaves something out does not compile', () => {
    // @ts-expect-error -- what it reads is missing
    const deaf: CommandDeclaration = { form: 'a', does: 'b', answers: 'c', alone: 'restore' }
    // @ts-expect-error -- what it does is missing
    const idle: CommandDeclaration = { form: 'a', does: 'b', answers: 'c', input: null }
    expect([deaf, idle]).toHaveLength(2)
  })
})

describe('What is typed', () => {
  it('may begin with a dash where a frame number or a shield is asked for', () => {
    expect(parsed(['check', '-WBK', '7600006', '--frame-number-confirmed'])).toMatchObject({
      args: ['-WBK', '7600006'],
      flags: { frameNumberConfirmed: true },
    })
    expect(parsed(['check', '--', '--frame-number-confirmed']).args).toEqual([
      '--frame-number-confirmed',
    ])
  })

  it('as --flag=value is --flag value', () => {
    const { flags } = parsed(['order', '5', '--note=for the autumn'])
    expect(flags).toEqual({ note: 'for the autumn' })
  })

  it.each([
    [['fly'], '', 'unknown command "fly"'],
    [['toString'], '', 'unknown command "toString"'],
    [['login'], '', 'counter login cicopass · counter login cyclesoftware · counter login proxy'],
    [['login', 'somewhere'], '', 'counter login proxy'],
    [['outbox', 'show'], 'job', 'is missing: counter outbox list · counter outbox show <job>'],
    [['bike', '5', '6'], '', 'counter bike <bikeId>'],
    [['sold', 'everything'], '', 'counter sold skip <id>'],
    [['login', 'cicopass', '--mail', 'a@b.nl'], '', '--mail'],
    [['order', '5', '--note'], '', '--note'],
  ] as const)('%j is refused with what could be meant', (words, field, said) => {
    const problem = problemOf(...words)
    expect(problem?.field).toBe(field)
    expect(problem?.reason).toContain(said)
  })

  it('with --help says what can be given', () => {
    const read = parseCommand(commands, ['outbox', 'discard', '--help'])
    if (!read.ok || !('help' in read.value)) throw new Error('no help')
    expect(read.value.help).toContain('--reason <why>')
    expect(usage).toContain('outbox discard <job>')
  })
})

describe('docs/command-line.md', () => {
  const marks = { from: '<!-- From the commands', to: '\n\n- **login proxy**' }

  it('has the table of the commands there are', () => {
    const text = readFileSync(page, 'utf8')
    const begin = text.indexOf('\n\n', text.indexOf(marks.from)) + 2
    const end = text.indexOf(marks.to)
    if (process.env['COUNTER_WRITE_DOCS'] === '1') {
      writeFileSync(page, text.slice(0, begin) + tableOf(commands) + text.slice(end))
      return
    }
    expect(cellsOf(text.slice(begin, end))).toEqual(cellsOf(tableOf(commands)))
  })

  it('says of each shape that a command reads or prints what is in it', () => {
    const text = readFileSync(page, 'utf8')
    const described = text.slice(text.indexOf(marks.to))
    const named = commands.flatMap(({ input, answers }) =>
      [...`${input ?? ''} ${answers}`.matchAll(/`(\w+)(?:\[\])?`/g)].map(([, shape = '']) => shape),
    )
    expect(named.length).toBeGreaterThan(20)
    const unsaid = named.filter(
      (shape) => !new RegExp(`type ${shape}\\b|\`${shape}\``).test(described),
    )
    expect(unsaid).toEqual([])
  })
})

/** Without the widths that the formatter gives its columns. */
function cellsOf(table: string): string[] {
  return table.split('\n').map((line) => line.replaceAll(/ {2,}|(?<=\| )-+(?= \|)/g, ' '))
}
