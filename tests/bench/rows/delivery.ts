import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../../electron/core/ports.ts'
import type { Received } from '../../../electron/training/received.ts'
import { openTestCounter } from '../../support/test-counter.ts'
import { aRegistration, enqueue, openEncrypted } from '../jobs.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const rounds = 7
const jobs = 20

/**
 * Registrations delivered from the encrypted queue, and the very same requests without a counter, by
 * Node's own client on a connection that is kept open: what is left is the counter's.
 */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const onDisk = openEncrypted(join(folder, 'delivery'), randomBytes(32))
  let writing = 0
  const database: Database = {
    ...onDisk,
    write(change) {
      const began = performance.now()
      const written = onDisk.write(change)
      writing += performance.now() - began
      return written
    },
  }
  const here = await openTestCounter({ database, timeout: 20_000 })
  const { cicopass } = here.training
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const token = await signIn(here.training.cicopassUrl)
  const overheads: number[] = []
  const own: number[] = []
  const commits: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const made = Array.from({ length: jobs }, () => aRegistration())
    for (const job of made) enqueue(database, job)
    const before = cicopass.received.length
    writing = 0
    const delivered = await timed(() => here.counter.outbox.deliver(made.map(({ id }) => id)))
    commits.push(writing / jobs)
    const waiting = made.filter(({ id }) => database.jobs.get(id)?.state !== 'done')
    if (waiting.length > 0) throw new Error(`${String(waiting.length)} were not delivered`)
    const sent = cicopass.received.slice(before).filter(({ call }) => call !== 'login')
    const alone = await timed(async () => {
      for (const one of sent) await repeat(one, { url: here.training.cicopassUrl, agent, token })
    })
    overheads.push((delivered - alone) / jobs)
    own.push(alone / jobs)
  }
  agent.destroy()
  await here.close()
  rmSync(folder, { recursive: true })
  return [
    {
      what: 'delivery of a job beyond the service’s own answers',
      figure: median(overheads),
      unit: 'ms',
      goal: { at: 'most', figure: 3 },
      detail: `${rounded(median(commits))} ms of it are its two commits; the answers alone take ${rounded(median(own))} ms a job; ${String(rounds)} rounds of ${String(jobs)}`,
    },
  ]
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/partners/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'balie@example.com', password: 'fiets-op-slot' }),
  })
  return String(((await answer.json()) as { token: unknown }).token)
}

/** The same request for another bike, read to its end. */
function repeat(
  { method, path, query, body }: Received,
  { url, agent, token }: { url: string; agent: Agent; token: string },
): Promise<void> {
  const asked = new URL(path, url)
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value)
  const text = body === null ? '' : JSON.stringify(body).replaceAll('WBK-', 'XBK-')
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(asked, { method, agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', resolve)
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(text)
  })
}
