import { fc } from '../support/random.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { holdsLink, isCommand, programWords } from '../../electron/workplace/command-words.ts'

const link = 'cicopass-counter:x'

describe('What the program is called with', () => {
  const electron = Object.getOwnPropertyDescriptor(process.versions, 'electron')
  afterEach(() => {
    if (electron === undefined) Reflect.deleteProperty(process.versions, 'electron')
    Reflect.deleteProperty(process, 'defaultApp')
  })
  const asPackage = () => {
    Object.defineProperty(process.versions, 'electron', { value: '40.0.0', configurable: true })
  }

  it('is a command when --cli is the first word behind the program', () => {
    expect(isCommand(programWords(['node', 'main.js', '--cli', 'doctor']))).toBe(true)
    asPackage()
    expect(isCommand(programWords(['counter', '--cli', 'doctor']))).toBe(true)
    expect(programWords(['counter', '--cli', 'doctor'])).toEqual(['--cli', 'doctor'])
    Object.defineProperty(process, 'defaultApp', { value: true, configurable: true })
    expect(isCommand(programWords(['electron', '.', '--cli', 'doctor']))).toBe(true)
  })

  it('is never a command when a link or anything else comes first, whatever follows', () => {
    asPackage()
    const word = fc.oneof(
      fc.constantFrom('--', '--cli', '--cli=order', '-cli', '/cli', '"--cli"', ' --cli', '--CLI'),
      fc.constantFrom('order', '500', link, `"${link}`, '--no-sandbox', '%20--cli'),
    )
    fc.assert(
      fc.property(word, fc.array(word), (first, rest) => {
        fc.pre(first !== '--cli')
        expect(isCommand(programWords(['counter', first, ...rest]))).toBe(false)
      }),
    )
    // A package is told apart by its runtime: a word is never taken for the file that it runs.
    expect(isCommand(programWords(['counter', link, '--cli', 'order', '500']))).toBe(false)
    expect(isCommand(programWords(['counter', 'main.js', '--cli', 'order', '500']))).toBe(false)
  })

  it('finds a link in any spelling, so that nothing beside it is done', () => {
    for (const torn of [
      link,
      'CICOPASS-COUNTER://sale',
      `"${link}`,
      ` '${link}`,
      `${link} --cli`,
    ]) {
      expect(holdsLink(['order', torn, '500'])).toBe(true)
    }
    expect(holdsLink(['order', '500', '--note', 'see cicopass-counter:x'])).toBe(false)
  })
})
