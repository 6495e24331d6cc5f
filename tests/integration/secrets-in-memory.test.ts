import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCounterProcesses, type CounterProcesses } from '../support/counter-process.ts'

let at: CounterProcesses
beforeAll(async () => {
  at = await startCounterProcesses()
})
afterAll(async () => {
  await at.stop()
})

const email = 'balie@example.com'
const passwords = { cicopass: 'fiets-op-slot', cyclesoftware: 'kassa-open' }
const apiKey = 'planted-api-key-7f3a9c'

/** All that a counter has in its memory once it signed in and asked both services something. */
async function memory(): Promise<string> {
  const script = join(import.meta.dirname, '../support/memory-steps.ts')
  const counter = spawn(process.execPath, [script], {
    env: { ...process.env, ...at.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  counter.stdin.end(
    JSON.stringify({
      cicopass: { email, password: passwords.cicopass },
      cyclesoftware: {
        ...{ country: 'NL', userName: 'rijwielhandel', password: passwords.cyclesoftware },
        ...{ apiKey, store: { account: '1', store: '1' } },
      },
    }),
  )
  return readFileSync(await text(counter.stdout), 'utf8')
}

it('keeps no password and no api-key in memory longer than a request needs', async () => {
  const everything = await memory()
  const basic = Buffer.from(`rijwielhandel:${passwords.cyclesoftware}`).toString('base64')
  // What looks for them finds what is there: the account is known all day.
  expect(everything).toContain(email)
  const secrets = { ...passwords, apiKey, basic }
  const kept = Object.entries(secrets).filter(([, secret]) => everything.includes(secret))
  expect(kept.map(([name]) => name)).toEqual([])
})
