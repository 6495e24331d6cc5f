import process from 'node:process'
import { createKeychain, type KeychainLibrary } from '../../electron/adapters/keychain.ts'
import type { SecretName } from '../../electron/core/ports.ts'

// Runs keychain calls in a process of its own and prints each answer as a line of JSON. Arguments:
// the service, the time an answer may take (ms), then steps such as `read:cicopass` and
// `write:cicopass:secret`. LIBRARY names another copy of keytar.

const [service = '', answerWithin = '', ...steps] = process.argv.slice(2)
const copy = process.env['LIBRARY']
const keychain = createKeychain({
  service,
  answerWithin: Number(answerWithin),
  ...(copy === undefined
    ? {}
    : { load: async () => ((await import(copy)) as { default: KeychainLibrary }).default }),
})

for (const step of steps) {
  const [what = '', name = '', secret = ''] = step.split(':')
  process.stdout.write(`${JSON.stringify(await run(what, name as SecretName, secret))}\n`)
}

function run(what: string, name: SecretName, secret: string) {
  switch (what) {
    case 'read':
      return keychain.read(name)
    case 'write':
      return keychain.write(name, secret)
    case 'remove':
      return keychain.remove(name)
    default:
      throw new Error(`No such step: ${what}`)
  }
}
