import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createStream } from 'rotating-file-stream'
import { createLogFile } from '../../../electron/adapters/log-file.ts'
import { median, rounded, type Bench } from '../row.ts'

const rounds = 9
const requests = 1_000
/** A request writes about so many lines before main waits for something else. */
const linesOfOne = 3

type Way = 'ours' | 'stream' | 'opened'

const line = `${JSON.stringify({
  time: '2026-11-22T09:00:00.000Z',
  level: 'info',
  message: 'The service answered',
  request: '0199d2f4-8f5e-7cc1-9d0f-3b5d2a2f9d11',
  details: { service: 'cicopass', call: 'registerBike', status: 201, milliseconds: 212 },
})}\n`

/** What a line of the log costs main: at once on a file that stays open, or through the stream of a library. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const ours = createLogFile(join(folder, 'ours'))
  const stream = createStream('counter.log', { path: join(folder, 'stream'), interval: '1d' })
  const opened = join(folder, 'opened.log')
  const at = Date.now()
  let unwritten = 0
  const ways: Record<Way, () => void> = {
    ours: () => {
      ours.append(line, at)
    },
    stream: () => {
      unwritten += 1
      stream.write(line, () => {
        unwritten -= 1
      })
    },
    opened: () => {
      appendFileSync(opened, line, { mode: 0o600 })
    },
  }

  /** Of the main thread alone; what the stream does later counts. */
  async function microsecondsALine(write: () => void): Promise<number> {
    const before = process.threadCpuUsage()
    for (let request = 0; request < requests; request += 1) {
      for (let nth = 0; nth < linesOfOne; nth += 1) write()
      do await new Promise((resolve) => setImmediate(resolve))
      while (unwritten > 0)
    }
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / (requests * linesOfOne)
  }

  const taken: Record<Way, number[]> = { ours: [], stream: [], opened: [] }
  for (const write of Object.values(ways)) await microsecondsALine(write)
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['ours', 'stream', 'opened'] as const) {
      taken[way].push(await microsecondsALine(ways[way]))
    }
  }
  await new Promise((resolve) => stream.end(resolve))
  rmSync(folder, { recursive: true })
  const own = median(taken.ours)
  const streamed = median(taken.stream)
  return [
    {
      what: 'a line of the log, of main’s time, ours ÷ `rotating-file-stream`',
      figure: own / streamed,
      unit: '×',
      goal: { at: 'most', figure: 1 },
      detail: `${rounded(own, 1)} µs and ${rounded(streamed, 1)} µs; ${rounded(median(taken.opened), 1)} µs where the file is opened for each line; ${String(rounds)} rounds of ${String(requests)} requests with ${String(linesOfOne)} lines each`,
    },
  ]
}
