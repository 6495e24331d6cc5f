import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
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

/** All that a counter has in its memory once it signed in and asked both services something: later and later. */
async function* memories(): AsyncGenerator<string> {
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
  try {
    for await (const file of createInterface(counter.stdout)) {
      yield readFileSync(file, 'utf8')
      rmSync(file)
    }
  } finally {
    counter.kill()
  }
}

it('keeps no password and no api-key in memory longer than a request needs', async () => {
  const basic = Buffer.from(`rijwielhandel:${passwords.cyclesoftware}`).toString('base64')
  const secrets = { ...passwords, apiKey, basic }
  let kept = Object.entries(secrets)
  for await (const everything of memories()) {
    // What looks for them finds what is there: the account is known all day.
    expect(everything).toContain(email)
    kept = kept.filter(([, secret]) => everything.includes(secret))
    if (kept.length === 0) break
  }
  expect(kept.map(([name]) => name)).toEqual([])
})
