import process from 'node:process'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import { storedJob } from './stored-job.ts'

// The database or the lock in a process of its own, to be killed or run as another user. Prints one
// line of JSON. Arguments: what to do, a path, and the key in hexadecimal.

const [what = '', path = '', key = ''] = process.argv.slice(2)

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

function openIt(): void {
  const opened = openDatabase({ path, key: Buffer.from(key, 'hex') })
  say(opened.ok ? 'opened' : opened.fault)
}

/** Commits one job after another until it is killed, naming each once it is on disk. */
function commitForEver(): never {
  const opened = openDatabase({ path, key: Buffer.from(key, 'hex') })
  if (!opened.ok) throw new Error(opened.fault.kind)
  for (;;) {
    const job = storedJob()
    const written = opened.value.write(() => {
      opened.value.jobs.add(job)
    })
    if (!written.ok) throw new Error(written.fault.kind)
    say(job.id)
  }
}

function hold(): void {
  const lock = lockDataFolder(path)
  say(lock.ok ? 'held' : lock.fault)
  if (lock.ok) setInterval(() => lock.value, 60_000)
}

switch (what) {
  case 'open':
    openIt()
    break
  case 'commit':
    commitForEver()
    break
  case 'hold':
    hold()
    break
  default:
    throw new Error(`No such step: ${what}`)
}
